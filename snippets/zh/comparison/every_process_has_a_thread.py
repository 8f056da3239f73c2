"""新线程在原来的进程里，新进程带着自己的主线程。"""

import multiprocessing
import os
import threading


def report(who):
    thread = threading.current_thread()
    print(
        f"{who}：进程 {os.getpid()}，线程 {thread.name}\n",
        end="",
        flush=True,
    )


if __name__ == "__main__":
    report("主进程")

    singer = threading.Thread(
        target=report,
        args=("新线程",),
        name="singer",
    )
    singer.start()
    singer.join()

    dancer = multiprocessing.Process(
        target=report,
        args=("新进程",),
        name="dancer",
    )
    dancer.start()
    dancer.join()

# Output:
# 主进程：进程 {main:pid}，线程 MainThread
# 新线程：进程 {main:pid}，线程 singer
# 新进程：进程 {child:pid}，线程 MainThread
