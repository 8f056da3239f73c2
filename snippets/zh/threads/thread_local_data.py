"""threading.local：名字只有一个，每个线程各有一个值。"""

import threading
import time

local = threading.local()
written = []
both_have_written = threading.Barrier(2)


def task(song, delay):
    time.sleep(delay)  # 一先一后来
    local.song = song
    written.append(song)
    both_have_written.wait()
    name = threading.current_thread().name
    count = len(written)
    print(f"{name}：写了 {count} 个，我的是{local.song}\n", end="")


t1 = threading.Thread(target=task, name="线程 1", args=("生日歌", 0.1))
t2 = threading.Thread(target=task, name="线程 2", args=("摇篮曲", 0))
t1.start()
t2.start()
for thread in (t1, t2):
    thread.join()

try:
    print(f"主线程：{local.song}")
except AttributeError as error:
    print(f"主线程：AttributeError: {error}")

# Unordered output:
# 线程 1：写了 2 个，我的是生日歌
# 线程 2：写了 2 个，我的是摇篮曲
# Output:
# 主线程：AttributeError: '_thread._local' object has no attribute 'song'
