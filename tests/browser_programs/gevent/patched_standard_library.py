# /// script
# dependencies = ["gevent"]
# ///
"""After monkey.patch_all(), threads are greenlets, with locals, context variables, queues and pools of their own."""

from gevent import monkey

monkey.patch_all()

import concurrent.futures
import contextvars
import queue
import threading
import time

import gevent

local = threading.local()
variable = contextvars.ContextVar("variable", default=0)


def work(number):
    local.value = number
    variable.set(number)
    time.sleep(0.01)
    return local.value, variable.get(), hasattr(local, "other")


print([greenlet.get() for greenlet in [gevent.spawn(work, number) for number in range(3)]])
print(variable.get())
results = []
threads = [threading.Thread(target=lambda n=n: results.append(work(n))) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results))
numbers = queue.Queue()
threading.Thread(target=lambda: [numbers.put(number) for number in range(3)]).start()
print([numbers.get() for _ in range(3)])
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    print(list(pool.map(lambda number: number * number, range(4))))
print(threading.Event().wait(0.01), threading.active_count())
with gevent.Timeout(0.02, False):
    time.sleep(60)
lock = threading.Lock()
lock.acquire()
try:
    lock.acquire()
except gevent.exceptions.LoopExit as error:
    print(str(error).partition("\n")[0])

# Output:
# [(0, 0, False), (1, 1, False), (2, 2, False)]
# 0
# [(0, 0, False), (1, 1, False), (2, 2, False)]
# [0, 1, 2]
# [0, 1, 4, 9]
# False 1
# This operation would block forever
