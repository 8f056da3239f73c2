"""Wait for one before starting the next: no race, no concurrency."""

import threading
import time

counter = 0


def increment(pause):
    global counter
    for _ in range(5):
        value = counter
        pause()  # another thread may step in here
        counter = value + 1


def nap():
    time.sleep(0.01)


# One after the other
t1 = threading.Thread(target=increment, args=(nap,))
t2 = threading.Thread(target=increment, args=(nap,))
t1.start()
t1.join()
t2.start()
t2.join()
print(f"one after the other: expected 10, got {counter}")

# At once, and each time they wait until both have read
counter = 0
both_have_read = threading.Barrier(2)
t1 = threading.Thread(target=increment, args=(both_have_read.wait,))
t2 = threading.Thread(target=increment, args=(both_have_read.wait,))
t1.start()
t2.start()
t1.join()
t2.join()
print(f"at once: expected 10, got {counter}")

# Output:
# one after the other: expected 10, got 10
# at once: expected 10, got 5
