# /// script
# dependencies = ["gevent"]
# ///
"""A Timeout leaves a block: raised, silent, or as another exception."""

import time

import gevent


class TooSlow(Exception):
    pass


start = time.monotonic()
with gevent.Timeout(0.1, False):  # silent
    gevent.sleep(60)
print(f"silent, after {time.monotonic() - start:.2f} s")

try:
    with gevent.Timeout(0.1) as limit:
        gevent.sleep(60)
except gevent.Timeout as caught:
    print("raised:", caught is limit, f"({caught.seconds} seconds)")

try:
    with gevent.Timeout(0.1, TooSlow):
        gevent.sleep(60)
except TooSlow:
    print("an exception of our own")

with gevent.Timeout(30):
    gevent.sleep(0.01)
print("in time")

# Output:
# silent, after {took:float 0.09..30} s
# raised: True (0.1 seconds)
# an exception of our own
# in time
