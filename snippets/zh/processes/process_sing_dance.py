"""两个子进程，一个唱歌，一个跳舞，同时进行。"""

import multiprocessing
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


if __name__ == "__main__":
    both_there = multiprocessing.Barrier(2)  # 等的够两个，就放行
    p1 = multiprocessing.Process(target=sing, args=(both_there,))
    p2 = multiprocessing.Process(target=dance, args=(both_there,))

    p1.start()
    p2.start()

    p1.join()
    p2.join()
    print("主进程：两个都结束了")

# Interleaved output:
# 唱歌... 0
# 唱歌... 1
# 唱歌... 2
# --
# 跳舞... 0
# 跳舞... 1
# 跳舞... 2
# Output:
# 主进程：两个都结束了
