"""同一个线程再上一次锁：Lock 等自己，RLock 数次数。"""

import threading


def outer(lock):
    with lock:
        return inner(lock)


def inner(lock):
    # 不写 timeout，Lock 会永远等下去
    got = lock.acquire(timeout=0.1)
    if got:
        lock.release()
    return got


print(f"Lock，第二次上锁：{outer(threading.Lock())}")
print(f"RLock，第二次上锁：{outer(threading.RLock())}")

rlock = threading.RLock()


def attempt():
    got = rlock.acquire(timeout=0.1)
    print(f"  另一个线程拿到了吗：{got}")
    if got:
        rlock.release()


def ask_another_thread():
    thread = threading.Thread(target=attempt)
    thread.start()
    thread.join()


rlock.acquire()
rlock.acquire()
print("主线程上锁两次")
ask_another_thread()
for times in (1, 2):
    rlock.release()
    print(f"释放 {times} 次")
    ask_another_thread()

# Output:
# Lock，第二次上锁：False
# RLock，第二次上锁：True
# 主线程上锁两次
#   另一个线程拿到了吗：False
# 释放 1 次
#   另一个线程拿到了吗：False
# 释放 2 次
#   另一个线程拿到了吗：True
