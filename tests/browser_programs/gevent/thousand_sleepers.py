# /// script
# dependencies = ["gevent"]
# ///
"""A thousand greenlets sleep at the same time, and others are spawned by them."""

import time

import gevent


def sleeper(number):
    gevent.sleep(0.2)
    return gevent.spawn(lambda: number).get()


begin = time.monotonic()
greenlets = [gevent.spawn(sleeper, number) for number in range(1000)]
gevent.joinall(greenlets)
elapsed = time.monotonic() - begin
print(sum(g.value for g in greenlets))
print(f"{elapsed:.1f} s instead of 200 s")

# Output:
# 499500
# {elapsed:float 0.2..60} s instead of 200 s
