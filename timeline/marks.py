"""Where the numbers of the printed lines stand above a lane, so that none hides another."""

from dataclasses import dataclass, field

from timeline.axis import Axis
from timeline.recording import Run
from timeline.text import ranges, width

NARROWEST = 330  # px: the width at which everything must still have its room
MOST_ROWS = 3
SIZE = 11  # px, of the numbers
GAP = 2  # px between two marks


@dataclass
class Mark:
    """One or more lines printed by one task: their numbers (from 1), place in percent, row from the lane upwards."""

    numbers: list[int]
    place: float
    row: int = 0
    is_error: bool = False
    left: float = field(default=0, init=False)  # px, at the narrowest width, as `right`
    right: float = field(default=0, init=False)

    @property
    def text(self) -> str:
        """The numbers: "3", "3–7", "3…9" where others' lines come in between."""
        text = ranges(self.numbers)
        return f"{self.numbers[0]}…{self.numbers[-1]}" if "," in text else text

    @property
    def width(self) -> float:
        return max(15, width(self.text, SIZE, 0.6) + 7)

    def settle(self) -> None:
        """Find the box around the place, within the picture."""
        middle = self.place * NARROWEST / 100
        self.left = min(max(middle - self.width / 2, 1), NARROWEST - 1 - self.width)
        self.right = self.left + self.width

    @property
    def shift(self) -> float:
        """Pixels from the place to the box's left edge."""
        return self.left - self.place * NARROWEST / 100


def marks(run: Run, axis: Axis, task: int) -> list[Mark]:
    """The marks of one task's lines, from left to right; what finds no room joins the mark before it."""
    lines = [
        (line.time, number, line) for number, line in enumerate(run.lines, 1) if line.task == task
    ]
    rows: list[float] = [-GAP] * MOST_ROWS  # right edges
    found: list[Mark] = []
    for time, number, line in sorted(lines, key=lambda each: each[:2]):
        mark = Mark([number], axis.x(time), is_error=line.stream == "stderr")
        mark.settle()
        mark.row = next((n for n, right in enumerate(rows) if mark.left >= right + GAP), -1)
        if mark.row < 0:
            mark = found.pop()
            mark.numbers = sorted([*mark.numbers, number])
            mark.is_error = mark.is_error and line.stream == "stderr"
            mark.settle()
        rows[mark.row] = mark.right
        found.append(mark)
    return found
