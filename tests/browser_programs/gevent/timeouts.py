# /// script
# dependencies = ["gevent"]
# ///
"""Timeouts nest; which one went off can be told."""

import gevent
from gevent import Timeout

outer = Timeout(0.05)
with Timeout(5) as inner_is_longer:
    outer.start()
    try:
        gevent.sleep(10)
    except Timeout as caught:
        print(caught is outer, caught is inner_is_longer, caught)
    finally:
        outer.close()

with Timeout(0.01, False):
    gevent.sleep(10)
print("silent")
try:
    with Timeout(0.01, LookupError("took too long")):
        gevent.sleep(10)
except LookupError as error:
    print(error)
print(gevent.with_timeout(0.01, gevent.sleep, 10, timeout_value="default"))
with Timeout(0.02, False):
    try:
        gevent.sleep(10)
    finally:
        print("finally runs")
slow = gevent.spawn(gevent.sleep, 10)
try:
    slow.get(timeout=0.01)
except Timeout as caught:
    print(f"{type(caught).__name__}: {caught}")
print(slow.join(timeout=0.01), slow.dead, Timeout(None).pending)

# Output:
# True False 0.05 seconds
# silent
# took too long
# default
# finally runs
# Timeout: 0.01 seconds
# None False False
