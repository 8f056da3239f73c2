"""两个线程，一个唱歌，一个跳舞，同时进行。"""

import threading
import time


def sing():
    for i in range(3):
        print(f"唱歌... {i}\n", end="", flush=True)
        time.sleep(0.1)


def dance():
    for i in range(3):
        print(f"跳舞... {i}\n", end="", flush=True)
        time.sleep(0.1)


t1 = threading.Thread(target=sing)
t2 = threading.Thread(target=dance)

t1.start()
t2.start()

t1.join()
t2.join()

# Interleaved output:
# 唱歌... 0
# 唱歌... 1
# 唱歌... 2
# --
# 跳舞... 0
# 跳舞... 1
# 跳舞... 2
