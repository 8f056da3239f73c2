"""At its end main joins its children and terminates the daemonic ones."""

import atexit
import multiprocessing
import time


def slow():
    time.sleep(0.3)
    print("child: done", flush=True)


def endless(started):
    started.set()
    time.sleep(30)
    print("daemon: done", flush=True)


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    context.Process(target=endless, args=(started,), daemon=True).start()
    context.Process(target=slow).start()
    started.wait()
    atexit.register(print, "main: atexit", flush=True)
    print("main: end of code", flush=True)

# Output:
# main: end of code
# main: atexit
# child: done
