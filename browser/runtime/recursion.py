"""How deep calls may be nested, whatever a program asks for.

Frames of Python code take no C stack, so an endless recursion ends only where memory does: that would be all that the
reader's machine has, and the traceback would be printed for many minutes.
"""

import sys

_DEEPEST = 200_000  # calls

_set_limit = sys.setrecursionlimit


def _setrecursionlimit(limit: int, /) -> None:
    _set_limit(min(limit, _DEEPEST))


def install() -> None:
    """Bound `sys.setrecursionlimit`; `sys.getrecursionlimit` answers what is in force."""
    sys.setrecursionlimit = _setrecursionlimit
