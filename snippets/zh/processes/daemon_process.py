"""主进程结束时，守护进程会被终止，做到一半也不例外。"""

import multiprocessing
import time


def task(started):
    print("子进程：开始", flush=True)
    started.set()
    time.sleep(30)
    print("子进程：任务完成", flush=True)


if __name__ == "__main__":
    started = multiprocessing.Event()
    child = multiprocessing.Process(
        target=task,
        args=(started,),
        daemon=True,
    )
    child.start()
    started.wait()
    print(f"主进程：子进程还在运行：{child.is_alive()}")
    print("主进程：代码到此结束")

# Output:
# 子进程：开始
# 主进程：子进程还在运行：True
# 主进程：代码到此结束
