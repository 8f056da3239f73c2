"""五个线程一起抢一把锁，每次只有一个进得去。"""

import threading
import time

mutex = threading.Lock()
inside = 0


def task(number):
    global inside
    mutex.acquire()  # 在这里等，直到抢到锁
    inside += 1
    time.sleep(0.02)
    print(f"{number} 号抢到了锁，里面有 {inside} 个线程", flush=True)
    inside -= 1
    mutex.release()


mutex.acquire()
numbers = range(1, 6)
threads = [threading.Thread(target=task, args=(n,)) for n in numbers]
for thread in threads:
    thread.start()
print("主线程拿着锁，五个线程进不去", flush=True)
mutex.release()
for thread in threads:
    thread.join()
print("全都进去过了")

# Output:
# 主线程拿着锁，五个线程进不去
# Unordered output:
# 1 号抢到了锁，里面有 1 个线程
# 2 号抢到了锁，里面有 1 个线程
# 3 号抢到了锁，里面有 1 个线程
# 4 号抢到了锁，里面有 1 个线程
# 5 号抢到了锁，里面有 1 个线程
# Output:
# 全都进去过了
