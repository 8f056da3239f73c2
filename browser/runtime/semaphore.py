"""`_multiprocessing.SemLock`: the semaphore under every Lock, Event, Queue… of multiprocessing, kept by the kernel.

It does what Modules/_multiprocessing/semaphore.c of CPython does on Linux.
"""

import sys
import types

from runtime import kernel, scheduler

RECURSIVE_MUTEX = 0  # the kind of an RLock; every other one is a semaphore
SEM_VALUE_MAX = 2**31 - 1  # Linux, sem_overview(7)


class SemLock:
    """A semaphore that processes share. `_count` is how often this process holds it."""

    SEM_VALUE_MAX = SEM_VALUE_MAX
    __module__ = "_multiprocessing"

    def __init__(self, kind: int, value: int, maxvalue: int, name: str, unlink: bool) -> None:
        if value < 0 or value > maxvalue:
            raise ValueError("semaphore value out of range")
        self._set_up(kernel.new_id(), kind, maxvalue)
        kernel.cast("semaphore_create", self.handle, value, maxvalue)

    @classmethod
    def _rebuild(cls, handle: int, kind: int, maxvalue: int, name: None) -> "SemLock":
        self = cls.__new__(cls)
        self._set_up(handle, kind, maxvalue)
        return self

    def _set_up(self, handle: int, kind: int, maxvalue: int) -> None:
        self.handle = handle
        self.kind = kind
        self.maxvalue = maxvalue
        self.name = None  # one with a name would have to be unlinked at the end
        self._held = 0
        self._last_ident = None

    def acquire(self, block: bool = True, timeout: float | None = None) -> bool:
        """Take it, waiting up to `timeout` seconds if `block`; True if it was taken."""
        if self.kind == RECURSIVE_MUTEX and self._is_mine():
            self._held += 1
            return True
        limit = timeout if block else 0.0
        if not kernel.call("semaphore_acquire", self.handle, timeout=limit):
            return False
        self._held += 1
        self._last_ident = scheduler.get_ident()
        return True

    def release(self) -> None:
        """Give it back. AssertionError for an RLock of another thread; ValueError beyond the maximum."""
        if self.kind == RECURSIVE_MUTEX:
            if not self._is_mine():
                raise AssertionError("attempt to release recursive lock not owned by thread")
            self._held -= 1
            if self._held == 0:
                kernel.cast("semaphore_release", self.handle)
        elif self.maxvalue == SEM_VALUE_MAX:
            self._held -= 1
            kernel.cast("semaphore_release", self.handle)
        else:
            if not kernel.call("semaphore_release", self.handle):
                raise ValueError("semaphore or lock released too many times")
            self._held -= 1

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exc_info: object) -> None:
        self.release()

    def _is_mine(self) -> bool:
        return self._held > 0 and self._last_ident == scheduler.get_ident()

    def _count(self) -> int:
        return self._held

    def _get_value(self) -> int:
        return kernel.call("semaphore_value", self.handle)

    def _is_zero(self) -> bool:
        return self._get_value() == 0

    def _after_fork(self) -> None:
        self._held = 0


def install() -> None:
    """Put `_multiprocessing` in place, before anything of multiprocessing is imported."""
    module = types.ModuleType("_multiprocessing")
    module.SemLock = SemLock
    module.sem_unlink = lambda name: None
    module.flags = {"HAVE_SEM_OPEN": 1, "HAVE_SEM_TIMEDWAIT": 1}
    sys.modules["_multiprocessing"] = module
