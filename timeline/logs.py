"""Reading the logs that the recorder has written: one file an interpreter, one event a line."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Event(NamedTuple):
    """What the recorder noted: `at` in microseconds of the machine's clock; `key` names the task within its process."""

    at: int
    pid: int
    key: str
    kind: str
    line: int | None
    data: dict

    @property
    def interpreter(self) -> tuple[int, str]:
        """What names the interpreter that noted it: its process, and its key if it is not the process's first one."""
        return self.pid, self.key.partition("@")[2] or (self.key if self.key[0] == "i" else "")

    @property
    def task(self) -> tuple[int, str]:
        """What names the task in the whole run."""
        return self.pid, self.key


class RecorderError(ValueError):
    """The recorder could not do its work in a process: why."""


def read_logs(folder: Path) -> list[Event]:
    """All events of a run in the order of time. Raises RecorderError where the recorder could not be loaded."""
    failures = sorted(folder.glob("failed-*.txt"))
    if failures:
        last = failures[0].read_text(encoding="utf-8").strip().split("\n")[-1]
        raise RecorderError(f"the recorder could not be loaded: {last}")
    events = []
    for path in sorted(folder.glob("*.log"), key=lambda p: int(p.stem.split("-")[1])):
        pid = int(path.stem.split("-")[0])
        written = path.read_bytes().partition(b"\0")[0]
        events += parse_log(written.decode().split("\n"), pid)
    return sorted(events, key=lambda event: event.at)


def parse_log(lines: Iterable[str], pid: int) -> list[Event]:
    """The events of one log. A last line that was cut short, as its process was killed, is left out."""
    events = []
    for text in lines:
        try:
            at, key, kind, line, data = json.loads(text)
        except ValueError:
            continue
        events.append(Event(at, pid, key, kind, line or None, data))
    return events
