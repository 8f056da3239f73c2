# /// script
# dependencies = ["gevent"]
# ///
"""Two thousand passes to and fro: CPU time for each, with threads and with coroutines."""

import threading
import time
from itertools import pairwise

import gevent
import gevent.lock

ROUNDS = 1000
turns = []  # whose turn it was, and in which thread


def play(name, mine, other):
    for _ in range(ROUNDS):
        mine.acquire()  # wait for the other to pass it
        turns.append((name, threading.get_ident()))
        other.release()  # pass it back


def with_threads():
    a, b = threading.Semaphore(1), threading.Semaphore(0)
    first = threading.Thread(target=play, args=("A", a, b))
    second = threading.Thread(target=play, args=("B", b, a))
    first.start()
    second.start()
    for thread in (first, second):
        thread.join()


def with_greenlets():
    a, b = gevent.lock.Semaphore(1), gevent.lock.Semaphore(0)
    first = gevent.spawn(play, "A", a, b)
    second = gevent.spawn(play, "B", b, a)
    gevent.joinall([first, second])


def measure(title, run):
    turns.clear()
    start = time.process_time()
    run()
    used = time.process_time() - start
    switches = sum(a[0] != b[0] for a, b in pairwise(turns))
    threads = len({ident for _, ident in turns})
    cost = used / switches * 1_000_000  # microseconds
    text = f"{switches} switches, {cost:.2f} µs each"
    print(f"{title}: {text}, threads: {threads}")


measure("with threads", with_threads)
measure("with coroutines", with_greenlets)

# Output:
# with threads: 1999 switches, {threads:float 0.1..2000} µs each, threads: 2
# with coroutines: 1999 switches, {greenlets:float 0.1..2000} µs each, threads: 1
