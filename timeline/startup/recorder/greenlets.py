"""Greenlets: each switch from one to another (greenlet.settrace), and what gevent's own primitives wait for."""

import functools
import itertools
from _thread import _local
from collections.abc import Callable
from functools import partial
from types import ModuleType

from recorder import items, log, tasks
from recorder.primitives import is_noted, key_of, note_object, notes
from recorder.waits import Waiting, note_wait, take

_HUB = "gevent.hub"


Tracer = Callable[[str, tuple[object, object]], object]


def _install_greenlet(module: ModuleType) -> None:
    """A program that sets a tracer of its own, or asks for it, sees nothing of ours. Each thread has its own."""
    settrace = module.settrace
    here = _local()

    def on_switch(kind: str, pair: tuple[object, object]) -> None:
        _note_switch(*pair)
        tracer = gettrace()
        if tracer is not None:
            here.tracer = None  # as greenlet does when a tracer fails
            tracer(kind, pair)
            here.tracer = tracer

    def gettrace() -> Tracer | None:
        return getattr(here, "tracer", None)

    @functools.wraps(settrace)
    def noted_settrace(tracer: Tracer | None) -> Tracer | None:
        before, here.tracer = gettrace(), tracer
        settrace(on_switch)
        return before

    module.settrace, module.gettrace = noted_settrace, functools.wraps(module.gettrace)(gettrace)
    tasks.at_thread_start(lambda: settrace(on_switch))


def _is_hub(greenlet: object) -> bool:
    return type(greenlet).__module__ == _HUB


def _note_switch(origin: object, target: object) -> None:
    for each in (origin, target):
        if _is_hub(each):
            tasks.hide(each)
    if not _is_hub(origin):
        key = _key_of(origin)
        if key is not None and origin.dead:
            log.event("end", task=key, line=_line_of(origin))
        elif key is not None and not log.is_full("span"):
            log.event("pause", task=key, line=_line_of(origin))
    if _is_hub(target):
        return
    is_new = target.parent is not None and not tasks.has_key(target)
    key = _key_of(target)
    if key is None:
        return
    if is_new:
        _note_begin(target, key)
    if not log.is_full("span"):
        log.event("run", task=key, line=_line_of(target))


def _key_of(greenlet: object) -> str | None:
    """The key of a greenlet; a thread's main greenlet, which has no parent, is the thread."""
    return tasks.thread_key() if greenlet.parent is None else tasks.key_of(greenlet, "g")


def _note_begin(greenlet: object, key: str) -> None:
    spawner = getattr(greenlet, "spawning_greenlet", None)
    spawner = spawner() if spawner is not None else greenlet.parent
    parent = None
    if spawner is not None and not _is_hub(spawner):
        parent = tasks.thread_key() if spawner.parent is None else tasks.key_of(spawner, "g")
    run = getattr(greenlet, "_run", None) or getattr(greenlet, "run", None)
    function = getattr(run, "__name__", None)
    name = _name(greenlet, key)
    log.event(
        "begin",
        task=key,
        line=0,
        name=f"{name} ({function})" if function else str(name),
        parent=parent,
        spawned=_spawn_line(greenlet),
    )


def _name(greenlet: object, key: str) -> str:
    """Its name; gevent would give one to who asks for it, and show it in the program's messages from then on."""
    if not hasattr(greenlet, "spawning_greenlet"):
        return key.replace("g", "greenlet-")
    return getattr(greenlet, "__dict__", {}).get("name") or f"Greenlet-{next(_numbers)}"


_numbers = itertools.count()


def _spawn_line(greenlet: object) -> int | None:
    """The line of the program that spawned it."""
    frame = getattr(greenlet, "spawning_stack", None)
    while frame is not None:
        if frame.f_code.co_filename == log.program:
            return frame.f_lineno
        frame = frame.f_back
    return None


def _line_of(greenlet: object) -> int:
    """The program's line at which a greenlet stands, 0 if none."""
    frame = greenlet.gr_frame
    while frame is not None:
        if frame.f_code.co_filename == log.program:
            return frame.f_lineno
        frame = frame.f_back
    return 0


def _install_hub(module: ModuleType) -> None:
    note_wait(module, "sleep", "sleep")


def _install_semaphore(module: ModuleType) -> None:
    for name in ("Semaphore", "BoundedSemaphore"):
        real = getattr(module, name)
        setattr(module, name, _noted_class(real, None, _semaphore_methods(real)))


def _install_event(module: ModuleType) -> None:
    for name, wakes in (("Event", ("set",)), ("AsyncResult", ("set", "set_exception"))):
        real = getattr(module, name)
        methods = {
            each: _noted_wait(getattr(real, each), "event")
            for each in ("wait", "get")
            if hasattr(real, each)
        }
        methods |= {each: _noted_wake(getattr(real, each)) for each in wakes}
        setattr(module, name, _noted_class(real, "event", methods))


def _install_queue(module: ModuleType) -> None:
    for name in ("Queue", "SimpleQueue", "JoinableQueue", "LifoQueue", "PriorityQueue", "Channel"):
        real = getattr(module, name, None)
        if real is not None:
            methods = {"get": _noted_get(real.get), "put": _noted_put(real.put)}
            setattr(module, name, _noted_class(real, "queue", methods))


def _noted_class(real: type, what: str | None, methods: dict[str, object]) -> type:
    """The class with these methods, and noting its objects; `what` None: a semaphore, or a lock made of one.

    gevent's classes take no other methods where they are written in C: then it is a subclass.
    """
    init = real.__init__

    @functools.wraps(init)
    def noted_init(self: object, *args: object, **options: object) -> None:
        init(self, *args, **options)
        if not is_noted(self):
            note_object(self, what or _kind_of(self), through=_MODULES)

    methods = {"__init__": noted_init, **methods}
    try:
        for name in methods.keys() & vars(real).keys():
            setattr(real, name, methods[name])
        return real
    except TypeError:
        body = {**methods, "__module__": real.__module__, "__qualname__": real.__qualname__}
        return type(real)(real.__name__, (real,), body)


_MODULES = (
    "gevent._semaphore",
    "gevent.event",
    "gevent.lock",
    "gevent.queue",
    "gevent.thread",
    "threading",
)


def _kind_of(semaphore: object) -> str:
    """A patched threading.Lock is a kind of semaphore, too."""
    return "lock" if "Lock" in type(semaphore).__name__ else "semaphore"


def _semaphore_methods(real: type) -> dict[str, object]:
    real_acquire, real_release = real.acquire, real.release

    @functools.wraps(real_acquire)
    def acquire(self: object, blocking: bool = True, timeout: float | None = None) -> bool:
        if not is_noted(self):
            return real_acquire(self, blocking, timeout)
        return take(_kind_of(self), key_of(self), partial(real_acquire, self), blocking, timeout)

    @functools.wraps(real_release)
    def release(self: object) -> int:
        if not is_noted(self) or notes(self).get("_timeline_releases"):
            return real_release(self)  # BoundedSemaphore's calls Semaphore's
        at = log.now()
        notes(self)["_timeline_releases"] = True
        try:
            result = real_release(self)
        finally:
            notes(self)["_timeline_releases"] = False
        log.event("release", at=at, object=key_of(self))
        return result

    def enter(self: object) -> None:
        self.acquire()

    def leave(self: object, *exception: object) -> None:
        self.release()

    return {"acquire": acquire, "release": release, "__enter__": enter, "__exit__": leave}


def _noted_wait(original: object, kind: str) -> object:
    @functools.wraps(original)
    def method(self: object, *args: object, **options: object) -> object:
        if not is_noted(self):
            return original(self, *args, **options)
        with Waiting(kind, object=key_of(self)):
            return original(self, *args, **options)

    return method


def _noted_wake(original: object) -> object:
    @functools.wraps(original)
    def method(self: object, *args: object, **options: object) -> object:
        if is_noted(self):
            log.event("wake", object=key_of(self))
        return original(self, *args, **options)

    return method


def _noted_put(original: object) -> object:
    waiting = _noted_wait(original, "queue")

    @functools.wraps(original)
    def put(self: object, item: object, *args: object, **options: object) -> None:
        items.put(self, item)
        waiting(self, item, *args, **options)

    return put


def _noted_get(original: object) -> object:
    waiting = _noted_wait(original, "queue")

    @functools.wraps(original)
    def get(self: object, *args: object, **options: object) -> object:
        item = waiting(self, *args, **options)
        items.got(self, item)
        return item

    return get


def _install_gevent(module: ModuleType) -> None:
    for name in ("joinall", "wait", "iwait"):
        note_wait(module, name, "join")


def _install_gevent_greenlet(module: ModuleType) -> None:
    """Greenlet is written in C and cannot be wrapped; joinall and wait, which it imports, can."""
    note_wait(module, "joinall", "join")


HOOKS = {
    "greenlet": _install_greenlet,
    "gevent.hub": _install_hub,
    "gevent._semaphore": _install_semaphore,
    "gevent.event": _install_event,
    "gevent.queue": _install_queue,
    "gevent.greenlet": _install_gevent_greenlet,
    "gevent": _install_gevent,
}
