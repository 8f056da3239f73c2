"""A lock keeps out only the code that takes the same lock."""

import threading
import time

lock = threading.Lock()
data = []


def polite():
    with lock:
        time.sleep(0.1)
        data.append("polite")


def rude():
    time.sleep(0.5)
    data.append("rude")  # does not take the lock


lock.acquire()  # main holds the lock
t1 = threading.Thread(target=polite)
t2 = threading.Thread(target=rude)
t1.start()
t2.start()

t2.join()
print(f"while locked: {data}")

lock.release()
t1.join()
print(f"after release: {data}")

# Output:
# while locked: ['rude']
# after release: ['rude', 'polite']
