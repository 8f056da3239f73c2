"""threading.local：名字只有一个，每个线程各有一个值。"""

import threading

local = threading.local()
both_have_written = threading.Barrier(2)


def task(song):
    local.song = song
    both_have_written.wait()
    name = threading.current_thread().name
    print(f"{name}：{local.song}\n", end="", flush=True)


t1 = threading.Thread(target=task, name="线程 1", args=("生日歌",))
t2 = threading.Thread(target=task, name="线程 2", args=("摇篮曲",))
t1.start()
t2.start()
t1.join()
t2.join()

try:
    print(f"主线程：{local.song}")
except AttributeError as error:
    print(f"主线程：AttributeError: {error}")

# Unordered output:
# 线程 1：生日歌
# 线程 2：摇篮曲
# Output:
# 主线程：AttributeError: '_thread._local' object has no attribute 'song'
