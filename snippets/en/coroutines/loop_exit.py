# /// script
# dependencies = ["gevent"]
# ///
"""Deadlock in one thread: gevent sees that nobody can go on, and raises LoopExit."""

import gevent
from gevent.exceptions import LoopExit
from gevent.lock import BoundedSemaphore

fork = BoundedSemaphore(1)
knife = BoundedSemaphore(1)


def eat(name, first, second):
    with first:
        print(f"{name} has one")
        gevent.sleep(0)  # switch point, between the two locks
        with second:
            print(f"{name} eats")


a = gevent.spawn(eat, "A", fork, knife)
b = gevent.spawn(eat, "B", knife, fork)
try:
    gevent.joinall([a, b])
except LoopExit as error:
    message = str(error).splitlines()[0]
    print(f"LoopExit: {message}")

# Output:
# A has one
# B has one
# LoopExit: This operation would block forever
