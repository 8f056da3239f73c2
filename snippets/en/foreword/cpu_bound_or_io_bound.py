"""Waiting or computing: how much time went by, and how much of it on a CPU."""

import time


def compute():
    sum(i * i for i in range(2_000_000))


def wait():
    time.sleep(0.2)


def measure(name, work):
    start, cpu_start = time.perf_counter(), time.process_time()
    work()
    wall = time.perf_counter() - start
    cpu = time.process_time() - cpu_start
    print(f"{name}: {wall:.3f} s, CPU {cpu:.3f} s ({cpu / wall:.0%})")


measure("computing", compute)
measure("waiting", wait)

# Output:
# computing: {compute_wall:float 0.01..60} s, CPU {compute_cpu:float 0.01..} s ({compute_share:int 1..101}%)
# waiting: {wait_wall:float 0.2..10} s, CPU {wait_cpu:float 0..0.05} s ({wait_share:int 0..10}%)
# Where:
# compute_cpu <= compute_wall + 0.05
# compute_cpu > 5 * wait_cpu
