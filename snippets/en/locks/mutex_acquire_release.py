"""Four threads add to a counter under a mutex: no update is lost."""

import threading
import time

mutex = threading.Lock()
counter = 0


def increment():
    global counter
    for _ in range(50):
        mutex.acquire()  # lock
        value = counter  # read
        time.sleep(0.0001)  # invite the others in
        counter = value + 1  # add, write
        mutex.release()  # unlock


threads = [threading.Thread(target=increment) for _ in range(4)]
mutex.acquire()  # nobody gets in until all have started
for thread in threads:
    thread.start()
mutex.release()
for thread in threads:
    thread.join()
print(f"expected 200, got {counter}")

# Output:
# expected 200, got 200
