"""One function, given to a process, then to a thread: whose change does main see?"""

import multiprocessing
import threading
import time

songs = []


def add_song():
    time.sleep(0.1)
    songs.append("Happy Birthday")


if __name__ == "__main__":
    process = multiprocessing.Process(target=add_song)
    process.start()
    process.join()
    print(f"after the process: {songs}")

    thread = threading.Thread(target=add_song)
    thread.start()
    thread.join()
    print(f"after the thread: {songs}")

# Output:
# after the process: []
# after the thread: ['Happy Birthday']
