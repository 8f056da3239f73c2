"""Draws a recorded run as an SVG timeline: `draw(run, language)`.

All that has to do with time stands at percents of the width, all else at pixels: the picture takes any width from 330
pixels on, without its text becoming smaller. It needs no script, and holds its own colours (style.py).
"""

import re
from html import escape

from timeline.axis import LEFT, RIGHT, Axis
from timeline.guide import guide
from timeline.lanes import Lanes
from timeline.legend import Legend
from timeline.output import output_list
from timeline.recording import Run
from timeline.style import BREAK, PATTERNS, STYLE, TIP
from timeline.svg import Svg
from timeline.text import span
from timeline.words import WORDS

AXIS_HEIGHT = 26


def draw(run: Run, language: str) -> str:
    """The picture of a run, complete SVG; `language` is "zh" or "en"."""
    words = WORDS[language]
    axis = Axis(run)
    svg = Svg()
    lanes = Lanes(run, axis, language, svg)
    bottom = lanes.draw(AXIS_HEIGHT)
    _draw_axis(svg, axis, bottom)
    legend = Legend(run, language, svg, lanes, axis)
    y = legend.draw(bottom + 8)
    y = output_list(run, language, svg, y + 6)
    y = _draw_notes(svg, run, language, y, lanes.handed_over)
    title = words["title"].format(tasks=len(run.tasks), time=span(run.duration, language))
    return _document(svg, title, language, y + 4, guide(run, axis, bottom))


def height_of(svg: str) -> int:
    """The height (px) of a picture; its width is that of the place where it stands."""
    return int(re.search(r'height="(\d+)"', svg)[1])


def _draw_axis(svg: Svg, axis: Axis, bottom: float) -> None:
    for start, end in axis.stretched:
        svg.rect("grid", 'fill="url(#stretch)" stroke="none"', start, end, 19, 5)
        svg.patterns.add("stretch")
    svg.add(
        "grid",
        f'<path d="M0 0"/><line class="axis" x1="{LEFT}%" x2="{RIGHT}%" y1="24.5" y2="24.5"/>',
    )
    if axis.shortened:
        place = sum(axis.shortened) / 2
        svg.add("grid", f'<svg x="{place:.2f}%" y="24.5" overflow="visible">{BREAK}</svg>')
    for n, (place, label) in enumerate(axis.ticks):
        svg.add(
            "grid",
            f'<line class="grid" x1="{place:.2f}%" x2="{place:.2f}%" y1="20" y2="{bottom:.0f}"/>',
        )
        unit = " ms" if n == 0 else ""
        svg.text(
            "texts",
            f"{label}{unit}",
            14,
            percent=place,
            dx=-4 if n == 0 else 0,
            kind="s" if n == 0 else "s l",
        )


def _draw_notes(svg: Svg, run: Run, language: str, y: float, handed_over: int) -> float:
    """What the picture does not show; returns the y below."""
    words = WORDS[language]
    notes = [
        words[f"cut {what}"].format(count)
        for what, count in run.cut.items()
        if f"cut {what}" in words and count
    ]
    if handed_over:
        notes.append(words["cut arrows"].format(handed_over))
    times = [line.time for line in run.lines]
    if times != sorted(times):
        notes.append(words["buffered"])
    for note in notes:
        for part in svg.wrapped(note, 11):
            y += 16
            svg.text("texts", part, y, x=8, kind="s")
    return y


def _document(svg: Svg, title: str, language: str, height: float, for_replay: str) -> str:
    patterns = "".join(PATTERNS[name] for name in PATTERNS if name in svg.patterns)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100%" '
        f'height="{height:.0f}" role="img" lang="{"zh-CN" if language == "zh" else "en"}" '
        f'data-guide="{escape(for_replay)}">'
        f"<title>{escape(title)}</title><style>{STYLE}</style><defs>{TIP}{patterns}</defs>"
        f'<rect class="paper" width="100%" height="100%" rx="4"/>{svg.layers()}</svg>\n'
    )
