"""Reports exceptions that nobody can catch, by way of `sys.unraisablehook`, as C code of CPython does."""

import sys

from runtime import scheduler, tracebacks

_print = None  # CPython's own hook
_Arguments = None  # the type of what the hook gets; CPython's own hook accepts no other


class _FailsToEnd:
    def __del__(self) -> None:
        raise NotImplementedError


def install() -> None:
    """Learn the type of the hook's argument, which no module offers, and put the hook in place."""
    global _Arguments, _print
    arguments = []
    _print, sys.unraisablehook = sys.unraisablehook, arguments.append
    _FailsToEnd()
    _Arguments = type(arguments[0])
    sys.unraisablehook = sys.__unraisablehook__ = unraisablehook


def unraisablehook(unraisable: object, /) -> None:
    """Print it as CPython's own hook does, which is written in C and would show the frames of the runtime too."""
    kind, error, frames, message, subject = unraisable
    _print(_Arguments((kind, error, tracebacks.only_program(frames), message, subject)))


@scheduler.runs_program
def report(error: BaseException, message: str, subject: object = None) -> None:
    """Tell the program's hook, or CPython's, of the exception that was ignored."""
    frames = tracebacks.from_program(error.__traceback__)
    sys.unraisablehook(_Arguments((type(error), error, frames, message, subject)))
