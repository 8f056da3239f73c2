"""同样是 C 代码，sum() 一直握着 GIL：两个线程只能一先一后。"""

import sys
import threading
import time

NUMBERS = range(5_000_000)


def timed(name, zero, lines):
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
a.join()
b.join()
print("\n".join(lines))

# Output:
# A 从 {a:float 0..} s 到 {a_end:float 0.01..60} s
# B 从 {b:float 0.01..} s 到 {b_end:float 0.02..60} s
# Where:
# a_end <= b
