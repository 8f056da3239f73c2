"""Parallelism you can see: two processes compute at once and report when, and how much CPU time."""

import time
from multiprocessing import Barrier, Process


def compute(name, zero, barrier):
    barrier.wait()  # wait until both are ready, then go
    start, cpu_start = time.perf_counter(), time.process_time()
    sum(i * i for i in range(2_000_000))
    end, cpu_end = time.perf_counter(), time.process_time()
    print(
        f"{name}: from {start - zero:.2f} s to {end - zero:.2f} s, "
        f"CPU time {cpu_end - cpu_start:.2f} s\n",
        end="",
        flush=True,
    )


if __name__ == "__main__":
    zero = time.perf_counter()  # both read the same clock
    barrier = Barrier(2)
    singer = Process(target=compute, args=("singing", zero, barrier))
    dancer = Process(target=compute, args=("dancing", zero, barrier))
    singer.start()
    dancer.start()
    singer.join()
    dancer.join()

# Unordered output:
# singing: from {sing_start:float 0..30} s to {sing_end:float 0..30} s, CPU time {sing_cpu:float 0.01..} s
# dancing: from {dance_start:float 0..30} s to {dance_end:float 0..30} s, CPU time {dance_cpu:float 0.01..} s
# Where:
# max(sing_start, dance_start) < min(sing_end, dance_end)
# sing_cpu <= sing_end - sing_start + 0.05
# dance_cpu <= dance_end - dance_start + 0.05
