"""A lock makes a read, a computation and a write one step."""

import threading

count = 0
lock = threading.Lock()


def plus_one(number):
    return number + 1


def add(times):
    global count
    for _ in range(times):
        with lock:
            count = plus_one(count)


threads = [threading.Thread(target=add, args=(20_000,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"count: {count}")
print(lock.locked(), lock.acquire(blocking=False), lock.locked())
print(lock.acquire(timeout=0.01))
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)

# Output:
# count: 80000
# False True True
# False
# release unlocked lock
