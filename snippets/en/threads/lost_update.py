"""A race that happens every time: both read before either writes."""

import threading

counter = 0
both_have_read = threading.Barrier(2)


def increment():
    global counter
    value = counter  # read
    print(f"read {value}\n", end="", flush=True)
    both_have_read.wait()  # until both threads have read
    counter = value + 1  # add, write


threads = [threading.Thread(target=increment) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"expected 2, got {counter}")

# Output:
# read 0
# read 0
# expected 2, got 1
