"""几个进程改同一块共享内存，也要有锁：multiprocessing.Lock。"""

import multiprocessing
import time


def increment(counter, lock):
    for _ in range(100):
        with lock:
            value = counter.value  # 读
            time.sleep(0.001)
            counter.value = value + 1  # 加，写


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    # 共享内存里的一个整数，自己不带锁
    counter = multiprocessing.Value("i", 0, lock=False)
    p1 = multiprocessing.Process(target=increment, args=(counter, lock))
    p2 = multiprocessing.Process(target=increment, args=(counter, lock))
    with lock:  # 都启动了，再放它们进去
        p1.start()
        p2.start()
    for process in (p1, p2):
        process.join()
    print(f"应该是 200，实际是 {counter.value}")

# Output:
# 应该是 200，实际是 200
