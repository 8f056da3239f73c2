"""The life of a Process object, read from is_alive() and exitcode."""

import multiprocessing
import sys
import time


def work(gate, code):
    gate.wait()  # do not end before the main process says so
    sys.exit(code)


def show(stage, child):
    alive = child.is_alive()
    code = child.exitcode
    print(f"{stage}: is_alive()={alive}, exitcode={code}")


if __name__ == "__main__":
    gate = multiprocessing.Event()
    child = multiprocessing.Process(target=work, args=(gate, 3))
    show("created", child)

    child.start()
    time.sleep(0.5)  # however long, it waits
    show("started", child)

    gate.set()
    child.join()
    show("ended", child)

    try:
        child.start()
    except AssertionError as error:
        print(f"start() again: AssertionError: {error}")

    child.close()
    try:
        child.is_alive()
    except ValueError as error:
        print(f"after close(): ValueError: {error}")

# Output:
# created: is_alive()=False, exitcode=None
# started: is_alive()=True, exitcode=None
# ended: is_alive()=False, exitcode=3
# start() again: AssertionError: cannot start a process twice
# after close(): ValueError: process object is closed
