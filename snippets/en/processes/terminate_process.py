# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""After terminate() or kill(), no finally block runs (Unix)."""

import multiprocessing
import time


def task(started):
    try:
        print("child: working", flush=True)
        started.set()
        time.sleep(30)
    finally:
        print("child: cleaning up", flush=True)


def start_child():
    started = multiprocessing.Event()
    child = multiprocessing.Process(target=task, args=(started,))
    child.start()
    started.wait()
    return child


if __name__ == "__main__":
    child = start_child()
    child.terminate()
    child.join()  # terminate() does not wait, join() does
    print(f"terminate(): exitcode={child.exitcode}", flush=True)

    child = start_child()
    child.kill()
    child.join()
    print(f"kill(): exitcode={child.exitcode}", flush=True)

# Output:
# child: working
# terminate(): exitcode=-15
# child: working
# kill(): exitcode=-9
