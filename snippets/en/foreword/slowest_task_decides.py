# /// script
# [tool.snippet]
# runs = 3
# ///
"""When tasks run at the same time, the slowest one decides how long it takes."""

import threading
import time


def perform(name, pause):
    start = time.perf_counter()
    for i in range(3):
        print(f"{name}... {i}\n", end="", flush=True)
        time.sleep(pause)
    elapsed = time.perf_counter() - start
    print(f"{name} took {elapsed:.2f} s\n", end="", flush=True)


start = time.perf_counter()
singer = threading.Thread(target=perform, args=("singing", 0.1))
dancer = threading.Thread(target=perform, args=("dancing", 0.2))
singer.start()
dancer.start()
singer.join()
dancer.join()
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
# dancing took {dance:float 0.6..10} s
# Output:
# total: {total:float 0.6..10} s
# Where:
# max(sing, dance) <= total + 0.01
# In some run:
# total < sing + dance - 0.02
