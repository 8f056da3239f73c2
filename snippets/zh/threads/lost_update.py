"""必然发生的竞态：两个线程都读了旧值，才各自写回。"""

import threading
import time

counter = 0
both_have_read = threading.Barrier(2)


def increment(delay):
    global counter
    time.sleep(delay)  # 一先一后来
    value = counter  # 读
    print(f"读到 {value}\n", end="", flush=True)
    both_have_read.wait()  # 等到两个线程都读完
    counter = value + 1  # 加，写


threads = []
for delay in (0, 0.1):
    threads.append(threading.Thread(target=increment, args=(delay,)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"应该是 2，实际是 {counter}")

# Output:
# 读到 0
# 读到 0
# 应该是 2，实际是 1
