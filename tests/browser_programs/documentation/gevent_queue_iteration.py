# /// script
# dependencies = ["gevent"]
# ///
"""A gevent queue can be iterated: StopIteration in it ends the loop."""

import gevent
from gevent.queue import Empty, Queue

stones = Queue(maxsize=1)


def throw():
    for stone in ("flat", "round", "grey"):
        stones.put(stone)  # waits while one is there
        print("threw", stone)
    stones.put(StopIteration)


thrower = gevent.spawn(throw)
for stone in stones:
    print("caught", stone)
thrower.join()

try:
    stones.get(timeout=0.05)
except Empty:
    print("no more stones")

# Interleaved output:
# threw flat
# threw round
# threw grey
# --
# caught flat
# caught round
# caught grey
# Output:
# no more stones
