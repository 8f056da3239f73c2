# /// script
# dependencies = ["gevent"]
# ///
"""After patch_all() Lock, Condition, queue and Timer of the standard library are green."""

from gevent import monkey

monkey.patch_all()

import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import gevent

jobs, results = queue.Queue(maxsize=2), []
lock = threading.Lock()
total = 0


def produce():
    for number in range(5):
        jobs.put(number)
    jobs.put(None)


def consume():
    while (number := jobs.get()) is not None:
        results.append(number)


def add():
    global total
    for _ in range(3):
        with lock:
            seen = total
            time.sleep(0)
            total = seen + 1


workers = [threading.Thread(target=f) for f in (consume, produce, add, add)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(results, total)

condition = threading.Condition()
timer = threading.Timer(0.01, lambda: notify())


def notify():
    with condition:
        condition.notify()


with condition:
    timer.start()
    print("notified:", condition.wait(5))
with ThreadPoolExecutor(2) as executor:
    print(*executor.map(lambda number: number * 2, range(4)))
begin = time.monotonic()
gevent.joinall([gevent.spawn(time.sleep, 0.1) for _ in range(50)])
print("all at once:", time.monotonic() - begin < 2)
print(isinstance(threading.current_thread(), threading._MainThread))

# Output:
# [0, 1, 2, 3, 4] 6
# notified: True
# 0 2 4 6
# all at once: True
# True
