"""Who printed which line of the output: the pieces that tasks wrote, held against what came out."""

import re
from dataclasses import dataclass
from itertools import islice

from timeline.logs import Event
from timeline.recording import Line
from timeline.run_events import RunEvents

# Of files in tracebacks: the runner leaves them out.
FOLDERS = re.compile(r'(?<=")[^"\n]*/(?=[^"/\n]*")')

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
        written = _written(run, stream)
        moment = 0
        for shown in text.removesuffix("\n").split("\n") if text else []:
            fitting = [
                (place, line.out, writer)
                for writer, lines_of in written.items()
                for place, line in islice(enumerate(lines_of), NEXT)
                if _same(line.text, shown)
            ]
            if not fitting:
                lines.append(Line(moment, moment, None, None, stream, shown))
                continue
            place, _, writer = min(fitting)
            found = written[writer].pop(place)
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


def _written(run: RunEvents, stream: str) -> dict[tuple[int, str], list[_Written]]:
    """The lines of each interpreter, which has a buffer of its own, in the order in which they left it."""
    events: dict[tuple[int, str], list[Event]] = {}
    for event in run.events:
        if event.kind in ("out", "text") and event.data["stream"] == stream:
            events.setdefault(event.interpreter, []).append(event)
    return {writer: _lines(run, own) for writer, own in events.items()}


def _lines(run: RunEvents, events: list[Event]) -> list[_Written]:
    outs = [event for event in events if event.kind == "out"]
    pieces = [event for event in events if event.kind == "text"]
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
