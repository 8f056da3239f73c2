"""After an exception, `with` has released the lock; release() was never reached."""

import threading

lock = threading.Lock()


def careful():
    with lock:
        print(f"in careful(): locked()={lock.locked()}")
        int("three")  # ValueError


def careless():
    lock.acquire()
    print(f"in careless(): locked()={lock.locked()}")
    int("three")  # ValueError
    lock.release()  # never reached


for task in (careful, careless):
    try:
        task()
    except ValueError:
        print(f"after {task.__name__}(): locked()={lock.locked()}")

# Output:
# in careful(): locked()=True
# after careful(): locked()=False
# in careless(): locked()=True
# after careless(): locked()=True
