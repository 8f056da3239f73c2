"""concurrent.futures: who waits for whose result."""

from types import ModuleType

from recorder.waits import note_wait

_MAPS = ("concurrent.futures._base", "concurrent.futures.process")  # what Executor.map gives back


def _install_base(module: ModuleType) -> None:
    for name in ("result", "exception"):
        note_wait(module.Future, name, "result", through=_MAPS)
    note_wait(module, "wait", "result")
    note_wait(module.Executor, "__exit__", "join")


def _install_pool(module: ModuleType) -> None:
    for name in ("apply", "map", "starmap", "join"):
        note_wait(module.Pool, name, "join" if name == "join" else "result")
    for name in ("get", "wait"):
        note_wait(module.ApplyResult, name, "result")
    note_wait(module.IMapIterator, "next", "result")
    module.IMapIterator.__next__ = module.IMapIterator.next


HOOKS = {"concurrent.futures._base": _install_base, "multiprocessing.pool": _install_pool}
