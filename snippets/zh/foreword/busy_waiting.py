"""睡着等和转圈等：同样等 0.2 秒，一个让出 CPU，一个一直占着。"""

import time


def sleep():
    time.sleep(0.2)


def spin():
    deadline = time.perf_counter() + 0.2
    while time.perf_counter() < deadline:
        pass  # 不停地看钟


def measure(name, wait):
    start, cpu_start = time.perf_counter(), time.process_time()
    wait()
    wall = time.perf_counter() - start
    cpu = time.process_time() - cpu_start
    print(f"{name}: 过了 {wall:.3f} s，CPU {cpu:.3f} s ({cpu / wall:.0%})")


measure("睡着等", sleep)
measure("转圈等", spin)

# Output:
# 睡着等: 过了 {sleep_wall:float 0.2..10} s，CPU {sleep_cpu:float 0..0.05} s ({sleep_share:int 0..10}%)
# 转圈等: 过了 {spin_wall:float 0.2..60} s，CPU {spin_cpu:float 0.001..} s ({spin_share:int 0..101}%)
# Where:
# spin_cpu <= spin_wall + 0.05
# spin_cpu > 3 * sleep_cpu + 0.001
