"""The same three lists, printed in one certain order."""

import multiprocessing
import time

_list = []


def write():
    for i in range(5):
        _list.append(i)
        time.sleep(0.05)  # writing takes time
    print(f"Writer process reads: {_list}", flush=True)


def read():
    print(f"Reader process reads: {_list}", flush=True)


if __name__ == "__main__":
    writer = multiprocessing.Process(target=write)
    reader = multiprocessing.Process(target=read)

    writer.start()
    writer.join()

    reader.start()
    reader.join()  # main prints only after the reader has ended
    print(f"Main process reads: {_list}")

# Output:
# Writer process reads: [0, 1, 2, 3, 4]
# Reader process reads: []
# Main process reads: []
