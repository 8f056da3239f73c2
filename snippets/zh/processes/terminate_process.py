# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""terminate() 和 kill() 之后，finally 不会执行（Unix）。"""

import multiprocessing
import time


def task(started):
    try:
        print("子进程：工作中", flush=True)
        started.set()
        time.sleep(30)
    finally:
        print("子进程：清理", flush=True)


def start_child():
    started = multiprocessing.Event()
    child = multiprocessing.Process(target=task, args=(started,))
    child.start()
    started.wait()
    return child


if __name__ == "__main__":
    child = start_child()
    child.terminate()
    child.join()  # terminate() 不等待，join() 才等待
    print(f"terminate()：exitcode={child.exitcode}", flush=True)

    child = start_child()
    child.kill()
    child.join()
    print(f"kill()：exitcode={child.exitcode}", flush=True)

# Output:
# 子进程：工作中
# terminate()：exitcode=-15
# 子进程：工作中
# kill()：exitcode=-9
