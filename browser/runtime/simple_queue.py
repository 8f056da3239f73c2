"""`_queue` on the scheduler's tasks: `queue.SimpleQueue` as a class of C code is, and `queue.Empty`.

The module in C that Pyodide has would block the whole process. Semantics are those of CPython 3.14,
Modules/_queuemodule.c. All of this is runtime code, in which no time slice ends.
"""

import collections
import sys
import time
import types

from runtime import scheduler, thread


class Empty(Exception):  # noqa: N818 (the name is the library's)
    """Exception raised by Queue.get(block=0)/get_nowait()."""

    __module__ = "_queue"


class SimpleQueue:
    """A queue without a limit. Whoever waits longest is woken, but another may be faster."""

    __module__ = "_queue"
    __slots__ = ("__weakref__", "_items", "_waiting")
    __class_getitem__ = classmethod(types.GenericAlias)
    __reduce_ex__ = thread.refuse_pickling

    def __init__(self) -> None:
        self._items = collections.deque()
        self._waiting = collections.deque()

    def put(self, item: object, block: bool = True, timeout: float | None = None) -> None:
        """Add an item. Signal handlers and finalizers may do so too, even in the midst of get()."""
        self._items.append(item)
        self._wake_next()

    def put_nowait(self, item: object) -> None:
        """Add an item."""
        self.put(item)

    def get(self, block: bool = True, timeout: float | None = None) -> object:
        """Take the oldest item; Empty if that was not possible (in time)."""
        end = None
        if not block:
            end = -1.0
        elif timeout is not None:
            scheduler.check_seconds(timeout)
            if timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            end = scheduler.deadline(timeout)
        enqueue = self._waiting.append
        while not self._items:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                raise Empty
            token = scheduler.new_token()
            enqueue(token)
            is_woken = False
            try:
                is_woken = scheduler.park(token, left, ("queue", self))
            finally:
                if not is_woken and not thread.take_out(token, self._waiting):
                    self._wake_next()  # a signal handler raised: the item is for the next one
            enqueue = self._waiting.appendleft  # another thread was faster: keep the place
        return self._items.popleft()

    def get_nowait(self) -> object:
        """Take the oldest item; Empty if there is none."""
        return self.get(block=False)

    def _wake_next(self) -> None:
        if self._waiting and self._items:
            scheduler.wake(self._waiting.popleft())

    def empty(self) -> bool:
        """Whether there is no item."""
        return not self._items

    def qsize(self) -> int:
        """How many items there are."""
        return len(self._items)


def install() -> None:
    """Put it in place of `_queue`."""
    module = types.ModuleType("_queue")
    module.Empty, module.SimpleQueue = Empty, SimpleQueue
    sys.modules["_queue"] = module
