"""Processes: who starts which, when each begins and ends; what they share: locks, barriers, queues, pipes."""

import atexit
import functools
import os
import sys
import zlib
from collections import Counter, deque
from contextlib import nullcontext
from types import ModuleType

from recorder import lines, log, tasks
from recorder.waits import Waiting

_CONTEXT = ("multiprocessing.context",)


def after_fork() -> None:
    """In the child of a fork: a log of its own. It is a process of the program if its parent is one."""
    was_noted = _is_noted
    log.open_in(log.folder, log.program)
    tasks.after_fork()
    lines.after_fork()
    if was_noted:
        log.event("process", name=None, pid=os.getpid(), parent=os.getppid())


_is_noted = True
_exit = os._exit


def _noted_exit(status: int) -> None:
    note_exit(status)
    _exit(status)


def note_exit(status: int | None) -> None:
    """Note that this process ends; None where nobody knows the status yet."""
    log.event("exit", task=tasks.current() or "t1", status=status, unnoted=tasks.unnoted())


def install_exit() -> None:
    """Note how this process ends."""
    os._exit = _noted_exit
    atexit.register(note_exit, None)


def _install_process(module: ModuleType) -> None:
    base = module.BaseProcess
    start, bootstrap, join = base.start, base._bootstrap, base.join

    @functools.wraps(start)
    def noted_start(self: object) -> None:
        at, line = log.now(), log.program_line()
        start(self)
        log.event("create", at=at, line=line, pid=self.pid, name=self.name)

    @functools.wraps(bootstrap)
    def noted_bootstrap(self: object, *args: object, **options: object) -> int:
        log.event("process", name=self.name, pid=os.getpid(), parent=self._parent_pid)
        return bootstrap(self, *args, **options)

    @functools.wraps(join)
    def noted_join(self: object, timeout: float | None = None) -> None:
        at_exit = sys._getframe(1).f_globals.get("__name__") == "multiprocessing.util"
        if not at_exit and not log.calls_directly():
            return join(self, timeout)
        with Waiting("join", other=f"pid {self.pid}"):
            return join(self, timeout)

    base.start, base._bootstrap, base.join = noted_start, noted_bootstrap, noted_join


def _install_popen(module: ModuleType) -> None:
    """The parent sees a child end."""
    poll = module.Popen.poll

    @functools.wraps(poll)
    def noted_poll(self: object, *args: object, **options: object) -> int | None:
        before = self.returncode
        status = poll(self, *args, **options)
        if before is None and status is not None:
            log.event("gone", pid=self.pid, status=status)
        return status

    module.Popen.poll = noted_poll


def _install_subprocess(module: ModuleType) -> None:
    """A program that runs itself once more sees that process end."""
    handle = module.Popen._handle_exitstatus

    @functools.wraps(handle)
    def noted_handle(self: object, *args: object, **options: object) -> None:
        handle(self, *args, **options)
        log.event("gone", pid=self.pid, status=self.returncode)

    module.Popen._handle_exitstatus = noted_handle


def _install_forkserver(module: ModuleType) -> None:
    """The server itself is no process of the program, and neither is what it has forked until that runs something."""
    main = module.main

    @functools.wraps(main)
    def noted_main(*args: object, **options: object) -> object:
        global _is_noted
        _is_noted = False
        return main(*args, **options)

    module.main = noted_main


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
        _note_shared_wait(cls, kind)
    _note_shared_wake(module.Condition, "notify")
    _note_shared_wake(module.Event, "set")


def _key_of_compound(thing: object) -> str:
    """A Condition has its _lock; an Event and a Barrier have a Condition, _cond."""
    condition = getattr(thing, "_cond", thing)
    return _key_of(condition._lock)


def _note_shared_wait(cls: type, kind: str) -> None:
    original = cls.wait

    @functools.wraps(original)
    def waiting(self: object, *args: object, **options: object) -> object:
        if not log.calls_directly():
            return original(self, *args, **options)
        with Waiting(kind, object=_key_of_compound(self)):
            return original(self, *args, **options)

    cls.wait = waiting


def _note_shared_wake(cls: type, name: str) -> None:
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
    ended = None
    if block:
        with Waiting(kind, object=_key_of(self)) as waiting:
            got = acquire(block, timeout)
        ended = waiting.ended
    else:
        got = acquire(block, timeout)
    if got:
        log.event("hold", at=ended, object=_key_of(self))
    return got


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
        log.event("got", object=_key_of_queue(self), item=self.__dict__.get("_timeline_last"))
        return item

    def noted_reset(self: object, *args: object, **options: object) -> None:
        reset(self, *args, **options)
        received, sent = self._recv_bytes, self._send_bytes

        def receive(*args: object) -> bytes:
            data = received(*args)
            self._timeline_last = _checksum(data)
            return data

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

        self._recv_bytes, self._send_bytes = receive, send

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
        _received[_key_of_queue(self)] += 1
        log.event("got", object=_key_of_queue(self), item=_received[_key_of_queue(self)])
        return item

    @functools.wraps(put)
    def noted_put(self: object, obj: object) -> None:
        if log.calls_directly():
            _sent[_key_of_queue(self)] += 1
            log.event("put", object=_key_of_queue(self), item=_sent[_key_of_queue(self)])
        put(self, obj)

    queue.get, queue.put = noted_get, noted_put


_received: Counter[str] = Counter()
_sent: Counter[str] = Counter()


def _key_of_queue(queue: object) -> str:
    return _key_of(queue._rlock)


def _checksum(data: bytes) -> int:
    return zlib.crc32(bytes(data))


def _install_connection(module: ModuleType) -> None:
    """A pipe: waiting for what the other end sends."""
    base = module._ConnectionBase
    for name in ("recv", "recv_bytes", "poll"):
        _note_io(base, name)


def _note_io(cls: type, name: str) -> None:
    original = getattr(cls, name)

    @functools.wraps(original)
    def waiting(self: object, *args: object, **options: object) -> object:
        if not log.calls_directly():
            return original(self, *args, **options)
        with Waiting("io"):
            return original(self, *args, **options)

    setattr(cls, name, waiting)


HOOKS = {
    "multiprocessing.process": _install_process,
    "multiprocessing.popen_fork": _install_popen,
    "multiprocessing.popen_forkserver": _install_popen,
    "multiprocessing.forkserver": _install_forkserver,
    "subprocess": _install_subprocess,
    "multiprocessing.synchronize": _install_synchronize,
    "multiprocessing.queues": _install_queues,
    "multiprocessing.connection": _install_connection,
}
