"""What a browser cannot do: each such call raises one clear OSError in the reader's language, and tells the page."""

import errno
import os
import signal
import socket
import subprocess
import sys
import types
from collections.abc import Callable
from functools import partial

from pyodide.ffi import to_js

_REASONS = {
    "input": {
        "zh": "浏览器里的程序没有键盘输入：input() 和 sys.stdin 读不到东西",
        "en": "a program in the browser has no keyboard input: input() and sys.stdin cannot read",
    },
    "fork": {
        "zh": "浏览器里没有 fork()：运行中的 Python 无法复制。用 multiprocessing 启动新进程",
        "en": "a browser has no fork(): a running Python cannot be copied. "
        "Start new processes with multiprocessing",
    },
    "start method": {
        "zh": "浏览器里没有启动方式 {call}（运行中的 Python 无法复制），只有 spawn",
        "en": "a browser has no start method {call} (a running Python cannot be copied), only spawn",
    },
    "more processes": {
        "zh": "浏览器里最多同时有 {call} 个进程；在它们结束之前，不能再启动新的",
        "en": "there are {call} processes at once, the most that a program in the browser may have; "
        "no more can start until these have ended",
    },
    "interpreters": {
        "zh": "浏览器里的 Python 没有子解释器（{call}）：用 multiprocessing 启动新进程",
        "en": "the Python in a browser has no subinterpreters ({call}): "
        "start new processes with multiprocessing",
    },
    "program": {
        "zh": "浏览器里不能运行别的程序（{call}）",
        "en": "a browser cannot run other programs ({call})",
    },
    "network": {
        "zh": "浏览器里的程序不能使用套接字（{call}）",
        "en": "a program in the browser cannot use sockets ({call})",
    },
    "memory": {
        "zh": "浏览器里没有共享内存块（shared_memory）：用 multiprocessing 的 Value 或 Array",
        "en": "a browser has no shared memory blocks (shared_memory): "
        "use Value or Array of multiprocessing",
    },
    "system": {
        "zh": "浏览器里没有 {call}：它需要操作系统",
        "en": "a browser has no {call}: it needs an operating system",
    },
}
_CALLS = {
    os: {
        "fork": ("fork", "forkpty"),
        "program": (
            "execl",
            "execle",
            "execlp",
            "execlpe",
            "execv",
            "execve",
            "execvp",
            "execvpe",
            "popen",
            "posix_spawn",
            "posix_spawnp",
            "spawnl",
            "spawnle",
            "spawnlp",
            "spawnlpe",
            "spawnv",
            "spawnve",
            "spawnvp",
            "spawnvpe",
            "system",
        ),
        "system": ("openpty", "nice", "setpgid", "setsid", "getpgid", "killpg", "wait3", "wait4"),
    },
    signal: {
        "system": (
            "sigpending",
            "sigtimedwait",
            "sigwait",
            "sigwaitinfo",
        ),
    },
    socket: {
        "network": (
            "create_connection",
            "create_server",
            "getaddrinfo",
            "gethostbyaddr",
            "gethostbyname",
            "socketpair",
        ),
    },
}

_host = None
_language = "en"


def text(reason: str, call: object = "") -> str:
    """The text of the exception to raise, in the reader's language."""
    return _REASONS[reason][_language].format(call=call)


def tell(reason: str, call: str = "") -> str:
    """The text of the exception to raise; the page is told."""
    explanation = text(reason, call)
    message = {"type": "unavailable", "call": call or reason, "reason": explanation}
    from js import Object  # not above: a memory snapshot may hold nothing of JavaScript

    _host.post(to_js(message, dict_converter=Object.fromEntries))
    return explanation


def error(reason: str, call: str = "") -> OSError:
    """The exception to raise; the page is told."""
    return OSError(errno.ENOSYS, tell(reason, call))


def is_asked_by(module: str) -> bool:
    """Whether code of the module of this name called, itself or by way of other code."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_globals.get("__name__") == module:
            return True
        frame = frame.f_back
    return False


def _raise(_reason: str, _call: str, *args: object, **kwargs: object) -> None:
    raise error(_reason, _call)


def refuse(reason: str, call: str) -> Callable:
    """A function that raises, whatever its arguments."""
    return partial(_raise, reason, call)


def refuse_method(reason: str, call: str) -> Callable:
    """The same for a method."""

    def method(self: object, *args: object, **kwargs: object) -> None:
        raise error(reason, call)

    return method


def _nothing(self: object) -> None:
    """For __del__ of an object that never came to be."""


def add_modules() -> None:
    """Add the modules in C that this Python lacks and that multiprocessing imports."""
    posixshmem = types.ModuleType("_posixshmem")
    posixshmem.shm_open = refuse("memory", "multiprocessing.shared_memory")
    posixshmem.shm_unlink = refuse("memory", "multiprocessing.shared_memory")
    sys.modules["_posixshmem"] = posixshmem


class _Interpreters:
    """An importer that says why there are no subinterpreters, to programs that ask for them."""

    NAMES = ("concurrent.interpreters", "concurrent.futures.interpreter", "_interpreters")

    @classmethod
    def find_spec(cls, name: str, path: object = None, target: object = None) -> None:
        if name in cls.NAMES:
            # Not ModuleNotFoundError: `from concurrent import interpreters` would hide its text.
            raise ImportError(tell("interpreters", name), name=name)


def _refuse_interpreters() -> None:
    from concurrent import futures

    get_other = futures.__getattr__

    def get_attribute(name: str) -> object:
        if name == "InterpreterPoolExecutor":
            raise ImportError(tell("interpreters", name), name="concurrent.futures")
        return get_other(name)

    futures.__getattr__ = get_attribute
    sys.meta_path.insert(0, _Interpreters)


def install() -> None:
    """Put the refusals in place, after the standard modules that look for these functions are imported."""
    for module, reasons in _CALLS.items():
        for reason, names in reasons.items():
            for name in names:
                setattr(module, name, refuse(reason, f"{module.__name__}.{name}"))
    socket.socket.__init__ = refuse_method("network", "socket.socket")
    subprocess.Popen.__init__ = refuse_method("program", "subprocess")
    subprocess.Popen.__del__ = _nothing
    _refuse_interpreters()


def bind(host: object, language: str) -> None:
    """Connect to the worker."""
    global _host, _language
    _host, _language = host, language
