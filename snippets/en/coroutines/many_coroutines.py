# /// script
# dependencies = ["gevent"]
# ///
"""Ten thousand coroutines wait at the same time, in one thread."""

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
print(f"finished: {finished}, threads: {threading.active_count()}")
print(f"one by one: {COUNT} s, all together: {elapsed:.2f} s")

# Output:
# finished: 10000, threads: 1
# one by one: 10000 s, all together: {elapsed:float 0.9..30} s
