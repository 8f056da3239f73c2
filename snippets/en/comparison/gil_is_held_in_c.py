"""Also C code, but sum() keeps the GIL: one thread after the other."""

import sys
import threading
import time

NUMBERS = range(5_000_000)


def timed(name, zero, lines):
    start = time.perf_counter() - zero
    sum(NUMBERS)  # the whole loop is in C code
    end = time.perf_counter() - zero
    lines.append(f"{name} from {start:.3f} s to {end:.3f} s")


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
# A from {a:float 0..} s to {a_end:float 0.01..60} s
# B from {b:float 0.01..} s to {b_end:float 0.02..60} s
# Where:
# a_end <= b
