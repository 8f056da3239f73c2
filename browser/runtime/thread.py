"""`_thread` on the scheduler's tasks: locks, thread-local data, starting and joining threads.

The real `threading`, `queue` and `concurrent.futures` run on it unchanged; semantics are those of CPython 3.14,
Modules/_threadmodule.c. All of this is runtime code, in which no time slice ends.
"""

import _thread as _real
import collections
import os
import signal
import sys
import time
import types
import weakref
from collections.abc import Callable

from runtime import scheduler, unraisable

TIMEOUT_MAX = _real.TIMEOUT_MAX
_KEPT = (
    "_ExceptHookArgs",
    "_excepthook",
    "_get_main_thread_ident",
    "_is_main_interpreter",
    "daemon_threads_allowed",
    "error",
    "exit",
    "exit_thread",
)
_SMALLEST_STACK = 32768  # bytes, as in CPython's threading.stack_size()

_stack_size = 0
_switch_interval = 0.005  # seconds, CPython's default
_locals = (
    weakref.WeakValueDictionary()
)  # all thread-local data, by id(): a program may forbid to hash it
_joinable = {}  # handles of the threads that the process waits for at its end, in the order of their start


def _deadline(timeout: float) -> float | None:
    return None if timeout < 0 else scheduler.deadline(timeout)


def _check_timeout(blocking: bool, timeout: float) -> None:
    """Raise what CPython raises when a lock cannot be waited for so long."""
    scheduler.check_seconds(timeout)
    if not blocking:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")


def take_out(token: scheduler.Token, waiting: collections.deque | list) -> bool:
    """Take a token that was not woken out of those that wait; whether it was still there.

    For a woken one nothing is to be done: what follows a wait is kept to what every task has done before it. V8 inlines
    what a place of the interpreter's loop has called so far. When that place calls something else (`token in waiting`
    was such a call), V8 compiles the whole loop anew, 10 ms, for each of a thousand stacks suspended in it.
    """
    try:
        waiting.remove(token)
    except ValueError:
        return False
    return True


def refuse_pickling(self: object, protocol: int) -> None:
    """As of every type in C that says nothing of pickling: neither pickle nor copy can have it."""
    kind = type(self)
    module = f"{kind.__module__}." if kind.__module__ in ("_thread", "_queue") else ""
    raise TypeError(f"cannot pickle '{module}{kind.__qualname__}' object")


class lock:
    """A lock that any thread may release. Whoever waits longest is woken, but another may be faster."""

    __module__ = "_thread"
    __slots__ = ("__weakref__", "_is_locked", "_waiting", "holder")
    __reduce_ex__ = refuse_pickling

    def __init__(self) -> None:
        self._at_fork_reinit()

    def __init_subclass__(cls) -> None:
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def _at_fork_reinit(self) -> None:
        self._is_locked = False
        self._waiting = collections.deque()
        self.holder = None  # the task that took it, for deadlock reports

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take it; False if that was not possible (in time)."""
        if timeout != -1:
            _check_timeout(blocking, timeout)
        if self._is_locked and (not blocking or timeout == 0 or not self._wait(_deadline(timeout))):
            return False
        self._is_locked = True
        self.holder = scheduler.current()
        return True

    def _wait(self, end: float | None) -> bool:
        """Wait until it is free; False when `end` has come."""
        enqueue = self._waiting.append
        while self._is_locked:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                return False
            token = scheduler.new_token()
            enqueue(token)
            is_woken = False
            try:
                is_woken = scheduler.park(token, left, ("lock", self))
            finally:
                if not is_woken and not take_out(token, self._waiting):
                    self._wake_next()  # a signal handler raised: the turn is the next one's
            enqueue = self._waiting.appendleft  # another thread was faster: keep the place
        return True

    def release(self) -> None:
        """Free it. RuntimeError if it is free."""
        if not self._is_locked:
            raise RuntimeError("release unlocked lock")
        self._is_locked = False
        self.holder = None
        self._wake_next()

    def _wake_next(self) -> None:
        if self._waiting and not self._is_locked:
            scheduler.wake(self._waiting.popleft())

    def locked(self) -> bool:
        """Whether somebody has it."""
        return self._is_locked

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exc_info: object) -> None:
        self.release()

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __repr__(self) -> str:
        state = "locked" if self._is_locked else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


class RLock:
    """A lock that its owner may take again."""

    __module__ = "_thread"
    __slots__ = ("__weakref__", "_block", "_count", "_owner")
    __reduce_ex__ = refuse_pickling

    def __init__(self, *args: object, **kwargs: object) -> None:
        self._at_fork_reinit()  # threading.RLock() warns of arguments, which mean nothing

    def _at_fork_reinit(self) -> None:
        self._block = lock()
        self._owner = 0
        self._count = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take it, or take it once more."""
        if timeout != -1:
            _check_timeout(blocking, timeout)
        ident = scheduler.get_ident()
        if self._owner == ident:
            self._count += 1
            return True
        if not self._block.acquire(blocking, timeout):
            return False
        self._owner, self._count = ident, 1
        return True

    __enter__ = acquire

    def release(self) -> None:
        """Give it back once. RuntimeError if this thread does not have it."""
        if self._owner != scheduler.get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = 0
            self._block.release()

    def __exit__(self, *exc_info: object) -> None:
        self.release()

    def locked(self) -> bool:
        """Whether some thread has it."""
        return self._count > 0

    def _is_owned(self) -> bool:
        return self._owner == scheduler.get_ident()

    def _recursion_count(self) -> int:
        return self._count if self._is_owned() else 0

    def _release_save(self) -> tuple[int, int]:
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        state = (self._count, self._owner)
        self._owner = self._count = 0
        self._block.release()
        return state

    def _acquire_restore(self, state: tuple[int, int]) -> None:
        self._block.acquire()
        self._count, self._owner = state

    def __repr__(self) -> str:
        state = "locked" if self._count else "unlocked"
        kind = type(self)
        return (
            f"<{state} {kind.__module__}.{kind.__qualname__} object owner={self._owner}"
            f" count={self._count} at {id(self):#x}>"
        )


class _ThreadHandle:
    """What threading.Thread holds on to: whether the thread has ended, and who waits for that."""

    __module__ = "_thread"
    __reduce_ex__ = refuse_pickling

    def __init__(self) -> None:
        self.ident = 0
        self.task = None
        self._is_done = False
        self._waiting = []

    def is_done(self) -> bool:
        """Whether it has ended."""
        return self._is_done

    def _check_started(self) -> None:
        if not self.ident:
            raise RuntimeError("thread not started")

    def _set_done(self) -> None:
        self._check_started()
        self._is_done = True
        for token in self._waiting:
            scheduler.wake(token)
        self._waiting.clear()

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has ended, at most `timeout` seconds (without a limit if that is negative)."""
        self._check_started()
        if timeout is not None:
            scheduler.check_seconds(timeout)
        if self.ident == scheduler.get_ident():
            raise RuntimeError("Cannot join current thread")
        end = None if timeout is None else _deadline(timeout)
        while not self._is_done:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                return
            token = scheduler.new_token()
            self._waiting.append(token)
            is_woken = False
            try:
                is_woken = scheduler.park(token, left, ("join", self))
            finally:
                if not is_woken:
                    take_out(token, self._waiting)

    def __repr__(self) -> str:
        return f"<_ThreadHandle object: ident={self.ident}>"


def start_joinable_thread(
    function: Callable[[], None], handle: _ThreadHandle | None = None, daemon: bool = True
) -> _ThreadHandle:
    """Start a thread; unless it is a daemon, the process waits for it at its end."""
    return _start(function, function, _ThreadHandle() if handle is None else handle, daemon=daemon)


def _start(
    call: Callable[[], None], function: Callable, handle: _ThreadHandle, *, daemon: bool
) -> _ThreadHandle:
    """Let a new thread run `call`, which calls the program's `function`."""
    if handle.ident:
        raise RuntimeError("thread already started")
    if sys.is_finalizing():
        raise RuntimeError("can't create new thread at interpreter shutdown")
    task = scheduler.new_task()
    owner = getattr(function, "__self__", None)
    task.owner = owner if hasattr(owner, "_bootstrap") else None

    def end() -> None:
        _joinable.pop(task.ident, None)
        _drop_dicts(task)
        handle._set_done()

    scheduler.start(_body(call, function, end), task)
    handle.ident, handle.task = task.ident, task
    if not daemon:
        _joinable[task.ident] = handle
    return handle


def _body(
    call: Callable[[], None], function: Callable, end: Callable[[], None]
) -> Callable[[], None]:
    @scheduler.runs_program
    def body() -> None:
        try:
            call()
        except SystemExit:
            pass
        except BaseException as error:
            unraisable.report(error, f"Exception ignored in thread started by {function!r}")
        finally:
            end()

    return body


def start_new_thread(function: Callable, args: tuple, kwargs: dict | None = None, /) -> int:
    """Start a thread that nobody joins; returns its identification."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")

    @scheduler.runs_program
    def call() -> None:
        function(*args, **(kwargs or {}))

    return _start(call, function, _ThreadHandle(), daemon=True).ident


def get_native_id() -> int:
    """As on Linux: the main thread has the number of its process, and no two threads of a run have the same."""
    task = scheduler.current()
    pid = os.getpid()
    return pid if task is scheduler.main_task() else pid << 20 | task.ident >> 12 & 0xFFFFF


def interrupt_main(signum: int = signal.SIGINT, /) -> None:
    """Let the signal's handler, if it has one, run in the main thread; unlike a signal, this ends no wait there."""
    if not 0 < signum < signal.NSIG:
        raise ValueError("signal number out of range")
    if scheduler.current() is scheduler.main_task():
        _real.interrupt_main(signum)
    elif callable(signal.getsignal(signum)):
        scheduler.worker.note_signal(signum)


def _make_thread_handle(ident: int) -> _ThreadHandle:
    handle = _ThreadHandle()
    handle.ident = ident
    return handle


def _shutdown() -> None:
    """Wait for all threads that are not daemons."""
    while _joinable:
        next(iter(_joinable.values())).join()


def _count() -> int:
    return sum(task.is_counted for task in scheduler.tasks()) - 1


def _set_name(name: str) -> None:
    """The name in the operating system: there is none, and reports use the thread's own."""


def stack_size(size: int = 0, /) -> int:
    """Accept what CPython accepts; each thread gets scheduler.THREAD_STACK nevertheless."""
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < _SMALLEST_STACK:
        raise ValueError(f"size not valid: {size} bytes")
    previous, _stack_size = _stack_size, size
    return previous


class _local:
    """Attributes that each thread has for itself. A subclass's __init__ runs once in each thread."""

    __module__ = "_thread"
    __slots__ = ("__dict__", "__weakref__", "_arguments", "_dicts")
    __reduce_ex__ = refuse_pickling

    def __new__(cls, /, *args: object, **kwargs: object) -> "_local":
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        dicts = weakref.WeakKeyDictionary()
        dicts[scheduler.current()] = object.__getattribute__(self, "__dict__")
        object.__setattr__(self, "_dicts", dicts)
        object.__setattr__(self, "_arguments", (args, kwargs))
        _locals[id(self)] = self
        return self

    def __getattribute__(self, name: str) -> object:
        _use_own_dict(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        if name == "__dict__":
            raise AttributeError(
                f"{type(self).__name__!r} object attribute '__dict__' is read-only"
            )
        _use_own_dict(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        if name == "__dict__":
            raise AttributeError(
                f"{type(self).__name__!r} object attribute '__dict__' is read-only"
            )
        _use_own_dict(self)
        object.__delattr__(self, name)


_local.__name__ = "_thread._local"  # what error messages call it


def _use_own_dict(local: _local) -> None:
    """Let the object's attributes be those of the thread that runs."""
    dicts = object.__getattribute__(local, "_dicts")
    task = scheduler.current()
    own = dicts.get(task)
    if own is not None:
        object.__setattr__(local, "__dict__", own)
        return
    dicts[task] = own = {}
    object.__setattr__(local, "__dict__", own)
    if type(local).__init__ is not object.__init__:
        try:
            _initialize(local)
        except BaseException:
            del dicts[task]  # the next use tries again
            raise
        object.__setattr__(local, "__dict__", own)  # other threads have run in the meantime


@scheduler.runs_program
def _initialize(local: _local) -> None:
    args, kwargs = object.__getattribute__(local, "_arguments")
    type(local).__init__(local, *args, **kwargs)


@scheduler.runs_program
def _drop_dicts(task: scheduler.Task) -> None:
    """Let go of what a thread that ends has in thread-local data, before anybody learns that it has ended."""
    for local in list(_locals.values()):
        own = object.__getattribute__(local, "_dicts").pop(task, None)
        if own is not None and object.__getattribute__(local, "__dict__") is own:
            object.__setattr__(local, "__dict__", {})


# What sys says and does about threads


def _getswitchinterval() -> float:
    return _switch_interval


def _setswitchinterval(interval: float, /) -> None:
    global _switch_interval
    if interval <= 0:
        raise ValueError("switch interval must be strictly positive")
    _switch_interval = float(interval)
    scheduler.worker.set_slice(interval * 1000)


def _current_frames() -> dict[int, types.FrameType]:
    frames = {}
    for task in scheduler.tasks():
        if not task.is_counted:
            continue
        frame = sys._getframe(1) if task is scheduler.current() else task.frame
        while frame is not None and scheduler.is_of_runtime(frame.f_code):
            frame = frame.f_back
        if frame is not None:
            frames[task.ident] = frame
    return frames


def _nanoseconds(seconds: Callable[[], float]) -> Callable[[], int]:
    return lambda: int(seconds() * 1e9)


def _thread_time() -> float:
    return scheduler.current().running_time()


def install() -> None:
    """Put it in place of `_thread`, with the functions of `sys` and `time` that have to do with threads."""
    module = types.ModuleType("_thread", _real.__doc__)
    for name in _KEPT:
        setattr(module, name, getattr(_real, name))
    own = {
        "LockType": lock,
        "RLock": RLock,
        "TIMEOUT_MAX": TIMEOUT_MAX,
        "_ThreadHandle": _ThreadHandle,
        "_count": _count,
        "_local": _local,
        "_make_thread_handle": _make_thread_handle,
        "_shutdown": _shutdown,
        "allocate": lock,
        "allocate_lock": lock,
        "get_ident": scheduler.get_ident,
        "get_native_id": get_native_id,
        "interrupt_main": interrupt_main,
        "lock": lock,
        "set_name": _set_name,
        "stack_size": stack_size,
        "start_joinable_thread": start_joinable_thread,
        "start_new": start_new_thread,
        "start_new_thread": start_new_thread,
    }
    for value in own.values():
        if isinstance(value, types.FunctionType):
            value.__module__ = "_thread"
    module.__dict__.update(own)
    sys.modules["_thread"] = module
    sys.setswitchinterval, sys.getswitchinterval = _setswitchinterval, _getswitchinterval
    sys._current_frames = _current_frames
    time.sleep = scheduler.sleep
    time.thread_time, time.thread_time_ns = _thread_time, _nanoseconds(_thread_time)
    time.process_time = scheduler.process_time
    time.process_time_ns = _nanoseconds(scheduler.process_time)
