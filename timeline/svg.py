"""Collects the elements of a picture in layers, the lowest first."""

from html import escape

from timeline.marks import NARROWEST
from timeline.text import width

LAYERS = ("panels", "grid", "arrows", "bars", "texts", "marks")


class Svg:
    """Elements by layer, and which patterns they use."""

    def __init__(self) -> None:
        self._layers: dict[str, list[str]] = {name: [] for name in LAYERS}
        self.patterns: set[str] = set()

    def add(self, layer: str, markup: str) -> None:
        """Put finished markup on a layer."""
        self._layers[layer].append(markup)

    def rect(
        self,
        layer: str,
        attributes: str,
        start: float,
        end: float,
        y: float,
        height: float,
        title: str = "",
    ) -> None:
        """A bar from `start` to `end` (percent) at `y` (px)."""
        inner = f"><title>{escape(title)}</title></rect>" if title else "/>"
        self.add(
            layer,
            f'<rect {attributes} x="{start:.2f}%" y="{y:g}" width="{end - start:.2f}%" height="{height:g}"{inner}',
        )

    def text(
        self,
        layer: str,
        text: str,
        y: float,
        *,
        x: float = 0,
        percent: float | None = None,
        dx: float = 0,
        kind: str = "",
    ) -> None:
        """A line of text with its baseline at `y`, at `x` px or at `percent` of the width."""
        place = f'x="{x:g}"' if percent is None else f'x="{percent:.2f}%"'
        shift = f' dx="{dx:g}"' if dx else ""
        kind = f' class="{kind}"' if kind else ""
        self.add(layer, f'<text{kind} {place}{shift} y="{y:g}">{escape(text, quote=False)}</text>')

    def shape(self, layer: str, kind: str, path: str, x: float, y: float) -> None:
        """A small shape around (x, y), in pixels."""
        self.add(layer, f'<path class="{kind}" transform="translate({x:g} {y:g})" d="{path}"/>')

    @staticmethod
    def wrapped(
        text: str, size: float, room: float = NARROWEST - 16, share: float = 0.56
    ) -> list[str]:
        """The text in lines that fit into `room` pixels, broken at spaces or between Chinese characters."""
        lines, line = [], ""
        for piece in _pieces(text):
            while width(piece, size, share) > room:  # one long word
                cut = next(
                    n
                    for n in range(1, len(piece) + 1)
                    if width(line + piece[: n + 1], size, share) > room
                )
                lines.append(line + piece[:cut])
                line, piece = "", piece[cut:]
            if line and width(line + piece.rstrip(), size, share) > room:
                lines.append(line.rstrip())
                line = ""
            line += piece
        return [*lines, line.rstrip()]

    def layers(self) -> str:
        """All markup, in order."""
        return "".join(f"<g>{''.join(parts)}</g>" for parts in self._layers.values() if parts)


def _pieces(text: str) -> list[str]:
    """Where a line may break: after a space, and between Chinese characters."""
    pieces = [""]
    for before, character in zip([" ", *text], text, strict=False):
        if before == " " or (before >= "\u2e80" and character not in "，。、；：）”」"):
            pieces.append("")
        pieces[-1] += character
    return [piece for piece in pieces if piece]
