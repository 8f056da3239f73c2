# /// script
# dependencies = ["gevent"]
# ///
"""SystemExit and KeyboardInterrupt pass through greenlets up to the main program."""

import sys

from greenlet import greenlet


def interrupt():
    raise KeyboardInterrupt


def leave():
    print("leaving")
    sys.exit(3)


try:
    greenlet(interrupt).switch()
except KeyboardInterrupt as error:
    print("caught", repr(error))
try:
    greenlet(lambda: greenlet(leave).switch()).switch()
finally:
    print("finally in main")
print("never reached")

# Output:
# caught KeyboardInterrupt()
# leaving
# finally in main
# Exit status: 3
