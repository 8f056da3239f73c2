"""The same computing in turn, in two threads, in two processes: time and cores used."""

import multiprocessing
import os
import sys
import threading
import time


def compute():
    start = time.thread_time()  # this thread's CPU time
    sum(i * i for i in range(2_000_000))
    return time.thread_time() - start


def work(barrier, reports):
    barrier.wait()  # compute when both have started
    reports.put((os.getpid(), compute()))


def together(worker_class):
    barrier = multiprocessing.Barrier(2)
    reports = multiprocessing.SimpleQueue()
    args = (barrier, reports)
    workers = [worker_class(target=work, args=args) for _ in "AB"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [reports.get() for _ in workers]


def in_turn():
    return [(os.getpid(), compute()) for _ in "AB"]


def measure(name, run, *args):
    start = time.perf_counter()
    results = run(*args)
    wall = time.perf_counter() - start
    pids = {pid for pid, _ in results}
    cpu = sum(cpu for _, cpu in results)
    cores = f"{cpu / wall:.2f} cores on average"
    print(f"{name}: {wall:.2f} s, {cores}, pids: {len(pids)}")


if __name__ == "__main__":
    # Not there before 3.13: the GIL was always on
    is_gil_enabled = getattr(sys, "_is_gil_enabled", lambda: True)
    gil, cores = is_gil_enabled(), os.cpu_count()
    print(f"CPU cores {cores}, GIL enabled: {gil}")
    measure("in turn", in_turn)
    measure("two threads", together, threading.Thread)
    measure("two processes", together, multiprocessing.Process)

# Output:
# CPU cores {cores:int 1..}, GIL enabled: True
# in turn: {serial:float 0.02..30} s, {serial_cores:float 0.01..1.05} cores on average, pids: 1
# two threads: {threads:float 0.02..30} s, {thread_cores:float 0.01..1.1} cores on average, pids: 1
# two processes: {processes:float 0.02..30} s, {process_cores:float 0.01..2.1} cores on average, pids: 2
# Where:
# serial * serial_cores < 3 * threads * thread_cores < 9 * serial * serial_cores
# serial * serial_cores < 3 * processes * process_cores < 9 * serial * serial_cores
