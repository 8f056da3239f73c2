"""Who waits for what, and on which line, when no task of the process, or of the whole run, can ever run again."""

import asyncio
import inspect
import sys
import types
from collections.abc import Iterator

from pyodide.ffi import to_js
from runtime import MAIN_FILE, kernel, scheduler, semaphore, thread

# What the standard library's functions wait for. The outermost one that the program has called tells.
_KINDS = {
    "ApplyResult.get": "result",
    "Barrier.wait": "barrier",
    "BaseProcess.join": "join",
    "Condition.wait": "condition",
    "Condition.wait_for": "condition",
    "Event.wait": "event",
    "Executor.__exit__": "join",
    "Future.result": "future",
    "Future.exception": "future",
    "IMapIterator.next": "result",
    "JoinableQueue.join": "queue",
    "Lock.acquire": "lock",
    "Pool.join": "pool",
    "ProcessPoolExecutor.shutdown": "join",
    "Queue.get": "queue",
    "Queue.join": "queue",
    "Queue.put": "queue",
    "Semaphore.acquire": "semaphore",
    "SimpleQueue.get": "queue",
    "Thread.join": "join",
    "ThreadPoolExecutor.shutdown": "join",
    "_ConnectionBase.poll": "message",
    "_ConnectionBase.recv": "message",
    "_ConnectionBase.recv_bytes": "message",
    "_ConnectionBase.recv_bytes_into": "message",
    "_ConnectionBase.send": "reader",
    "_ConnectionBase.send_bytes": "reader",
    "_shutdown": "join",
    "as_completed": "future",
    "wait": "future",
}
# What the page's kernel is asked for, by the name of the call, where no function above says more.
_KINDS_OF_CALLS = {
    "accept": "client",
    "receive": "message",
    "send": "reader",
    "wait": "several",
    "waitpid": "child",
}


def report() -> list[dict]:
    """For the page: an entry for each thread, or in its place one for each asyncio task of the loop that it runs."""
    entries = []
    for task in scheduler.tasks():
        if not task.is_counted:
            continue
        kind, waited = task.waiting or ("unknown", None)
        frames = list(_outwards(task.frame or sys._getframe()))
        if _is_helper(task, frames):
            continue
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


def _is_helper(task: scheduler.Task, frames: list[types.FrameType]) -> bool:
    """Whether it only serves the library, as the thread that feeds a queue of multiprocessing does."""
    is_daemon = task.owner is not None and task.owner.daemon
    return is_daemon and all(frame.f_code.co_filename != MAIN_FILE for frame in frames)


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
        if code is semaphore.SemLock.acquire.__code__:
            waited = frame.f_locals["self"]
            kind = "lock" if waited.maxvalue == 1 else "semaphore"
        found = _KINDS.get(code.co_qualname)
        if found and not scheduler.is_of_runtime(code):
            kind = found
            waited = frame.f_locals.get("self", waited)
    kind = _KINDS_OF_CALLS.get(kind, kind)
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
    elif kind == "lock" and isinstance(waited, semaphore.SemLock):
        process = kernel.call("semaphore_holder", waited.handle)
        found |= {"holder": process} if process else {}
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
    """Whether the program's object is what is waited for, or has it inside: an RLock, a lock of multiprocessing."""
    if isinstance(value, thread.RLock):
        return value._block is waited
    return value is waited or (
        isinstance(waited, semaphore.SemLock) and getattr(value, "_semlock", None) is waited
    )


def _outwards(frame: types.FrameType | None) -> Iterator[types.FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _awaiting(coroutine: object) -> Iterator[types.FrameType]:
    """The frames of a coroutine and of what it awaits, the outermost first."""
    while inspect.iscoroutine(coroutine) and coroutine.cr_frame is not None:
        yield coroutine.cr_frame
        coroutine = coroutine.cr_await


def _tell(kind: str = "deadlock") -> None:
    from js import Object  # not above: a memory snapshot may hold nothing of JavaScript

    message = {"type": kind, "waiting": report()}
    scheduler.host.post(to_js(message, dict_converter=Object.fromEntries))


def explain() -> None:
    """Say what this process waits for: the page asks when no process of the run can go on."""
    task = scheduler.new_task(name="explain", is_counted=False)
    scheduler.start(lambda: _tell("explanation"), task)


def install() -> None:
    """Tell the page of every deadlock; it ends the run."""
    scheduler.on_deadlock = _tell
