"""One line of expected output: literal text with placeholders such as `{child:pid}` or `{took:float 0.3..0.9}`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

Value = int | float | str
Bindings = tuple[tuple[str, Value], ...]

LONGEST_VALUE = 200  # characters; keeps the work on an endless line of output small
KINDS = {
    "int": re.compile(r"-?[0-9]+"),
    "float": re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?"),
    "pid": re.compile(r"[1-9][0-9]*"),
    "hex": re.compile(r"(?:0x)?[0-9a-fA-F]+"),
    "word": re.compile(r"\w+(?:[-.]\w+)*"),
}
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_RANGE = re.compile(rf"({_NUMBER})?\.\.({_NUMBER})?")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_FORM = "write {name:kind}, for example {n:int}, {took:float 0.3..0.9} or {how:fork|spawn}"
_BRACES = "write {{ and }} for braces of the output"


class PatternError(ValueError):
    """An expectation that cannot be used: `.problem`, `.line` (of the file, 1-based), `.hint` (what to do)."""

    def __init__(self, problem: str, line: int, hint: str = "") -> None:
        super().__init__(f"line {line}: {problem}" + (f"\n  {hint}" if hint else ""))
        self.problem, self.line, self.hint = problem, line, hint


@dataclass(frozen=True)
class Placeholder:
    """`{name:kind}`; `options` only for a choice, `low` and `high` (inclusive) only for int and float."""

    name: str
    kind: str
    options: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    @property
    def type(self) -> tuple[str, tuple[str, ...]]:
        """What must be the same wherever the name stands."""
        return self.kind, self.options

    @property
    def has_range(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def range_text(self) -> str:
        ends = ("" if end is None else f"{end}" for end in (self.low, self.high))
        return "..".join(ends)

    def read(self, text: str) -> Value | None:
        """The value that `text` stands for, or None where it is not of this kind or out of range."""
        value = self.read_any(text)
        if value is None or isinstance(value, str) or not self.has_range:
            return value
        below = self.low is not None and value < self.low
        above = self.high is not None and value > self.high
        return None if below or above else value

    def read_any(self, text: str) -> Value | None:
        """Like `read`, whatever the range."""
        if self.kind == "choice":
            return text if text in self.options else None
        if not KINDS[self.kind].fullmatch(text):
            return None
        if self.kind == "word":
            return text
        if self.kind == "float":
            number = float(text)
            return number if math.isfinite(number) else None
        return int(text, 16 if self.kind == "hex" else 10)

    def why_not(self, text: str) -> str:
        """Why `text` is not accepted, in words; "" if it is."""
        if self.read(text) is not None:
            return ""
        if self.kind == "choice":
            return f"{self.name} is {text!r}, none of {', '.join(self.options)}"
        if self.read_any(text) is None:
            return f"{self.name} is {text!r}, which is not of kind {self.kind}"
        return f"{self.name} is {text}, outside {self.range_text}"


@dataclass(frozen=True)
class Line:
    """One line of a block: `text` as written, `number` its line in the file, `parts` literals and placeholders."""

    text: str
    number: int
    parts: tuple[str | Placeholder, ...]
    placeholders: tuple[Placeholder, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        found = tuple(part for part in self.parts if isinstance(part, Placeholder))
        object.__setattr__(self, "placeholders", found)

    @property
    def is_literal(self) -> bool:
        return not self.placeholders

    @property
    def literal(self) -> str:
        """The literal text, `{{` and `}}` undone, placeholders left out."""
        return "".join(part for part in self.parts if isinstance(part, str))

    def solve(self, text: str) -> list[Bindings]:
        """Every way in which the whole of `text` fits this line, as the values of its names; [] if it does not fit."""
        if self.is_literal:
            return [()] if text == self.literal else []
        found: dict[Bindings, None] = {}
        for bound in self._walk(text, 0, 0, {}):
            found[tuple(sorted(bound.items()))] = None
        return list(found)

    def _walk(
        self, text: str, index: int, start: int, bound: dict[str, Value]
    ) -> Iterator[dict[str, Value]]:
        if index == len(self.parts):
            if start == len(text):
                yield bound
            return
        part = self.parts[index]
        if isinstance(part, str):
            if text.startswith(part, start):
                yield from self._walk(text, index + 1, start + len(part), bound)
            return
        last = index == len(self.parts) - 1
        following = None if last else self.parts[index + 1]
        for end in range(min(len(text), start + LONGEST_VALUE), start, -1):
            if last and end < len(text):
                return
            if isinstance(following, str) and not text.startswith(following, end):
                continue
            value = part.read(text[start:end])
            if value is None or bound.get(part.name, value) != value:
                continue
            if part.kind == "pid" and self._taken(value, part.name, bound):
                continue
            yield from self._walk(text, index + 1, end, {**bound, part.name: value})

    def _taken(self, value: Value, name: str, bound: dict[str, Value]) -> bool:
        pids = {other.name for other in self.placeholders if other.kind == "pid"}
        return any(bound[other] == value for other in pids & bound.keys() if other != name)

    def why_not(self, text: str) -> str:
        """Why `text` does not fit this line, in words; "" where there is no more to say than that it differs."""
        if self.solve(text):
            return ""
        if self.solve(text.rstrip("\r")):
            return "the line ends with a carriage return (\\r)"
        if "\r" in text:
            return "the line holds a carriage return (\\r)"
        if self.solve(text.rstrip()):
            return "spaces too many at the end of the line"
        if text == self.literal.rstrip():
            return "spaces are missing at the end of the line"
        if self.solve(text.strip()) or (self.is_literal and text.split() == self.literal.split()):
            return "only spaces differ"
        pieces = [re.escape(part) if isinstance(part, str) else r"(\S+?)" for part in self.parts]
        match = re.fullmatch("".join(pieces), text[: 2 * LONGEST_VALUE])
        if match is None or self.is_literal:
            return ""
        reasons = [
            p.why_not(value) for p, value in zip(self.placeholders, match.groups(), strict=True)
        ]
        return next(filter(None, reasons), "")


def parse_line(text: str, number: int) -> Line:
    """Read one line of a block (without its `# `). Raises PatternError."""
    parts: list[str | Placeholder] = []
    literal = ""
    position = 0
    while position < len(text):
        here = text[position]
        if text[position : position + 2] in ("{{", "}}"):
            literal += here
            position += 2
        elif here == "}":
            raise PatternError("a } without its {", number, _BRACES)
        elif here == "{":
            end = text.find("}", position)
            inside = text[position + 1 : end]
            if end < 0 or "{" in inside:
                raise PatternError("a { without its }", number, f"{_BRACES}; {_FORM}")
            if literal:
                parts.append(literal)
            literal = ""
            parts.append(_parse_placeholder(inside, number))
            position = end + 1
        else:
            literal += here
            position += 1
    if literal:
        parts.append(literal)
    for left, right in pairwise(parts):
        if isinstance(left, str) or isinstance(right, str):
            continue
        if "choice" not in (left.kind, right.kind):
            problem = f"nothing parts {{{left.name}}} from {{{right.name}}}"
            raise PatternError(problem, number, "print something between them")
    return Line(text, number, tuple(parts))


def _parse_placeholder(inside: str, number: int) -> Placeholder:
    name, colon, rest = inside.partition(":")
    if not colon or not _NAME.fullmatch(name):
        raise PatternError(f"{{{inside}}} is not a placeholder", number, f"{_FORM}; {_BRACES}")
    if "|" in rest:
        options = tuple(rest.split("|"))
        if any(option.strip() != option or not option for option in options):
            hint = "no spaces around |, and no empty choice"
            raise PatternError(f"a choice in {{{inside}}} is empty or has spaces", number, hint)
        if len(set(options)) < len(options):
            raise PatternError(f"a choice in {{{inside}}} stands twice", number, "leave one out")
        return Placeholder(name, "choice", options)
    kind, space, range_text = rest.partition(" ")
    if kind not in KINDS:
        hint = f"kinds are {', '.join(KINDS)}, or a choice such as fork|spawn"
        raise PatternError(f"{{{inside}}} has an unknown kind {kind!r}", number, hint)
    if not space:
        return Placeholder(name, kind)
    match = _RANGE.fullmatch(range_text)
    if kind not in ("int", "float") or match is None or range_text == "..":
        hint = "int and float take a range, for example 1..5, 0.3.. or ..9"
        raise PatternError(f"{{{inside}}} has a malformed range {range_text!r}", number, hint)
    if kind == "int" and "." in range_text.replace("..", "", 1):
        raise PatternError(f"{{{inside}}} has a fraction in its range", number, "use float")
    convert = int if kind == "int" else float
    low, high = (None if end is None else convert(end) for end in match.groups())
    if low is not None and high is not None and low > high:
        raise PatternError(
            f"the range of {{{inside}}} is empty", number, "the lower end comes first"
        )
    return Placeholder(name, kind, (), low, high)
