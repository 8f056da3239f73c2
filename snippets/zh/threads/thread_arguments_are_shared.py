"""实参不复制：线程改的就是主线程的那个列表。"""

import threading
import time


def task(songs):
    time.sleep(0.1)
    songs.append("摇篮曲")


songs = ["生日歌"]
worker = threading.Thread(target=task, args=(songs,))
worker.start()
worker.join()
print(songs)

# Output:
# ['生日歌', '摇篮曲']
