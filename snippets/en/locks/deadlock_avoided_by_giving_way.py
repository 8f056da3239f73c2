"""No second lock in time: put the first one down, pause, and try again."""

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
                both_hold_one.wait()  # a collision, to begin with
            if second.acquire(timeout=0.05):
                second.release()  # eaten, put it down
                break
        gave_way += 1
        time.sleep(random.uniform(0, 0.1))
    print(f"{name} ate, gave way: {gave_way}\n", end="", flush=True)


a = threading.Thread(target=eat, args=("A", knife, fork))
b = threading.Thread(target=eat, args=("B", fork, knife))
a.start()
b.start()
for thread in (a, b):
    thread.join()
print("both have eaten")

# Unordered output:
# A ate, gave way: {a:int 0..}
# B ate, gave way: {b:int 0..}
# Output:
# both have eaten
# Where:
# a + b >= 1
