# /// script
# dependencies = ["gevent"]
# ///
"""Setting an Event wakes every greenlet that waits for it."""

import gevent
from gevent.event import Event

curtain = Event()


def watch(seat):
    curtain.wait()
    print(f"seat {seat} sees the stage")


audience = [gevent.spawn(watch, seat) for seat in range(3)]
print("opened in time:", curtain.wait(timeout=0.1))
curtain.set()
gevent.joinall(audience)
print("set:", curtain.is_set(), "wait:", curtain.wait())
curtain.clear()
print("set:", curtain.is_set())

# Output:
# opened in time: False
# Unordered output:
# seat 0 sees the stage
# seat 1 sees the stage
# seat 2 sees the stage
# Output:
# set: True wait: True
# set: False
