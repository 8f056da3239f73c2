"""创建一个线程、一个进程各要多久；进程要看启动方法。"""

import multiprocessing
import threading
import time


def nothing():
    pass


def fastest(worker_class, rounds):
    """创建、启动、等待结束，取最快的一次，单位毫秒。"""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        worker = worker_class(target=nothing)
        worker.start()
        worker.join()
        seconds.append(time.perf_counter() - start)
        assert not worker.is_alive()
    return min(seconds) * 1000


if __name__ == "__main__":
    print(f"线程：{fastest(threading.Thread, 50):.3f} ms")

    for method in sorted(multiprocessing.get_all_start_methods()):
        context = multiprocessing.get_context(method)
        name = context.get_start_method()
        cost = fastest(context.Process, 3)
        print(f"进程（{name}）：{cost:.3f} ms")

# Output:
# 线程：{thread:float 0..} ms
# Output (not browser and platform != win32):
# 进程（fork）：{fork:float 0.1..} ms
# 进程（forkserver）：{forkserver:float 0.1..} ms
# Output:
# 进程（spawn）：{spawn:float 1..} ms
# Where:
# spawn > 10 * thread
# Where (not browser):
# thread > 0.0005
# Where (not browser and platform != win32):
# fork > thread
# forkserver > thread
