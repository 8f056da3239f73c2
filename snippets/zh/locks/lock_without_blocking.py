"""上锁不一定要死等：blocking=False、timeout，以及别的线程来释放。"""

import threading
import time

lock = threading.Lock()
lock.acquire()

print(f"blocking=False: {lock.acquire(blocking=False)}")

start = time.monotonic()
got = lock.acquire(timeout=0.1)
waited = time.monotonic() - start
print(f"timeout=0.1: {got}，等了 {waited:.2f} s")

helper = threading.Thread(target=lock.release)
helper.start()  # 另一个线程释放它
print(f"别的线程释放以后：{lock.acquire()}")
helper.join()

lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(f"RuntimeError: {error}")

# Output:
# blocking=False: False
# timeout=0.1: False，等了 {waited:float 0.09..10} s
# 别的线程释放以后：True
# RuntimeError: release unlocked lock
