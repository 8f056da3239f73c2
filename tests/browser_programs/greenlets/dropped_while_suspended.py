# /// script
# dependencies = ["gevent"]
# ///
"""A suspended greenlet that nobody refers to any more is ended, and cleans up."""

import weakref

from greenlet import getcurrent, greenlet


def hold(name):
    try:
        getcurrent().parent.switch()
    finally:
        print(f"{name} cleans up")


dropped = greenlet(hold)
dropped.switch("dropped")
reference = weakref.ref(dropped)
print("before del:", reference() is dropped)
del dropped
print("after del: ", reference())

many = [greenlet(hold) for _ in range(3)]
for number, g in enumerate(many):
    g.switch(f"number {number}")
del g
many.pop(0)
print("one less")
while many:
    many.pop(0)

pending = greenlet(hold)
del pending
print("one that never started has nothing to clean up")

# Output:
# before del: True
# dropped cleans up
# after del:  None
# number 0 cleans up
# one less
# number 1 cleans up
# number 2 cleans up
# one that never started has nothing to clean up
