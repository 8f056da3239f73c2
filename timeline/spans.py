"""Waiting, holding and running: the stretches of time between two events of a task."""

from timeline.logs import Event
from timeline.recording import Hold, Turn, Wait
from timeline.run_events import RunEvents

JOINS = (".join(", "joinall(", ".wait(")
RESULTS = (".get(", ".result(")


def find_waits(run: RunEvents) -> list[Wait]:
    """From "wait" to "go"; within one, others are part of it. A greenlet's pause without either is a wait, too."""
    waits: list[Wait] = []
    depth: dict[tuple[int, str], int] = {}
    open_waits: dict[tuple[int, str], Event] = {}
    paused: dict[tuple[int, str], Event] = {}
    for event in run.events:
        task = event.task
        if event.kind == "wait":
            depth[task] = depth.get(task, 0) + 1
            open_waits.setdefault(task, event)
        elif event.kind == "go" and depth.get(task):
            depth[task] -= 1
            if not depth[task]:
                waits.append(_wait(run, open_waits.pop(task), event.at))
        elif event.kind == "pause" and not depth.get(task):
            paused[task] = event
        elif event.kind in ("run", "end") and task in paused:
            pause = paused.pop(task)
            waits.append(_wait(run, pause, event.at, _reason(run, pause)))
    for event in [*open_waits.values(), *paused.values()]:
        number = run.task_numbers[event.task]
        until = max(run.tasks[number].end, run.time(event.at))
        kind = _reason(run, event)
        waits.append(_wait(run, event, run.origin + until, kind))
    return sorted(waits, key=lambda wait: wait.start)


def _wait(run: RunEvents, event: Event, until: int, kind: str | None = None) -> Wait:
    return Wait(
        run.task_numbers[event.task],
        kind or event.data["why"],
        run.time(event.at),
        run.time(until),
        event.line,
        run.object(event),
        run.other(event),
    )


def _reason(run: RunEvents, pause: Event) -> str:
    """Why a greenlet or a task gave way, where no wrapped function says so: by its line."""
    if pause.data.get("why"):
        return pause.data["why"]
    lines = run.source.split("\n")
    text = lines[pause.line - 1] if pause.line and pause.line <= len(lines) else ""
    if any(word in text for word in JOINS):
        return "join"
    return "result" if any(word in text for word in RESULTS) else "turn"


def find_holds(run: RunEvents) -> list[Hold]:
    """From "hold" to "release"; who takes a lock again that it has holds it once. A lock may be released by another."""
    holds: list[Hold] = []
    held: dict[int, list[tuple[Event, int]]] = {}  # object → (first hold, how many times)
    for event in run.events:
        if event.kind not in ("hold", "release"):
            continue
        thing = run.object(event)
        owners = held.setdefault(thing, [])
        own = next((n for n, (first, _) in enumerate(owners) if first.task == event.task), None)
        again = own is not None and run.objects[thing].kind in ("rlock", "condition")
        if event.kind == "hold":
            if again:
                owners[own] = owners[own][0], owners[own][1] + 1
            else:
                owners.append((event, 1))
        elif owners:
            at = 0 if own is None else own
            first, times = owners[at]
            if times > 1:
                owners[at] = first, times - 1
            else:
                del owners[at]
                holds.append(_hold(run, thing, first, run.time(event.at)))
    for thing, owners in held.items():
        for first, _ in owners:
            process = run.processes[run.pids.index(first.pid)]
            until = run.end if process.end is None else process.end
            holds.append(_hold(run, thing, first, until))
    return sorted(holds, key=lambda hold: hold.start)


def _hold(run: RunEvents, thing: int, first: Event, until: int) -> Hold:
    start = run.time(first.at)
    return Hold(run.task_numbers[first.task], thing, start, max(start, until), first.line)


def find_turns(run: RunEvents) -> list[Turn]:
    """From "run" to "pause" or "end", of greenlets and asyncio tasks."""
    turns: list[Turn] = []
    running: dict[tuple[int, str], int] = {}
    for event in run.events:
        if event.key[0] not in "ga":
            continue
        if event.kind == "run":
            running.setdefault(event.task, event.at)
        elif event.kind in ("pause", "end") and event.task in running:
            since = running.pop(event.task)
            number = run.task_numbers[event.task]
            turns.append(Turn(number, run.time(since), run.time(event.at)))
    for task, since in running.items():
        number = run.task_numbers[task]
        turns.append(Turn(number, run.time(since), max(run.time(since), run.tasks[number].end)))
    return sorted(turns, key=lambda turn: turn.start)
