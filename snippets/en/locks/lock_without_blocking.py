"""Taking a lock without waiting for ever; and who may release it."""

import threading
import time

lock = threading.Lock()
lock.acquire()

print(f"blocking=False: {lock.acquire(blocking=False)}")

start = time.monotonic()
got = lock.acquire(timeout=0.1)
waited = time.monotonic() - start
print(f"timeout=0.1: {got}, waited {waited:.2f} s")

helper = threading.Thread(target=lock.release)
helper.start()  # another thread releases it
print(f"released by another thread: {lock.acquire()}")
helper.join()

lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(f"RuntimeError: {error}")

# Output:
# blocking=False: False
# timeout=0.1: False, waited {waited:float 0.09..10} s
# released by another thread: True
# RuntimeError: release unlocked lock
