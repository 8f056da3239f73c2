"""A full queue makes its producer wait, or refuses with Full."""

import queue
import threading
import time

shelf = queue.Queue(maxsize=1)
shelf.put("first loaf")

try:
    shelf.put_nowait("second loaf")
except queue.Full:
    print("put_nowait: the shelf is full")

start = time.monotonic()
try:
    shelf.put("second loaf", timeout=0.2)
except queue.Full:
    print(f"put: still full after {time.monotonic() - start:.2f} s")

sold = []
customer = threading.Timer(0.1, lambda: sold.append(shelf.get()))
customer.start()
shelf.put("second loaf")  # until the customer has taken one
customer.join()
print("sold:", sold, "on the shelf:", shelf.get())

# Output:
# put_nowait: the shelf is full
# put: still full after {took:float 0.19..30} s
# sold: ['first loaf'] on the shelf: second loaf
