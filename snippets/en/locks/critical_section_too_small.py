"""Read and write locked separately: an update is still lost."""

import threading

mutex = threading.Lock()
counter = 0
both_have_read = threading.Barrier(2)


def increment():
    global counter
    with mutex:
        value = counter  # read
    both_have_read.wait()  # until both threads have read
    with mutex:
        counter = value + 1  # add, write


threads = [threading.Thread(target=increment) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"expected 2, got {counter}")

# Output:
# expected 2, got 1
