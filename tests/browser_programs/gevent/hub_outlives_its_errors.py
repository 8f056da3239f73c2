# /// script
# dependencies = ["gevent"]
# ///
"""The loop goes on when the hub's handle_error() fails, and when sys.stderr does."""

import io
import sys

import gevent
from gevent import get_hub
from gevent.pool import Pool


def fail(number):
    raise ValueError(f"failure {number}")


def broken_handler(*args):
    raise AttributeError("in handle_error()")


class BrokenStream:
    def write(self, text):
        raise OSError("cannot write")

    def flush(self):
        raise OSError("cannot flush")


printed = sys.stderr = io.StringIO()
get_hub().handle_error = broken_handler
failing = gevent.spawn(fail, 1)
try:
    failing.get()
except ValueError as error:
    print("get() raises", repr(error))
get_hub().loop.run_callback(fail, 2)
gevent.sleep(0.01)
timer = get_hub().loop.timer(0.01)
timer.start(fail, 3)
gevent.sleep(0.05)
lines = printed.getvalue().splitlines()
print(lines.count("AttributeError: in handle_error()"), "times printed")
print("ValueError" in printed.getvalue())
del get_hub().handle_error

sys.stderr = BrokenStream()
pool = Pool(1)
failing = pool.spawn(fail, 4)
try:
    failing.get()
except ValueError as error:
    print("get() raises", repr(error))
print(pool.apply(len, ("still usable",)))
pool.join()
sys.stderr = sys.__stderr__

# Output:
# get() raises ValueError('failure 1')
# 3 times printed
# False
# get() raises ValueError('failure 4')
# 12
