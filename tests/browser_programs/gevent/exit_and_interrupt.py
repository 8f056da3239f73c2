# /// script
# dependencies = ["gevent"]
# ///
"""SystemExit and KeyboardInterrupt of a greenlet end in the main greenlet."""

import io

import gevent

gevent.get_hub().exception_stream = io.StringIO()  # the traceback of the interrupt


def interrupt():
    raise KeyboardInterrupt("from a greenlet")


gevent.spawn(interrupt)
try:
    gevent.sleep(10)
except KeyboardInterrupt as error:
    print("main gets", repr(error))

still_there = gevent.spawn(lambda: "others go on")
print(still_there.get())


def leave():
    raise SystemExit("left with a message")


leaving = gevent.spawn(leave)
try:
    leaving.join()
finally:
    print("exception kept:", repr(leaving.exception))
print("never reached")

# Output:
# main gets KeyboardInterrupt('from a greenlet')
# others go on
# exception kept: SystemExit('left with a message')
# Error output:
# left with a message
# Exit status: 1
