"""gevent's event loop in a browser: timers, callbacks, and what other threads and signals send; no descriptors.

gevent's hub runs it (GEVENT_LOOP=runtime.gevent_loop.loop). The order in which things run is that of gevent's loops
on libev: in each turn prepare watchers, callbacks, a wait, async and check watchers, the timers that are due. Names and
signatures are those of gevent._interfaces.ILoop.
"""

import collections
import contextlib
import heapq
import itertools
import signal
import sys
import time as _time
import traceback
from collections.abc import Callable

from gevent.exceptions import HubDestroyed
from runtime import scheduler, unavailable

__all__ = [
    "READ",
    "WRITE",
    "get_header_version",
    "get_version",
    "loop",
    "supported_backends",
    "time",
]

READ, WRITE = 1, 2
time = _time.time
_monotonic = _time.monotonic


def get_version() -> str:
    """What the loop is built on."""
    return "browser"


get_header_version = get_version


def supported_backends() -> list[str]:
    """There is one."""
    return ["browser"]


@scheduler.runs_program
def _print(error: BaseException) -> None:
    """Print it; where even that fails, there is nobody left to tell."""
    with contextlib.suppress(Exception):
        traceback.print_exception(error)


class callback:
    """A call that waits for its turn. True until it has returned; `pending` until it begins."""

    __slots__ = ("args", "callback")

    def __init__(self, function: Callable, args: tuple) -> None:
        self.callback = function
        self.args = args

    def stop(self) -> None:
        """Do not call any more."""
        self.callback = self.args = None

    close = stop

    def __bool__(self) -> bool:
        return self.args is not None

    @property
    def pending(self) -> bool:
        """Whether it is still to be called."""
        return self.callback is not None

    def __repr__(self) -> str:
        state = f" callback={self.callback!r} args={self.args!r}" if self else " stopped"
        return f"<callback at {id(self):#x}{state}>"


class watcher:
    """Calls something when an event comes. The loop goes on as long as one with `ref` is active."""

    pending = False

    def __init__(self, loop: "loop", ref: bool = True, priority: int | None = None) -> None:
        self.loop = loop
        self.ref = ref
        self.priority = priority or 0
        self.callback = None
        self.args = None

    @property
    def active(self) -> bool:
        """Whether it has been started and not stopped."""
        return self in self.loop._active

    def start(self, callback: Callable, *args: object) -> None:
        """Call `callback(*args)` at each event from now on."""
        if callback is None or not callable(callback):
            raise TypeError(f"Expected callable, not {callback!r}")
        self.callback = callback
        self.args = args
        self.loop._active.add(self)

    def stop(self) -> None:
        """Do not call any more."""
        self.callback = self.args = None
        self.loop._active.discard(self)

    def close(self) -> None:
        """Stop for good."""
        self.stop()

    def __enter__(self) -> "watcher":
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _fire(self) -> None:
        """The event has come."""
        if self.callback is not None:
            self.loop._call(self, self.callback, self.args)

    def __repr__(self) -> str:
        state = "active" if self.active else "stopped"
        return f"<{type(self).__name__} at {id(self):#x} {state} callback={self.callback!r}>"


class timer(watcher):
    """Fires after `after` seconds, then every `repeat` seconds if that is not 0."""

    def __init__(
        self,
        loop: "loop",
        after: float = 0.0,
        repeat: float = 0.0,
        ref: bool = True,
        priority: int | None = None,
    ) -> None:
        if repeat < 0.0:
            raise ValueError(f"repeat must be positive or zero: {repeat!r}")
        super().__init__(loop, ref, priority)
        self.after = after
        self.repeat = repeat
        self.deadline = None  # on the monotonic clock

    def start(self, callback: Callable, *args: object, update: bool | None = None) -> None:
        """Begin to count; `update` is about a clock that is kept between events, and this one is not."""
        super().start(callback, *args)
        self._arm(scheduler.deadline(max(self.after, 0.0)))

    def again(self, callback: Callable, *args: object, update: bool | None = None) -> None:
        """Begin to count anew, to `repeat`."""
        if not self.repeat:
            self.stop()
            return
        super().start(callback, *args)
        self._arm(scheduler.deadline(self.repeat))

    def stop(self) -> None:
        super().stop()
        self.deadline = None

    def _arm(self, deadline: float) -> None:
        self.deadline = deadline
        heapq.heappush(self.loop._timers, (deadline, next(self.loop._numbers), self))

    def _fire(self) -> None:
        function, args = self.callback, self.args
        if self.repeat:
            self._arm(self.deadline + self.repeat)
        else:
            self.stop()
        self.loop._call(self, function, args)


class async_(watcher):
    """Fires after any thread has called send(): once, however often that was."""

    def send(self) -> None:
        """Wake the loop."""
        if self not in self.loop._sent:
            self.loop._sent.append(self)
        self.loop._wake()

    def send_ignoring_arg(self, _argument: object) -> None:
        """send() as a callback with one argument."""
        self.send()


class signal_(watcher):
    """Fires when the process gets the signal."""

    def __init__(
        self, loop: "loop", signum: int, ref: bool = True, priority: int | None = None
    ) -> None:
        super().__init__(loop, ref, priority)
        self.signum = signum
        self._previous = None

    def start(self, callback: Callable, *args: object) -> None:
        if not self.active:
            self._previous = signal.signal(self.signum, self._note)
        super().start(callback, *args)

    def stop(self) -> None:
        if self.active:
            signal.signal(self.signum, self._previous)
        super().stop()

    def _note(self, _signum: int, _frame: object) -> None:
        self.loop.run_callback(self._fire)


class loop:
    """The loop of one thread's hub."""

    CALLBACK_CHECK_COUNT = 50  # how many callbacks run between two looks at the clock
    MAXPRI = 2
    MINPRI = -2
    approx_timer_resolution = 0.001  # seconds
    backend = "browser"
    backend_int = 0
    error_handler = None  # the hub, while it runs
    iteration = depth = pendingcnt = 0
    ptr = True

    def __init__(self, flags: object = None, default: bool | None = None) -> None:
        self.default = default is None or bool(default)
        self._active = set()
        self._callbacks = collections.deque()
        self._every_turn = {"check": [], "idle": [], "prepare": []}
        self._numbers = itertools.count()
        self._sent = []  # the async watchers that are to fire
        self._timers = []  # a heap of (deadline, number, timer); those stopped or started again stay in it
        self._token = None  # on which the loop waits
        self._is_left = False

    # Running

    def run(self, nowait: bool = False, once: bool = False) -> None:
        """Go on until nothing can happen any more, or break_() is called; with `nowait` or `once` for one turn."""
        self._is_left = False
        while not self._is_left:
            self._fire_all("prepare")
            self._run_callbacks()
            if self._is_left or not (self._callbacks or any(entry.ref for entry in self._active)):
                return
            if not (nowait or self._callbacks or self._sent or self._watchers("idle")):
                self._wait()
            due = self._take_due_timers()
            sent, self._sent = self._sent, []
            for entry in sent:
                entry._fire()
            self._fire_all("check")
            if not due and not self._callbacks:
                self._fire_all("idle")
            for deadline, _, entry in due:
                if entry.deadline == deadline:
                    entry._fire()
            if nowait or once:
                return

    def _run_callbacks(self) -> None:
        """Run them, the new ones too, but for no longer than a switch interval: timers must get their turn."""
        end = _monotonic() + sys.getswitchinterval()
        count = 0
        while self._callbacks:
            entry = self._callbacks.popleft()
            function, args = entry.callback, entry.args
            entry.callback = None
            if function is not None and args is not None:
                self._call(entry, function, args)
                entry.args = None
            count += 1
            if count % self.CALLBACK_CHECK_COUNT == 0 and _monotonic() >= end:
                return

    def _take_due_timers(self) -> list[tuple[float, int, timer]]:
        """Take them from the heap; those that were stopped or started again have another deadline than here."""
        now = _monotonic()
        due = []
        while self._timers and self._timers[0][0] <= now:
            due.append(heapq.heappop(self._timers))
        return due

    def _watchers(self, kind: str) -> list[watcher]:
        return [entry for entry in self._every_turn[kind] if entry.active]

    def _fire_all(self, kind: str) -> None:
        """Fire those of a kind, the last one first as libev does."""
        for entry in reversed(self._watchers(kind)):
            entry._fire()

    def _wait(self) -> None:
        """Wait for the next timer, or until a callback comes from another thread or a signal handler."""
        while self._timers and self._timers[0][2].deadline != self._timers[0][0]:
            heapq.heappop(self._timers)
        timeout = max(self._timers[0][0] - _monotonic(), 0.0) if self._timers else None
        self._token = scheduler.new_token()
        try:
            scheduler.park(self._token, timeout, ("event loop", self))
        except BaseException:  # what a signal handler raised
            self.handle_error(None, *sys.exc_info())
        finally:
            self._token = None

    @scheduler.runs_program
    def _call(self, context: object, function: Callable, args: tuple) -> None:
        try:
            function(*args)
            return
        except BaseException:
            failure = sys.exc_info()
        try:
            self.handle_error(context, *failure)
        except BaseException as error:  # of a handle_error() of the program's, or of its sys.stderr
            _print(error)
        finally:
            del failure  # it refers to this very frame

    @scheduler.runs_program
    def handle_error(
        self,
        context: object,
        kind: type[BaseException],
        failure: BaseException,
        frames: object,
    ) -> None:
        """Hand an exception that nobody caught to the hub."""
        if kind is HubDestroyed:
            self._callbacks.clear()
            self.break_()
        elif self.error_handler is None:
            traceback.print_exception(kind, failure, frames)
        else:
            handle = getattr(self.error_handler, "handle_error", self.error_handler)
            handle(context, kind, failure, frames)

    def break_(self, how: object = None) -> None:
        """Let run() return."""
        self._is_left = True

    def run_callback(self, function: Callable, *args: object) -> callback:
        """Call it in the next turn."""
        entry = callback(function, args)
        self._callbacks.append(entry)
        self._wake()
        return entry

    run_callback_threadsafe = run_callback

    def _wake(self) -> None:
        """Let it go on, if it waits."""
        if self._token is not None:
            scheduler.wake(self._token)

    # Watchers

    def timer(
        self, after: float, repeat: float = 0.0, ref: bool = True, priority: int | None = None
    ) -> timer:
        """A timer; times in seconds."""
        return timer(self, after, repeat, ref, priority)

    def async_(self, ref: bool = True, priority: int | None = None) -> async_:
        """A watcher that other threads may wake."""
        return async_(self, ref, priority)

    def signal(self, signum: int, ref: bool = True, priority: int | None = None) -> signal_:
        """A watcher of a signal."""
        return signal_(self, signum, ref, priority)

    def idle(self, ref: bool = True, priority: int | None = None) -> watcher:
        """A watcher that fires when there is nothing else to do."""
        return self._new_every_turn("idle", ref, priority)

    def prepare(self, ref: bool = True, priority: int | None = None) -> watcher:
        """A watcher that fires before each wait."""
        return self._new_every_turn("prepare", ref, priority)

    def check(self, ref: bool = True, priority: int | None = None) -> watcher:
        """A watcher that fires after each wait."""
        return self._new_every_turn("check", ref, priority)

    def _new_every_turn(self, kind: str, ref: bool, priority: int | None) -> watcher:
        watchers = self._every_turn[kind]
        watchers[:] = self._watchers(kind)
        watchers.append(watcher(self, ref, priority))
        return watchers[-1]

    def fork(self, ref: bool = True, priority: int | None = None) -> watcher:
        """A watcher that never fires: a browser has no fork()."""
        return watcher(self, ref, priority)

    def io(self, fd: int, events: int, ref: bool = True, priority: int | None = None) -> watcher:
        """Refused: there is no descriptor that could become ready."""
        if unavailable.is_asked_by("gevent.subprocess"):  # in place of subprocess, by patch_all()
            raise unavailable.error("program", "subprocess")
        raise unavailable.error("network", "gevent: loop.io")

    def child(self, pid: int, trace: int = 0, ref: bool = True) -> watcher:
        """Refused: there are no child processes of the operating system."""
        raise unavailable.error("program", "gevent: loop.child")

    def stat(
        self, path: str, interval: float = 0.0, ref: bool = True, priority: int | None = None
    ) -> watcher:
        """Refused: no other program changes files."""
        raise unavailable.error("system", "gevent: loop.stat")

    def install_sigchld(self) -> None:
        """Nothing to do: no SIGCHLD ever comes."""

    def reset_sigchld(self) -> None:
        """Nothing to do."""

    def closing_fd(self, fd: int) -> bool:
        """Whether somebody watches it: no."""
        return False

    # State

    @property
    def activecnt(self) -> int:
        """How many watchers are active."""
        return len(self._active)

    def now(self) -> float:
        """Seconds on the clock of the timers."""
        return _monotonic()

    def update_now(self) -> None:
        """Nothing to do: the clock is read each time."""

    def reinit(self) -> None:
        """Nothing to do: it is for after a fork()."""

    def fileno(self) -> None:
        """It has none."""

    def destroy(self) -> bool:
        """Forget all watchers and callbacks."""
        for entry in list(self._active):
            entry.stop()
        self._timers.clear()
        self._callbacks.clear()
        self.default = self.ptr = False
        return True

    def _format(self) -> str:
        """What the hub's repr() says of it."""
        return f"backend={self.backend} active={self.activecnt}"

    def __repr__(self) -> str:
        return f"<{type(self).__module__}.loop at {id(self):#x} {self._format()}>"
