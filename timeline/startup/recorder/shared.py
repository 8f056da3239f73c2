"""What processes share: locks, barriers, queues, pipes; told apart by names that are the same in all processes."""

import functools
import zlib
from collections import deque
from contextlib import nullcontext
from types import ModuleType

from recorder import log, tasks
from recorder.primitives import notes
from recorder.waits import Waiting, note_wait, replacement, take

_CONTEXT = ("multiprocessing.context",)


def _key_of(semaphore: object) -> str:
    """The key of what processes share: the system's name of its first semaphore, the same in all of them."""
    return f"shared {semaphore._semlock.name}"


def _note_creation(cls: type, kind: str, key: object) -> None:
    original = cls.__init__

    @functools.wraps(original)
    def init(self: object, *args: object, **options: object) -> None:
        original(self, *args, **options)
        if log.calls_directly(through=_CONTEXT):
            log.event("object", key=key(self), what=kind, number=None)

    cls.__init__ = init


def _install_synchronize(module: ModuleType) -> None:
    make_methods = module.SemLock._make_methods

    @functools.wraps(make_methods)
    def noted_make_methods(self: object) -> None:
        make_methods(self)
        # The lock of a Condition, a Barrier or a Queue is the business of these.
        self.acquire = functools.partial(_acquire, self, self._semlock.acquire)
        self.release = functools.partial(_release, self, self._semlock.release)

    module.SemLock._make_methods = noted_make_methods
    module.SemLock.__enter__ = lambda self: _acquire(self, self._semlock.acquire)
    module.SemLock.__exit__ = lambda self, *exception: _release(self, self._semlock.release)
    for name, kind in (("Lock", "lock"), ("RLock", "rlock"), ("Semaphore", "semaphore")):
        _note_creation(getattr(module, name), kind, _key_of)
    _note_creation(module.BoundedSemaphore, "semaphore", _key_of)
    for name, kind in (("Condition", "condition"), ("Event", "event"), ("Barrier", "barrier")):
        cls = getattr(module, name)
        _note_creation(cls, kind, _key_of_compound)
        note_wait(cls, "wait", kind, _key_of_compound)
    _note_wake(module.Condition, "notify")
    _note_wake(module.Event, "set")


def _key_of_compound(thing: object) -> str:
    """A Condition has its _lock; an Event and a Barrier have a Condition, _cond."""
    condition = getattr(thing, "_cond", thing)
    return _key_of(condition._lock)


def _note_wake(cls: type, name: str) -> None:
    original = getattr(cls, name)

    @functools.wraps(original)
    def wake(self: object, *args: object, **options: object) -> object:
        if log.calls_directly():
            log.event("wake", object=_key_of_compound(self))
        return original(self, *args, **options)

    setattr(cls, name, wake)


def _acquire(
    self: object, acquire: object, block: bool = True, timeout: float | None = None
) -> bool:
    if not log.calls_directly():
        return acquire(block, timeout)
    kind = "semaphore" if "Semaphore" in type(self).__name__ else "lock"
    return take(kind, _key_of(self), acquire, block, timeout)


def _release(self: object, release: object) -> None:
    noted, at = log.calls_directly(), log.now()
    release()
    if noted:
        log.event("release", at=at, object=_key_of(self))


def _install_queues(module: ModuleType) -> None:
    """What a queue of processes transports is told apart by the checksum of the bytes that travel."""
    queue = module.Queue
    _note_creation(queue, "queue", _key_of_queue)
    put, get = queue.put, queue.get

    @functools.wraps(put)
    def noted_put(self: object, obj: object, *args: object, **options: object) -> None:
        noted = log.calls_directly()
        if noted:
            self.__dict__.setdefault("_timeline_puts", deque()).append(
                (tasks.current(), log.now(), log.program_line())
            )
        with Waiting("queue", object=_key_of_queue(self)) if noted else nullcontext():
            put(self, obj, *args, **options)

    @functools.wraps(get)
    def noted_get(self: object, *args: object, **options: object) -> object:
        if log.is_idle_worker():
            with Waiting("queue"):
                return get(self, *args, **options)
        if not log.calls_directly():
            return get(self, *args, **options)
        with Waiting("queue", object=_key_of_queue(self)):
            item = get(self, *args, **options)
        log.event("got", object=_key_of_queue(self), item=_travelled(self._reader))
        return item

    def noted_reset(self: object, *args: object, **options: object) -> None:
        reset(self, *args, **options)
        sent = self._send_bytes

        def send(data: bytes, *args: object) -> None:
            puts = self.__dict__.get("_timeline_puts")
            if puts:
                task, at, line = puts.popleft()
                if task is not None:
                    log.event(
                        "put",
                        at=at,
                        task=task,
                        line=line,
                        object=_key_of_queue(self),
                        item=_checksum(data),
                    )
            sent(data, *args)

        self._send_bytes = send

    reset = queue._reset
    queue.put, queue.get, queue._reset = noted_put, noted_get, noted_reset
    _install_simple_queue(module)


def _install_simple_queue(module: ModuleType) -> None:
    queue = module.SimpleQueue
    _note_creation(queue, "queue", _key_of_queue)
    get, put = queue.get, queue.put

    @functools.wraps(get)
    def noted_get(self: object) -> object:
        if log.is_idle_worker():
            with Waiting("queue"):
                return get(self)
        if not log.calls_directly():
            return get(self)
        with Waiting("queue", object=_key_of_queue(self)):
            item = get(self)
        log.event("got", object=_key_of_queue(self), item=_travelled(self._reader))
        return item

    @functools.wraps(put)
    def noted_put(self: object, obj: object) -> None:
        at = log.now()
        put(self, obj)
        if log.calls_directly():
            log.event("put", at=at, object=_key_of_queue(self), item=_travelled(self._writer))

    queue.get, queue.put = noted_get, noted_put


def _key_of_queue(queue: object) -> str:
    return _key_of(queue._rlock)


def _checksum(data: bytes) -> int:
    return zlib.crc32(bytes(data))


def _travelled(connection: object) -> int | None:
    """The checksum of what has gone through this end last."""
    return notes(connection).get("_timeline_last")


def _install_connection(module: ModuleType) -> None:
    """A pipe: waiting for what the other end sends; and what has travelled last, for the queues that are made of it."""
    base = module._ConnectionBase
    for name in ("recv", "recv_bytes", "poll"):
        note_wait(base, name, "io")
    receive, send = base.recv_bytes, base.send_bytes

    @functools.wraps(receive)
    def noted_receive(self: object, *args: object) -> bytes:
        data = receive(self, *args)
        notes(self)["_timeline_last"] = _checksum(data)
        return data

    @functools.wraps(send)
    def noted_send(self: object, data: bytes, *args: object) -> None:
        send(self, data, *args)
        notes(self)["_timeline_last"] = _checksum(data)

    base.recv_bytes, base.send_bytes = noted_receive, noted_send


def _install_managers(module: ModuleType) -> None:
    """Where managers were imported before (in the browser), their registry holds the originals."""
    registry = module.SyncManager._registry
    for name, (make, *rest) in registry.items():
        registry[name] = replacement(make), *rest


HOOKS = {
    "multiprocessing.managers": _install_managers,
    "multiprocessing.synchronize": _install_synchronize,
    "multiprocessing.queues": _install_queues,
    "multiprocessing.connection": _install_connection,
}
