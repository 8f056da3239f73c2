"""Leaves the runtime's own frames out of tracebacks: where they stand, CPython has C code, which is never shown.

And makes the traceback of a deep recursion in a fraction of the time that CPython takes.
"""

import inspect
import sys
import traceback
import types
from collections.abc import Iterator

from runtime import scheduler

_walk = traceback._walk_tb_with_full_positions
_walk_stack = traceback.walk_stack
_outer_frames = inspect.getouterframes
_inner_frames = inspect.getinnerframes
_format_frame = traceback.StackSummary.format_frame_summary
_formatted = (None, "")  # what the last formatted frame had in it, and its text


def is_shown(frame: types.FrameType) -> bool:
    """Whether the frame would be there in CPython too."""
    return not scheduler.is_of_runtime(frame.f_code)


def from_program(tb: types.TracebackType | None) -> types.TracebackType | None:
    """The traceback without the frames of the runtime that stand above the program's."""
    while tb is not None and not is_shown(tb.tb_frame):
        tb = tb.tb_next
    return tb


def only_program(tb: types.TracebackType | None) -> types.TracebackType | None:
    """The traceback without any frame of the runtime, for C code that prints it."""
    shown = []
    while tb is not None:
        if is_shown(tb.tb_frame):
            shown.append(tb)
        tb = tb.tb_next
    for entry in reversed(shown):
        tb = types.TracebackType(tb, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return tb


def _walk_shown(tb: types.TracebackType | None) -> Iterator[tuple[types.FrameType, tuple]]:
    return (entry for entry in _walk(tb) if is_shown(entry[0]))


def walk_stack(frame: types.FrameType | None) -> Iterator[tuple[types.FrameType, int]]:
    """In place of the function of `traceback`: the frames from the innermost outwards, with their lines."""
    if frame is None:
        frame = sys._getframe(1)
    return (entry for entry in _walk_stack(frame) if is_shown(entry[0]))


def getouterframes(frame: types.FrameType, context: int = 1) -> list[inspect.FrameInfo]:
    """In place of the function of `inspect`, for `inspect.stack()` too."""
    return [entry for entry in _outer_frames(frame, context) if is_shown(entry.frame)]


def getinnerframes(tb: types.TracebackType, context: int = 1) -> list[inspect.FrameInfo]:
    """In place of the function of `inspect`, for `inspect.trace()` too."""
    return [entry for entry in _inner_frames(tb, context) if is_shown(entry.frame)]


def format_frame_summary(
    self: traceback.StackSummary, frame_summary: traceback.FrameSummary, **options: object
) -> str:
    """In place of the method of `traceback`: formats once what a recursion repeats. CPython prints three of them."""
    global _formatted
    frame = frame_summary
    if frame.locals is not None:
        return _format_frame(self, frame, **options)
    place = (frame.lineno, frame.end_lineno, frame.colno, frame.end_colno)
    content = (frame.filename, frame.name, frame.line, *place, *options.items())
    if _formatted[0] != content:
        _formatted = (content, _format_frame(self, frame, **options))
    return _formatted[1]


def install() -> None:
    """Nearly every traceback is made by `traceback`; the exception is in unraisable.py."""
    traceback._walk_tb_with_full_positions = _walk_shown
    traceback.walk_stack = walk_stack
    traceback.StackSummary.format_frame_summary = format_frame_summary
    inspect.getouterframes, inspect.getinnerframes = getouterframes, getinnerframes
