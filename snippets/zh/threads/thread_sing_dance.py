"""两个线程，一个唱歌，一个跳舞，同时进行。"""

import threading
import time


def sing(both_there):
    both_there.wait()  # 两个都到了才开始
    for i in range(3):
        print(f"唱歌... {i}\n", end="", flush=True)
        time.sleep(0.1)


def dance(both_there):
    both_there.wait()
    for i in range(3):
        print(f"跳舞... {i}\n", end="", flush=True)
        time.sleep(0.3)


both_there = threading.Barrier(2)  # 等的够两个，就放行
t1 = threading.Thread(target=sing, args=(both_there,))
t2 = threading.Thread(target=dance, args=(both_there,))

t1.start()
t2.start()

t1.join()
t2.join()
print("主线程：两个都结束了")

# Interleaved output:
# 唱歌... 0
# 唱歌... 1
# 唱歌... 2
# --
# 跳舞... 0
# 跳舞... 1
# 跳舞... 2
# Output:
# 主线程：两个都结束了
