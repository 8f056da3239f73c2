# /// script
# dependencies = ["gevent"]
# ///
"""iwait() gives greenlets as they end; wait() takes a count and a timeout."""

import gevent


def after(seconds, value):
    gevent.sleep(seconds)
    return value


def some():
    return [gevent.spawn(after, delay, delay) for delay in (0.09, 0.01, 0.05)]


print(*[g.value for g in gevent.iwait(some())])
started = some()
print(*[g.value for g in gevent.wait(started, count=2)])
print(len(gevent.wait(started, timeout=0)), len(gevent.wait(started)))
print(gevent.wait(timeout=10))
with gevent.iwait(some()) as ready:
    for g in ready:
        print("first:", g.value)
        break
gevent.killall(started)
print(*[type(g.value).__name__ for g in started])

# Output:
# 0.01 0.05 0.09
# 0.01 0.05
# 2 3
# True
# first: 0.01
# float float float
