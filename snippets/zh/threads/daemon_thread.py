"""程序结束时，守护线程戛然而止，finally 也不执行。"""

import threading
import time


def task(started):
    time.sleep(0.1)  # 过一会儿才开始
    try:
        print("子线程：开始", flush=True)
        started.set()
        time.sleep(30)
        print("子线程：任务完成", flush=True)
    finally:
        print("子线程：清理", flush=True)


started = threading.Event()
worker = threading.Thread(target=task, args=(started,), daemon=True)
worker.start()
started.wait()
print(f"主线程：子线程还在运行：{worker.is_alive()}")
print("主线程：代码到此结束")

# Output:
# 子线程：开始
# 主线程：子线程还在运行：True
# 主线程：代码到此结束
