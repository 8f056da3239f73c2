"""两个线程同时在 C 代码里计算：sha256 期间释放了 GIL。"""

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
    print(f"{task.__name__}：平均用到 {cpu / wall:.2f} 个核")
    for name, (start, end) in sorted(spans.items()):
        print(f"  {name} 从 {start:.3f} s 到 {end:.3f} s")


# 运行中的线程不再被要求让出 GIL，只能等它自己释放
sys.setswitchinterval(60)
run_two(pure_python)
run_two(sha256)

# Output:
# pure_python：平均用到 {python_cores:float 0.01..1.1} 个核
#   A 从 {python_a:float 0..} s 到 {python_a_end:float 0.01..60} s
#   B 从 {python_b:float 0.01..} s 到 {python_b_end:float 0.02..60} s
# sha256：平均用到 {sha_cores:float 0.01..2.1} 个核
#   A 从 {sha_a:float 0..} s 到 {sha_a_end:float 0.01..60} s
#   B 从 {sha_b:float 0..} s 到 {sha_b_end:float 0.01..60} s
# Where:
# python_a_end <= python_b
# Where (not browser):
# max(sha_a, sha_b) < min(sha_a_end, sha_b_end)
# Where (browser):
# sha_a_end <= sha_b
