# /// script
# [tool.snippet]
# platforms = ["linux", "darwin", "emscripten"]
# ///
"""terminate() is SIGTERM, kill() SIGKILL; a handler may decide otherwise."""

import multiprocessing
import os
import signal
import sys
import time


def sleep(ready):
    ready.set()
    time.sleep(30)


def clean_up_and_leave(ready):
    def leave(number, frame):
        print(f"child: {signal.Signals(number).name}", flush=True)
        sys.exit(5)

    signal.signal(signal.SIGTERM, leave)
    try:
        ready.set()
        time.sleep(30)
    finally:
        print("child: finally", flush=True)


def ignore_it(ready):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.set()
    time.sleep(30)


def compute(ready):
    ready.set()
    while True:
        pass


def abort(ready):
    ready.set()
    os.abort()


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")

    def start(target):
        ready = context.Event()
        child = context.Process(target=target, args=(ready,))
        child.start()
        ready.wait()
        return child

    for target in (sleep, clean_up_and_leave, compute):
        child = start(target)
        child.terminate()
        child.join()
        print(f"{target.__name__}: {child.exitcode}", flush=True)

    child = start(ignore_it)
    child.terminate()
    child.join(0.1)
    print(f"ignore_it: {child.exitcode}")
    child.kill()
    child.join()
    print(f"ignore_it: {child.exitcode}")

    child = start(abort)
    child.join()
    print(f"abort: {child.exitcode}")

# Output:
# sleep: -15
# child: SIGTERM
# child: finally
# clean_up_and_leave: 5
# compute: -15
# ignore_it: None
# ignore_it: -9
# abort: -6
