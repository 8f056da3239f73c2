# /// script
# dependencies = ["gevent"]
# ///
"""No switch point between read and write: no race condition, no lock needed."""

import gevent

counter = 0
times = 0


def increment():
    global counter, times
    for _ in range(1000):
        value = counter  # read
        counter = value + 1  # write
        gevent.sleep(0)  # switch point, after the write
        if counter != value + 1:  # others have added
            times += 1


greenlets = [gevent.spawn(increment) for _ in range(5)]
gevent.joinall(greenlets)
print(f"expected 5000, got {counter}")
print(f"others had their turn meanwhile: {times} times")

# Output:
# expected 5000, got 5000
# others had their turn meanwhile: {times:int 4000..5000} times
