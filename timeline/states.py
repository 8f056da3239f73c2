"""What each task did at every moment of a run: running, waiting (for what) or ready to run."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from timeline.recording import Run, Wait

RUNS = "runs"
READY = "ready"
STARTS = "starts"  # from its creation until it runs; a greenlet or an asyncio task is ready then
UNSEEN = "unseen"  # after the moment from which on spans were left out


class Stretch(NamedTuple):
    """From `start` to `end` (µs) a task was in one state: RUNS, READY, STARTS, UNSEEN, or a wait's kind."""

    start: int
    end: int
    state: str
    wait: Wait | None


def takes_turns(run: Run, task: int) -> bool:
    """Whether we see when the task runs (greenlets, asyncio tasks); of a thread we only see when it does not wait."""
    return run.tasks[task].kind in ("greenlet", "task") or any(
        turn.task == task for turn in run.turns
    )


def stretches(run: Run, task: int) -> list[Stretch]:
    """The task's life without gaps, in order. Of waits within waits the inner one counts."""
    life = run.tasks[task]
    waits = sorted((each for each in run.waits if each.task == task), key=lambda each: each.start)
    turns = sorted((each for each in run.turns if each.task == task), key=lambda each: each.start)
    base = READY if takes_turns(run, task) else RUNS
    seen = run.cut.get("after", run.duration)
    edges = {life.created, life.start, life.end, seen}
    for each in (*waits, *turns):
        edges |= {each.start, each.end}
    moments = sorted(edge for edge in edges if life.created <= edge <= max(life.start, life.end))
    found: list[Stretch] = []
    open_waits: list[Wait] = []  # the inner one last
    for start, end in pairwise(moments):
        while waits and waits[0].start <= start:
            open_waits.append(waits.pop(0))
        open_waits = [each for each in open_waits if each.end > start]
        while turns and turns[0].end <= start:
            turns.pop(0)
        wait = None
        if end <= life.start:
            state = base if base == READY else STARTS
        elif turns and turns[0].start <= start:
            state = RUNS
        else:
            wait = open_waits[-1] if open_waits else None
            unseen = UNSEEN if start >= seen else base
            state = wait.kind if wait else unseen
        if found and (found[-1].state, found[-1].wait) == (state, wait):
            start = found.pop().start
        found.append(Stretch(start, end, state, wait))
    return found


def holders(run: Run, thing: int, start: int, end: int, but: int) -> Iterator[int]:
    """The tasks other than `but` that held the object at some moment between `start` and `end`, in order."""
    seen = set()
    for hold in sorted(run.holds, key=lambda hold: hold.start):
        overlaps = hold.start < end and hold.end > start
        if hold.object == thing and hold.task not in {but, *seen} and overlaps:
            seen.add(hold.task)
            yield hold.task
