"""Four greenlets want one of two places; the program keeps a log of its own."""

import json
import time

import gevent
from gevent.lock import BoundedSemaphore

places = BoundedSemaphore(2)
log = []


def note(name, what):
    log.append((time.monotonic_ns() // 1000, name, what))


def visit(name):
    note(name, "start")
    with places:
        note(name, "hold")
        print(f"{name} sits down")
        gevent.sleep(0.02)
        note(name, "release")
    note(name, "end")


visitors = [gevent.spawn(visit, name) for name in "abcd"]
gevent.joinall(visitors)
print(json.dumps(log))
