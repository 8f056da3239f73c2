"""Runs one program as CPython's `python main.py` does, and holds a finished run against what it should have printed."""

import atexit
import os
import random
import signal
import sys
import threading
import traceback
import types
from collections.abc import Callable

from pyodide.ffi import jsnull
from runtime import (
    MAIN_FILE,
    event_loop,
    forced_switching,
    kernel,
    output,
    process,
    recording,
    scheduler,
    system,
    tracebacks,
    unavailable,
    unraisable,
)

HOME = MAIN_FILE.rpartition("/")[0]


def prepare(data: dict) -> Callable[[], None]:
    """What the main stack of the process has to run, given the page's "start" message."""
    data = {key: None if value is jsnull else value for key, value in data.items()}

    @scheduler.runs_program
    def main() -> None:
        host = _bind(data)
        child = data["child"]
        status = run_main(data["source"]) if child is None else run_child(bytes(child))
        recording.end(status)
        if status < 0:
            kernel.cast("die", status)
        else:
            host.exit(status)

    return main


def _bind(data: dict) -> object:
    """Connect everything to the worker, on the main stack, and become the process that the page says."""
    from js import runtimeHost

    output.bind(runtimeHost)
    unavailable.bind(runtimeHost, data["language"])
    scheduler.bind(runtimeHost)
    kernel.bind(runtimeHost)
    system.bind(data["pid"], data["cores"])
    threading.main_thread()._set_native_id()  # the number of the process, which no memory snapshot knows
    process.bind(data["parentSentinel"], data["processLimit"])
    event_loop.bind()
    random.seed()  # the memory snapshot holds one state for all
    os.makedirs(HOME, exist_ok=True)
    os.chdir(HOME)
    os.environ["HOME"] = HOME
    with open(MAIN_FILE, "w", encoding="utf-8", newline="") as file:
        file.write(data["source"])
    sys.argv = [MAIN_FILE]
    sys.path.insert(0, HOME)
    if data["seed"] is not None:
        forced_switching.enable(data["seed"])
    if data["recorded"]:
        recording.begin(runtimeHost, is_main=data["child"] is None)
    return runtimeHost


@scheduler.runs_program
def run_main(source: str) -> int:
    """Run the program as `__main__` to its very end, threads and atexit included; returns the exit status."""
    module = types.ModuleType("__main__")
    module.__file__ = MAIN_FILE
    module.__cached__ = None
    # By the second name children know it: what they send is found here too.
    sys.modules["__main__"] = sys.modules["__mp_main__"] = module
    status = status_of(lambda: _execute(source, module.__dict__))
    return finish(status)


@scheduler.runs_program
def run_child(data: bytes) -> int:
    """Be a process of multiprocessing, as multiprocessing.spawn.spawn_main() is; returns the exit status."""
    return finish(status_of(lambda: sys.exit(process.run_child(data))))


@scheduler.runs_program
def _execute(source: str, namespace: dict) -> None:
    source = source.removeprefix("\ufeff")  # some editors mark a file as UTF-8 with it
    exec(compile(source, MAIN_FILE, "exec", dont_inherit=True), namespace)


@scheduler.runs_program
def status_of(function: Callable[[], object]) -> int:
    """Call it; an exception is reported and becomes an exit status as in CPython, below 0 for a signal."""
    try:
        function()
    except SystemExit as request:
        return _exit_status(request)
    except BaseException as error:
        failure = error
    else:
        return 0
    _report(failure)
    return -signal.SIGINT if isinstance(failure, KeyboardInterrupt) else 1


def _exit_status(request: SystemExit) -> int:
    if request.code is None:
        return 0
    if isinstance(request.code, int):
        return request.code & 0xFF
    print(request.code, file=sys.stderr)
    return 1


@scheduler.runs_program
def _report(error: BaseException) -> None:
    """Hand it to sys.excepthook, without the frames of the runtime that stand above the program's."""
    frames = error.__traceback__ = tracebacks.from_program(error.__traceback__)
    try:
        sys.excepthook(type(error), error, frames)
    except BaseException as failure:
        print("Error in sys.excepthook:", file=sys.stderr)
        traceback.print_exception(failure)
        print("\nOriginal exception was:", file=sys.stderr)
        traceback.print_exception(error)


@scheduler.runs_program
def finish(status: int) -> int:
    """What Py_FinalizeEx() does: wait for threads, call atexit functions, flush; returns the exit status."""
    try:
        threading._shutdown()
    except BaseException as error:
        unraisable.report(error, "Exception ignored on threading shutdown", threading)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not getattr(stream, "closed", False):
            stream.flush()
    return status


def verdict(source: str, stdout: str, stderr: str, status: int, start_method: str) -> list[str]:
    """What does not fit the expected output at the end of `source`: line and problem, expected, actual."""
    from snippets.patterns import Facts, Output, PatternError, parse

    facts = Facts((3, 14), "emscripten", start_method, browser=True)
    try:
        expectation = parse(source)
    except PatternError as error:
        return [str(error)]
    mismatches = expectation.check(Output(stdout, stderr, status), facts).mismatches
    return [f"{m.line}: {m.problem}\n{m.expected}\n{m.actual}" for m in mismatches]
