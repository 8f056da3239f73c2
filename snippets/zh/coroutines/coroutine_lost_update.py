# /// script
# dependencies = ["gevent"]
# ///
"""只有一个线程也会丢失更新：切换点落在读和写之间；加锁就不会。"""

from contextlib import nullcontext

import gevent
from gevent.lock import BoundedSemaphore

counter = 0


def increment(lock):
    global counter
    for _ in range(10):
        with lock:
            value = counter  # 读
            gevent.sleep(0)  # 切换点
            counter = value + 1  # 写


def run(lock):
    global counter
    counter = 0
    g1 = gevent.spawn(increment, lock)
    g2 = gevent.spawn(increment, lock)
    gevent.joinall([g1, g2])
    return counter


no_lock = nullcontext()  # 什么也不做
print(f"不加锁: 应该是 20，实际是 {run(no_lock)}")
print(f"加锁:   应该是 20，实际是 {run(BoundedSemaphore(1))}")

# Output:
# 不加锁: 应该是 20，实际是 10
# 加锁:   应该是 20，实际是 20
