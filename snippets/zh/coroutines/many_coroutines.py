# /// script
# dependencies = ["gevent"]
# [tool.snippet]
# timeout = 120
# ///
"""一个线程里，一万个协程同时等待。"""

import threading
import time

import gevent
from gevent.event import Event

COUNT = 10_000
waiting = 0
door = Event()


def wait():
    global waiting
    waiting += 1
    door.wait()  # 等门打开
    waiting -= 1


start = time.process_time()
greenlets = [gevent.spawn(wait) for _ in range(COUNT)]
while waiting < COUNT:  # 等大家都到
    gevent.sleep(0.01)
gevent.sleep(0.3)  # 门关着，谁也走不了
print(f"在等的 {waiting} 个，线程数 {threading.active_count()}")

door.set()
gevent.joinall(greenlets)
cost = (time.process_time() - start) / COUNT * 1_000_000
print(f"还在等的 {waiting} 个，平均每个占用 CPU {cost:.0f} µs")

# Output:
# 在等的 10000 个，线程数 1
# 还在等的 0 个，平均每个占用 CPU {cost:int 1..} µs
# Where (not browser):
# cost <= 2000
