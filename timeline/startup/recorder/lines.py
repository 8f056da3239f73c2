"""Notes which line of the program each task begins: sys.monitoring, or before Python 3.12 sys.settrace.

A line that has been noted MOST_TIMES is not noted again, so that a loop of a million rounds stays as fast as it was.
"""

import sys
import threading
from collections import Counter
from types import CodeType, FrameType

from recorder import log

MOST_TIMES = 60
# sys.monitoring leaves 3 and 4 to whoever wants them; forced switching in a browser takes 4.
_TOOL = 3

_program = ""
_times: Counter[tuple[CodeType, int]] = Counter()


def install(program: str) -> None:
    """Begin to note lines."""
    global _program
    _program = program
    if hasattr(sys, "monitoring"):
        monitoring = sys.monitoring
        monitoring.use_tool_id(_TOOL, "timeline")
        monitoring.register_callback(_TOOL, monitoring.events.LINE, _on_line)
        monitoring.set_events(_TOOL, monitoring.events.LINE)
    else:
        threading.settrace(_on_call)
        sys.settrace(_on_call)


def _on_line(code: CodeType, line: int) -> object:
    if code.co_filename != _program:
        return sys.monitoring.DISABLE
    return None if _note(code, line) else sys.monitoring.DISABLE


def _note(code: CodeType, line: int) -> bool:
    """Note the line; False if it has been noted often enough."""
    times = _times[code, line] = _times[code, line] + 1
    if times <= MOST_TIMES:
        log.event("step", line=line)
    return times < MOST_TIMES


def _on_call(frame: FrameType, kind: str, argument: object) -> object:
    return _on_event if frame.f_code.co_filename == _program else None


def _on_event(frame: FrameType, kind: str, argument: object) -> object:
    # A frame that only runs lines which are known by now needs no more tracing.
    if kind == "line" and not _note(frame.f_code, frame.f_lineno):
        lines = {line for _, _, line in frame.f_code.co_lines() if line}
        if all(
            _times[frame.f_code, line] >= MOST_TIMES for line in lines if _times[frame.f_code, line]
        ):
            frame.f_trace_lines = False
    return _on_event


def after_fork() -> None:
    """A child notes its own lines."""
    _times.clear()
    if hasattr(sys, "monitoring"):
        sys.monitoring.restart_events()
