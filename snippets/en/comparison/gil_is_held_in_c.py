"""Also C code, but sum() keeps the GIL: one thread after the other."""

import sys
import threading
import time

NUMBERS = range(2_000_000)
both_there = threading.Barrier(2)


def timed(name, zero, lines):
    both_there.wait()  # begin when both are there
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
for thread in (a, b):
    thread.join()
print("\n".join(sorted(lines)))

# Output:
# A from {a:float 0..} s to {a_end:float 0.005..60} s
# B from {b:float 0..} s to {b_end:float 0.005..60} s
# Where:
# a_end <= b or b_end <= a
