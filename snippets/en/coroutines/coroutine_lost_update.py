# /// script
# dependencies = ["gevent"]
# ///
"""One thread loses updates, too: a switch point between read and write; a lock helps."""

from contextlib import nullcontext

import gevent
from gevent.lock import BoundedSemaphore

counter = 0


def increment(lock):
    global counter
    for _ in range(10):
        with lock:
            value = counter  # read
            gevent.sleep(0)  # switch point
            counter = value + 1  # write


def run(lock):
    global counter
    counter = 0
    g1 = gevent.spawn(increment, lock)
    g2 = gevent.spawn(increment, lock)
    gevent.joinall([g1, g2])
    return counter


no_lock = nullcontext()  # does nothing
print(f"no lock:   expected 20, got {run(no_lock)}")
print(f"with lock: expected 20, got {run(BoundedSemaphore(1))}")

# Output:
# no lock:   expected 20, got 10
# with lock: expected 20, got 20
