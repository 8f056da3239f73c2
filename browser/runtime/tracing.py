"""Trace and profile functions of a program see nothing of the runtime, as they see nothing of C code elsewhere."""

import sys
import types
from collections.abc import Callable

from runtime import scheduler

# So far above a frame the runtime is looked for: it calls contextlib, whose frames are no more of the program than its.
_DEEPEST_HELPER = 4


def _is_of_program(frame: types.FrameType) -> bool:
    if scheduler.is_of_runtime(frame.f_code):
        return False
    for _ in range(_DEEPEST_HELPER):
        frame = frame.f_back
        if frame is None:
            return True
        if scheduler.is_of_runtime(frame.f_code):
            return scheduler.calls_program(frame.f_code)
    return True


class _ForProgram:
    """A trace or profile function that is called for frames of the program only."""

    __slots__ = ("function",)

    def __init__(self, function: Callable) -> None:
        self.function = function

    @scheduler.runs_program
    def __call__(self, frame: types.FrameType, event: str, argument: object) -> object:
        return self.function(frame, event, argument) if _is_of_program(frame) else None


def _setter(real: Callable) -> Callable:
    """What takes the place of sys.settrace(), sys.setprofile() and those for all threads."""

    def set_function(function: Callable | None, /) -> None:
        real(None if function is None else _ForProgram(function))

    set_function.__name__ = set_function.__qualname__ = real.__name__
    return set_function


def _getter(real: Callable) -> Callable:
    """What takes the place of sys.gettrace() and sys.getprofile()."""

    def get_function() -> Callable | None:
        function = real()
        return function.function if isinstance(function, _ForProgram) else function

    get_function.__name__ = get_function.__qualname__ = real.__name__
    return get_function


def install() -> None:
    """Put them in place. What uses sys.monitoring, as cProfile does, sees all: for it a lock is worth a line."""
    for name in ("settrace", "setprofile", "_settraceallthreads", "_setprofileallthreads"):
        setattr(sys, name, _setter(getattr(sys, name)))
    sys.gettrace, sys.getprofile = _getter(sys.gettrace), _getter(sys.getprofile)
