"""十个线程各等 0.2 秒，一共等多久？"""

import threading
import time


def wait():
    time.sleep(0.2)  # 代替一次网络请求


start = time.perf_counter()
threads = [threading.Thread(target=wait) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
total = time.perf_counter() - start
print(f"{len(threads)} 次等待，共 {total:.2f} s")

# Output:
# 10 次等待，共 {total:float 0.2..1.9} s
