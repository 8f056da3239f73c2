"""线程不能从外面终止：用 Event 告诉它，让它自己收尾。"""

import threading
import time


def work(stop):
    count = 0
    try:
        while True:
            count += 1  # 做一小段工作
            if stop.wait(0.05):  # 最多等 0.05 秒
                break
    finally:
        print(f"子线程：做了 {count} 段，清理完毕", flush=True)


stop = threading.Event()
worker = threading.Thread(target=work, args=(stop,))
worker.start()
time.sleep(0.3)

stop.set()
worker.join()
print(f"主线程：is_alive()={worker.is_alive()}")

# Output:
# 子线程：做了 {count:int 1..} 段，清理完毕
# 主线程：is_alive()=False
