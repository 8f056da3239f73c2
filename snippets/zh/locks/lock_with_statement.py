"""出了异常，with 照样释放锁，手写的 release() 却执行不到。"""

import threading

lock = threading.Lock()


def careful():
    with lock:
        int("three")  # ValueError


def careless():
    lock.acquire()
    int("three")  # ValueError
    lock.release()  # 执行不到


for task in (careful, careless):
    try:
        task()
    except ValueError:
        print(f"{task.__name__}() 之后：locked()={lock.locked()}")

# Output:
# careful() 之后：locked()=False
# careless() 之后：locked()=True
