"""The legend of a picture: only what occurs in it."""

from collections.abc import Iterator
from html import escape

from timeline.axis import Axis
from timeline.lanes import Lanes, object_class
from timeline.marks import NARROWEST
from timeline.recording import Run
from timeline.states import RUNS, takes_turns
from timeline.style import BREAK, PATTERN_OF
from timeline.svg import Svg
from timeline.text import shortened
from timeline.words import WORDS

ROW = 17  # px
SWATCH = 22
ROOM = NARROWEST / 2 - 34  # for the words


class Legend:
    """Two columns of swatches with words."""

    def __init__(self, run: Run, language: str, svg: Svg, lanes: Lanes, axis: Axis) -> None:
        self.words, self.svg, self.lanes, self.axis = WORDS[language], svg, lanes, axis
        turns = [takes_turns(run, n) for n in range(len(run.tasks))]
        self.run_word = "runs" if all(turns) else "may run"

    def draw(self, y: float) -> float:
        """Draw from `y` (px) on; returns the y below."""
        entries = list(self._entries())
        for n, (swatch, text) in enumerate(entries):
            side, top = "0" if n % 2 == 0 else "50%", y + ROW * (n // 2)
            self.svg.add(
                "texts",
                f'<svg x="{side}" y="{top:g}" width="50%" height="{ROW}"><g transform="translate(8 3)">{swatch}</g>'
                f'<text class="s" x="34" y="12">{escape(shortened(text, ROOM, 11))}</text></svg>',
            )
        return y + ROW * ((len(entries) + 1) // 2)

    def _entries(self) -> Iterator[tuple[str, str]]:
        """(markup of a swatch, what it means) of all that occurs."""
        words, lanes = self.words, self.lanes
        box = f'width="{SWATCH}" height="11"'
        for state in lanes.states:
            if state == RUNS:
                yield f'<g class="t0"><rect class="runs" {box}/></g>', words[self.run_word]
            else:
                yield f'<rect class="wait {PATTERN_OF[state]}" {box}/>', words[state]
        for thing in lanes.held:
            kind = object_class(thing)
            swatch = f'<rect class="held {kind}" {box}/><rect class="cap {kind}" width="2.5" height="11"/>'
            yield swatch, words["held"].format(lanes.objects[thing])
        for kind in lanes.arrows:
            line = f'<line class="a {kind} o0" y1="6" x2="{SWATCH}" y2="6" marker-end="url(#tip)"/>'
            yield line, words[f"arrow {kind}"]
        for is_there, kind, text in (
            (lanes.has_marks, "mark", "line"),
            (lanes.has_errors, "error mark", "error line"),
        ):
            if is_there:
                yield (
                    f'<g class="t0"><rect class="{kind}" x="3" y="-2" width="15" height="15" rx="4"/>'
                    '<text x="10.5" y="9.5">n</text></g>',
                    words[text],
                )
        if self.axis.shortened:
            yield f'<g transform="translate(11 5.5)">{BREAK}</g>', words["shortened"]
        if self.axis.stretched:
            yield (
                f'<rect fill="url(#stretch)" width="{SWATCH}" y="3" height="5"/>',
                words["stretched"],
            )
