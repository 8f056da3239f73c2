"""The writer fills the list; the reader and main see the same list."""

import threading

_list = []


def write():
    for i in range(5):
        _list.append(i)
    print(f"Writer thread reads: {_list}")


def read():
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
