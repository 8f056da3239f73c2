"""Two child processes, singing and dancing at the same time."""

import multiprocessing
import time


def sing(both_there):
    both_there.wait()  # until both are there
    for i in range(3):
        print(f"singing... {i}\n", end="", flush=True)
        time.sleep(0.1)


def dance(both_there):
    both_there.wait()
    for i in range(3):
        print(f"dancing... {i}\n", end="", flush=True)
        time.sleep(0.3)


if __name__ == "__main__":
    both_there = multiprocessing.Barrier(2)  # opens when two wait
    p1 = multiprocessing.Process(target=sing, args=(both_there,))
    p2 = multiprocessing.Process(target=dance, args=(both_there,))

    p1.start()
    p2.start()

    p1.join()
    p2.join()
    print("main: both have ended")

# Interleaved output:
# singing... 0
# singing... 1
# singing... 2
# --
# dancing... 0
# dancing... 1
# dancing... 2
# Output:
# main: both have ended
