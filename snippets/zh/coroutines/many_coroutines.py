# /// script
# dependencies = ["gevent"]
# ///
"""一个线程里，一万个协程同时等待。"""

import threading
import time

import gevent

COUNT = 10_000


def wait():
    gevent.sleep(1)


start = time.perf_counter()
greenlets = [gevent.spawn(wait) for _ in range(COUNT)]
gevent.joinall(greenlets)
elapsed = time.perf_counter() - start

finished = sum(g.successful() for g in greenlets)
print(f"完成 {finished} 个，线程数 {threading.active_count()}")
print(f"逐个等要 {COUNT} s，实际用时 {elapsed:.2f} s")

# Output:
# 完成 10000 个，线程数 1
# 逐个等要 10000 s，实际用时 {elapsed:float 0.9..30} s
