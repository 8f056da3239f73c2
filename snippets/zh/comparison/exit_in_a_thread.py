"""在线程里退出：sys.exit() 只结束线程，os._exit() 结束整个进程。"""

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
    print("  主线程还在运行", flush=True)


def run(name, leave):
    print(f"{name}(3)：", flush=True)
    child = multiprocessing.Process(target=program, args=(leave,))
    child.start()
    child.join()
    print(f"  进程的 exitcode={child.exitcode}", flush=True)


if __name__ == "__main__":
    run("sys.exit", sys.exit)
    run("os._exit", os._exit)

# Output:
# sys.exit(3)：
#   主线程还在运行
#   进程的 exitcode=0
# os._exit(3)：
#   进程的 exitcode=3
