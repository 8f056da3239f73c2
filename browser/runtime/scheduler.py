"""Threads as tasks: each has its own WebAssembly stack, one runs at a time, the others are parked.

A task gives up control when it parks (a lock, a sleep, an answer from the page) or when its time slice ends. Slices end
where CPython polls its eval breaker, as the GIL's switch interval does. The order of the ready tasks is kept by the
JavaScript side (tasks.js), reached through `worker`; nothing here refers to it before bind().
"""

import _thread as _real_thread
import contextlib
import itertools
import math
import signal
import sys
import time
import types
from collections.abc import Callable

THREAD_STACK = 320 * 1024  # bytes of linear memory for the C stack of a thread
GREENLET_STACK = 128 * 1024
SIGNALLED = 2  # what a parked stack gets when a signal came, as in tasks.js
SLICE_SIGNAL = signal.SIGRTMAX  # tasks.js raises it when a slice is over; no program uses it
FOLDER = __file__.rpartition("/")[0] + "/"
_IMPORT_SYSTEM = "<frozen importlib._bootstrap"
_MOST_SECONDS = 2**63 / 1e9  # CPython counts nanoseconds in 64 bits
# Frames within which can_switch() looks for the runtime; to walk all of an endless recursion would take all the time.
_DEEPEST_CALLBACK = 500

host = None  # globalThis.runtimeHost of the worker
worker = None  # the module _worker: built-in functions that take numbers (worker/builtins.js)
on_deadlock: Callable[[], None] | None = None  # called when no task can ever run again
label_of: Callable[["Task"], tuple[str, str] | None] | None = (
    None  # kind and name of a task's greenlet, if one runs
)
on_start: Callable[[], None] | None = None  # called first of all in each new thread
on_switch_back: Callable[[], None] | None = None  # called in a task that has just got control back


class Task:
    """A thread of the program. Greenlets are further stacks of the task that they belong to.

    `frame`: where it stands while it does not run. `owner`: the `threading.Thread`.
    """

    __slots__ = (
        "__weakref__",
        "_name",
        "_ran",
        "_resumed_at",
        "async_exception",
        "frame",
        "greenlet",
        "ident",
        "is_counted",
        "kind",
        "owner",
    )

    def __init__(
        self, ident: int, kind: str = "thread", name: str = "", *, is_counted: bool = True
    ) -> None:
        self.ident = ident
        self.kind = kind  # "main" or "thread"
        self.owner = None
        self.frame = None
        self.async_exception = None  # what to raise in it when it may be interrupted next
        self.greenlet = None  # the one of its greenlets that runs, once it has any (greenlets.py)
        self.is_counted = is_counted  # whether the program knows it as a thread
        self._name = name
        self._ran = 0.0
        self._resumed_at = 0.0

    @property
    def name(self) -> str:
        """The name of the `threading.Thread`; of a bare `_thread` thread its number."""
        return self.owner.name if self.owner is not None else self._name or f"Dummy-{self.ident:x}"

    @name.setter
    def name(self, name: str) -> None:
        self._name = name

    @property
    def waiting(self) -> tuple[str, object] | None:
        """What it waits for without a limit of Python's: `(kind, object)`.

        None while it runs, is ready, or sleeps. What it asked the page may have a limit there.
        """
        return _waiting.get(self) or _outside.get(self)

    def running_time(self) -> float:
        """Seconds for which it has run so far."""
        now = time.perf_counter() - self._resumed_at if self is _current else 0.0
        return self._ran + now

    def __repr__(self) -> str:
        return f"<Task {self.kind} {self.name}>"


class Token:
    """One wait of one task: made by new_token(), parked on once, woken at most once."""

    __slots__ = ("number", "state", "task")

    def __init__(self, task: Task) -> None:
        self.task = task
        self.number = next(_numbers)
        self.state = "new"  # "new", "parked", "woken", "over"


_idents = itertools.count(0x7F10_0000_1000, 0x1000)
_numbers = itertools.count(1)
_main = Task(_real_thread._get_main_thread_ident(), "main", "MainThread")
_current = _main
_tasks = {_main.ident: _main}
_waiting = {}  # what tasks wait for without a limit
_outside = {}  # what tasks wait for that only something outside Python can bring
_protected = 0  # depth of protected()
_busy = 0.0  # seconds for which tasks have run, up to the last switch
_open_codes = set()


def bind(runtime_host: object) -> None:
    """Connect to the worker; the task that calls is the main thread."""
    global host, worker, _current
    import _worker  # added after a memory snapshot is loaded

    host, worker = runtime_host, _worker
    _current = _main
    worker.set_slice_signal(SLICE_SIGNAL)
    _got_control(_main)
    worker.protect()


def current() -> Task:
    """The task that runs."""
    return _current


def main_task() -> Task:
    """The main thread."""
    return _main


def tasks() -> list[Task]:
    """All threads that have not ended, the main thread first."""
    return list(_tasks.values())


def has_ended(task: Task) -> bool:
    """Whether the thread has come to its end."""
    return task.ident not in _tasks


def get_ident() -> int:
    """What `threading.get_ident()` answers; the same in all greenlets of a thread."""
    return _current.ident


def new_task(kind: str = "thread", name: str = "", *, is_counted: bool = True) -> Task:
    """A task to be given to start()."""
    return Task(next(_idents), kind, name, is_counted=is_counted)


# Waiting


def new_token() -> Token:
    """A token for one park() of the task that calls. Hand it to whoever shall wake the task, then park on it."""
    return Token(_current)


def wake(token: Token) -> bool:
    """Make the task that parks, or is about to park, on this token ready. False: it was woken before, or gave up."""
    if token.state == "parked":
        worker.unpark(token.number)
    elif token.state != "new":
        return False
    token.state = "woken"
    _waiting.pop(token.task, None)
    return True


def park(
    token: Token, timeout: float | None = None, waiting: tuple[str, object] | None = None
) -> bool:
    """Wait until the token is woken (True) or `timeout` seconds are over (False).

    Without a timeout the task waits for `waiting`, a pair (kind, object) of which deadlock.py makes a text. Signal
    handlers run in the main thread while it is parked; what they raise comes out of here.
    """
    if token.state == "woken":
        return True
    task = _current
    end = None if timeout is None else deadline(timeout)
    try:
        while token.state != "woken":
            left = -1.0 if end is None else (end - time.monotonic()) * 1000
            if end is not None and left <= 0:
                return False
            token.state = "parked"
            if end is None:
                _waiting[task] = waiting or ("unknown", None)
                _look_for_deadlock()
            _suspend(worker.park, token.number, left, task is _main)
            if task.async_exception is not None:
                raise_async_exception()
        return True
    finally:
        _waiting.pop(task, None)
        token.state = "over"


def deadline(length: float) -> float:
    """When so many seconds are over, on the monotonic clock; rounded up, so that nobody measures less."""
    return math.nextafter(time.monotonic() + length, math.inf)


def hand_over(token: Token) -> None:
    """Leave this stack until the token is woken, while the task itself goes on: a greenlet switched to another."""
    if token.state != "woken":
        token.state = "parked"
        _suspend(worker.park, token.number, -1.0, False)
    token.state = "over"


def wait_for(token: Token, waiting: tuple[str, object]) -> object:
    """Wait for what the worker delivers under the token's number; `waiting` as of park().

    Nothing else may wake the token. For this process alone that never counts as a deadlock.
    """
    token.state = "parked"
    before = _wait_outside(waiting)
    try:
        while _suspend(worker.park, token.number, -1.0, _current is _main) == SIGNALLED:
            pass
    finally:
        _end_wait_outside(before)
        token.state = "over"
    return host.result(token.number)


def wait_for_signal() -> None:
    """Wait until a signal came and its handler has run. Signals wake the main thread only."""
    token = new_token()
    token.state = "parked"
    before = _wait_outside(("signal", None))
    try:
        _suspend(worker.park, token.number, -1.0, _current is _main)
    finally:
        _end_wait_outside(before)
        token.state = "over"


def raise_async_exception() -> None:
    """Raise what another thread wants to be raised in the one that runs."""
    error, _current.async_exception = _current.async_exception, None
    if error is not None:
        raise error


def _wait_outside(waiting: tuple[str, object]) -> tuple[str, object] | None:
    """Note it; returns the wait in whose midst it begins, if a signal handler begins it."""
    before = _outside.get(_current)
    _outside[_current] = waiting
    return before


def _end_wait_outside(before: tuple[str, object] | None) -> None:
    if before is None:
        del _outside[_current]
    else:
        _outside[_current] = before


def yield_now() -> None:
    """Let every task that is ready run before this one goes on."""
    _suspend(worker.yield_slice)


def sleep(seconds: float, /) -> None:
    """`time.sleep`: ValueError if it is negative; 0 lets the others run."""
    check_seconds(seconds)
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds == 0:
        yield_now()
    else:
        park(new_token(), seconds)


def check_seconds(seconds: object) -> None:
    """Raise what CPython raises where a number of seconds is expected and is none, or too large: Python/pytime.c."""
    if isinstance(seconds, float):
        if math.isnan(seconds):
            raise ValueError("Invalid value NaN (not a number)")
    elif not hasattr(seconds, "__index__"):
        kind = type(seconds).__name__
        raise TypeError(f"{kind!r} object cannot be interpreted as an integer or float")
    if abs(seconds) > _MOST_SECONDS:
        raise OverflowError("timestamp out of range for C PyTime_t")


def _suspend(ask: Callable[..., None], *args: object) -> int:
    """Leave the stack that runs, until what `ask` asked of the worker has come; returns what came.

    The handlers of the signals that came in the meantime run before it returns, in the main thread.
    """
    global _current, _protected
    task, depth = _current, _protected
    _protected = 0
    task.frame = sys._getframe(1)
    _lost_control(task)
    try:
        ask(*args)
        result = worker.suspend()
    finally:
        _current, _protected = task, depth
        task.frame = None
        is_signal_due = _got_control(task)
        if on_switch_back is not None:
            on_switch_back()
    if is_signal_due:
        _waiting.pop(task, None)
        _run_signal_handlers()
    return result


def _got_control(task: Task) -> bool:
    """Note that it runs now; returns whether it has to run the handlers of signals."""
    task._resumed_at = time.perf_counter()
    return worker.resumed(task is _main)


def _lost_control(task: Task) -> None:
    global _busy
    ran = time.perf_counter() - task._resumed_at
    task._ran += ran
    _busy += ran


def process_time() -> float:
    """Seconds for which Python code has run in this process so far, in all threads."""
    return _busy + time.perf_counter() - _current._resumed_at


def _look_for_deadlock() -> None:
    if (
        not _outside
        and len(_waiting) == len(_tasks)
        and on_deadlock is not None
        and not worker.is_signal_due()
    ):
        on_deadlock()


# Starting


def runs_program(function: Callable) -> Callable:
    """Decorator: this function of the runtime calls code of the program, in which slices may end again."""
    _open_codes.add(function.__code__)
    return function


def is_of_runtime(code: types.CodeType) -> bool:
    """Whether it is code of the runtime."""
    return code.co_filename.startswith(FOLDER)


def calls_program(code: types.CodeType) -> bool:
    """Whether runs_program() says so of this code of the runtime."""
    return code in _open_codes


@runs_program
def _run_signal_handlers() -> None:
    """Run the handlers of the signals that came while the main thread did not run."""
    frame = sys._getframe(1)
    while frame is not None and is_of_runtime(frame.f_code):
        frame = frame.f_back
    while number := worker.take_signal():
        handler = signal.getsignal(number)
        if callable(handler):
            handler(number, frame)


def start(function: Callable[[], None], task: Task, stack_size: int = THREAD_STACK) -> None:
    """Let `function` run as `task`, a new thread, as soon as the tasks that are ready have had their turn.

    Afterwards the task has ended. The function must deal with its exceptions itself. RuntimeError if there is no memory
    for its stack.
    """

    @runs_program
    def run_and_end() -> None:
        try:
            if on_start is not None:
                on_start()
            function()
        finally:
            _tasks.pop(task.ident, None)

    _start_stack(run_and_end, task, stack_size)
    _tasks[task.ident] = task


def start_stack(function: Callable[[], None], stack_size: int = GREENLET_STACK) -> None:
    """Let `function` run on a further stack of the task that calls: a greenlet.

    The caller hands control over with hand_over(), the function with wake() as the last thing that it does.
    """
    _start_stack(function, _current, stack_size)


def _start_stack(function: Callable[[], None], task: Task, stack_size: int) -> None:
    @runs_program
    def run() -> None:
        global _current, _protected
        _current, _protected = task, 0
        _got_control(task)
        worker.protect()
        try:
            function()
        finally:
            _lost_control(task)
            _look_for_deadlock()
            worker.ended()

    if not worker.spawn(id(run), stack_size):
        raise RuntimeError("can't start new thread")


# Time slices


@contextlib.contextmanager
def protected():
    """While inside, no time slice ends; parking is allowed and ends the protection until the task runs again."""
    global _protected
    _protected += 1
    try:
        yield
    finally:
        _protected -= 1


def can_switch(frame: object) -> bool:
    """Whether another task may run now: not in a critical section of the runtime nor of the import system."""
    if _protected or frame is None:
        return False
    if frame.f_code.co_filename.startswith(_IMPORT_SYSTEM):
        return False
    for _ in range(_DEEPEST_CALLBACK):
        if frame is None:
            break
        if is_of_runtime(frame.f_code):
            return calls_program(frame.f_code)
        frame = frame.f_back
    return True


def end_slice(signum: int, frame: object) -> None:
    """The handler of SLICE_SIGNAL: let another task run, exactly where CPython polls its eval breaker."""
    if can_switch(frame):
        yield_now()
        raise_async_exception()


def install() -> None:
    """Let slices end; they do so once the worker says that a task runs."""
    signal.signal(SLICE_SIGNAL, end_slice)
