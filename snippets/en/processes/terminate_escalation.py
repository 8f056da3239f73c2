# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""Ask first, then force: terminate(), join(timeout), kill() (Unix)."""

import multiprocessing
import signal
import time


def refuse(signum, frame):
    print(f"child: {signal.Signals(signum).name}? No", flush=True)


def stubborn(ready):
    signal.signal(signal.SIGTERM, refuse)
    ready.set()
    time.sleep(30)


def stop(child, timeout):
    start = time.perf_counter()
    child.terminate()
    child.join(timeout)
    waited = time.perf_counter() - start
    if child.is_alive():
        print(f"still alive after {waited:.1f} s: kill()")
        child.kill()
        child.join()


if __name__ == "__main__":
    ready = multiprocessing.Event()
    child = multiprocessing.Process(target=stubborn, args=(ready,))
    child.start()
    ready.wait()

    stop(child, 0.5)
    print(f"exitcode={child.exitcode}")

# Output:
# child: SIGTERM? No
# still alive after {waited:float 0.5..10} s: kill()
# exitcode=-9
