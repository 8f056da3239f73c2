"""Two threads compute in C code at once: sha256 releases the GIL meanwhile."""

import hashlib
import sys
import threading
import time

BLOCK = bytes(10_000_000)


def pure_python():
    sum(i * i for i in range(1_000_000))


def sha256():
    for _ in range(15):
        hashlib.sha256(BLOCK).digest()


def run_two(task):
    zero, cpu_zero = time.perf_counter(), time.process_time()
    spans = {}

    def timed(name):
        start = time.perf_counter() - zero
        task()
        spans[name] = start, time.perf_counter() - zero

    threads = [threading.Thread(target=timed, args=(n,)) for n in "AB"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    wall = time.perf_counter() - zero
    cpu = time.process_time() - cpu_zero
    print(f"{task.__name__}: {cpu / wall:.2f} cores on average")
    for name, (start, end) in sorted(spans.items()):
        print(f"  {name} from {start:.3f} s to {end:.3f} s")


# A running thread is no longer asked to give up the GIL
sys.setswitchinterval(60)
run_two(pure_python)
run_two(sha256)

# Output:
# pure_python: {python_cores:float 0.01..1.1} cores on average
#   A from {python_a:float 0..} s to {python_a_end:float 0.01..60} s
#   B from {python_b:float 0.01..} s to {python_b_end:float 0.02..60} s
# sha256: {sha_cores:float 0.01..2.1} cores on average
#   A from {sha_a:float 0..} s to {sha_a_end:float 0.01..60} s
#   B from {sha_b:float 0..} s to {sha_b_end:float 0.01..60} s
# Where:
# python_a_end <= python_b
# Where (not browser):
# max(sha_a, sha_b) < min(sha_a_end, sha_b_end)
# Where (browser):
# sha_a_end <= sha_b
