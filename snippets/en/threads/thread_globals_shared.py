"""The writer fills the list; the reader and main see the same list."""

import threading
import time

_list = []


def write():
    for i in range(5):
        _list.append(i)
        time.sleep(0.05)  # writing takes time
    print(f"Writer thread reads: {_list}")


def read():
    time.sleep(0.1)  # so does reading
    print(f"Reader thread reads: {_list}")


writer = threading.Thread(target=write)
reader = threading.Thread(target=read)

writer.start()
writer.join()  # the data is written, go on

reader.start()
reader.join()

print(f"Main thread reads: {_list}")

# Output:
# Writer thread reads: [0, 1, 2, 3, 4]
# Reader thread reads: [0, 1, 2, 3, 4]
# Main thread reads: [0, 1, 2, 3, 4]
