"""Locked again by its own thread: a Lock waits for itself, an RLock counts."""

import threading


def outer(lock):
    with lock:
        return inner(lock)


def inner(lock):
    # without timeout, a Lock would wait for ever
    got = lock.acquire(timeout=0.1)
    if got:
        lock.release()
    return got


print(f"Lock, taken again: {outer(threading.Lock())}")
print(f"RLock, taken again: {outer(threading.RLock())}")

rlock = threading.RLock()


def attempt():
    got = rlock.acquire(timeout=0.1)
    print(f"  another thread gets it: {got}")
    if got:
        rlock.release()


def ask_another_thread():
    thread = threading.Thread(target=attempt)
    thread.start()
    thread.join()


rlock.acquire()
rlock.acquire()
print("main has locked it twice")
ask_another_thread()
for times in (1, 2):
    rlock.release()
    print(f"released: {times}")
    ask_another_thread()

# Output:
# Lock, taken again: False
# RLock, taken again: True
# main has locked it twice
#   another thread gets it: False
# released: 1
#   another thread gets it: False
# released: 2
#   another thread gets it: True
