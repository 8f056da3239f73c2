"""Without a lock, a switch between reading and writing loses updates."""

import threading
import time

count = 0


def add(times):
    global count
    for _ in range(times):
        seen = count
        time.sleep(0)
        count = seen + 1


threads = [threading.Thread(target=add, args=(500,)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"count: {count} of 1500")

# Output:
# count: {count:int 1..1499} of 1500
