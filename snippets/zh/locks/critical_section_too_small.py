"""读和写分开上锁，照样丢失更新。"""

import threading
import time

mutex = threading.Lock()
counter = 0
both_have_read = threading.Barrier(2)


def increment(delay):
    global counter
    time.sleep(delay)  # 一先一后来
    with mutex:
        value = counter  # 读
        print(f"读到 {value}，锁着：{mutex.locked()}")
    both_have_read.wait()  # 等到两个线程都读完
    with mutex:
        counter = value + 1  # 加，写
        print(f"写入 {counter}，锁着：{mutex.locked()}")


threads = []
for delay in (0, 0.1):
    threads.append(threading.Thread(target=increment, args=(delay,)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"应该是 2，实际是 {counter}")

# Output:
# 读到 0，锁着：True
# 读到 0，锁着：True
# 写入 1，锁着：True
# 写入 1，锁着：True
# 应该是 2，实际是 1
