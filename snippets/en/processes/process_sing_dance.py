"""Two child processes, singing and dancing at the same time."""

import multiprocessing
import time


def sing():
    for i in range(3):
        print(f"singing... {i}\n", end="", flush=True)
        time.sleep(0.1)


def dance():
    for i in range(3):
        print(f"dancing... {i}\n", end="", flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    p1 = multiprocessing.Process(target=sing)
    p2 = multiprocessing.Process(target=dance)

    p1.start()
    p2.start()

    p1.join()
    p2.join()

# Interleaved output:
# singing... 0
# singing... 1
# singing... 2
# --
# dancing... 0
# dancing... 1
# dancing... 2
