"""Leaving in a thread: sys.exit() ends the thread, os._exit() the whole process."""

import multiprocessing
import os
import sys
import threading
import time


def task(leave):
    time.sleep(0.1)
    leave(3)


def program(leave):
    thread = threading.Thread(target=task, args=(leave,))
    thread.start()
    thread.join()
    print("  main thread: still running", flush=True)


def run(name, leave):
    print(f"{name}(3):", flush=True)
    child = multiprocessing.Process(target=program, args=(leave,))
    child.start()
    child.join()
    print(f"  process: exitcode={child.exitcode}", flush=True)


if __name__ == "__main__":
    run("sys.exit", sys.exit)
    run("os._exit", os._exit)

# Output:
# sys.exit(3):
#   main thread: still running
#   process: exitcode=0
# os._exit(3):
#   process: exitcode=3
