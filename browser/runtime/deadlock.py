"""Who waits for what, and on which line, when no task of the process can ever run again."""

import asyncio
import inspect
import sys
import types
from collections.abc import Iterator

from pyodide.ffi import to_js
from runtime import MAIN_FILE, scheduler, thread

# What the standard library's functions wait for. The outermost one that the program has called tells.
_KINDS = {
    "Barrier.wait": "barrier",
    "Condition.wait": "condition",
    "Condition.wait_for": "condition",
    "Event.wait": "event",
    "Executor.__exit__": "join",
    "Future.result": "future",
    "Future.exception": "future",
    "Lock.acquire": "lock",
    "Queue.get": "queue",
    "Queue.join": "queue",
    "Queue.put": "queue",
    "Semaphore.acquire": "semaphore",
    "Thread.join": "join",
    "ThreadPoolExecutor.shutdown": "join",
    "_PySimpleQueue.get": "queue",
    "_shutdown": "join",
    "as_completed": "future",
    "wait": "future",
}


def report() -> list[dict]:
    """For the page: an entry for each thread, or in its place one for each asyncio task of the loop that it runs."""
    entries = []
    for task in scheduler.tasks():
        if not task.is_counted:
            continue
        kind, waited = task.waiting
        frames = list(_outwards(task.frame or sys._getframe()))
        tasks = asyncio.all_tasks(waited) if kind == "event loop" else ()
        if tasks:
            entries += [
                _coroutine_entry(each) for each in sorted(tasks, key=lambda t: t.get_name())
            ]
        else:
            label = scheduler.label_of(task) if scheduler.label_of else None
            task_kind, name = label or (task.kind, task.name)
            entries.append(_entry(task_kind, name, frames, kind, waited))
    return entries


def _coroutine_entry(task: asyncio.Task) -> dict:
    frames = list(_awaiting(task.get_coro()))
    return _entry("task", task.get_name(), frames[::-1], "future", None)


def _entry(
    task_kind: str, name: str, frames: list[types.FrameType], kind: str, waited: object
) -> dict:
    """`frames`: the innermost first. `kind` and `waited` hold unless a function of the standard library says more."""
    where = None
    for frame in frames:
        code = frame.f_code
        if code.co_filename == MAIN_FILE:
            where = frame
            break
        found = _KINDS.get(code.co_qualname)
        if found and not code.co_filename.startswith(scheduler.FOLDER):
            kind = found
            waited = frame.f_locals.get("self", waited)
    waits_for = {"kind": kind} | _name_and_holder(kind, waited, where)
    return {
        "task": {"kind": task_kind, "name": name},
        "waitsFor": waits_for,
        "line": where.f_lineno if where else None,
        "function": where.f_code.co_name if where and where.f_code.co_name != "<module>" else None,
    }


def _name_and_holder(kind: str, waited: object, where: types.FrameType | None) -> dict[str, str]:
    if kind == "join":
        name = _joined(waited)
        return {"name": name} if name else {}
    found = {}
    name = _name_in_program(waited, where)
    if name:
        found["name"] = name
    holder = getattr(waited, "holder", None)
    if isinstance(holder, scheduler.Task):
        found["holder"] = holder.name
    return found


def _joined(waited: object) -> str | None:
    """The name of the thread whose end is waited for."""
    if isinstance(waited, thread._ThreadHandle):
        return waited.task.name if waited.task else None
    name = getattr(waited, "name", None)
    return name if isinstance(name, str) else None


def _name_in_program(waited: object, frame: types.FrameType | None) -> str | None:
    """What the program calls it where it waits: a variable, or an attribute of one."""
    if waited is None or frame is None:
        return None
    variables = frame.f_globals | frame.f_locals
    for name, value in variables.items():
        if _is_same(value, waited):
            return name
    for name, value in variables.items():
        attributes = (
            None if isinstance(value, types.ModuleType) else getattr(value, "__dict__", None)
        )
        for attribute, inner in dict(attributes or {}).items():
            if _is_same(inner, waited):
                return f"{name}.{attribute}"
    return None


def _is_same(value: object, waited: object) -> bool:
    """Whether the program's object is what is waited for; that of an RLock is the lock inside."""
    return value is waited or (isinstance(value, thread.RLock) and value._block is waited)


def _outwards(frame: types.FrameType | None) -> Iterator[types.FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _awaiting(coroutine: object) -> Iterator[types.FrameType]:
    """The frames of a coroutine and of what it awaits, the outermost first."""
    while inspect.iscoroutine(coroutine) and coroutine.cr_frame is not None:
        yield coroutine.cr_frame
        coroutine = coroutine.cr_await


def _tell() -> None:
    from js import Object  # not above: a memory snapshot may hold nothing of JavaScript

    message = {"type": "deadlock", "waiting": report()}
    scheduler.host.post(to_js(message, dict_converter=Object.fromEntries))


def install() -> None:
    """Tell the page of every deadlock; it ends the run."""
    scheduler.on_deadlock = _tell
