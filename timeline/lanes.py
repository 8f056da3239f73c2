"""The lanes: one for each task, grouped by process, with its states, what it holds, the lines it prints, and arrows."""

import signal
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from timeline.axis import Axis
from timeline.bars import SMALLEST, Bar, bars
from timeline.marks import NARROWEST, Mark, marks
from timeline.recording import Hold, Process, Run
from timeline.states import RUNS, stretches
from timeline.style import OBJECT_COLOURS, PATTERN_OF, SHAPES, TASK_COLOURS
from timeline.svg import Svg
from timeline.text import object_names, ranges, shortened, span, task_names, width
from timeline.words import LABELS, WORDS

MOST_LANES = 14  # with a name; the rest are thin
MOST_THIN = 150
MOST_HELD = 4  # rows under a lane
MOST_ARROWS = 80
MOST_HAND_OVERS = 24  # arrows of locks, and of one kind to and from thin lanes
BAR = 15  # px, as all that follows
HELD = 14
THIN = 5
ROW = 17
WIDE = 560  # the width from which the "wide" labels are shown (style.py)


def task_class(task: int) -> str:
    """The class that gives a task its colour: the first has its own."""
    n = task - 1
    return f"t{1 + (n + n // 5) % (TASK_COLOURS - 1)}" if task else "t0"


def task_shape(task: int) -> str:
    """The path of a task's shape; tasks of one colour have different ones."""
    return SHAPES[1 + (task - 1) % (len(SHAPES) - 1)] if task else SHAPES[0]


def object_class(thing: int) -> str:
    """The class that gives an object its colour and outline."""
    return f"o{thing % OBJECT_COLOURS}"


def ending(process: Process, words: dict[str, str]) -> str:
    """How a process ended, if that needs to be said."""
    if process.end is None:
        return words["unended"]
    if not process.status:
        return ""
    if process.status > 0:
        return words["status"].format(process.status)
    try:
        name = signal.Signals(-process.status).name
    except ValueError:  # not a signal of this system
        name = f"signal {-process.status}"
    return words["signal"].format(name)


class Lanes:
    """Draws all lanes; then knows which states, arrows and objects occur (for the legend)."""

    def __init__(self, run: Run, axis: Axis, language: str, svg: Svg) -> None:
        self.run, self.axis, self.svg = run, axis, svg
        self.language, self.words = language, WORDS[language]
        self.names = task_names(run)
        self.objects = object_names(run.objects)
        self.states: dict[str, None] = {}
        self.held: dict[int, None] = {}
        self.arrows: dict[str, None] = {}
        self.has_marks = self.has_errors = False
        self.handed_over = 0  # times, where that is too often for arrows
        self._places: dict[int, tuple[float, float]] = {}  # task: top and bottom of its bars
        self._hands_over_from: dict[int, float] = {}  # task: bottom of what it holds

    def draw(self, y: float) -> float:
        """Draw from `y` (px) on; returns the y below."""
        order = sorted(range(len(self.run.tasks)), key=lambda n: (self.run.tasks[n].process, n))
        grouped = len(self.run.processes) > 1
        for process, tasks in groupby(order[:MOST_LANES], key=lambda n: self.run.tasks[n].process):
            tasks = list(tasks)
            top = y
            status = ending(self.run.processes[process], self.words)
            for n, task in enumerate(tasks):
                y = self._lane(task, y + 6, "" if n else status)
            y += 6
            if grouped:
                self.svg.add(
                    "panels",
                    f'<rect class="panel" y="{top:g}" width="100%" height="{y - top:g}" rx="5"/>',
                )
                y += 5
        y = self._thin_lanes(order[MOST_LANES:], y)
        self._arrows()
        return y

    def _lane(self, task: int, y: float, status: str) -> float:
        svg, name = self.svg, shortened(self.names[task], NARROWEST - 40, 12)
        lane_marks = marks(self.run, self.axis, task)
        rows = 1 + max((mark.row for mark in lane_marks), default=-1)
        name_end = 28 + width(name, 12, 0.62) + (10 + width(status, 11) if status else 0)
        is_free = all(mark.left > name_end for mark in lane_marks)
        bar = y + 18 + ROW * max(rows - is_free, 0)
        svg.shape("texts", f"shape {task_class(task)}", task_shape(task), 14, y + 8)
        svg.text("texts", name, y + 12, x=25, kind="n")
        if status:
            svg.text("texts", status, y + 12, x=35 + width(name, 12, 0.62), kind="s")
        lane_bars = bars(stretches(self.run, task), self.axis)
        svg.add("bars", f'<g class="{task_class(task)}">')
        for each in lane_bars:
            self._bar(each, bar, BAR)
        svg.add("bars", "</g>")
        life = self.run.tasks[task]
        process = self.run.processes[life.process]
        if life.kind == "main" and (process.status or 0) < 0:
            place = self.axis.x(life.end)
            svg.add(
                "marks", f'<svg x="{place:.2f}%" y="{bar + BAR / 2:g}" overflow="visible">'
                '<path class="gone" d="M-5-5L5 5M5-5L-5 5"/></svg>',
            )  # fmt: skip
        for mark in lane_marks:
            self._mark(task, mark, bar)
        bottom = self._held(task, bar + BAR + 2)
        self._places[task] = bar, bar + BAR
        self._hands_over_from[task] = bottom
        return bottom

    def _bar(self, bar: Bar, y: float, height: float) -> None:
        state, svg = bar.stretch.state, self.svg
        self.states[state] = None
        title = self._told(bar)
        if state == RUNS:
            svg.rect("bars", 'class="runs"', bar.left, bar.right, y, height, title)
            return
        pattern = PATTERN_OF[state]
        svg.patterns.add(pattern)
        svg.rect("bars", f'class="wait {pattern}"', bar.left, bar.right, y + 1, height - 2, title)
        if height == BAR:
            self._label(bar, y + 11)

    def _label(self, bar: Bar, y: float) -> None:
        """The words for a wait: the longest that find room, which may be others on a wide page."""
        candidates = self._candidates(bar)
        share = (bar.right - bar.left) / 100
        narrow = next((text for text in candidates if width(text, 10) + 6 <= share * NARROWEST), "")
        wide = next((text for text in candidates if width(text, 10) + 6 <= share * WIDE), "")
        middle = (bar.left + bar.right) / 2
        if narrow:
            kind = "l" if narrow == wide else "l narrow"
            self.svg.text("texts", narrow, y, percent=middle, kind=kind)
        if wide != narrow:
            self.svg.text("texts", wide, y, percent=middle, kind="l wide")

    def _candidates(self, bar: Bar) -> list[str]:
        """The words that a bar may bear, the longest first."""
        stretch, wait = bar.stretch, bar.stretch.wait
        name = ""
        if wait and wait.object is not None:
            name = self.objects[wait.object]
        elif wait and wait.other is not None:
            name = self.names[wait.other]
        texts = LABELS[self.language][stretch.state]
        if not bar.whole:
            texts = tuple(text for text in texts if "{time}" not in text)
        if not name:
            texts = tuple(text for text in texts if "{name}" not in text)
            texts = texts if stretch.state == "sleep" else (self.words[stretch.state], *texts)
        time = span(stretch.end - stretch.start, self.language)
        return [text.format(name=name, time=time) for text in texts]

    def _told(self, bar: Bar) -> str:
        """What a bar says when it is pointed at."""
        stretch, wait = bar.stretch, bar.stretch.wait
        state = (
            self._candidates(bar)[0]
            if wait
            else self.words["may run" if stretch.state == RUNS else stretch.state]
        )
        time = span(stretch.end - stretch.start, self.language) if bar.whole else ""
        line = str(wait.line) if wait and wait.line else ""
        return " · ".join(filter(None, (state, time, line)))

    def _mark(self, task: int, mark: Mark, bar: float) -> None:
        top = bar - ROW * (mark.row + 1)
        self.has_marks = self.has_marks or not mark.is_error
        self.has_errors = self.has_errors or mark.is_error
        error = " error" if mark.is_error else ""
        texts = "\n".join(f"{n} {self.run.lines[n - 1].text}" for n in mark.numbers[:9])
        title = _escaped(texts)
        x = mark.shift
        self.svg.add(
            "marks",
            f'<svg class="{task_class(task)}" x="{mark.place:.2f}%" y="{top:g}" overflow="visible">'
            f"<title>{title}</title>"
            f'<path class="stem" d="M0 14V{bar + BAR - top:g}"/>'
            f'<rect class="mark{error}" x="{x:.1f}" width="{mark.width:.1f}" height="15" rx="4"/>'
            f'<text x="{x + mark.width / 2:.1f}" y="11.5">{mark.text}</text></svg>',
        )

    def _held(self, task: int, y: float) -> float:
        """Bars for what the task holds, in as many rows as it holds at once; returns the y below."""
        ends: list[float] = []
        for left, right, hold in self._holds(task):
            row = next((n for n, end in enumerate(ends) if end <= left + 0.01), len(ends))
            if row >= MOST_HELD:
                continue
            ends[row : row + 1] = [right]
            self.held[hold.object] = None
            kind, top = object_class(hold.object), y + HELD * row
            name = self.objects[hold.object]
            told = (
                f"{self.words['held'].format(name)} · {span(hold.end - hold.start, self.language)}"
            )
            self.svg.rect("bars", f'class="held {kind}"', left, right, top, HELD - 3, told)
            self.svg.add(
                "bars",
                f'<rect class="cap {kind}" x="{left:.2f}%" y="{top:g}" width="2.5" height="{HELD - 3}"/>',
            )
            share = (right - left) / 100
            for size, extra in ((NARROWEST, ""), (WIDE, " wide")):
                if width(name, 10, 0.62) + 9 <= share * size:
                    self.svg.text("texts", name, top + 9, percent=left, dx=6, kind=f"h{extra}")
                    break
        return y + HELD * len(ends) if ends else y

    def _holds(self, task: int) -> Iterator[tuple[float, float, Hold]]:
        """(from, to, hold): percents; one object's holds that lie too close to be told apart are one."""
        last: dict[int, tuple[float, float, Hold]] = {}
        found: list[tuple[float, float, Hold]] = []
        for hold in sorted((h for h in self.run.holds if h.task == task), key=lambda h: h.start):
            left, right = self.axis.x(hold.start), self.axis.x(hold.end)
            before = last.get(hold.object)
            if before and left - before[1] < SMALLEST:
                found.remove(before)
                left, hold = before[0], before[2]._replace(end=hold.end)
            last[hold.object] = left, max(right, left + SMALLEST), hold
            found.append(last[hold.object])
        return iter(sorted(found, key=lambda each: each[0]))

    def _thin_lanes(self, tasks: list[int], y: float) -> float:
        """Lanes without name for the tasks of a crowd."""
        if not tasks:
            return y
        text = self.words["more tasks"].format(
            len(tasks), self.names[tasks[0]], self.names[tasks[-1]]
        )
        for line in self.svg.wrapped(text, 11):
            y += 16
            self.svg.text("texts", line, y, x=8, kind="s")
        y += 6
        for task in tasks[:MOST_THIN]:
            self.svg.add("bars", f'<g class="{task_class(task)}">')
            for each in bars(stretches(self.run, task), self.axis):
                self._bar(each, y, THIN)
            self.svg.add("bars", "</g>")
            self._places[task] = y, y + THIN
            y += THIN + 1
        if len(tasks) > MOST_THIN:
            y += 16
            left_out = self.words["tasks left out"].format(len(tasks) - MOST_THIN)
            self.svg.text("texts", left_out, y, x=8, kind="s")
        numbers = [n for n, line in enumerate(self.run.lines, 1) if line.task in tasks]
        if numbers:
            y += 18
            self.svg.text(
                "texts", f"{self.words['line'].replace('n', '')}{ranges(numbers)}", y, x=8, kind="s"
            )
        return y + 8

    def _arrows(self) -> None:
        """From lane to lane; of arrows that would lie upon each other, one."""
        drawn = set()
        thin = {task for task, (top, bottom) in self._places.items() if bottom - top == THIN}
        crowds = Counter(
            arrow.kind for arrow in self.run.arrows if thin & {arrow.task, arrow.other}
        )
        hand_overs = sum(arrow.kind == "lock" for arrow in self.run.arrows)
        self.handed_over = hand_overs if hand_overs > MOST_HAND_OVERS else 0
        for arrow in sorted(self.run.arrows, key=lambda arrow: arrow.kind != "start"):
            if (
                arrow.task not in self._places
                or arrow.other not in self._places
                or arrow.task == arrow.other
                or (arrow.kind == "lock" and self.handed_over)
                or (crowds[arrow.kind] > MOST_HAND_OVERS and thin & {arrow.task, arrow.other})
            ):
                continue
            x1, x2 = self.axis.x(arrow.time), self.axis.x(arrow.at)
            key = (arrow.kind, arrow.task, arrow.other, round(x1), round(x2))
            if key in drawn or len(drawn) >= MOST_ARROWS:
                continue
            drawn.add(key)
            self.arrows[arrow.kind] = None
            (top1, bottom1), (top2, bottom2) = self._places[arrow.task], self._places[arrow.other]
            if arrow.kind == "lock":
                bottom1 = self._hands_over_from.get(arrow.task, bottom1)
            y1, y2 = (bottom1, top2) if top1 < top2 else (top1, bottom2)
            colour = "" if arrow.object is None else f" {object_class(arrow.object)}"
            self.svg.add(
                "arrows",
                f'<line class="a {arrow.kind}{colour}" x1="{x1:.2f}%" y1="{y1:g}" x2="{x2:.2f}%" y2="{y2:g}" '
                'marker-end="url(#tip)"/>',
            )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
