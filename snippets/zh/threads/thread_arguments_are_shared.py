"""实参不复制：线程改的就是主线程的那个列表。"""

import threading


def task(songs):
    songs.append("摇篮曲")


songs = ["生日歌"]
worker = threading.Thread(target=task, args=(songs,))
worker.start()
worker.join()
print(songs)

# Output:
# ['生日歌', '摇篮曲']
