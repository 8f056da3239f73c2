"""`PyThreadState_SetAsyncExc()`, which programs call through ctypes to raise an exception in another thread.

All threads here are one to CPython's own function. As there, nothing is raised in the midst of a wait, but after it.
"""

import ctypes

from runtime import scheduler

_MASK = 0xFFFF_FFFF  # of a c_long, in which a program hands over the 48 bits of an identification


def _set(thread_id: object, error: object) -> int:
    """Raise `error` (an exception class; None: nothing any more) in the thread; returns how many there are."""
    number, error = (getattr(value, "value", value) for value in (thread_id, error))
    for task in scheduler.tasks():
        if (task.ident ^ number) & _MASK == 0:
            task.async_exception = error
            if task is scheduler.current():
                scheduler.raise_async_exception()
            return 1
    return 0


def install() -> None:
    """Put it in place of the function of `ctypes.pythonapi`."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc = _set
