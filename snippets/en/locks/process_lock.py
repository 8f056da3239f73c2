"""Processes that share memory need a lock too: multiprocessing.Lock."""

import multiprocessing
import time


def increment(counter, lock):
    for _ in range(100):
        with lock:
            value = counter.value  # read
            time.sleep(0.001)
            counter.value = value + 1  # add, write


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    # an integer in shared memory, without a lock of its own
    counter = multiprocessing.Value("i", 0, lock=False)
    p1 = multiprocessing.Process(target=increment, args=(counter, lock))
    p2 = multiprocessing.Process(target=increment, args=(counter, lock))
    with lock:  # nobody gets in until both have started
        p1.start()
        p2.start()
    for process in (p1, p2):
        process.join()
    print(f"expected 200, got {counter.value}")

# Output:
# expected 200, got 200
