"""The same two locks, taken by everybody in one order: no deadlock."""

import threading
import time

knife = threading.Lock()
fork = threading.Lock()
ORDER = [knife, fork]  # one order for all: knife, then fork
meals = {"A": 0, "B": 0}


def eat(name, *needed):
    first, second = sorted(needed, key=ORDER.index)
    for _ in range(20):
        with first:
            time.sleep(0.001)  # let the other one try
            with second:
                if knife.locked() and fork.locked():  # has both
                    meals[name] += 1


a = threading.Thread(target=eat, args=("A", knife, fork))
b = threading.Thread(target=eat, args=("B", fork, knife))
with knife:  # nobody begins until both have started
    a.start()
    b.start()
for thread in (a, b):
    thread.join()
print(f"A ate {meals['A']} times, B ate {meals['B']} times")

# Output:
# A ate 20 times, B ate 20 times
