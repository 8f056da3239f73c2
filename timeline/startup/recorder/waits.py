"""Noting that a task waits: from just before a call that may block until just after it."""

import functools
import sys
from collections.abc import Callable
from types import ModuleType

from recorder import log

# What has been replaced, by what: for modules that took the original before.
_replaced: list[tuple[object, object]] = []


def replace(owner: object, name: str, new: object) -> None:
    """Put a noting function in the place of one of a module or a class."""
    _replaced.append((getattr(owner, name), new))
    if isinstance(
        owner, ModuleType
    ):  # where pickle is to find it: the original may come from elsewhere
        new.__module__, new.__qualname__ = owner.__name__, name
    setattr(owner, name, new)


def replace_in(packages: tuple[str, ...]) -> None:
    """The same in packages that offer functions of their modules under their own names, imported already."""
    for package in packages:
        module = sys.modules.get(package)
        for name, value in list(vars(module).items()) if module else ():
            for original, new in _replaced:
                if value is original:
                    setattr(module, name, new)


def replacement(original: object) -> object:
    """What has been put in the place of `original`; itself if nothing has."""
    return next((new for old, new in _replaced if old is original), original)


class Waiting:
    """A context in which the current task waits; `object` and `other` are keys, as in the log.

    Afterwards `ended` is when, in microseconds: who has got a lock holds it from then on.
    """

    def __init__(self, kind: str, *, object: str | None = None, other: str | None = None) -> None:
        self._data = {"why": kind, "object": object, "other": other}
        self._line = log.program_line()
        self.ended: int | None = None

    def __enter__(self) -> "Waiting":
        log.event("wait", line=self._line, **self._data)
        return self

    def __exit__(self, *exception: object) -> None:
        self.ended = log.now()
        log.event("go", at=self.ended, line=self._line, **self._data)


def take(
    kind: str,
    key: str,
    acquire: Callable[[bool, float | None], bool],
    blocking: bool,
    timeout: float | None,
) -> bool:
    """Take a lock, or a semaphore's place, by `acquire(blocking, timeout)`; who waits for it, and who holds it then."""
    if blocking:
        with Waiting(kind, object=key) as waiting:
            got = acquire(blocking, timeout)
        at = waiting.ended
    else:
        got, at = acquire(blocking, timeout), None
    if got:
        log.event("hold", at=at, object=key)
    return got


def note_wait(
    owner: object,
    name: str,
    kind: str,
    key: Callable[..., str | None] | None = None,
    when: Callable[..., bool] | None = None,
    through: tuple[str, ...] = (),
) -> None:
    """Wrap the function `name` of a module or class, if this system has it: a call is a wait of that kind.

    `key(first argument)` names the object. Without `when`, only calls by the program itself are noted, or
    through the modules of these names.
    """
    original = getattr(owner, name, None)
    if original is None:
        return

    @functools.wraps(original)
    def waiting(*args: object, **options: object) -> object:
        noted = when(*args) if when else log.calls_directly(through=through)
        if not noted or log.is_full("span"):
            return original(*args, **options)
        with Waiting(kind, object=key(args[0]) if key else None):
            return original(*args, **options)

    replace(owner, name, waiting)
