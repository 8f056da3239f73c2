# /// script
# requires-python = ">=3.14"
# ///
"""A token in a with statement puts the old value back, even after an error."""

from contextvars import ContextVar

speed = ContextVar("speed", default=50)

with speed.set(80):
    print("country road:", speed.get())
    with speed.set(130):
        print("motorway:", speed.get())
    print("country road:", speed.get())

try:
    with speed.set(10):
        raise ValueError("a cow on the road")
except ValueError as error:
    print(f"{error}, speed {speed.get()}")

# Output:
# country road: 80
# motorway: 130
# country road: 80
# a cow on the road, speed 50
