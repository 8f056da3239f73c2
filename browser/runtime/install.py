"""Puts the runtime in place of the parts of Python that need an operating system.

It runs before the memory snapshot is taken, so it leaves no object of JavaScript behind; run.py connects to the worker
afterwards. All modules that programs use much are imported here: the snapshot holds them ready.
"""

import importlib
import os
import sys


def install() -> None:
    """Replace `_thread` and what is below multiprocessing, import the rest on top, then refuse what cannot be."""
    _threads()
    _processes()
    os.environ.update(_FOR_GEVENT)
    _modules()
    from runtime import (
        alarm,
        async_exception,
        deadlock,
        event_loop,
        fault_handler,
        greenlets,
        output,
        recursion,
        tracebacks,
        tracing,
        unavailable,
        unraisable,
    )

    greenlets.install()
    output.install()
    recursion.install()
    tracebacks.install()
    tracing.install()
    event_loop.install()
    deadlock.install()
    fault_handler.install()
    unavailable.install()
    unraisable.install()
    alarm.install()
    async_exception.install()
    importlib.import_module("runtime.run")  # what the worker calls first


def _threads() -> None:
    from runtime import scheduler, simple_queue, thread

    scheduler.install()
    thread.install()
    simple_queue.install()
    importlib._bootstrap._thread = sys.modules["_thread"]
    for name in _HOLD_LOCKS:  # Pyodide has imported some of them
        if name in sys.modules:
            importlib.reload(sys.modules[name])
    import threading

    scheduler.main_task().owner = threading.main_thread()


def _processes() -> None:
    from runtime import semaphore, system, unavailable

    unavailable.add_modules()
    semaphore.install()
    system.install()
    from runtime import connection, process, shared

    connection.install()
    process.install()
    shared.install()


def _modules() -> None:
    """Import what programs use, and what looks for fork() when it is imported."""
    for name in _IMPORTED:
        importlib.import_module(name)


# In this order: each takes names from those before it.
_HOLD_LOCKS = (
    "threading",
    "queue",
    "concurrent.futures._base",
    "concurrent.futures",
    "concurrent.futures.thread",
)
_FOR_GEVENT = {
    "GEVENT_LOOP": "runtime.gevent_loop.loop",
    "GEVENT_RESOLVER": "block",
    "PURE_PYTHON": "1",
}
_IMPORTED = (
    "asyncio",
    "atexit",
    "concurrent.futures.process",
    "concurrent.futures.thread",
    "ctypes",
    "dataclasses",
    "functools",
    "linecache",
    "logging",
    "multiprocessing.managers",
    "multiprocessing.pool",
    "multiprocessing.queues",
    "multiprocessing.sharedctypes",
    "multiprocessing.spawn",
    "multiprocessing.synchronize",
    "pickle",
    "queue",
    "random",
    "runpy",
    "signal",
    "socket",
    "struct",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "traceback",
    "uuid",
    "snippets.patterns",
)
