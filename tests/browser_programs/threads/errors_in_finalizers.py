# /// script
# requires-python = ">=3.14"
# ///
"""Errors of locks where nobody can catch them: their tracebacks show the program's frames only."""

import threading
import time
import weakref


class Owner:
    def __del__(self):
        threading.Lock().release()


class Thing:
    pass


def held():
    try:
        yield
    finally:
        threading.RLock().release()


Owner()
thing = Thing()
reference = weakref.ref(thing, lambda _: time.sleep(-1))
del thing
generator = held()
next(generator)
del generator

# Error output:
# Exception ignored while calling deallocator <function Owner.__del__ at {a:hex}>:
# Traceback (most recent call last):
#   File "errors_in_finalizers.py", line 13, in __del__
#     threading.Lock().release()
# RuntimeError: release unlocked lock
# Exception ignored while calling weakref callback <function <lambda> at {b:hex}>:
# Traceback (most recent call last):
#   File "errors_in_finalizers.py", line 29, in <lambda>
#     reference = weakref.ref(thing, lambda _: time.sleep(-1))
# ValueError: sleep length must be non-negative
# Exception ignored while closing generator <generator object held at {c:hex}>:
# Traceback (most recent call last):
#   File "errors_in_finalizers.py", line 24, in held
#     threading.RLock().release()
# RuntimeError: cannot release un-acquired lock
