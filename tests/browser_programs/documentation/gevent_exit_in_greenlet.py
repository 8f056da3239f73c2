# /// script
# dependencies = ["gevent"]
# ///
"""SystemExit in a greenlet leaves the whole program, with its status."""

import sys

import gevent


def mutiny():
    print("take the ship!")
    sys.exit(3)


gevent.spawn(mutiny)
try:
    gevent.sleep(60)
finally:
    print("the captain wakes up")
print("never reached")

# Output:
# take the ship!
# the captain wakes up
# Exit status: 3
