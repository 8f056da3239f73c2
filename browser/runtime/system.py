"""What `os` and `signal` say and do about processes, by way of the kernel.

install() comes before multiprocessing is imported: its finalizers keep the `os.getpid` that they find then.
"""

import operator
import os
import signal

from runtime import kernel, scheduler

_pid = 1
_cores = 1
_set_handler = signal.signal


def bind(pid: int, cores: int) -> None:
    """Become the process `pid`, on a machine with so many cores."""
    global _pid, _cores
    _pid, _cores = pid, cores


def _getpid() -> int:
    return _pid


def _getppid() -> int:
    return kernel.call("getppid")


def _cpu_count() -> int:
    return _cores


def _sched_getaffinity(pid: int) -> set[int]:
    return set(range(_cores))


def _waitpid(pid: int, options: int) -> tuple[int, int]:
    child, status = kernel.call("waitpid", operator.index(pid), operator.index(options))
    return child, status


def _wait() -> tuple[int, int]:
    return _waitpid(-1, 0)


def _exit(status: int) -> None:
    kernel.call("die", operator.index(status) & 0xFF)


def _abort() -> None:
    kernel.call("die", -signal.SIGABRT)


def _kill(pid: int, number: int, /) -> None:
    # To itself too: the signal arrives before the answer, so that the handler runs before this returns.
    kernel.call("kill", operator.index(pid), operator.index(number))


def _raise_signal(number: int, /) -> None:
    _kill(_pid, number)


def _signal(signalnum: int, handler: object) -> object:
    if signalnum in (signal.SIGKILL, signal.SIGSTOP):
        raise kernel.error("EINVAL")
    if scheduler.current() is not scheduler.main_task():
        raise ValueError("signal only works in main thread of the main interpreter")
    previous = _set_handler(signalnum, handler)
    actions = {signal.SIG_DFL: "default", signal.SIG_IGN: "ignore"}
    action = "handle" if callable(handler) else actions[handler]
    kernel.cast("signal_action", int(signalnum), action)
    return previous


def install() -> None:
    """Put the functions in place, under the names that they have in tracebacks elsewhere."""
    replaced = {
        os: {
            "getpid": _getpid,
            "getppid": _getppid,
            "cpu_count": _cpu_count,
            "process_cpu_count": _cpu_count,
            "sched_getaffinity": _sched_getaffinity,
            "waitpid": _waitpid,
            "wait": _wait,
            "_exit": _exit,
            "abort": _abort,
            "kill": _kill,
        },
        signal: {"signal": _signal, "raise_signal": _raise_signal},
    }
    for module, functions in replaced.items():
        for name, function in functions.items():
            function.__name__ = function.__qualname__ = name
            function.__module__ = module.__name__  # by which pickle finds it
            setattr(module, name, function)
