# /// script
# dependencies = ["gevent"]
# ///
"""Two coroutines, one sings, one dances: they take turns at gevent.sleep()."""

import gevent


def sing():
    for i in range(3):
        print("singing...")
        gevent.sleep(0.1)  # switch point: stop here, let others go


def dance():
    for i in range(3):
        print("dancing...")
        gevent.sleep(0.1)  # switch point


if __name__ == "__main__":
    g1 = gevent.spawn(sing)
    g2 = gevent.spawn(dance)

    g1.join()  # a switch point, too: others go while we wait for g1
    g2.join()

# Output:
# singing...
# dancing...
# singing...
# dancing...
# singing...
# dancing...
