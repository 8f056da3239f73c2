"""没有调用 join()，主进程结束前仍会等待子进程。"""

import multiprocessing
import time


def task(go):
    go.recv()  # 等主进程打印完
    time.sleep(0.3)
    print("子进程：任务完成", flush=True)


if __name__ == "__main__":
    go, tell_go = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(target=task, args=(go,))
    child.start()
    print("主进程：代码到此结束", flush=True)
    tell_go.send("go")

# Output:
# 主进程：代码到此结束
# 子进程：任务完成
