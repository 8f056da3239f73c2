"""Notes what is printed, by whom, and when it leaves the process: sys.stdout and sys.stderr, and os.write() to them."""

import io
import os
import sys

from recorder import log, tasks

NAMES = {1: "stdout", 2: "stderr"}
_write = os.write


class _File(io.FileIO):
    """The file below: notes when how many bytes have left."""

    def __init__(self, number: int) -> None:
        super().__init__(number, "w", closefd=False)
        self._stream = NAMES[number]
        self.name = f"<{self._stream}>"

    def write(self, data: bytes) -> int | None:
        if log.is_full("text"):
            return super().write(data)
        at = log.now()
        count = super().write(data)
        log.event(
            "out", at=at, task=tasks.current() or tasks.main, stream=self._stream, bytes=count
        )
        return count


class _Text(io.TextIOWrapper):
    """A standard stream: notes each piece of text that is written to it."""

    def write(self, text: str) -> int:
        if log.is_full("text"):
            return super().write(text)
        at = log.now()
        count = super().write(text)
        stream = NAMES.get(1 if self is sys.__stdout__ else 2)
        shown = _shown(self, text)
        log.event("text", at=at, task=tasks.current() or tasks.main, stream=stream, text=shown)
        return count


def _shown(stream: io.TextIOBase, text: str) -> str:
    """What comes out: a stream may replace characters that it cannot encode."""
    if text.isascii():
        return text
    return text.encode(stream.encoding, stream.errors).decode(stream.encoding, "surrogateescape")


def install() -> None:
    """Put the noting streams in the places of sys.stdout and sys.stderr; buffered as these were."""
    for number, name in NAMES.items():
        old = getattr(sys, name)
        if old is None:
            continue
        new = _Text(
            io.BufferedWriter(_File(number)),
            encoding=old.encoding,
            errors=old.errors,
            line_buffering=old.line_buffering,
            write_through=old.write_through,
        )
        new.mode = "w"
        setattr(sys, name, new)
        setattr(sys, f"__{name}__", new)
    os.write = _os_write


def watch_streams() -> None:
    """Note what is written to the streams that there are, which let go of everything at once."""
    for name in NAMES.values():
        _watch(getattr(sys, name), name)


def _watch(stream: io.TextIOBase, name: str) -> None:
    write = stream.write

    def noted(text: str) -> int:
        at = log.now()
        count = write(text)
        log.event(
            "text",
            at=at,
            task=tasks.current() or tasks.main,
            stream=name,
            text=_shown(stream, text),
            direct=True,
        )
        return count

    stream.write = noted


def _os_write(descriptor: int, data: bytes) -> int:
    at = log.now()
    count = _write(descriptor, data)
    if descriptor in NAMES and log.calls_directly():
        text = bytes(data[:count]).decode(errors="backslashreplace")
        log.event("text", at=at, stream=NAMES[descriptor], text=text, direct=True)
    return count
