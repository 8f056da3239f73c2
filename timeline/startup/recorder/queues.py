"""Queues of threads: who puts and gets, and which item came from whom."""

import functools
from types import ModuleType

from recorder import items, log
from recorder.primitives import is_noted, key_of, note_object
from recorder.waits import Waiting, note_wait


def _install(module: ModuleType) -> None:
    queue = module.Queue
    original = queue.__init__

    @functools.wraps(original)
    def init(self: object, maxsize: int = 0) -> None:
        note_object(self, "queue")
        original(self, maxsize)

    queue.__init__ = init
    for cls in (module.Queue, module.LifoQueue, module.PriorityQueue):
        items.note_items(cls)
    for name in ("put", "get", "join"):
        note_wait(queue, name, "queue", key_of, is_noted)
    _install_simple(module)


def _install_simple(module: ModuleType) -> None:
    """queue.SimpleQueue is written in C: the program gets a subclass of it."""
    real = module.SimpleQueue

    class SimpleQueue(real):
        def __init__(self) -> None:
            super().__init__()
            note_object(self, "queue")

        def put(self, item: object, block: bool = True, timeout: float | None = None) -> None:
            items.put(self, item)
            super().put(item, block, timeout)

        def get(self, block: bool = True, timeout: float | None = None) -> object:
            if not is_noted(self) and not log.is_idle_worker():
                return super().get(block, timeout)
            with Waiting("queue", object=key_of(self)):
                item = super().get(block, timeout)
            items.got(self, item)
            return item

        def get_nowait(self) -> object:
            return self.get(block=False)

    SimpleQueue.__module__, SimpleQueue.__qualname__ = real.__module__, real.__qualname__
    module.SimpleQueue = SimpleQueue


HOOKS = {"queue": _install}
