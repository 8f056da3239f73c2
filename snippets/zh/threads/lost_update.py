"""必然发生的竞态：两个线程都读了旧值，才各自写回。"""

import threading

counter = 0
both_have_read = threading.Barrier(2)


def increment():
    global counter
    value = counter  # 读
    print(f"读到 {value}\n", end="", flush=True)
    both_have_read.wait()  # 等到两个线程都读完
    counter = value + 1  # 加，写


threads = [threading.Thread(target=increment) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"应该是 2，实际是 {counter}")

# Output:
# 读到 0
# 读到 0
# 应该是 2，实际是 1
