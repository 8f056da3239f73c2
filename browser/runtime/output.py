"""Standard streams: what is written is posted at once, with the task that wrote it; there is nothing to read.

Written in Python and part of the runtime, so that no time slice ends inside: a thread that prints cannot meet another
one in the middle of a write.
"""

import codecs
import io
import os
import sys
from collections.abc import Callable

from runtime import scheduler, unavailable

_host = None
_writers: list[Callable[[], tuple[str, str] | None]] = []


def name_writers_by(function: Callable[[], tuple[str, str] | None]) -> None:
    """Let `function` say who writes, (kind, name) with kind "greenlet" or "task"; None if none of its kind runs."""
    _writers.append(function)


def writer() -> tuple[str, str]:
    """Kind and name of what runs."""
    for function in _writers:
        if found := function():
            return found
    task = scheduler.current()
    return task.kind, task.name


class _Bytes(io.BufferedIOBase):
    """`sys.stdout.buffer`."""

    def __init__(self, text: "TextOutput") -> None:
        self.raw = self
        self.name = text.name
        self.mode = "wb"
        self._text = text
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._text.fileno()

    def write(self, data: bytes) -> int:
        try:
            view = memoryview(data)
        except TypeError:
            kind = type(data).__name__
            raise TypeError(f"a bytes-like object is required, not {kind!r}") from None
        self._text.write(self._decoder.decode(view.tobytes()))  # a character may come in parts
        return view.nbytes


class TextOutput(io.TextIOBase):
    """`sys.stdout` or `sys.stderr`."""

    encoding = "utf-8"
    newlines = None
    mode = "w"
    line_buffering = True
    write_through = True

    def __init__(self, stream: str, number: int, errors: str) -> None:
        self.name = f"<{stream}>"
        self._stream = stream
        self._number = number
        self._errors = errors
        self.buffer = _Bytes(self)

    @property
    def errors(self) -> str:
        return self._errors

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        printable = text if text.isascii() else text.encode("utf-8", self._errors).decode("utf-8")
        if text and not _host.write(self._stream, printable, *writer()):
            # The program has closed or redirected the descriptor: OSError, or it goes elsewhere.
            os.write(self._number, printable.encode())
        return len(text)

    def writable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> str:
        raise io.UnsupportedOperation("not readable")

    readline = read

    def fileno(self) -> int:
        return self._number

    def reconfigure(self, *, errors: str | None = None, **options: object) -> None:
        """As of io.TextIOWrapper; only `errors` makes a difference, as nothing is kept back."""
        self._errors = errors or self._errors

    def __repr__(self) -> str:
        return f"<_io.TextIOWrapper name={self.name!r} mode='w' encoding='utf-8'>"


class TextInput(io.TextIOBase):
    """`sys.stdin`: a page has no keyboard for a program."""

    encoding = "utf-8"
    errors = "strict"
    newlines = None
    mode = "r"
    name = "<stdin>"

    def fileno(self) -> int:
        return 0

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> str:
        raise unavailable.error("input")

    def readline(self, size: int = -1, /) -> str:
        raise unavailable.error("input")

    __next__ = readline


def install() -> None:
    """Put the three streams in place."""
    sys.stdin = sys.__stdin__ = TextInput()
    sys.stdout = sys.__stdout__ = TextOutput("stdout", 1, "strict")
    sys.stderr = sys.__stderr__ = TextOutput("stderr", 2, "backslashreplace")


def bind(host: object) -> None:
    """Connect to the worker."""
    global _host
    _host = host
