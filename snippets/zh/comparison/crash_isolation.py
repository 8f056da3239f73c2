# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""同样的崩溃，发生在子进程里，或者发生在线程里（Unix）。"""

import multiprocessing
import os
import threading


def program(worker_class):
    worker = worker_class(target=os.abort)  # 一启动就崩溃
    worker.start()
    worker.join()
    # worker 是线程时走不到这里；线程也没有 exitcode
    code = worker.exitcode
    print(f"  程序还在运行；worker：exitcode={code}", flush=True)


def run(name, worker_class):
    print(f"{name}崩溃：", flush=True)
    args = (worker_class,)
    child = multiprocessing.Process(target=program, args=args)
    child.start()
    child.join()
    print(f"  整个程序：exitcode={child.exitcode}", flush=True)


if __name__ == "__main__":
    run("子进程", multiprocessing.Process)
    run("线程", threading.Thread)

# Output:
# 子进程崩溃：
#   程序还在运行；worker：exitcode=-6
#   整个程序：exitcode=0
# 线程崩溃：
#   整个程序：exitcode=-6
