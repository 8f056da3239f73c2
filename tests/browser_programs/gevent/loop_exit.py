# /// script
# dependencies = ["gevent"]
# ///
"""Waiting for what can never come: LoopExit, also while others are waiting."""

import gevent
from gevent.event import AsyncResult, Event
from gevent.exceptions import LoopExit
from gevent.queue import Queue


def attempt(wait):
    try:
        wait()
    except LoopExit as error:
        print(f"{type(error).__name__}: {str(error).splitlines()[0]}")


attempt(Event().wait)
attempt(Queue().get)
attempt(AsyncResult().get)
never = Event()
waiting = gevent.spawn(never.wait)
attempt(waiting.join)
print("waits until:", waiting.join(timeout=0.01))
gevent.spawn(never.set)
print(waiting.get())
print("nothing to wait for:", gevent.wait(timeout=1))

# Output:
# LoopExit: This operation would block forever
# LoopExit: This operation would block forever
# LoopExit: This operation would block forever
# LoopExit: This operation would block forever
# waits until: None
# True
# nothing to wait for: True
