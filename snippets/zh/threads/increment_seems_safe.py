"""两个线程各加一百万次，一次也没丢。这不等于正确。"""

import threading

N = 1_000_000
counter = 0
both_there = threading.Barrier(2)


def work():
    global counter
    both_there.wait()  # 两个一起开始
    for _ in range(N):
        counter += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"应该是 {2 * N}，实际是 {counter}，丢了 {2 * N - counter}")

# Output:
# 应该是 2000000，实际是 2000000，丢了 0
