"""A time limit of weeks: more milliseconds than a browser's timers can count."""

import multiprocessing
import threading

WEEKS = 3_000_000  # seconds

if __name__ == "__main__":
    lock = multiprocessing.Lock()
    lock.acquire()
    threading.Timer(0.2, lock.release).start()
    print(lock.acquire(timeout=WEEKS))

# Output:
# True
