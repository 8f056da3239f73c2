"""Two rules for daemon: set it before start(), and no children."""

import multiprocessing
import time


def have_a_child():
    grandchild = multiprocessing.Process(target=time.sleep, args=(1,))
    try:
        grandchild.start()
    except AssertionError as error:
        print(f"child: {error}", flush=True)


if __name__ == "__main__":
    child = multiprocessing.Process(target=have_a_child)
    child.daemon = True  # the same as Process(..., daemon=True)
    child.start()
    child.join()

    try:
        child.daemon = False
    except AssertionError as error:
        print(f"main: {error}")

# Output:
# child: daemonic processes are not allowed to have children
# main: process has already started
