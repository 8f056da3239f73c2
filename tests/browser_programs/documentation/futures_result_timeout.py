"""result() gives up after its timeout; the work goes on."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

tide_is_in = threading.Event()


def sail():
    tide_is_in.wait()
    return "we are afloat"


with ThreadPoolExecutor(1) as boat:
    trip = boat.submit(sail)
    start = time.monotonic()
    try:
        trip.result(timeout=0.2)
    except TimeoutError:
        print(f"aground for {time.monotonic() - start:.2f} s")
    print("running:", trip.running())
    tide_is_in.set()
    print(trip.result(timeout=30))

# Output:
# aground for {took:float 0.19..30} s
# running: True
# we are afloat
