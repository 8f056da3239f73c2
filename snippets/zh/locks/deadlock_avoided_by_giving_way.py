"""等不到第二把锁，就放下第一把，歇一会儿再来。"""

import random
import threading
import time

knife = threading.Lock()
fork = threading.Lock()
both_hold_one = threading.Barrier(2)


def eat(name, first, second):
    gave_way = 0
    while True:
        with first:
            if gave_way == 0:
                both_hold_one.wait()  # 第一次一定撞上
            if second.acquire(timeout=0.05):
                second.release()  # 吃完了，放下
                break
        gave_way += 1
        time.sleep(random.uniform(0, 0.1))
    print(f"{name} 吃到了，让过 {gave_way} 次\n", end="", flush=True)


a = threading.Thread(target=eat, args=("A", knife, fork))
b = threading.Thread(target=eat, args=("B", fork, knife))
a.start()
b.start()
for thread in (a, b):
    thread.join()
print("两个都吃完了")

# Unordered output:
# A 吃到了，让过 {a:int 0..} 次
# B 吃到了，让过 {b:int 0..} 次
# Output:
# 两个都吃完了
# Where:
# a + b >= 1
