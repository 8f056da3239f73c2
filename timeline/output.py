"""The output under a picture: the number of each line, who printed it, and its text."""

from timeline.lanes import task_class, task_shape
from timeline.marks import NARROWEST
from timeline.recording import Line, Run
from timeline.svg import Svg
from timeline.text import shortened, task_names, width
from timeline.words import WORDS

MOST_LINES = 30
ROW = 17  # px
NUMBER = 34  # px that number and shape take
NAME, SHORT_NAME = 150, 62  # px; short where that saves a line of output from being broken
SMALL = 10  # px, the size of the text in a narrow picture (style.py)
WIDE = 620  # px of a page on a desk
NAME_LETTER, LETTER = 0.62, 0.605  # of the font size, for one letter


def output_list(run: Run, language: str, svg: Svg, y: float) -> float:
    """Draw the list from `y` (px) on; returns the y below."""
    words = WORDS[language]
    if not run.lines:
        return y
    svg.add("grid", f'<line class="grid" x1="8" x2="100%" y1="{y + 4:g}" y2="{y + 4:g}"/>')
    y += 22
    svg.text("texts", words["output"], y, x=8, kind="n")
    shown = run.lines[:MOST_LINES]
    names = task_names(run)
    full = [words["unknown"] if line.task is None else names[line.task] for line in shown]
    full = [shortened(name, NAME, SMALL, NAME_LETTER) for name in full]
    is_tight = any(width(line.text, SMALL, LETTER) > NARROWEST - 4 - _left(full) for line in shown)
    short = [shortened(name, SHORT_NAME, SMALL, NAME_LETTER) for name in full] if is_tight else full
    for number, (line, name, short_name) in enumerate(zip(shown, full, short, strict=True), 1):
        y += ROW
        _draw_number(svg, line, number, y)
        _draw_both(svg, [short_name], [name], 16 + NUMBER, 16 + NUMBER, y, "s list")
        rows = _broken(line.text, NARROWEST - 4 - _left(short))
        whole = [shortened(line.text, WIDE - _left(full), 11, LETTER)]
        _draw_both(svg, rows, whole, _left(short), _left(full), y, "mono")
        y += ROW * (len(rows) - 1)
    if len(run.lines) > MOST_LINES:
        y += ROW
        more = words["more lines"].format(len(run.lines) - MOST_LINES)
        svg.text("texts", more, y, x=16 + NUMBER, kind="s")
    return y


def _left(names: list[str]) -> float:
    """Where the text of the lines begins, px."""
    return 16 + NUMBER + max(width(name, SMALL, NAME_LETTER) for name in names) + 8


def _draw_number(svg: Svg, line: Line, number: int, y: float) -> None:
    """The line's number, and the shape of the task that printed it."""
    kind = "t0" if line.task is None else task_class(line.task)
    error = " error" if line.stream == "stderr" else ""
    svg.add(
        "texts",
        f'<g class="{kind}" transform="translate(8 {y - 12:g})">'
        f'<rect class="mark{error}" width="20" height="15" rx="4"/>'
        f'<text x="10" y="11.5">{number}</text></g>',
    )
    if line.task is not None:
        svg.shape("texts", f"shape {kind}", task_shape(line.task), 38, y - 4)


def _draw_both(
    svg: Svg,
    narrow: list[str],
    wide: list[str],
    narrow_x: float,
    wide_x: float,
    y: float,
    kind: str,
) -> None:
    """Text as a narrow picture has it, in one or more rows, and as a wide one has it, where that differs."""
    if (narrow, narrow_x) == (wide, wide_x):
        svg.text("texts", wide[0], y, x=wide_x, kind=kind)
        return
    svg.text("texts", wide[0], y, x=wide_x, kind=f"{kind} wide")
    for n, row in enumerate(narrow):
        svg.text("texts", row, y + ROW * n, x=narrow_x, kind=f"{kind} narrow")


def _broken(text: str, room: float) -> list[str]:
    """A line of output in at most three rows."""
    text = text.expandtabs()
    rows = Svg.wrapped(text, SMALL, room, LETTER) if text else [""]
    return [*rows[:2], shortened("".join(rows[2:]), room, SMALL, LETTER)] if len(rows) > 3 else rows
