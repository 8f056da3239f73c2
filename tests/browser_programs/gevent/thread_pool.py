# /// script
# dependencies = ["gevent"]
# ///
"""The hub's thread pool runs functions in real threads; greenlets go on meanwhile."""

import io
import threading
import time

import gevent
from gevent import get_hub
from gevent.threadpool import ThreadPool

main_thread = threading.get_ident()
steps = []


def block(seconds):  # time.sleep() is not patched here
    time.sleep(seconds)
    return threading.get_ident() != main_thread


def count():
    for number in range(3):
        steps.append(number)
        gevent.sleep(0.01)


counting = gevent.spawn(count)
print("in another thread:", get_hub().threadpool.apply(block, (0.3,)))
print("meanwhile:", steps)

pool = ThreadPool(2)
print(pool.map(lambda number: number * number, range(5)))
both_run = threading.Barrier(2)
results = [pool.spawn(both_run.wait, 60) for _ in range(2)]
gevent.wait(results)
print(sorted(result.get() for result in results))

get_hub().exception_stream = io.StringIO()  # where the hub reports the error


def fail():
    raise ValueError("in a thread")


try:
    pool.apply(fail)
except ValueError as error:
    print("passed on:", error)
pool.kill()

# Output:
# in another thread: True
# meanwhile: [0, 1, 2]
# [0, 1, 4, 9, 16]
# [0, 1]
# passed on: in a thread
