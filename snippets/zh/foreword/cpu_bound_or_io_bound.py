"""等待还是计算：过去了多少时间，其中占用 CPU 多少时间。"""

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
    print(f"{name}: 过了 {wall:.3f} s，CPU {cpu:.3f} s ({cpu / wall:.0%})")


measure("计算", compute)
measure("等待", wait)

# Output:
# 计算: 过了 {compute_wall:float 0.01..60} s，CPU {compute_cpu:float 0.01..} s ({compute_share:int 1..101}%)
# 等待: 过了 {wait_wall:float 0.2..10} s，CPU {wait_cpu:float 0..0.05} s ({wait_share:int 0..10}%)
# Where:
# compute_cpu <= compute_wall + 0.05
# compute_cpu > 5 * wait_cpu
