"""Read and write locked separately: an update is still lost."""

import threading
import time

mutex = threading.Lock()
counter = 0
both_have_read = threading.Barrier(2)


def increment(delay):
    global counter
    time.sleep(delay)  # one comes later
    with mutex:
        value = counter  # read
        print(f"read {value}, locked: {mutex.locked()}")
    both_have_read.wait()  # until both threads have read
    with mutex:
        counter = value + 1  # add, write
        print(f"wrote {counter}, locked: {mutex.locked()}")


threads = []
for delay in (0, 0.1):
    threads.append(threading.Thread(target=increment, args=(delay,)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"expected 2, got {counter}")

# Output:
# read 0, locked: True
# read 0, locked: True
# wrote 1, locked: True
# wrote 1, locked: True
# expected 2, got 1
