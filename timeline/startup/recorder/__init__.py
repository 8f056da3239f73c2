"""The recorder: notes, from inside a Python that runs a program, what the program's tasks do. Standard library only.

Each process writes a log of its own (see log.py); timeline.logs puts them together. The program is not changed:
functions and classes of the standard library and of gevent are wrapped before the program gets hold of them, and what
they do stays the same. Only what the program itself creates or calls is noted, not what a library does for itself.
"""

import os
import sys
from collections.abc import Callable

from recorder import (
    asyncio_tasks,
    blocking,
    futures,
    greenlets,
    hooks,
    interpreters,
    lines,
    log,
    output,
    primitives,
    processes,
    queues,
    shared,
    tasks,
    threads,
    waits,
)

_MODULES = (
    threads,
    primitives,
    queues,
    blocking,
    futures,
    processes,
    shared,
    interpreters,
    greenlets,
    asyncio_tasks,
)


def start(program: str, folder: str) -> None:
    """Record from now on the program whose file is `program`; logs go into `folder`. Once per interpreter."""
    number = interpreters.number()
    if number:
        tasks.begin_interpreter(number)
    log.open_in(folder, program)
    output.install()
    _install(program)
    if number:
        interpreters.note_life()
        return
    processes.install()
    if os.environ.pop("TIMELINE_MAIN", None):  # so that no child inherits it
        log.event("process", name="MainProcess", pid=os.getpid(), parent=None)
    elif program in sys.orig_argv and "-c" not in sys.orig_argv:  # it runs itself once more
        log.event("process", name="subprocess", pid=os.getpid(), parent=os.getppid())


def start_in_browser(program: str, send: Callable[[bytes], object], is_main: bool) -> None:
    """The same where a process has neither files that outlive it nor a start-up module: each line goes to `send`.

    To be followed by `end`.
    """
    log.send_to(send, program)
    output.watch_streams()
    _install(program)
    waits.replace_in(("asyncio", "concurrent.futures"))  # the memory snapshot holds them
    processes.install()
    if is_main:
        log.event("process", name="MainProcess", pid=os.getpid(), parent=None)


def end(status: int) -> None:
    """The process is about to end."""
    processes.note_exit(status)


def _install(program: str) -> None:
    for module in _MODULES:
        for name, install in module.HOOKS.items():
            hooks.after_import(name, install)
    lines.install(program)
