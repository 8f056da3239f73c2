"""The log of one process: a line of JSON for each event, noted at once, as a process may be killed at any time.

The log is memory that the system keeps as a file. To write to a file instead would let go of the GIL at each event, and
so change which thread runs next.

An event is [microseconds, task, kind, line of the program, data]; `task` is a key from recorder.tasks. The clock is
CLOCK_MONOTONIC, which all processes of a machine share.
"""

import json
import mmap
import os
import sys
import time as _time
from collections import Counter
from collections.abc import Callable
from types import FrameType

from recorder import tasks

# So many events of one process, by group; what comes later is not noted, but for the birth and end of tasks.
MOST = {"step": 2_000, "span": 5_000, "text": 20_000, "task": 10_000}
_GROUPS = {"step": "step", "text": "text", "out": "text"} | dict.fromkeys(
    ("wait", "go", "hold", "release", "run", "pause", "wake", "put", "got"), "span"
)
SIZE = 16_000_000  # bytes of a log; what is not written takes no room on the disk

_monotonic_ns = _time.monotonic_ns
_dumps = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_getframe = sys._getframe

folder = ""
program = ""
place = ""  # the process, or the interpreter in it: objects of different places have different keys
_append: Callable[[bytes], object]
_counts: Counter[str] = Counter()


def open_in(logs: str, path: str) -> None:
    """Begin this interpreter's log in the folder `logs`; `path` is the program's file."""
    global folder, program, place, _append
    folder, program, place = logs, path, f"{os.getpid()}-{_monotonic_ns()}"
    with open(os.path.join(logs, f"{place}.log"), "w+b") as file:
        file.truncate(SIZE)
        _append = mmap.mmap(file.fileno(), SIZE).write
    _counts.clear()


def send_to(send: Callable[[bytes], object], path: str) -> None:
    """Begin a log that is no file: each line goes to `send`; `path` is the program's file."""
    global program, place, _append
    program, place, _append = path, str(os.getpid()), send
    _counts.clear()


def now() -> int:
    """Microseconds of the clock that all processes share."""
    return _monotonic_ns() // 1000


def event(
    kind: str,
    *,
    at: int | None = None,
    task: str | None = None,
    line: int | None = None,
    **data: object,
) -> None:
    """Note an event; by default now, of the current task, at the program's innermost line."""
    group = _GROUPS.get(kind, "task")
    if is_full(group):
        return
    key = task or tasks.current()
    if key is None:
        return
    _counts[group] += 1
    if is_full(group):
        kind, data = "full", {"of": group}
    if line is None:
        line = program_line()
    text = _dumps([now() if at is None else at, key, kind, line, data]) + "\n"
    try:
        _append(text.encode())
    except ValueError:  # it is full
        _counts.update({group: most + 1 for group, most in MOST.items()})


def is_full(group: str) -> bool:
    """Whether no more events of a group are noted."""
    return _counts[group] > MOST[group]


def program_line() -> int | None:
    """The line of the program's innermost frame on this stack; None if the program is not on it."""
    frame = _getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == program:
            return frame.f_lineno
        frame = frame.f_back
    return None


def _caller(depth: int) -> FrameType | None:
    """The frame so many calls up from who asks; None where a thread or a greenlet begins nearer than that."""
    try:
        return _getframe(depth + 1)
    except ValueError:
        return None


def calls_directly(depth: int = 2, through: tuple[str, ...] = ()) -> bool:
    """Whether the program itself calls the function that asks, or calls it through modules of these names."""
    frame = _caller(depth)
    while frame is not None and frame.f_globals.get("__name__") in through:
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename == program


# Functions in which a worker of a pool waits for its next job: nobody calls them from the program.
_IDLE_WORKERS = {
    ("concurrent.futures.thread", "_worker"),
    ("concurrent.futures.process", "_process_worker"),
    ("multiprocessing.pool", "worker"),
}


def is_idle_worker(depth: int = 2) -> bool:
    """Whether the function that asks is called by a pool's worker that wants its next job."""
    frame = _caller(depth)
    return (
        frame is not None
        and (frame.f_globals.get("__name__"), frame.f_code.co_name) in _IDLE_WORKERS
    )
