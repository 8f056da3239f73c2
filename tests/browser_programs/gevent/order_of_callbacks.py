# /// script
# dependencies = ["gevent"]
# ///
"""What is spawned runs in order, and before any timer; timers run by their time."""

import gevent
from gevent import get_hub

steps = []


def step(name):
    steps.append(name)


def two(name):
    step(f"{name} 1")
    gevent.sleep(0)
    step(f"{name} 2")


gevent.spawn_later(0.06, step, "after 60 ms")
gevent.spawn_later(0.03, step, "after 30 ms")
gevent.spawn_later(0, step, "after 0 ms")
gevent.spawn(two, "a")
get_hub().loop.run_callback(step, "callback")
gevent.spawn(two, "b")
cancelled = get_hub().loop.run_callback(step, "cancelled")
cancelled.stop()
gevent.sleep(0.12)
print(*steps, sep="\n")

# Output:
# a 1
# callback
# b 1
# a 2
# b 2
# after 0 ms
# after 30 ms
# after 60 ms
