# /// script
# [tool.snippet]
# runs = 3
# ///
"""Sing and dance at the same time: the whole takes less than the sum of its parts."""

import threading
import time


def perform(name):
    start = time.perf_counter()
    for i in range(3):
        # Text and newline in one write, so that lines never get mixed
        print(f"{name}... {i}\n", end="", flush=True)
        time.sleep(0.1)
    elapsed = time.perf_counter() - start
    print(f"{name} took {elapsed:.2f} s\n", end="", flush=True)


start = time.perf_counter()
singer = threading.Thread(target=perform, args=("singing",))
dancer = threading.Thread(target=perform, args=("dancing",))
singer.start()
dancer.start()
for task in (singer, dancer):
    task.join()  # wait until it has ended
elapsed = time.perf_counter() - start
print(f"total: {elapsed:.2f} s")

# Interleaved output:
# singing... 0
# singing... 1
# singing... 2
# singing took {sing:float 0.3..10} s
# --
# dancing... 0
# dancing... 1
# dancing... 2
# dancing took {dance:float 0.3..10} s
# Output:
# total: {total:float 0.3..10} s
# In some run:
# total < sing + dance - 0.02
