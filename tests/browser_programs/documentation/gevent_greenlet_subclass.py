# /// script
# dependencies = ["gevent"]
# ///
"""A subclass of Greenlet brings its own data and its own _run()."""

import gevent
from gevent import Greenlet


class Snail(Greenlet):
    def __init__(self, name, metres):
        super().__init__()
        self.name = name
        self.metres = metres

    def _run(self):
        for metre in range(1, self.metres + 1):
            gevent.sleep(0.01)
            print(f"{self.name}: metre {metre}")
        return f"{self.name} has arrived"


snails = [Snail("Sid", 2), Snail("Sue", 3)]
print("begun:", [bool(snail) for snail in snails])
for snail in snails:
    snail.start()
for snail in snails:
    print(snail.get())

# Output:
# begun: [False, False]
# Interleaved output:
# Sid: metre 1
# Sid: metre 2
# Sid has arrived
# --
# Sue: metre 1
# Sue: metre 2
# Sue: metre 3
# Output:
# Sue has arrived
