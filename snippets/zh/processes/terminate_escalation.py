# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""先请求，后强制：terminate()、join(timeout)、kill()（Unix）。"""

import multiprocessing
import signal
import time


def refuse(signum, frame):
    print(f"子进程：不理会 {signal.Signals(signum).name}", flush=True)


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
        print(f"{waited:.1f} 秒后仍在运行：kill()")
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
# 子进程：不理会 SIGTERM
# {waited:float 0.5..10} 秒后仍在运行：kill()
# exitcode=-9
