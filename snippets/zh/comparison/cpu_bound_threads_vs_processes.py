"""同样的计算，依次做、用两个线程、用两个进程：用时和用到的核。"""

import multiprocessing
import os
import sys
import threading
import time


def compute():
    start = time.thread_time()  # 本线程占用 CPU 的时间
    sum(i * i for i in range(2_000_000))
    return time.thread_time() - start


def work(barrier, reports):
    barrier.wait()  # 两个都启动了，再一起算
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
    cores = f"平均用到 {cpu / wall:.2f} 个核"
    print(f"{name}：用时 {wall:.2f} s，{cores}，pid 有 {len(pids)} 个")


if __name__ == "__main__":
    # 3.13 之前没有这个函数，GIL 总是开着的
    is_gil_enabled = getattr(sys, "_is_gil_enabled", lambda: True)
    gil, cores = is_gil_enabled(), os.cpu_count()
    print(f"CPU 核数 {cores}，GIL 开启: {gil}")
    measure("依次", in_turn)
    measure("两个线程", together, threading.Thread)
    measure("两个进程", together, multiprocessing.Process)

# Output:
# CPU 核数 {cores:int 1..}，GIL 开启: True
# 依次：用时 {serial:float 0.02..30} s，平均用到 {serial_cores:float 0.01..1.05} 个核，pid 有 1 个
# 两个线程：用时 {threads:float 0.02..30} s，平均用到 {thread_cores:float 0.01..1.1} 个核，pid 有 1 个
# 两个进程：用时 {processes:float 0.02..30} s，平均用到 {process_cores:float 0.01..2.1} 个核，pid 有 2 个
# Where:
# serial * serial_cores < 3 * threads * thread_cores < 9 * serial * serial_cores
# serial * serial_cores < 3 * processes * process_cores < 9 * serial * serial_cores
