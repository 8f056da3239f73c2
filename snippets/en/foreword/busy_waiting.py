"""Sleep or spin: both wait 0.2 s, but only one leaves the CPU to others."""

import time


def sleep():
    time.sleep(0.2)


def spin():
    deadline = time.perf_counter() + 0.2
    while time.perf_counter() < deadline:
        pass  # look at the clock, again and again


def measure(name, wait):
    start, cpu_start = time.perf_counter(), time.process_time()
    wait()
    wall = time.perf_counter() - start
    cpu = time.process_time() - cpu_start
    print(f"{name}: {wall:.3f} s, CPU {cpu:.3f} s ({cpu / wall:.0%})")


measure("sleeping", sleep)
measure("spinning", spin)

# Output:
# sleeping: {sleep_wall:float 0.2..10} s, CPU {sleep_cpu:float 0..0.05} s ({sleep_share:int 0..10}%)
# spinning: {spin_wall:float 0.2..60} s, CPU {spin_cpu:float 0.001..} s ({spin_share:int 0..101}%)
# Where:
# spin_cpu <= spin_wall + 0.05
# spin_cpu > 3 * sleep_cpu + 0.001
