"""还是那两把锁，大家按同一个顺序拿，就不会死锁。"""

import threading
import time

knife = threading.Lock()
fork = threading.Lock()
ORDER = [knife, fork]  # 全局顺序：先刀后叉
meals = {"A": 0, "B": 0}


def eat(name, *needed):
    first, second = sorted(needed, key=ORDER.index)
    for _ in range(20):
        with first:
            time.sleep(0.001)  # 给另一个线程出手的机会
            with second:
                if knife.locked() and fork.locked():  # 两把都拿着
                    meals[name] += 1


a = threading.Thread(target=eat, args=("A", knife, fork))
b = threading.Thread(target=eat, args=("B", fork, knife))
with knife:  # 都启动了，再开始吃
    a.start()
    b.start()
for thread in (a, b):
    thread.join()
print(f"A 吃了 {meals['A']} 次，B 吃了 {meals['B']} 次")

# Output:
# A 吃了 20 次，B 吃了 20 次
