"""After an exception, `with` has released the lock; release() was never reached."""

import threading

lock = threading.Lock()


def careful():
    with lock:
        int("three")  # ValueError


def careless():
    lock.acquire()
    int("three")  # ValueError
    lock.release()  # never reached


for task in (careful, careless):
    try:
        task()
    except ValueError:
        print(f"after {task.__name__}(): locked()={lock.locked()}")

# Output:
# after careful(): locked()=False
# after careless(): locked()=True
