"""Two threads, singing and dancing at the same time."""

import threading
import time


def sing():
    for i in range(3):
        print(f"singing... {i}\n", end="", flush=True)
        time.sleep(0.1)


def dance():
    for i in range(3):
        print(f"dancing... {i}\n", end="", flush=True)
        time.sleep(0.1)


t1 = threading.Thread(target=sing)
t2 = threading.Thread(target=dance)

t1.start()
t2.start()

t1.join()
t2.join()

# Interleaved output:
# singing... 0
# singing... 1
# singing... 2
# --
# dancing... 0
# dancing... 1
# dancing... 2
