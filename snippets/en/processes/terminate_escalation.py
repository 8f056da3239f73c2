# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""Ask first, then force: terminate(), join(timeout), kill() (Unix)."""

import multiprocessing
import signal
import time


def stubborn(ready):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.set()
    time.sleep(30)


def stop(child, timeout):
    child.terminate()
    child.join(timeout)
    if child.is_alive():
        print(f"still alive after {timeout} s: kill()")
        child.kill()
        child.join()


if __name__ == "__main__":
    ready = multiprocessing.Event()
    child = multiprocessing.Process(target=stubborn, args=(ready,))
    child.start()
    ready.wait()

    stop(child, 0.3)
    print(f"exitcode={child.exitcode}")

# Output:
# still alive after 0.3 s: kill()
# exitcode=-9
