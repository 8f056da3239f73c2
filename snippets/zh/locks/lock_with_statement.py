"""出了异常，with 照样释放锁，手写的 release() 却执行不到。"""

import threading

lock = threading.Lock()


def careful():
    with lock:
        print(f"careful() 里面：locked()={lock.locked()}")
        int("three")  # ValueError


def careless():
    lock.acquire()
    print(f"careless() 里面：locked()={lock.locked()}")
    int("three")  # ValueError
    lock.release()  # 执行不到


for task in (careful, careless):
    try:
        task()
    except ValueError:
        print(f"{task.__name__}() 之后：locked()={lock.locked()}")

# Output:
# careful() 里面：locked()=True
# careful() 之后：locked()=False
# careless() 里面：locked()=True
# careless() 之后：locked()=True
