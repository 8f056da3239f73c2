# /// script
# dependencies = ["gevent"]
# [tool.snippet]
# timeout = 120
# ///
"""Ten thousand coroutines wait at the same time, in one thread."""

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
    door.wait()  # until the door is opened
    waiting -= 1


start = time.process_time()
greenlets = [gevent.spawn(wait) for _ in range(COUNT)]
while waiting < COUNT:  # until all have come
    gevent.sleep(0.01)
gevent.sleep(0.3)  # the door is shut, nobody can leave
print(f"waiting: {waiting}, threads: {threading.active_count()}")

door.set()
gevent.joinall(greenlets)
cost = (time.process_time() - start) / COUNT * 1_000_000
print(f"still waiting: {waiting}, CPU time for each: {cost:.0f} µs")

# Output:
# waiting: 10000, threads: 1
# still waiting: 0, CPU time for each: {cost:int 1..} µs
# Where (not browser):
# cost <= 2000
