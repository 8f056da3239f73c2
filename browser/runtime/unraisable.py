"""Reports exceptions that nobody can catch, by way of `sys.unraisablehook`, as C code of CPython does."""

import sys

from runtime import scheduler, tracebacks

_Arguments = None  # the type of what the hook gets; CPython's own hook accepts no other


class _FailsToEnd:
    def __del__(self) -> None:
        raise NotImplementedError


def install() -> None:
    """Learn the type of the hook's argument, which no module offers."""
    global _Arguments
    arguments = []
    hook, sys.unraisablehook = sys.unraisablehook, arguments.append
    _FailsToEnd()
    sys.unraisablehook = hook
    _Arguments = type(arguments[0])


@scheduler.runs_program
def report(error: BaseException, message: str, subject: object = None) -> None:
    """Tell the program's hook, or CPython's, of the exception that was ignored."""
    frames = tracebacks.from_program(error.__traceback__)
    sys.unraisablehook(_Arguments((type(error), error, frames, message, subject)))
