"""Who printed which line of the output: the pieces that tasks wrote, held against what came out."""

import re
from dataclasses import dataclass
from itertools import islice

from timeline.logs import Event
from timeline.recording import Line
from timeline.run_events import RunEvents

FOLDERS = re.compile(
    r'(?<=")[^"\n]*/(?=[^"/\n]*")'
)  # of files in tracebacks: the runner leaves them out

# Two threads may write in another order than they are noted in; so many lines are looked at to find one.
NEXT = 20


@dataclass
class _Written:
    """One line as a process has written it."""

    text: str
    event: Event
    out: int


def find_lines(run: RunEvents, stdout: str, stderr: str) -> list[Line]:
    """All lines of standard output and of standard error, each in its order, in the order in which they came out."""
    lines: list[Line] = []
    for stream, text in (("stdout", stdout), ("stderr", stderr)):
        written = {pid: _written(run, pid, stream) for pid in run.pids}
        moment = 0
        for shown in text.removesuffix("\n").split("\n") if text else []:
            fitting = [
                (place, line.out, pid)
                for pid, lines_of in written.items()
                for place, line in islice(enumerate(lines_of), NEXT)
                if _same(line.text, shown)
            ]
            if not fitting:
                lines.append(Line(moment, moment, None, None, stream, shown))
                continue
            place, _, pid = min(fitting)
            found = written[pid].pop(place)
            time = run.time(found.event.at)
            moment = max(moment, run.time(found.out))
            task = run.task_numbers.get(found.event.task)
            lines.append(
                Line(time, max(time, run.time(found.out)), task, found.event.line, stream, shown)
            )
    # Sorting is stable: each stream keeps its own order.
    return sorted(lines, key=lambda line: line.out) if stderr else lines


def _same(written: str, shown: str) -> bool:
    return written == shown or FOLDERS.sub("", written) == shown


def _written(run: RunEvents, pid: int, stream: str) -> list[_Written]:
    """The lines of one process in the order in which they left it."""
    outs = [
        e for e in run.events if e.pid == pid and e.kind == "out" and e.data["stream"] == stream
    ]
    pieces = [
        e for e in run.events if e.pid == pid and e.kind == "text" and e.data["stream"] == stream
    ]
    left, total = [], 0
    for event in outs:
        total += event.data["bytes"]
        left.append((total, event.at))
    lines, text, first, offset = [], "", None, 0
    for piece in pieces:
        direct = piece.data.get("direct", False)
        for part in piece.data["text"].splitlines(keepends=True):
            if not direct:
                offset += len(part.encode(errors="surrogateescape"))
            first = first or piece
            text += part
            if part.endswith("\n"):
                out = (
                    piece.at
                    if direct
                    else next((at for sum_, at in left if sum_ >= offset), run.origin + run.end)
                )
                lines.append(_Written(text[:-1], first, max(out, piece.at)))
                text, first = "", None
    if first is not None:
        lines.append(_Written(text, first, left[-1][1] if left else first.at))
    return sorted(lines, key=lambda line: line.out)
