# /// script
# dependencies = ["gevent"]
# ///
"""spawn() only queues: others start when the main greenlet reaches a switch point."""

import gevent


def sing():
    print("singing...")


def dance():
    print("dancing...")


g1 = gevent.spawn(sing)
print(f"after spawn(): ready()={g1.ready()}")
g1.join()
print(f"after join(): ready()={g1.ready()}")

g2 = gevent.spawn(dance)  # no switch point after this
print(f"end of program: dance ready()={g2.ready()}")

# Output:
# after spawn(): ready()=False
# singing...
# after join(): ready()=True
# end of program: dance ready()=False
