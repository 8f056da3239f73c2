"""Locks, conditions, semaphores, events and barriers of threading: who waits for one, who holds it, who wakes whom."""

import functools
import itertools
import sys
from functools import partial
from types import ModuleType
from weakref import WeakKeyDictionary

from recorder import log
from recorder.tasks import threads_are_greenlets
from recorder.waits import note_wait, replace, take

_numbers = itertools.count(1)
_notes: WeakKeyDictionary[object, dict] = WeakKeyDictionary()


def notes(thing: object) -> dict:
    """Where the recorder keeps what it knows of an object: in the object, if it has room."""
    own = getattr(thing, "__dict__", None)
    return _notes.setdefault(thing, {}) if own is None else own


def note_object(made: object, kind: str, through: tuple[str, ...] = (), depth: int = 3) -> None:
    """Give an object that the program creates a number, and note it."""
    if log.calls_directly(depth, through):
        notes(made)["_timeline_number"] = number = next(_numbers)
        log.event("object", key=key_of(made), what=kind, number=number)


def key_of(thing: object) -> str | None:
    """The object's key: an object that a fork has copied is another one."""
    number = notes(thing).get("_timeline_number")
    return None if number is None else f"{log.place}:{number}"


def is_noted(thing: object, *_: object) -> bool:
    """Whether the program created the object."""
    return "_timeline_number" in notes(thing)


class _NotedLock:
    """A lock that notes who waits for it and who holds it; all else is done by the real one."""

    def __new__(cls, real: object, kind: str) -> "_NotedLock":
        self = super().__new__(cls)
        self._real = real
        self._timeline_number = next(_numbers)
        log.event("object", key=key_of(self), what=kind, number=self._timeline_number)
        return self

    def __init_subclass__(cls, *, is_ours: bool = False) -> None:
        if not is_ours:
            raise TypeError("type '_thread.lock' is not an acceptable base type")

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        return take("lock", key_of(self), self._real.acquire, blocking, timeout)

    def release(self) -> None:
        at = log.now()  # before somebody else can have it
        self._real.release()
        log.event("release", at=at, object=key_of(self))

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exception: object) -> None:
        self.release()

    # A Condition gives its lock up while it waits, through these two; an RLock has them, a Lock has not.
    def __getattr__(self, name: str) -> object:
        real = getattr(self._real, name)
        if name == "_release_save":
            return partial(self._noted, real, "release")
        if name == "_acquire_restore":
            return partial(self._noted, real, "hold")
        return real

    def _noted(self, real: object, kind: str, *args: object) -> object:
        at = log.now()
        result = real(*args)
        log.event(kind, at=at if kind == "release" else None, object=key_of(self))
        return result

    def __repr__(self) -> str:
        return repr(self._real)


class _LockType(type):
    """The type of the class in the place of threading.Lock: the real locks that it makes are its objects, too."""

    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, cls.real) or super().__instancecheck__(thing)


def _noted_factory(name: str, original: object) -> object:
    """What makes locks in the place of threading's `name`; a class where the original is one (Lock since 3.13)."""

    def new(cls: type, *args: object, **options: object) -> object:
        lock = original(*args, **options)
        is_own = log.calls_directly(through=(__name__,))
        return _NotedLock.__new__(cls, lock, name.lower()) if is_own else lock

    @functools.wraps(original)
    def make(*args: object, **options: object) -> object:
        return new(_NotedLock, *args, **options)

    factory = make
    if isinstance(original, type):
        body = {"__new__": new, "real": original}
        factory = _LockType(name, (_NotedLock,), body, is_ours=True)
    return factory


def _note_creation(cls: type, kind: str, through: tuple[str, ...] = ()) -> None:
    original = cls.__init__

    @functools.wraps(original)
    def init(self: object, *args: object, **options: object) -> None:
        if not is_noted(self):
            note_object(self, kind, through)
        original(self, *args, **options)

    cls.__init__ = init


def note_wakes(cls: type, name: str) -> None:
    """A call of the method wakes who waits for the object."""
    original = getattr(cls, name)

    @functools.wraps(original)
    def wake(self: object, *args: object, **options: object) -> object:
        if is_noted(self):
            log.event("wake", object=key_of(self))
        return original(self, *args, **options)

    setattr(cls, name, wake)


def _note_semaphore(cls: type) -> None:
    acquire = cls.acquire

    @functools.wraps(acquire)
    def noted_acquire(self: object, blocking: bool = True, timeout: float | None = None) -> bool:
        if not is_noted(self):
            return acquire(self, blocking, timeout)
        return take("semaphore", key_of(self), partial(acquire, self), blocking, timeout)

    cls.acquire = cls.__enter__ = noted_acquire


def _note_release(cls: type) -> None:
    release = cls.release

    @functools.wraps(release)
    def noted_release(self: object, n: int = 1) -> None:
        at = log.now()
        release(self, n)
        if is_noted(self):
            for _ in range(n):
                log.event("release", at=at, object=key_of(self))

    cls.release = noted_release


def _note_condition(cls: type) -> None:
    original = cls.__init__

    @functools.wraps(original)
    def init(self: object, lock: object = None) -> None:
        note_object(self, "condition")
        if is_noted(self) and lock is None and not threads_are_greenlets():
            lock = _NotedLock(sys.modules["threading"]._PyRLock(), "condition")
            lock._timeline_number = self._timeline_number
        original(self, lock)

    cls.__init__ = init
    note_wait(cls, "wait", "condition", key_of, is_noted)
    note_wakes(cls, "notify")


def install(module: ModuleType) -> None:
    """Wrap what threading offers."""
    for name in ("Lock", "RLock"):
        replace(module, name, _noted_factory(name, getattr(module, name)))
    _note_condition(module.Condition)
    _note_creation(module.Semaphore, "semaphore", ("threading",))  # through BoundedSemaphore's
    _note_creation(module.Event, "event")
    _note_creation(module.Barrier, "barrier")
    _note_semaphore(module.Semaphore)
    _note_release(module.Semaphore)
    module.BoundedSemaphore.__enter__ = module.Semaphore.__enter__
    _note_release(module.BoundedSemaphore)
    note_wait(module.Event, "wait", "event", key_of, is_noted)
    note_wakes(module.Event, "set")
    note_wait(module.Barrier, "wait", "barrier", key_of, is_noted)


HOOKS = {"threading": install}
