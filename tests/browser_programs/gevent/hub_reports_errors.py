# /// script
# dependencies = ["gevent"]
# ///
"""The hub prints what no greenlet caught, and goes on."""

import io
import re

import gevent
from gevent import get_hub

stream = get_hub().exception_stream = io.StringIO()


def fail():
    raise ValueError("nobody catches this")


def go_on():
    gevent.sleep(0.01)
    return "I go on"


failing = gevent.spawn(fail)
other = gevent.spawn(go_on)
gevent.joinall([failing, other])
lines = stream.getvalue().splitlines()
print(lines[0])
print(lines[lines.index("ValueError: nobody catches this")])
report = re.sub(r"^[-\dT:]+Z <Greenlet at 0x[0-9a-f]+: ", "", lines[-2])
print(report, repr(lines[-1]))
print(failing.successful(), repr(failing.exception), other.value)
print(failing.exc_info[0].__name__)

# Output:
# Traceback (most recent call last):
# ValueError: nobody catches this
# fail> failed with ValueError ''
# False ValueError('nobody catches this') I go on
# ValueError
