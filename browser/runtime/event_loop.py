"""asyncio's event loop on the scheduler: where others wait in select() for sockets, its thread parks.

Everything else is asyncio's own: tasks, timers, executors with real threads, `call_soon_threadsafe`, `asyncio.run`.
"""

import asyncio
import signal
import threading
from asyncio import base_events, events, mixins, runners, unix_events
from collections.abc import Callable

from runtime import output, scheduler, unavailable

_NETWORK = (
    "connect_accepted_socket",
    "create_connection",
    "create_datagram_endpoint",
    "create_server",
    "create_unix_connection",
    "create_unix_server",
    "getaddrinfo",
    "getnameinfo",
    "sendfile",
    "sock_accept",
    "sock_connect",
    "sock_recv",
    "sock_recv_into",
    "sock_recvfrom",
    "sock_recvfrom_into",
    "sock_sendall",
    "sock_sendfile",
    "sock_sendto",
    "start_tls",
)
_DESCRIPTORS = (
    "add_reader",
    "add_writer",
    "connect_read_pipe",
    "connect_write_pipe",
    "remove_reader",
    "remove_writer",
)
_PROGRAMS = ("subprocess_exec", "subprocess_shell")


class _Selector:
    """What the loop waits in: nothing ever comes from a socket, but another thread may wake it."""

    def __init__(self, loop: "EventLoop") -> None:
        self._loop = loop
        self._token = None
        self._is_woken = False

    def select(self, timeout: float | None) -> list[object]:
        """Wait at most `timeout` seconds (None: no limit), less if wake() is called."""
        if not self._is_woken and (timeout is None or timeout > 0):
            self._token = scheduler.new_token()
            try:
                scheduler.park(self._token, timeout, ("event loop", self._loop))
            finally:
                self._token = None
        self._is_woken = False
        return []

    def wake(self) -> None:
        """End the wait that is going on, or the next one."""
        self._is_woken = True
        if self._token is not None:
            scheduler.wake(self._token)


class EventLoop(base_events.BaseEventLoop):
    """The event loop of this Python; `asyncio.EventLoop`."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Selector(self)
        self._signal_handlers = {}

    def _process_events(self, event_list: list[object]) -> None:
        """There are no events: select() finds none."""

    def _write_to_self(self) -> None:
        self._selector.wake()

    def add_signal_handler(self, sig: int, callback: Callable, *args: object) -> None:
        """Call `callback` in the loop when the signal comes. RuntimeError outside the main thread."""

        def handle(signum: int, frame: object) -> None:
            self.call_soon_threadsafe(callback, *args)

        try:
            signal.signal(sig, handle)
        except ValueError as error:
            raise RuntimeError(str(error)) from None
        self._signal_handlers[sig] = callback

    def remove_signal_handler(self, sig: int) -> bool:
        """Back to the default action; False if the loop had no handler for it."""
        if self._signal_handlers.pop(sig, None) is None:
            return False
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    def close(self) -> None:
        """Also takes the signal handlers back."""
        super().close()
        for sig in list(self._signal_handlers):
            self.remove_signal_handler(sig)


class _LoopOfThread(threading.local):
    """What `asyncio.get_event_loop()` answers in each thread."""

    _loop = None


def _running_task() -> tuple[str, str] | None:
    """For the output: the asyncio task that runs in this thread."""
    if (loop := events._get_running_loop()) is None or (task := asyncio.current_task(loop)) is None:
        return None
    return "task", task.get_name()


def _refuse(reason: str, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(EventLoop, name, unavailable.refuse_method(reason, f"asyncio {name}()"))


def install() -> None:
    """Make it the loop that asyncio.run(), Runner and new_event_loop() use, in the place of Pyodide's."""
    # What a program sees of its name is what it sees elsewhere.
    EventLoop.__name__ = EventLoop.__qualname__ = "_UnixSelectorEventLoop"
    EventLoop.__module__ = "asyncio.unix_events"
    _refuse("network", _NETWORK)
    _refuse("system", _DESCRIPTORS)
    _refuse("program", _PROGRAMS)
    for module in (unix_events, asyncio):
        module._UnixSelectorEventLoop = module.SelectorEventLoop = module.EventLoop = EventLoop
    # Pyodide has imported asyncio before `_thread` was replaced.
    events._lock = threading.Lock()
    mixins._global_lock = threading.Lock()
    events._BaseDefaultEventLoopPolicy._Local = _LoopOfThread
    unix_events._UnixDefaultEventLoopPolicy._loop_factory = EventLoop
    events._event_loop_policy = unix_events._UnixDefaultEventLoopPolicy()
    asyncio.run = runners.run
    output.name_writers_by(_running_task)
    scheduler.on_start = bind


def bind() -> None:
    """Begin a thread without a running loop: Pyodide has one in each thread state, for JavaScript's promises."""
    events._set_running_loop(None)
