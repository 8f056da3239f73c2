"""Arguments are not copied: the thread changes main's own list."""

import threading
import time


def task(songs):
    time.sleep(0.1)
    songs.append("lullaby")


songs = ["ballad"]
worker = threading.Thread(target=task, args=(songs,))
worker.start()
worker.join()
print(songs)

# Output:
# ['ballad', 'lullaby']
