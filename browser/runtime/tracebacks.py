"""Leaves the runtime's own frames out of tracebacks: where they stand, CPython has C code, which is never shown."""

import sys
import traceback
import types
from collections.abc import Iterator

from runtime import scheduler

_walk = traceback._walk_tb_with_full_positions
_walk_stack = traceback.walk_stack


def is_shown(frame: types.FrameType) -> bool:
    """Whether the frame would be there in CPython too."""
    return not frame.f_code.co_filename.startswith(scheduler.FOLDER)


def from_program(tb: types.TracebackType | None) -> types.TracebackType | None:
    """The traceback without the frames of the runtime that stand above the program's."""
    while tb is not None and not is_shown(tb.tb_frame):
        tb = tb.tb_next
    return tb


def _walk_shown(tb: types.TracebackType | None) -> Iterator[tuple[types.FrameType, tuple]]:
    return (entry for entry in _walk(tb) if is_shown(entry[0]))


def walk_stack(frame: types.FrameType | None) -> Iterator[tuple[types.FrameType, int]]:
    """In place of the function of `traceback`: the frames from the innermost outwards, with their lines."""
    if frame is None:
        frame = sys._getframe(1)
    return (entry for entry in _walk_stack(frame) if is_shown(entry[0]))


def install() -> None:
    """Every traceback is made by `traceback`, those of the interpreter included."""
    traceback._walk_tb_with_full_positions = _walk_shown
    traceback.walk_stack = walk_stack
