"""Queues of threads: who puts and gets, and which item came from whom."""

import functools
from types import ModuleType

from recorder import log
from recorder.primitives import is_noted, key_of, note_object
from recorder.waits import Waiting


def _note_class(cls: type) -> None:
    """Items are told apart under the queue's own mutex, in _put and _get, which a kind of queue defines for itself."""
    put, get = cls._put, cls._get

    @functools.wraps(put)
    def noted_put(self: object, item: object) -> None:
        put(self, item)
        if is_noted(self):
            self._timeline_items = serial = getattr(self, "_timeline_items", 0) + 1
            inside = self.__dict__.setdefault("_timeline_inside", {})
            inside.setdefault(id(item), []).append(serial)
            log.event("put", object=key_of(self), item=serial)

    @functools.wraps(get)
    def noted_get(self: object) -> object:
        item = get(self)
        serials = self.__dict__.get("_timeline_inside", {}).get(id(item))
        if serials:
            log.event("got", object=key_of(self), item=serials.pop(0))
        return item

    cls._put, cls._get = noted_put, noted_get


def _install(module: ModuleType) -> None:
    queue = module.Queue
    original = queue.__init__

    @functools.wraps(original)
    def init(self: object, maxsize: int = 0) -> None:
        note_object(self, "queue")
        original(self, maxsize)

    queue.__init__ = init
    for cls in (module.Queue, module.LifoQueue, module.PriorityQueue):
        _note_class(cls)
    for name in ("put", "get", "join"):
        _note_wait(queue, name)
    _install_simple(module)


def _note_wait(cls: type, name: str) -> None:
    original = getattr(cls, name)

    @functools.wraps(original)
    def waiting(self: object, *args: object, **options: object) -> object:
        if not is_noted(self) or not log.calls_directly():
            return original(self, *args, **options)
        with Waiting("queue", object=key_of(self)):
            return original(self, *args, **options)

    setattr(cls, name, waiting)


def _install_simple(module: ModuleType) -> None:
    """queue.SimpleQueue is written in C: the program gets a subclass of it, first in, first out."""
    real = module.SimpleQueue

    class SimpleQueue(real):
        def __init__(self) -> None:
            super().__init__()
            note_object(self, "queue")
            self._timeline_counts = {"put": 0, "got": 0}

        def _note(self, kind: str) -> None:
            if is_noted(self):
                self._timeline_counts[kind] += 1
                log.event(kind, object=key_of(self), item=self._timeline_counts[kind])

        def put(self, item: object, block: bool = True, timeout: float | None = None) -> None:
            self._note("put")
            super().put(item, block, timeout)

        def get(self, block: bool = True, timeout: float | None = None) -> object:
            if not is_noted(self) and not log.is_idle_worker():
                return super().get(block, timeout)
            with Waiting("queue", object=key_of(self)):
                item = super().get(block, timeout)
            self._note("got")
            return item

        def get_nowait(self) -> object:
            item = super().get_nowait()
            self._note("got")
            return item

    SimpleQueue.__module__, SimpleQueue.__qualname__ = real.__module__, real.__qualname__
    module.SimpleQueue = SimpleQueue


HOOKS = {"queue": _install}
