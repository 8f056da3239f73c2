"""Two processes compute together: from when to when, and with how much CPU time each."""

import time
from multiprocessing import Barrier, Process


def compute(name, zero, barrier):
    barrier.wait()  # wait until both are ready, then go
    start, cpu_start = time.perf_counter(), time.process_time()
    sum(i * i for i in range(1_000_000))
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
    time.sleep(0.5)  # the dancer comes late
    dancer.start()
    for process in (singer, dancer):
        process.join()
    print("both have ended")

# Unordered output:
# singing: from {sing_start:float 0.5..30} s to {sing_end:float 0..30} s, CPU time {sing_cpu:float 0.01..} s
# dancing: from {dance_start:float 0.5..30} s to {dance_end:float 0..30} s, CPU time {dance_cpu:float 0.01..} s
# Output:
# both have ended
# Where:
# max(sing_start, dance_start) < min(sing_end, dance_end)
# sing_cpu <= sing_end - sing_start + 0.05
# dance_cpu <= dance_end - dance_start + 0.05
