"""An empty queue: get() may wait for a while, get_nowait() does not."""

import queue
import sys
import time

orders = queue.Queue()

start = time.monotonic()
try:
    orders.get(timeout=0.25)
except queue.Empty:
    print(f"nobody came for {time.monotonic() - start:.2f} s")

try:
    orders.get_nowait()
except queue.Empty as error:
    print(f"still nobody ({type(error).__name__})")

if orders.empty():
    sys.exit("the shop closes")

# Output:
# nobody came for {took:float 0.24..30} s
# still nobody (Empty)
# Error output:
# the shop closes
# Exit status: 1
