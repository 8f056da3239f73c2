"""A bounded semaphore limits who is inside, and counts each release."""

import threading
import time

pumps = threading.BoundedSemaphore(2)
count_lock = threading.Lock()
busy = most = served = 0


def refuel():
    global busy, most, served
    with pumps:
        with count_lock:
            busy += 1
            most = max(most, busy)
        time.sleep(0.05)
        with count_lock:
            busy -= 1
            served += 1


cars = [threading.Thread(target=refuel) for _ in range(6)]
for car in cars:
    car.start()
for car in cars:
    car.join()
print(f"{served} cars served, at most {most} at a time")

try:
    pumps.release()
except ValueError as error:
    print(f"{type(error).__name__}: {error}")

# Output:
# 6 cars served, at most {most:int 1..2} at a time
# ValueError: Semaphore released too many times
