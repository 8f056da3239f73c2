"""A race that happens every time: both read before either writes."""

import threading
import time

counter = 0
both_have_read = threading.Barrier(2)


def increment(delay):
    global counter
    time.sleep(delay)  # one comes later
    value = counter  # read
    print(f"read {value}\n", end="", flush=True)
    both_have_read.wait()  # until both threads have read
    counter = value + 1  # add, write


threads = []
for delay in (0, 0.1):
    threads.append(threading.Thread(target=increment, args=(delay,)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"expected 2, got {counter}")

# Output:
# read 0
# read 0
# expected 2, got 1
