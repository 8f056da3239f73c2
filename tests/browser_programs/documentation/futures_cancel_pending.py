"""A future that runs cannot be cancelled; one that still waits can."""

import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

started, may_finish = threading.Event(), threading.Event()


def paint(colour):
    started.set()
    may_finish.wait()
    return f"a {colour} wall"


with ThreadPoolExecutor(max_workers=1) as painter:
    red = painter.submit(paint, "red")
    blue = painter.submit(paint, "blue")
    started.wait()
    print("red: running", red.running(), "cancelled", red.cancel())
    print("blue: running", blue.running(), "cancelled", blue.cancel())
    may_finish.set()

print(red.result())
try:
    blue.result()
except CancelledError as error:
    print("blue:", type(error).__name__)

# Output:
# red: running True cancelled False
# blue: running False cancelled True
# a red wall
# blue: CancelledError
