"""四个线程一起给计数器加一，有了互斥锁，一次也不丢。"""

import threading
import time

mutex = threading.Lock()
counter = 0


def increment():
    global counter
    for _ in range(50):
        mutex.acquire()  # 上锁
        value = counter  # 读
        time.sleep(0.0001)  # 故意请别的线程来插队
        counter = value + 1  # 加，写
        mutex.release()  # 释放


threads = [threading.Thread(target=increment) for _ in range(4)]
mutex.acquire()  # 都启动了，再放它们进去
for thread in threads:
    thread.start()
mutex.release()
for thread in threads:
    thread.join()
print(f"应该是 200，实际是 {counter}")

# Output:
# 应该是 200，实际是 200
