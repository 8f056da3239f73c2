"""Processes: who starts which, when each begins and ends, who joins whom."""

import atexit
import functools
import os
import sys
from types import ModuleType

from recorder import lines, log, tasks
from recorder.waits import Waiting


def after_fork() -> None:
    """In the child of a fork: a log of its own. It is a process of the program if its parent is one."""
    was_noted = _is_noted
    log.open_in(log.folder, log.program)
    tasks.after_fork()
    lines.after_fork()
    if was_noted:
        log.event("process", name=None, pid=os.getpid(), parent=os.getppid())


_is_noted = True
_exit = os._exit


def _noted_exit(status: int) -> None:
    note_exit(status)
    _exit(status)


def note_exit(status: int | None) -> None:
    """Note that this process ends; None where nobody knows the status yet."""
    log.event("exit", task=tasks.current() or tasks.main, status=status, unnoted=tasks.unnoted())


def install() -> None:
    """Note the children that this process forks, and how it ends."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=after_fork)
    os._exit = _noted_exit
    atexit.register(note_exit, None)


def _install_process(module: ModuleType) -> None:
    base = module.BaseProcess
    start, bootstrap, join = base.start, base._bootstrap, base.join

    @functools.wraps(start)
    def noted_start(self: object) -> None:
        at, line = log.now(), log.program_line()
        start(self)
        log.event("create", at=at, line=line, pid=self.pid, name=self.name)

    @functools.wraps(bootstrap)
    def noted_bootstrap(self: object, *args: object, **options: object) -> int:
        log.event("process", name=self.name, pid=os.getpid(), parent=self._parent_pid)
        return bootstrap(self, *args, **options)

    @functools.wraps(join)
    def noted_join(self: object, timeout: float | None = None) -> None:
        at_exit = sys._getframe(1).f_globals.get("__name__") == "multiprocessing.util"
        if not at_exit and not log.calls_directly():
            return join(self, timeout)
        with Waiting("join", other=f"pid {self.pid}"):
            return join(self, timeout)

    base.start, base._bootstrap, base.join = noted_start, noted_bootstrap, noted_join


def _install_popen(module: ModuleType) -> None:
    """The parent sees a child end."""
    poll = module.Popen.poll

    @functools.wraps(poll)
    def noted_poll(self: object, *args: object, **options: object) -> int | None:
        before = self.returncode
        status = poll(self, *args, **options)
        if before is None and status is not None:
            log.event("gone", pid=self.pid, status=status)
        return status

    module.Popen.poll = noted_poll


def _install_subprocess(module: ModuleType) -> None:
    """A program that runs itself once more sees that process end."""
    handle = module.Popen._handle_exitstatus

    @functools.wraps(handle)
    def noted_handle(self: object, *args: object, **options: object) -> None:
        handle(self, *args, **options)
        log.event("gone", pid=self.pid, status=self.returncode)

    module.Popen._handle_exitstatus = noted_handle


def _install_forkserver(module: ModuleType) -> None:
    """The server itself is no process of the program, and neither is what it has forked until that runs something."""
    main = module.main

    @functools.wraps(main)
    def noted_main(*args: object, **options: object) -> object:
        global _is_noted
        _is_noted = False
        return main(*args, **options)

    module.main = noted_main


HOOKS = {
    "multiprocessing.process": _install_process,
    "multiprocessing.popen_fork": _install_popen,
    "multiprocessing.popen_forkserver": _install_popen,
    "multiprocessing.forkserver": _install_forkserver,
    "subprocess": _install_subprocess,
}
