"""Calls to the page's kernel, which is what an operating system is elsewhere.

`call` waits for the answer while other threads run; `cast` does not wait, for nothing can come back. Both keep their
order. Arguments and answers are None, booleans, numbers, texts, bytes and lists of them.
"""

import errno
import itertools
import os

from pyodide.ffi import JsArray, JsBuffer, to_js
from runtime import scheduler

_call = _cast = None  # of the worker, after bind()
_ids = itertools.count(1)
# With a pid before them they stay below 2**53, exact as numbers of JavaScript.
_IDS_PER_PROCESS = 2**32


def bind(host: object) -> None:
    """Connect to the worker, `globalThis.runtimeHost`."""
    global _call, _cast
    _call, _cast = host.call, host.cast


def call(name: str, *args: object, timeout: float | None = None) -> object:
    """Ask the kernel and wait for its answer, for `timeout` seconds where it has to wait itself (None: no limit).

    OSError, by the symbol that the kernel names, if it refuses.
    """
    token = scheduler.new_token()
    _call(token.number, name, to_js(args), _milliseconds(timeout))
    try:
        answer = scheduler.wait_for(token, (name, None))
    except BaseException:  # of a signal handler
        cast("cancel", token.number)
        raise
    if answer is None or isinstance(answer, bool | int | float | str):
        return answer
    if isinstance(answer, JsBuffer):
        return answer.to_bytes()
    if isinstance(answer, JsArray):
        return answer.to_py()
    raise error(answer.error)


def cast(name: str, *args: object) -> None:
    """Tell the kernel something that it always accepts. Never switches threads: finalizers may use it."""
    _cast(name, to_js(args))


def error(symbol: str) -> OSError:
    """The OSError (or the subclass) for a symbol of errno."""
    number = getattr(errno, symbol)
    return OSError(number, os.strerror(number))


def new_id() -> int:
    """A number that no process of the run has had, for an object that this process makes in the kernel."""
    return os.getpid() * _IDS_PER_PROCESS + next(_ids)


def _milliseconds(timeout: float | None) -> float:
    """A time limit as the kernel wants it: None (no limit) is -1, a negative one is 0."""
    return -1.0 if timeout is None else max(0.0, timeout) * 1000
