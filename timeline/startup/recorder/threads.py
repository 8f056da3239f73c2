"""Threads: who starts which, when each begins and ends, who joins whom."""

import functools
import sys
import threading
from types import ModuleType

from recorder import log, tasks
from recorder.tasks import threads_are_greenlets
from recorder.waits import Waiting

# Threads that these modules start serve the module: nobody sees them.
_HELPERS = {
    "concurrent.futures.process",
    "multiprocessing.managers",
    "multiprocessing.pool",
    "multiprocessing.queues",
    "multiprocessing.resource_sharer",
}


def _is_helper() -> bool:
    """Whether the thread about to be started serves a library."""
    frame = sys._getframe(2)
    while frame is not None and frame.f_globals.get("__name__") in ("threading", __name__):
        frame = frame.f_back
    return frame is not None and frame.f_globals.get("__name__") in _HELPERS


def install(module: ModuleType) -> None:
    """Wrap what threading.Thread does."""
    thread_class = module.Thread
    start, bootstrap, join = thread_class.start, thread_class._bootstrap, thread_class.join

    @functools.wraps(start)
    def noted_start(self: threading.Thread) -> None:
        is_new = not self._started.is_set() and not hasattr(self, "_timeline_key")
        if not is_new or threads_are_greenlets() or _is_helper():
            return start(self)
        self._timeline_key = key = tasks.new_key("t")
        if key is not None:
            log.event("create", child=key, name=self.name)
        try:
            return start(self)
        except BaseException:
            if not self._started.is_set():
                del self._timeline_key
                log.event("not created", child=key)
            raise

    @functools.wraps(bootstrap)
    def noted_bootstrap(self: threading.Thread) -> None:
        if threads_are_greenlets():
            key = tasks.current()
            if key is not None:
                log.event("name", name=self.name)
            return bootstrap(self)
        key = getattr(self, "_timeline_key", None)
        tasks.begin_thread(key)
        if key is not None:
            log.event("begin", task=key, name=self.name)
        try:
            return bootstrap(self)
        finally:
            if key is not None:
                log.event("end", task=key, name=self.name)

    @functools.wraps(join)
    def noted_join(self: threading.Thread, timeout: float | None = None) -> None:
        if not log.calls_directly():
            return join(self, timeout)
        with Waiting("join", other=getattr(self, "_timeline_key", None)):
            return join(self, timeout)

    thread_class.start, thread_class._bootstrap, thread_class.join = (
        noted_start,
        noted_bootstrap,
        noted_join,
    )
    shutdown = module._shutdown

    def noted_shutdown() -> None:
        """The end of the program: Python waits for the threads that nobody joined."""
        with Waiting("join"):
            shutdown()

    module._shutdown = noted_shutdown


HOOKS = {"threading": install}
