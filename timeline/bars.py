"""The bars of a lane: a task's states as stretches of the axis, with what is too short to be seen put together."""

from typing import NamedTuple

from timeline.axis import Axis
from timeline.states import RUNS, Stretch

SMALLEST = 0.3  # percent of the width: what is narrower joins its neighbour


class Bar(NamedTuple):
    """What is drawn of a lane: from percent to percent, one state; `whole` unless it stands for several stretches."""

    left: float
    right: float
    stretch: Stretch
    whole: bool = True


def bars(parts: list[Stretch], axis: Axis) -> list[Bar]:
    """The bars of a lane. Those too narrow to be seen are put together; the longest of them gives the state."""
    found: list[Bar] = []
    small: list[Stretch] = []

    def put_together() -> None:
        if small:
            left, right = axis.x(small[0].start), axis.x(small[-1].end)
            longest = max(small, key=lambda each: each.end - each.start)
            if right - left >= SMALLEST / 3 or not found:
                found.append(Bar(left, right, longest, len(small) == 1))
            else:
                found.append(found.pop()._replace(right=right, whole=False))
            small.clear()

    for part in parts:
        left, right = axis.x(part.start), axis.x(part.end)
        if right - left >= SMALLEST:
            put_together()
            found.append(Bar(left, right, part))
            continue
        small.append(part)
        if right - axis.x(small[0].start) >= SMALLEST:
            put_together()
    put_together()
    joined: list[Bar] = []
    for bar in found:
        same = (
            joined
            and joined[-1].stretch.state == bar.stretch.state
            and _target(joined[-1]) == _target(bar)
        )
        if same and bar.right - bar.left < 1:
            joined.append(joined.pop()._replace(right=bar.right, whole=False))
        else:
            joined.append(bar)
    if joined and joined[-1].right - joined[0].left < SMALLEST:  # a short life is seen as well
        shown = next((part for part in parts if part.state == RUNS), parts[0])
        return [Bar(joined[0].left, joined[0].left + SMALLEST, shown)]
    return joined


def _target(bar: Bar) -> tuple:
    wait = bar.stretch.wait
    return (wait.object, wait.other) if wait else ()
