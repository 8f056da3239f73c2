"""Processes of multiprocessing: each is a web worker with a Python of its own, started by the kernel on the page.

The only start method is "spawn": nothing can copy a running Python, as fork would have to.
"""

import io
import os
import pickle
from multiprocessing import (
    context,
    popen_spawn_posix,
    process,
    reduction,
    resource_tracker,
    spawn,
    util,
)

from runtime import files, kernel, scheduler, unavailable

_parent_sentinel = 0  # in each child, the handle that is ready when its parent has ended
_limit = 0  # how many processes a run may have at once


class Popen(popen_spawn_posix.Popen):
    """A child process; waiting, signals and exit codes are those of multiprocessing itself."""

    def _launch(self, process_obj: process.BaseProcess) -> None:
        data = io.BytesIO()
        preparation = spawn.get_preparation_data(process_obj._name)
        context.set_spawning_popen(self)
        try:
            reduction.dump((files.collect(), dict(os.environ)), data)
            reduction.dump(preparation, data)
            reduction.dump(process_obj, data)
        finally:
            context.set_spawning_popen(None)
        handles = list(dict.fromkeys(self._fds))
        self.pid, self.sentinel = _spawn(process_obj.name, data.getvalue(), handles)
        self.finalizer = util.Finalize(self, kernel.cast, ("close", self.sentinel))


def _spawn(name: str, data: bytes, handles: list[int]) -> tuple[int, int]:
    """Start it; returns its pid and sentinel. BlockingIOError, as of fork(), when there are too many."""
    try:
        pid, sentinel = kernel.call("spawn", name, data, handles)
    except BlockingIOError as error:
        error.strerror = unavailable.text("more processes", _limit)
        raise
    return pid, sentinel


@scheduler.runs_program
def run_child(data: bytes) -> int:
    """Be the process that `Popen` sent; returns its exit status. As multiprocessing.spawn._main does."""
    stream = io.BytesIO(data)
    process.current_process()._inheriting = True
    try:
        inherited_files, environment = pickle.load(stream)
        files.restore(inherited_files)
        os.environ.clear()
        os.environ.update(environment)
        spawn.prepare(pickle.load(stream))
        this_process = pickle.load(stream)
    finally:
        del process.current_process()._inheriting
    return this_process._bootstrap(_parent_sentinel)


class _OnlySpawn(dict):
    """The start methods that there are; asked for another one, it says why there is none."""

    def __missing__(self, method: str) -> context.BaseContext:
        # monkey.patch_all() sets the start method fork on every system but Windows.
        if method == "fork" and unavailable.is_asked_by("gevent.subprocess"):
            return self["spawn"]
        if method in ("fork", "forkserver"):
            raise ValueError(unavailable.tell("start method", method))
        raise KeyError(method)


def _nothing_to_track(*args: object) -> None:
    """For resource_tracker: what a run leaves behind in the kernel goes when the run ends."""


def install() -> None:
    """Let multiprocessing start processes in workers."""
    spawn_context = context._concrete_contexts["spawn"]
    context._concrete_contexts = _OnlySpawn(spawn=spawn_context)
    context._default_context._default_context = spawn_context
    context.SpawnProcess._Popen = staticmethod(Popen)
    for name in ("register", "unregister", "ensure_running"):
        setattr(resource_tracker, name, _nothing_to_track)


def bind(parent_sentinel: int, limit: int) -> None:
    """Begin as a process of a run: with a secret of its own, which no memory snapshot may hold.

    `parent_sentinel`: the handle, in a child, of its parent's end. `limit`: of processes at once.
    """
    global _parent_sentinel, _limit
    _parent_sentinel, _limit = parent_sentinel, limit
    config = process.current_process()._config
    config["authkey"] = process.AuthenticationString(os.urandom(32))
