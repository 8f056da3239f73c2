"""A timer calls its function after a delay, unless it is cancelled before."""

import threading
import time


def ring(name):
    print(f"{name} rings after {time.monotonic() - start:.2f} s")


start = time.monotonic()
egg = threading.Timer(0.3, ring, args=("egg timer",))
alarm = threading.Timer(60, ring, kwargs={"name": "alarm"})
egg.start()
alarm.start()
alarm.cancel()

egg.join()
alarm.join()  # returns long before its minute is over
print(f"both are done after {time.monotonic() - start:.2f} s")

# Output:
# egg timer rings after {rang:float 0.29..30} s
# both are done after {took:float 0.29..30} s
# Where:
# rang <= took
