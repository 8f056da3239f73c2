# /// script
# dependencies = ["gevent"]
# ///
"""RLock, Semaphore and BoundedSemaphore among greenlets: first come, first served."""

import gevent
from gevent.lock import BoundedSemaphore, RLock, Semaphore

order = []


def take(lock, name):
    with lock:
        order.append(name)
        gevent.sleep(0)


semaphore = Semaphore(2)
gevent.joinall([gevent.spawn(take, semaphore, name) for name in "abcd"])
print(*order, semaphore.counter, semaphore.locked())

rlock = RLock()


def nested():
    with rlock, rlock:
        print("again by the same greenlet:", bool(rlock.acquire(blocking=False)))
        rlock.release()
        other = gevent.spawn(rlock.acquire, False)
        print("by another one:", other.get())


gevent.spawn(nested).join()
print("timed out:", not semaphore.acquire(blocking=False) or semaphore.acquire(timeout=0.01))
print(semaphore.acquire(timeout=0.01), semaphore.locked())
try:
    BoundedSemaphore(1).release()
except ValueError as error:
    print(error)
try:
    rlock.release()
except RuntimeError as error:
    print(str(error).partition(".")[0])

# Output:
# a b c d 2 False
# again by the same greenlet: True
# by another one: False
# timed out: True
# False True
# Semaphore released too many times
# cannot release un-acquired lock
