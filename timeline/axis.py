"""Where a moment of a run stands from left to right: a time axis that gives short moments the room to be seen.

A run often sleeps for 300 ms between two things that take 0.1 ms. So each moment at which something happens gets a
small piece of the width, and the rest of the width is shared out by time. Parts that are drawn much wider than their
time would be are listed in `stretched`, so that the picture can say so; the ticks are right everywhere. Where a run
begins with a long time in which nothing is to be seen (imports), that is `shortened`.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from timeline.recording import Run
from timeline.text import milliseconds

LEFT, RIGHT = 2.5, 97.5  # percent of the picture's width
PIECE = 0.011  # of the axis, for each moment
PIECES = 0.45  # of the axis, for all of them together
MOST_MOMENTS = 200
LONG_LEAD, LEAD = (
    0.2,
    0.08,
)  # of the duration before anything happens, and what it gets of the axis then
STRETCHED = 4  # times as wide as on a plain axis
TICK_ROOM = 12.5  # percent between two ticks
FIRST_TICK = 2  # percent by which the label of 0, with its unit, is longer


class Axis:
    """The time axis of one run: `x` gives percents of the picture's width."""

    def __init__(self, run: Run) -> None:
        self.duration = run.duration
        moments = _moments(run)
        piece = min(PIECE, PIECES / (len(moments) - 1)) if len(moments) > 1 else 0
        rest = 1 - piece * (len(moments) - 1)
        lead = moments[1] if len(moments) > 2 else 0
        is_long = lead > LONG_LEAD * run.duration
        self._times, self._places = [0], [0.0]
        if is_long:
            rest -= LEAD - piece
            self._times, self._places = [0, lead], [0.0, LEAD]
        scale = rest / max(run.duration - lead * is_long, 1)
        for before, after in pairwise(moments[is_long:]):
            self._times.append(after)
            self._places.append(self._places[-1] + piece + scale * (after - before))
        self.shortened = (LEFT, self.x(lead)) if is_long else None  # from, to: percent

    def x(self, time: int) -> float:
        """Percent of the width at which a time (µs) stands."""
        n = max(1, min(bisect_right(self._times, time), len(self._times) - 1))
        if n >= len(self._times):
            return LEFT
        (t0, t1), (p0, p1) = self._times[n - 1 : n + 1], self._places[n - 1 : n + 1]
        share = (time - t0) / (t1 - t0)
        return LEFT + (RIGHT - LEFT) * (p0 + share * (p1 - p0))

    @property
    def points(self) -> list[tuple[int, float]]:
        """(µs, percent) of the moments between which the axis is even, from left to right."""
        return [(time, self.x(time)) for time in self._times]

    @property
    def stretched(self) -> list[tuple[float, float]]:
        """Parts (from, to: percent) that are far wider than on a plain axis."""
        found: list[tuple[float, float]] = []
        first = 1 if self.shortened else 0
        time, share = self.duration - self._times[first], 1 - self._places[first]
        for (t0, p0), (t1, p1) in pairwise(zip(self._times, self._places, strict=True)):
            if (p1 - p0) * time > STRETCHED * share * (t1 - t0):
                start, end = self.x(t0), self.x(t1)
                if found and start - found[-1][1] < 0.1:
                    start = found.pop()[0]
                found.append((start, end))
        return [part for part in found if part[1] - part[0] >= 2]

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """(percent, milliseconds) of times that leave each other room, from left to right; round ones if possible."""
        taken = {0: LEFT + FIRST_TICK}
        for times, room in (
            (_round_times(self.duration), TICK_ROOM),
            (_multiples(self.duration), 2 * TICK_ROOM),
        ):
            for time in times:
                place = self.x(time)
                if place < RIGHT - 2 and all(abs(place - each) >= room for each in taken.values()):
                    taken[time] = place
        return [(self.x(time), milliseconds(time)) for time in sorted(taken)]


def _round_times(most: int) -> Iterator[int]:
    """Times with one digit, or with a 5 as the second: 200, 0.3, 150; of a decade, the former first."""
    step = 10 ** len(str(most))
    while step >= 10 and step * 4000 > most:
        yield from (digit * step for digit in range(1, 10) if digit * step <= most)
        yield from (n * step // 2 for n in range(3, 20, 2) if n * step // 2 <= most)
        step //= 10


def _multiples(most: int) -> Iterator[int]:
    """Multiples of 1, 5, 10, 50 and so on, of the greatest first."""
    step = 10 ** len(str(most))
    while step >= 10 and step * 200 > most:
        yield from range(step, most + 1, step)
        step = step // 2 if str(step)[0] == "1" else step // 5


def _moments(run: Run) -> list[int]:
    """When something happens: the times between which the axis is even; the first is 0, the last the run's end."""
    main = {0, run.duration, *(line.time for line in run.lines)}
    main |= {time for task in run.tasks for time in (task.created, task.start, task.end)}
    more = {
        time for each in (*run.waits, *run.holds, *run.turns) for time in (each.start, each.end)
    }
    more |= {time for arrow in run.arrows for time in (arrow.time, arrow.at)}
    moments = _apart(main | more, run.duration)
    return moments if len(moments) <= MOST_MOMENTS else _apart(main, run.duration)


def _apart(times: set[int], duration: int) -> list[int]:
    """The times, without those that are the same moment for a reader (a few microseconds apart)."""
    apart = [0]
    for time in sorted(times):
        if time - apart[-1] > duration / 50_000 and duration - time > duration / 50_000:
            apart.append(time)
    return [*apart, duration] if duration else apart
