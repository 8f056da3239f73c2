"""Event.wait() says whether the event was set or the time was over."""

import threading
import time

dinner = threading.Event()

start = time.monotonic()
print("hungry:", dinner.wait(timeout=0.2))
print(f"waited {time.monotonic() - start:.2f} s")

cook = threading.Timer(0.1, dinner.set)
cook.start()
print("called:", dinner.wait(timeout=30))
print("asked again:", dinner.wait(), dinner.is_set())

dinner.clear()
print("after clear():", dinner.wait(timeout=0), dinner.is_set())

# Output:
# hungry: False
# waited {took:float 0.19..30} s
# called: True
# asked again: True True
# after clear(): False False
