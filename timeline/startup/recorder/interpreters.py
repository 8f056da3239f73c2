"""Further interpreters of a process: who creates which, when somebody has it run code, when it ends."""

import atexit
import functools
import sys
from types import ModuleType

from recorder import log, tasks
from recorder.waits import Waiting


def number() -> int:
    """Which interpreter of its process this is; 0 for the first."""
    try:
        import _interpreters as interpreters
    except ImportError:  # before Python 3.13
        import _xxsubinterpreters as interpreters
    current = interpreters.get_current()
    return int(current[0] if isinstance(current, tuple) else current)


def note_life() -> None:
    """Note that this interpreter, which is not the first one, has begun; and its end, when that comes."""
    log.event("begin", name=_name(int(tasks.main[1:])))
    atexit.register(_end)


def _end() -> None:
    # The first interpreter's streams are flushed at its end, a further one's only when they are collected: the modules
    # that note what they write are gone by then.
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.closed:
            stream.flush()
    log.event("end", task=tasks.main)


def _name(number: int) -> str:
    return f"Interpreter {number}"


def _install(module: ModuleType) -> None:
    create = module.create

    @functools.wraps(create)
    def noted_create() -> object:
        at, line = log.now(), log.program_line()
        made = create()
        key = tasks.interpreter_key(made.id)
        log.event("create", at=at, line=line, child=key, name=_name(made.id))
        log.event("pause", task=key, line=0, why="idle")
        return made

    module.create = noted_create
    for name in ("exec", "_call"):
        _note_run(module.Interpreter, name)


def _note_run(cls: type, name: str) -> None:
    """Who has an interpreter run code waits for it to come back."""
    original = getattr(cls, name)

    @functools.wraps(original)
    def noted(self: object, *args: object) -> object:
        key = tasks.interpreter_key(self.id)
        with Waiting("result", other=key):
            log.event("run", task=key, line=0)
            try:
                return original(self, *args)
            finally:
                log.event("pause", task=key, line=0, why="idle")

    setattr(cls, name, noted)


HOOKS = {"concurrent.interpreters": _install}
