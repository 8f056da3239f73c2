# /// script
# [tool.snippet]
# runs = 5
# ///
"""没有人为安排的竞态：每次丢多少，要看运气。"""

import threading

N = 500_000
counter = 0


def add_one(value):
    return value + 1


def work():
    global counter
    for _ in range(N):
        counter = add_one(counter)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
running = sum(thread.is_alive() for thread in threads)
print(f"还在运行的线程 {running} 个")
print(f"应该是 {2 * N}，实际是 {counter}，丢了 {2 * N - counter}")

# Output:
# 还在运行的线程 0 个
# 应该是 1000000，实际是 {got:int 1..1000000}，丢了 {lost:int 0..}
# Where:
# got + lost == 1000000
# In some run:
# lost > 0
