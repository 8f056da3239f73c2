"""Ten threads wait 0.2 seconds each: how long in all?"""

import threading
import time


def wait():
    time.sleep(0.2)  # in place of a network request


start = time.perf_counter()
threads = [threading.Thread(target=wait) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
total = time.perf_counter() - start
print(f"{len(threads)} waits: {total:.2f} s")

# Output:
# 10 waits: {total:float 0.2..1.9} s
