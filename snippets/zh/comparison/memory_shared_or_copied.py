"""同一个函数，交给进程，再交给线程：主线程看得到谁的改动？"""

import multiprocessing
import threading
import time

songs = []


def add_song():
    time.sleep(0.1)
    songs.append("生日歌")


if __name__ == "__main__":
    process = multiprocessing.Process(target=add_song)
    process.start()
    process.join()
    print(f"进程添加以后：{songs}")

    thread = threading.Thread(target=add_song)
    thread.start()
    thread.join()
    print(f"线程添加以后：{songs}")

# Output:
# 进程添加以后：[]
# 线程添加以后：['生日歌']
