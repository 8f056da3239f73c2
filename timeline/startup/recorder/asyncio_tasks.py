"""asyncio: each step of a task, what it awaits, who created it, and the locks and queues of asyncio."""

import functools
import inspect
from types import ModuleType
from weakref import WeakSet

from recorder import log, tasks
from recorder.items import note_items
from recorder.primitives import is_noted, key_of, note_object, note_wakes
from recorder.waits import Waiting, replace


def _install_events(module: ModuleType) -> None:
    """The event loop runs each step of a task through a Handle."""
    run = module.Handle._run

    @functools.wraps(run)
    def noted_run(self: object) -> object:
        task = getattr(self._callback, "__self__", None)
        if not _is_task(task):
            return run(self)
        key = tasks.key_of(task, "a")
        before = tasks.set_async(key or "")
        if key is not None:
            if task not in _begun:
                _begun.add(task)
                log.event("begin", task=key, line=0, name=_name(task))
            if not log.is_full("span"):
                log.event("run", task=key, line=0)
        try:
            return run(self)
        finally:
            if key is not None:
                _note_pause(task, key)
            tasks.set_async(before)
            self = task = None  # the traceback of the task's exception leads here: no circle

    module.Handle._run = noted_run


_begun: WeakSet[object] = WeakSet()


def _name(task: object) -> str:
    """Its name, which Python before 3.13 gives to it only after its creation, and its coroutine's."""
    function = getattr(task.get_coro(), "__name__", None)
    return f"{task.get_name()} ({function})" if function else task.get_name()


def _is_task(thing: object) -> bool:
    return hasattr(thing, "get_coro") and hasattr(thing, "cancelling")


def _note_pause(task: object, key: str) -> None:
    if task.done():
        log.event("end", task=key, line=0)
        return
    awaited = getattr(task, "_fut_waiter", None)
    other = tasks.key_of(awaited, "a") if _is_task(awaited) else None
    why = "join" if other or type(awaited).__name__ == "_GatheringFuture" else "result"
    log.event("pause", task=key, line=_line_of(task), other=other, why=why)


def _line_of(task: object) -> int:
    """The program's innermost line at which a task is suspended, 0 if none."""
    found, awaited = 0, task.get_coro()
    while awaited is not None:
        frame = getattr(awaited, "cr_frame", None)
        if frame is not None and frame.f_code.co_filename == log.program:
            found = frame.f_lineno
        awaited = getattr(awaited, "cr_await", None)
    return found


def _install_base_events(module: ModuleType) -> None:
    create = module.BaseEventLoop.create_task

    @functools.wraps(create)
    def noted_create(self: object, coro: object, **options: object) -> object:
        task = create(self, coro, **options)
        code = getattr(coro, "cr_code", None)
        if not log.calls_directly() and (code is None or code.co_filename != log.program):
            tasks.hide(task)  # a library's own
        key = tasks.key_of(task, "a")
        if key is not None:
            log.event("create", child=key, name=_name(task))
        return task

    module.BaseEventLoop.create_task = noted_create


def _note_await(owner: object, name: str, kind: str, is_method: bool = True) -> None:
    original = getattr(owner, name)
    if not inspect.iscoroutinefunction(original):
        return

    @functools.wraps(original)
    async def waiting(*args: object, **options: object) -> object:
        noted = is_noted(args[0]) if is_method else True
        if not noted:
            return await original(*args, **options)
        with Waiting(kind, object=key_of(args[0]) if is_method else None):
            return await original(*args, **options)

    replace(owner, name, waiting)


def _note_creation(cls: type, kind: str) -> None:
    original = cls.__init__

    @functools.wraps(original)
    def init(self: object, *args: object, **options: object) -> None:
        if not is_noted(self):
            note_object(self, kind, through=("asyncio.locks", "asyncio.queues"))
        original(self, *args, **options)

    cls.__init__ = init


def _note_holding(cls: type, kind: str) -> None:
    acquire, release = cls.acquire, cls.release

    @functools.wraps(acquire)
    async def noted_acquire(self: object) -> bool:
        if not is_noted(self):
            return await acquire(self)
        with Waiting(kind, object=key_of(self)) as waiting:
            got = await acquire(self)
        log.event("hold", at=waiting.ended, object=key_of(self))
        return got

    @functools.wraps(release)
    def noted_release(self: object) -> None:
        at = log.now()
        release(self)
        if is_noted(self):
            log.event("release", at=at, object=key_of(self))

    cls.acquire, cls.release = noted_acquire, noted_release


def _install_locks(module: ModuleType) -> None:
    for cls, kind in (
        (module.Lock, "lock"),
        (module.Event, "event"),
        (module.Condition, "condition"),
        (module.Semaphore, "semaphore"),
        (module.Barrier, "barrier"),
    ):
        _note_creation(cls, kind)
    for cls, kind in ((module.Lock, "lock"), (module.Semaphore, "semaphore")):
        _note_holding(cls, kind)
    for cls, kind in (
        (module.Event, "event"),
        (module.Condition, "condition"),
        (module.Barrier, "barrier"),
    ):
        _note_await(cls, "wait", kind)
    note_wakes(module.Event, "set")
    note_wakes(module.Condition, "notify")


def _install_queues(module: ModuleType) -> None:
    _note_creation(module.Queue, "queue")
    for name in ("put", "get", "join"):
        _note_await(module.Queue, name, "queue")
    for cls in (module.Queue, module.LifoQueue, module.PriorityQueue):
        note_items(cls)


def _install_tasks(module: ModuleType) -> None:
    _note_await(module, "sleep", "sleep", is_method=False)
    _note_await(module, "wait", "join", is_method=False)
    _note_await(module, "wait_for", "result", is_method=False)


def _install_task_groups(module: ModuleType) -> None:
    _note_await(module.TaskGroup, "__aexit__", "join", is_method=False)


def _install_threads(module: ModuleType) -> None:
    _note_await(module, "to_thread", "result", is_method=False)


HOOKS = {
    "asyncio.events": _install_events,
    "asyncio.base_events": _install_base_events,
    "asyncio.locks": _install_locks,
    "asyncio.queues": _install_queues,
    "asyncio.taskgroups": _install_task_groups,
    "asyncio.tasks": _install_tasks,
    "asyncio.threads": _install_threads,
}
