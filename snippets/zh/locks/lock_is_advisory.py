"""锁只拦得住也去上这把锁的代码。"""

import threading
import time

lock = threading.Lock()
data = []


def polite():
    with lock:
        time.sleep(0.1)
        data.append("polite")


def rude():
    time.sleep(0.5)
    data.append("rude")  # 没有上锁，直接改


lock.acquire()  # 主线程拿着锁
t1 = threading.Thread(target=polite)
t2 = threading.Thread(target=rude)
t1.start()
t2.start()

t2.join()
print(f"锁着的时候：{data}")

lock.release()
t1.join()
print(f"释放以后：{data}")

# Output:
# 锁着的时候：['rude']
# 释放以后：['rude', 'polite']
