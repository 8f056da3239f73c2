"""What a recorded run is, and the file that holds up to three of them: read, checked, written.

Times are whole microseconds since the program's first event; all processes of a run share the clock. Numbers of
processes, tasks and objects are places in the run's lists; lines of the program are counted from 1 in its file.
README.md beside this module describes the file.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import NamedTuple

FORMAT = 1
MOST_RUNS = 3

PROCESS_ENDS = "a process that was still running when the recording ended has no end"
TASK_KINDS = ("main", "thread", "greenlet", "task", "interpreter")
WAIT_KINDS = (
    "sleep", "lock", "condition", "semaphore", "event", "barrier", "queue", "join", "result", "io", "turn",
    "idle",
)  # fmt: skip
OBJECT_KINDS = ("lock", "rlock", "condition", "semaphore", "event", "barrier", "queue", "pipe")
ARROW_KINDS = ("start", "join", "lock", "item")
CUTS = ("tasks", "lines", "steps", "events", "after")


class Process(NamedTuple):
    """A process; `end` and `status` are None where nobody saw it end. `status` is negative for a signal."""

    name: str
    parent: int | None  # the process that started it
    start: int
    end: int | None
    status: int | None


class Task(NamedTuple):
    """Whatever takes turns: a process's main thread, another thread, a greenlet, an asyncio task.

    From `created` to `start` it is ready, but has not run yet. The first task of each process is its "main".
    """

    process: int
    kind: str
    name: str
    parent: int | None  # the task that started it
    created: int
    start: int
    end: int


class Object(NamedTuple):
    """What tasks wait for or hold: `name` is the variable's, or "Lock (line 7)"; `line` is where it was created."""

    kind: str
    name: str
    line: int | None


class Wait(NamedTuple):
    """A task waits; for `object`, or for the task `other` (join, result), where either is known."""

    task: int
    kind: str
    start: int
    end: int
    line: int | None
    object: int | None
    other: int | None


class Hold(NamedTuple):
    """A task holds a lock, or one of a semaphore's places."""

    task: int
    object: int
    start: int
    end: int
    line: int | None


class Turn(NamedTuple):
    """A greenlet or an asyncio task runs. (Threads and main threads run whenever they do not wait.)"""

    task: int
    start: int
    end: int


class Step(NamedTuple):
    """A task begins a line of the program. Of a line that runs very often, only the first times are noted."""

    time: int
    task: int
    line: int


class Line(NamedTuple):
    """One line of output, in the order of the output. `task` and `line` are None where nobody saw who printed it.

    `time` is when print() was called, `out` when the text left the process: later, if it was buffered.
    """

    time: int
    out: int
    task: int | None
    line: int | None
    stream: str  # "stdout" or "stderr"
    text: str


class Arrow(NamedTuple):
    """From one task to another: starts it, is joined by it, hands it a lock (or wakes it), or an item of a queue."""

    kind: str
    task: int
    time: int
    other: int
    at: int
    object: int | None


@dataclass(frozen=True)
class Run:
    """One run. `duration` is its last moment in microseconds.

    `cut` says how many tasks, lines, steps and events (spans of waiting, holding, running) were left out at least;
    spans that began after the moment `cut["after"]` are.
    """

    duration: int
    status: int
    stdout: str
    stderr: str
    processes: tuple[Process, ...]
    tasks: tuple[Task, ...]
    objects: tuple[Object, ...] = ()
    waits: tuple[Wait, ...] = ()
    holds: tuple[Hold, ...] = ()
    turns: tuple[Turn, ...] = ()
    steps: tuple[Step, ...] = ()
    lines: tuple[Line, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    cut: dict[str, int] = field(default_factory=dict)

    @property
    def order(self) -> tuple[tuple[str, str, int | None], ...]:
        """What tells runs apart: who printed from which line, in the order of the output."""
        return tuple(
            (line.stream, "" if line.task is None else self.tasks[line.task].name, line.line)
            for line in self.lines
        )


ROWS: dict[str, Callable] = {
    "processes": Process,
    "tasks": Task,
    "objects": Object,
    "waits": Wait,
    "holds": Hold,
    "turns": Turn,
    "steps": Step,
    "lines": Line,
    "arrows": Arrow,
}


@dataclass(frozen=True, eq=False)
class Recording:
    """One to three runs of one program that came out in different orders, and under which circumstances."""

    program: str  # SHA-256 (hex) of the program, as snippets.program.Program.digest
    recorder: str  # SHA-256 (hex) of the recorder
    python: str  # "3.15.2"
    platform: str  # sys.platform
    start_method: str
    tries: int  # how many runs were made to find these
    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.runs) <= MOST_RUNS:
            raise ValueError(f"{len(self.runs)} runs")


class RecordingError(ValueError):
    """A text that is no recording, or not one of this format: why, and the line where that shows, if any."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


def parse(text: str) -> Recording:
    """Read the text of a recording's file. Raises RecordingError."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise RecordingError(f"not JSON: {error.msg}", error.lineno) from None
    if not isinstance(data, dict) or data.pop("format", None) != FORMAT:
        raise RecordingError(f'not a recording: it has no "format": {FORMAT}')
    try:
        runs = tuple(_run(each) for each in data.pop("runs"))
        recording = Recording(runs=runs, **data)
    except (TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
        raise RecordingError(f"not a recording: {error}") from None
    return recording


def _run(data: dict) -> Run:
    data = dict(data)
    for stream in ("stdout", "stderr"):
        data[stream] = "\n".join(data[stream])
    for name, row in ROWS.items():
        data[name] = tuple(row(*values) for values in data[name])
    run = Run(**data)
    _check(run)
    return run


def _check(run: Run) -> None:
    """Whether all numbers lead somewhere, and times lie within the run. Raises ValueError."""
    limits = {
        "process": len(run.processes),
        "task": len(run.tasks),
        "other": len(run.tasks),
        "object": len(run.objects),
    }
    moments = ("start", "end", "time", "out", "at", "created")
    for name in ROWS:
        for row in getattr(run, name):
            values = row._asdict()
            if name in ("processes", "tasks"):
                limit = limits["process" if name == "processes" else "task"]
                values_in = {"parent": values["parent"]}
                if any(v is not None and not 0 <= v < limit for v in values_in.values()):
                    raise ValueError(f"{name}: no such parent: {row}")
            for key, limit in limits.items():
                value = values.get(key)
                if value is not None and not 0 <= value < limit:
                    raise ValueError(f"{name}: no such {key}: {row}")
            for key in moments:
                value = values.get(key)
                if value is not None and not 0 <= value <= run.duration:
                    raise ValueError(f"{name}: {key} lies outside the run: {row}")
            if values.get("end") is not None and values["end"] < values.get("start", 0):
                raise ValueError(f"{name}: ends before it starts: {row}")


def dump(recording: Recording) -> str:
    """The text of the recording's file: one row a line, so that a diff shows what changed."""
    head = asdict(recording)
    head.pop("runs")
    lines = ["{", f'"format": {FORMAT},']
    lines += [f"{json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    runs = ",\n".join(_dump_run(run) for run in recording.runs)
    return "\n".join([*lines, f'"runs": [\n{runs}\n]', "}", ""])


def _dump_run(run: Run) -> str:
    parts = [f'"{key}": {getattr(run, key)}' for key in ("duration", "status")]
    for stream in ("stdout", "stderr"):
        lines = getattr(run, stream).split("\n")
        parts += [f'"{stream}": {_array(lines)}']
    parts += [f'"{name}": {_array(getattr(run, name))}' for name in ROWS]
    parts.append(f'"cut": {json.dumps(run.cut)}')
    return "{" + ",\n".join(parts) + "}"


def _array(rows: object) -> str:
    texts = [
        json.dumps(list(row) if isinstance(row, tuple) else row, ensure_ascii=False) for row in rows
    ]
    return "[" + ",\n ".join(texts) + "]"
