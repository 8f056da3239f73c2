# /// script
# dependencies = ["gevent"]
#
# [tool.snippet]
# runs = 3
# ///
"""Ten thousand passes to and fro: CPU time for each, with threads and with coroutines."""

import threading
import time

import gevent
import gevent.lock

ROUNDS = 5000


def play(mine, other):
    for _ in range(ROUNDS):
        mine.acquire()  # wait for the other to pass it
        other.release()  # pass it back


def with_threads():
    a, b = threading.Semaphore(1), threading.Semaphore(0)
    first = threading.Thread(target=play, args=(a, b))
    second = threading.Thread(target=play, args=(b, a))
    first.start()
    second.start()
    first.join()
    second.join()


def with_greenlets():
    a, b = gevent.lock.Semaphore(1), gevent.lock.Semaphore(0)
    first = gevent.spawn(play, a, b)
    second = gevent.spawn(play, b, a)
    gevent.joinall([first, second])


def measure(run):
    start = time.process_time()
    run()
    used = time.process_time() - start
    return used / (2 * ROUNDS) * 1_000_000  # microseconds


print(f"threads:    {measure(with_threads):.2f} µs each")
print(f"coroutines: {measure(with_greenlets):.2f} µs each")

# Output:
# threads:    {threads:float 0.1..2000} µs each
# coroutines: {greenlets:float 0.1..2000} µs each
# In some run:
# greenlets < threads
