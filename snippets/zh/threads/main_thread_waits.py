"""没有调用 join()，程序结束前仍会等待子线程。"""

import threading
import time


def task(go):
    go.wait()  # 等主线程打印完
    time.sleep(0.3)
    print("子线程：任务完成", flush=True)


go = threading.Event()
worker = threading.Thread(target=task, args=(go,))
worker.start()
print("主线程：代码到此结束", flush=True)
go.set()

# Output:
# 主线程：代码到此结束
# 子线程：任务完成
