"""两个子进程，一个唱歌，一个跳舞，同时进行。"""

import multiprocessing
import time


def sing():
    for i in range(3):
        print(f"唱歌... {i}\n", end="", flush=True)
        time.sleep(0.1)


def dance():
    for i in range(3):
        print(f"跳舞... {i}\n", end="", flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    p1 = multiprocessing.Process(target=sing)
    p2 = multiprocessing.Process(target=dance)

    p1.start()
    p2.start()

    p1.join()
    p2.join()

# Interleaved output:
# 唱歌... 0
# 唱歌... 1
# 唱歌... 2
# --
# 跳舞... 0
# 跳舞... 1
# 跳舞... 2
