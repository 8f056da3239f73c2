"""读和写分开上锁，照样丢失更新。"""

import threading

mutex = threading.Lock()
counter = 0
both_have_read = threading.Barrier(2)


def increment():
    global counter
    with mutex:
        value = counter  # 读
    both_have_read.wait()  # 等到两个线程都读完
    with mutex:
        counter = value + 1  # 加，写


threads = [threading.Thread(target=increment) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"应该是 2，实际是 {counter}")

# Output:
# 应该是 2，实际是 1
