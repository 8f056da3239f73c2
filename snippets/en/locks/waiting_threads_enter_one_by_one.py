"""Five threads compete for one lock; one at a time gets in."""

import threading
import time

mutex = threading.Lock()
inside = 0


def task(number):
    global inside
    mutex.acquire()  # waits here until it gets the lock
    inside += 1
    time.sleep(0.02)
    print(f"thread {number} got the lock, inside: {inside}", flush=True)
    inside -= 1
    mutex.release()


mutex.acquire()
numbers = range(1, 6)
threads = [threading.Thread(target=task, args=(n,)) for n in numbers]
for thread in threads:
    thread.start()
print("main holds the lock, nobody gets in", flush=True)
mutex.release()
for thread in threads:
    thread.join()
print("everybody has been in")

# Output:
# main holds the lock, nobody gets in
# Unordered output:
# thread 1 got the lock, inside: 1
# thread 2 got the lock, inside: 1
# thread 3 got the lock, inside: 1
# thread 4 got the lock, inside: 1
# thread 5 got the lock, inside: 1
# Output:
# everybody has been in
