"""异常只结束它所在的线程，join() 不会把它抛给主线程。"""

import threading
import time


def task():
    time.sleep(0.1)
    raise ValueError("跑调了")


def report(args):
    error = f"{args.exc_type.__name__}: {args.exc_value}"
    print(f"excepthook：{args.thread.name} 里有 {error}")


threading.excepthook = report

singer = threading.Thread(target=task, name="singer")
singer.start()
singer.join()
print(f"主线程继续：is_alive()={singer.is_alive()}")

# Output:
# excepthook：singer 里有 ValueError: 跑调了
# 主线程继续：is_alive()=False
