# /// script
# [tool.snippet]
# runs = 3
# ///
"""边唱歌边跳舞：两个任务同时进行，总用时比两段用时之和短。"""

import threading
import time


def perform(name):
    start = time.perf_counter()
    for i in range(3):
        # 连同换行一次写出，两个任务的字才不会混在一行里
        print(f"{name}... {i}\n", end="", flush=True)
        time.sleep(0.1)
    elapsed = time.perf_counter() - start
    print(f"{name}用时 {elapsed:.2f} s\n", end="", flush=True)


start = time.perf_counter()
singer = threading.Thread(target=perform, args=("唱歌",))
dancer = threading.Thread(target=perform, args=("跳舞",))
singer.start()
dancer.start()
for task in (singer, dancer):
    task.join()  # 等它结束
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
# 跳舞用时 {dance:float 0.3..10} s
# Output:
# 总共用时 {total:float 0.3..10} s
# In some run:
# total < sing + dance - 0.02
