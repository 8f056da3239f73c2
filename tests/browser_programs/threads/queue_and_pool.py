"""Queues between threads, and a pool of threads."""

import queue
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

box = queue.Queue(maxsize=2)
got = []


def produce():
    for number in range(6):
        box.put(number)
    box.put(None)


def consume():
    while (number := box.get()) is not None:
        got.append(number)
        box.task_done()
    box.task_done()


threads = [threading.Thread(target=f) for f in (produce, consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
box.join()
print(got)
try:
    box.get(timeout=0.01)
except queue.Empty:
    print("empty")
simple = queue.SimpleQueue()
simple.put("simple")
print(simple.get(), queue.PriorityQueue().empty())


def divide(number):
    return 6 // number


with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(divide, [1, 2, 3])))
    futures = [pool.submit(divide, number) for number in (6, 0)]
    for future in as_completed(futures):
        future.exception()
print(futures[0].result(), type(futures[1].exception()).__name__)

# Output:
# [0, 1, 2, 3, 4, 5]
# empty
# simple True
# [6, 3, 2]
# 1 ZeroDivisionError
