"""Two threads, singing and dancing at the same time."""

import threading
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


both_there = threading.Barrier(2)  # opens when two wait
t1 = threading.Thread(target=sing, args=(both_there,))
t2 = threading.Thread(target=dance, args=(both_there,))

t1.start()
t2.start()

t1.join()
t2.join()
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
