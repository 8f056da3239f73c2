# /// script
# dependencies = ["gevent"]
# ///
"""No switch point between read and write: no race condition, no lock needed."""

import gevent

counter = 0


def increment():
    global counter
    for _ in range(1000):
        value = counter  # read
        counter = value + 1  # write
        gevent.sleep(0)  # switch point, after the write


greenlets = [gevent.spawn(increment) for _ in range(5)]
gevent.joinall(greenlets)
print(f"expected 5000, got {counter}")

# Output:
# expected 5000, got 5000
