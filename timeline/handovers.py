"""Arrows: who starts whom, who is joined by whom, who hands a lock or an item to whom, who wakes whom."""

from timeline.recording import Arrow, Hold, Wait
from timeline.run_events import RunEvents

SLACK = 200  # microseconds: "hold" is noted just after the wait has ended


def find_arrows(run: RunEvents, waits: list[Wait], holds: list[Hold]) -> list[Arrow]:
    """All arrows, in the order of their ends."""
    arrows = [
        *_starts(run),
        *_joins(run, waits),
        *_locks(run, waits, holds),
        *_wakes(run, waits),
        *_items(run),
    ]
    return sorted(arrows, key=lambda arrow: (arrow.at, arrow.time))


def _starts(run: RunEvents) -> list[Arrow]:
    return [
        Arrow("start", task.parent, task.created, number, task.start, None)
        for number, task in enumerate(run.tasks)
        if task.parent is not None
    ]


def _joins(run: RunEvents, waits: list[Wait]) -> list[Arrow]:
    """The end of the task that is waited for; where several are (joinall, a TaskGroup, an executor), of each child."""
    arrows = []
    for wait in waits:
        if wait.kind not in ("join", "result"):
            continue
        for number, task in enumerate(run.tasks):
            is_meant = number == wait.other if wait.other is not None else task.parent == wait.task
            joined = wait.kind == "join" or number == wait.other
            if is_meant and joined and wait.start <= task.end <= wait.end:
                arrows.append(Arrow("join", number, task.end, wait.task, wait.end, None))
    return arrows


def _locks(run: RunEvents, waits: list[Wait], holds: list[Hold]) -> list[Arrow]:
    """A release while another task waits for the lock, and gets it next.

    A lock was handed over by who had it last. Of a semaphore's places, the one given back first is taken first.
    """
    arrows = []
    used: set[Hold] = set()
    for wait in sorted(waits, key=lambda wait: wait.end):
        if wait.object is None or wait.kind not in ("lock", "semaphore"):
            continue
        got = any(
            hold.task == wait.task
            and hold.object == wait.object
            and wait.end <= hold.start <= wait.end + SLACK
            for hold in holds
        )
        before = [
            hold for hold in holds
            if hold.object == wait.object and hold.task != wait.task
            and wait.start <= hold.end <= wait.end and hold not in used
        ]  # fmt: skip
        if got and before:
            choose = min if wait.kind == "semaphore" else max
            giver = choose(before, key=lambda hold: hold.end)
            used.add(giver)
            arrows.append(Arrow("lock", giver.task, giver.end, wait.task, wait.end, wait.object))
    return arrows


def _wakes(run: RunEvents, waits: list[Wait]) -> list[Arrow]:
    """The first set() or notify() by another task while one waits."""
    wakes = [
        (run.time(e.at), run.task_numbers[e.task], run.object(e))
        for e in run.events
        if e.kind == "wake"
    ]
    arrows = []
    for wait in waits:
        if wait.object is None:
            continue
        for at, task, thing in wakes:
            if thing == wait.object and task != wait.task and wait.start <= at <= wait.end:
                arrows.append(Arrow("lock", task, at, wait.task, wait.end, thing))
                break
    return arrows


def _items(run: RunEvents) -> list[Arrow]:
    """Each item from who put it to who got it; of equal ones, the first put is the first got."""
    puts: dict[tuple[int | None, object], list[tuple[int, int]]] = {}
    for event in run.events:
        if event.kind == "put":
            item = run.object(event), event.data["item"]
            puts.setdefault(item, []).append((run.task_numbers[event.task], run.time(event.at)))
    arrows = []
    for event in run.events:
        if event.kind == "got":
            waiting = puts.get((run.object(event), event.data["item"]))
            if waiting:
                task, at = waiting.pop(0)
                taker, when = run.task_numbers[event.task], run.time(event.at)
                if task != taker:
                    arrows.append(Arrow("item", task, at, taker, max(at, when), run.object(event)))
    return arrows
