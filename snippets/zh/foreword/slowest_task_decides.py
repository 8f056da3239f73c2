# /// script
# [tool.snippet]
# runs = 3
# ///
"""同时进行时，总用时大约等于最慢的那个任务的用时。"""

import threading
import time


def perform(name, pause):
    start = time.perf_counter()
    for i in range(3):
        print(f"{name}... {i}\n", end="", flush=True)
        time.sleep(pause)
    elapsed = time.perf_counter() - start
    print(f"{name}用时 {elapsed:.2f} s\n", end="", flush=True)


start = time.perf_counter()
singer = threading.Thread(target=perform, args=("唱歌", 0.1))
dancer = threading.Thread(target=perform, args=("跳舞", 0.2))
singer.start()
dancer.start()
singer.join()
dancer.join()
elapsed = time.perf_counter() - start
print(f"总共用时 {elapsed:.2f} s")

# Interleaved output:
# 唱歌... 0
# 唱歌... 1
# 唱歌... 2
# 唱歌用时 {sing:float 0.3..10} s
# --
# 跳舞... 0
# 跳舞... 1
# 跳舞... 2
# 跳舞用时 {dance:float 0.6..10} s
# Output:
# 总共用时 {total:float 0.6..10} s
# Where:
# max(sing, dance) <= total + 0.01
# In some run:
# total < sing + dance - 0.02
