# /// script
# dependencies = ["gevent"]
# ///
"""A gevent semaphore: two may enter, a third tries in vain."""

import gevent
from gevent.event import Event
from gevent.lock import BoundedSemaphore

stalls = BoundedSemaphore(2)
fed = Event()
inside, counts = set(), []


def visit(horse):
    with stalls:
        inside.add(horse)
        fed.wait()
        counts.append(len(inside))
        inside.remove(horse)


horses = [gevent.spawn(visit, number) for number in range(5)]
gevent.sleep(0)  # let them come
print("inside:", len(inside), "locked:", stalls.locked())
print("got in:", stalls.acquire(blocking=False))
fed.set()
gevent.joinall(horses)
print("at most:", max(counts), "of", len(counts))
print("locked:", stalls.locked())
try:
    stalls.release()
except ValueError as error:
    print("ValueError:", error)

# Output:
# inside: 2 locked: True
# got in: False
# at most: 2 of 5
# locked: False
# ValueError: Semaphore released too many times
