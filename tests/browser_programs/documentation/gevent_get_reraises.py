# /// script
# dependencies = ["gevent"]
# ///
"""get() raises again what ended the greenlet, or Timeout if it still runs."""

import gevent
from gevent.event import Event

gevent.get_hub().exception_stream = None  # no traceback, please
bricks_are_here = Event()


def build(bricks):
    bricks_are_here.wait()
    if bricks < 3:
        raise RuntimeError(f"{bricks} bricks make no house")
    return "house"


small, large = gevent.spawn(build, 2), gevent.spawn(build, 900)
try:
    large.get(timeout=0.05)
except gevent.Timeout:
    print("not yet")
bricks_are_here.set()
print("finally a", large.get())

try:
    small.get()
except RuntimeError as error:
    print("RuntimeError:", error)
print("the same:", small.exception.args, "value:", small.value)

try:
    gevent.joinall([small], raise_error=True)
except RuntimeError:
    print("joinall() raises it, too")

# Output:
# not yet
# finally a house
# RuntimeError: 2 bricks make no house
# the same: ('2 bricks make no house',) value: None
# joinall() raises it, too
