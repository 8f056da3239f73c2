"""The writer fills the list; main and the reader still see it empty."""

import multiprocessing

_list = []


def write():
    for i in range(5):
        _list.append(i)
    print(f"Writer process reads: {_list}", flush=True)


def read():
    print(f"Reader process reads: {_list}\n", end="", flush=True)


if __name__ == "__main__":
    writer = multiprocessing.Process(target=write)
    reader = multiprocessing.Process(target=read)

    writer.start()
    writer.join()  # the data is written, go on

    reader.start()
    print(f"Main process reads: {_list}\n", end="", flush=True)
    reader.join()

# Output:
# Writer process reads: [0, 1, 2, 3, 4]
# Unordered output:
# Main process reads: []
# Reader process reads: []
