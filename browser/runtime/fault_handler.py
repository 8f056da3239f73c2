"""`faulthandler` on the scheduler's tasks: where each thread stands, now or after some time.

The real one reads C structures that hold one thread only here. Its text is followed: Modules/faulthandler.c and
Python/traceback.c of CPython 3.14.
"""

import datetime
import os
import signal
import sys
import types
from collections.abc import Iterator

from runtime import scheduler, tracebacks

_DEEPEST = 100  # frames; MAX_FRAME_DEPTH of CPython
_LONGEST_NAME = 15  # characters, what Linux keeps of a thread's name

_is_enabled = False
_alarm = None  # the token of the dump that is to come
_previous_handlers = {}


def _lines(frame: types.FrameType | None) -> Iterator[str]:
    shown = 0
    while frame is not None:
        if tracebacks.is_shown(frame):
            shown += 1
            if shown > _DEEPEST:
                yield "  ...\n"
                return
            code = frame.f_code
            yield f'  File "{code.co_filename}", line {frame.f_lineno} in {code.co_name}\n'
        frame = frame.f_back
    if not shown:
        yield "  <no Python frame>\n"


def _head(task: scheduler.Task, is_current: bool) -> str:
    word = "Current thread" if is_current else "Thread"
    return f"{word} 0x{task.ident:016x} [{task.name[:_LONGEST_NAME]}] (most recent call first):\n"


def _text(frame: types.FrameType | None, *, all_threads: bool) -> str:
    """`frame`: where the task that calls stands; None if it is none of the program's."""
    current = scheduler.current()
    if not all_threads:
        return "Stack (most recent call first):\n" + "".join(_lines(frame))
    texts = []
    for task in reversed(scheduler.tasks()):  # CPython's order: the youngest first
        if task.is_counted:
            is_current = task is current and frame is not None
            texts.append(
                _head(task, is_current) + "".join(_lines(frame if is_current else task.frame))
            )
    return "\n".join(texts)


def _descriptor(file: object) -> int:
    if file is None:
        file = sys.stderr
    if isinstance(file, int):
        return file
    number = file.fileno()
    file.flush()
    return number


def dump_traceback(file: object = None, all_threads: bool = True) -> None:
    """Write where the threads stand to `file`, an object with fileno() or a descriptor; sys.stderr without it."""
    text = _text(sys._getframe(1), all_threads=all_threads)
    os.write(_descriptor(file), text.encode(errors="backslashreplace"))


def dump_traceback_later(
    timeout: float, repeat: bool = False, file: object = None, exit: bool = False
) -> None:
    """Dump all threads after `timeout` seconds, then again and again with `repeat`, or end the process with `exit`."""
    global _alarm
    if timeout <= 0:
        raise ValueError("timeout must be greater than 0")
    descriptor = _descriptor(file)
    cancel_dump_traceback_later()
    seconds = datetime.timedelta(seconds=timeout)
    task = scheduler.new_task(name="faulthandler", is_counted=False)
    token = _alarm = scheduler.Token(task)

    def watch() -> None:
        now = token
        while not scheduler.park(now, timeout):
            text = f"Timeout ({seconds})!\n{_text(None, all_threads=True)}"
            os.write(descriptor, text.encode(errors="backslashreplace"))
            if exit:
                os._exit(1)
            if not repeat:
                return
            now = _next_alarm(now, task)
            if now is None:
                return

    scheduler.start(watch, task)


def _next_alarm(previous: scheduler.Token, task: scheduler.Task) -> scheduler.Token | None:
    """For a repeated dump; None if it was cancelled in the meantime."""
    global _alarm
    if _alarm is not previous:
        return None
    _alarm = scheduler.Token(task)
    return _alarm


def cancel_dump_traceback_later() -> None:
    """Forget the dump that is to come."""
    global _alarm
    if _alarm is not None:
        scheduler.wake(_alarm)
        _alarm = None


def enable(file: object = None, all_threads: bool = True) -> None:
    """Accepted; a crash of the interpreter leaves nothing that could still tell where it was."""
    global _is_enabled
    _is_enabled = True


def disable() -> bool:
    """Undo enable(); whether it was on."""
    global _is_enabled
    was_enabled, _is_enabled = _is_enabled, False
    return was_enabled


def is_enabled() -> bool:
    """Whether enable() was called."""
    return _is_enabled


def register(
    signum: int, file: object = None, all_threads: bool = True, chain: bool = False
) -> None:
    """Dump the threads whenever the signal comes; with `chain` call the previous handler too."""
    descriptor = _descriptor(file)
    previous = signal.getsignal(signum)

    def handle(number: int, frame: types.FrameType | None) -> None:
        text = _text(frame, all_threads=all_threads)
        os.write(descriptor, text.encode(errors="backslashreplace"))
        if chain and callable(previous):
            previous(number, frame)

    signal.signal(signum, handle)
    _previous_handlers.setdefault(signum, previous)


def unregister(signum: int) -> bool:
    """Undo register(); False if there was none."""
    if signum not in _previous_handlers:
        return False
    signal.signal(signum, _previous_handlers.pop(signum))
    return True


_OFFERED = (
    cancel_dump_traceback_later,
    disable,
    dump_traceback,
    dump_traceback_later,
    enable,
    is_enabled,
    register,
    unregister,
)


def install() -> None:
    """Put it in place of `faulthandler`."""
    module = types.ModuleType("faulthandler")
    for function in _OFFERED:
        setattr(module, function.__name__, function)
    sys.modules["faulthandler"] = module
