"""同样是 C 代码，sum() 一直握着 GIL：两个线程只能一先一后。"""

import sys
import threading
import time

NUMBERS = range(2_000_000)
both_there = threading.Barrier(2)


def timed(name, zero, lines):
    both_there.wait()  # 两个都在了，再开始
    start = time.perf_counter() - zero
    sum(NUMBERS)  # 整个循环都在 C 代码里
    end = time.perf_counter() - zero
    lines.append(f"{name} 从 {start:.3f} s 到 {end:.3f} s")


sys.setswitchinterval(60)
zero = time.perf_counter()
lines = []
a = threading.Thread(target=timed, args=("A", zero, lines))
b = threading.Thread(target=timed, args=("B", zero, lines))
a.start()
b.start()
for thread in (a, b):
    thread.join()
print("\n".join(sorted(lines)))

# Output:
# A 从 {a:float 0..} s 到 {a_end:float 0.005..60} s
# B 从 {b:float 0..} s 到 {b_end:float 0.005..60} s
# Where:
# a_end <= b or b_end <= a
