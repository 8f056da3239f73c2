"""Wrong outputs made from a right one: whoever checks output must reject each of them.

What is certainly wrong is decided from the structure of the expectation, never by asking its check. Where the structure
leaves a doubt (a swap in an unordered block, a number without a range) there is no mutant.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product

from snippets.matching import Block
from snippets.patterns import Expectation, Facts, Output
from snippets.placeholders import Line, Placeholder

STREAMS = ("stdout", "stderr")
_VALUE = r"[\w.+-]+"  # no value of any kind but a choice has other characters
_NUMBERS = ("int", "float", "pid")


@dataclass(frozen=True)
class Place:
    """One line of an accepted output, with the line of the pattern that took it."""

    stream: str
    index: int
    text: str
    line: Line
    block: Block
    sequence: int

    @property
    def name(self) -> str:
        return f"line {self.index + 1} of {self.stream}"


def output_mutants(
    expectation: Expectation, output: Output, facts: Facts
) -> Iterator[tuple[str, Output]]:
    """Pairs of a description and an output that must be rejected. ValueError if `output` itself is rejected."""
    match = expectation.check(output, facts)
    if match.mismatches:
        raise ValueError(f"the output is not accepted: {match.mismatches[0]}")
    places: list[Place] = []
    for stream in STREAMS:
        blocks = expectation.applying(facts, stream)
        texts = getattr(output, stream).split("\n")
        for index, placed in enumerate(match.assignment[stream]):
            block = blocks[placed.block]
            places.append(Place(stream, index, texts[index], placed.line, block, placed.sequence))
    yield f"exit status {output.status + 1}", replace(output, status=output.status + 1)
    for stream in STREAMS:
        text = getattr(output, stream)
        yield f"a line too many on {stream}", replace(output, **{stream: text + "noise\n"})
        yield f"an empty line too many on {stream}", replace(output, **{stream: text + "\n"})
        here = [place for place in places if place.stream == stream]
        for what, lines in _changed_streams(here, places, expectation, facts):
            changed = "".join(f"{line}\n" for line in lines)
            yield what, replace(output, **{stream: changed})
        if here:
            yield f"no newline at the end of {stream}", replace(output, **{stream: text[:-1]})
    yield from _equal_pids(output, places)


def _changed_streams(
    here: list[Place], places: list[Place], expectation: Expectation, facts: Facts
) -> Iterator[tuple[str, list[str]]]:
    texts = [place.text for place in here]
    for place in here:
        k, text = place.index, place.text
        yield f"{place.name} dropped", texts[:k] + texts[k + 1 :]
        yield f"{place.name} doubled", texts[: k + 1] + texts[k:]
        if k + 1 < len(here):
            yield (
                f"{place.name} glued to the next",
                [*texts[:k], text + texts[k + 1], *texts[k + 2 :]],
            )
        if len(text) > 1:
            half = len(text) // 2
            yield (
                f"{place.name} torn in two",
                [*texts[:k], text[:half], text[half:], *texts[k + 1 :]],
            )
        changes = [("with a space at its end", text + " "), ("with a carriage return", text + "\r")]
        changes += _changed_literals(place)
        changes += _changed_values(place, places, expectation, facts)
        for what, changed in changes:
            yield f"{place.name} {what}: {changed!r}", [*texts[:k], changed, *texts[k + 1 :]]
    for one, other in _swaps(here):
        swapped = list(texts)
        swapped[one.index], swapped[other.index] = other.text, one.text
        yield f"{one.name} swapped with line {other.index + 1}", swapped


# --- what a line of the pattern may take ------------------------------------------------------------------------------


def _fit(line: Line, text: str) -> re.Match[str] | None:
    """A match that gives more than the pattern may take, never less: kinds and ranges are left out."""
    pieces = []
    for part in line.parts:
        if isinstance(part, str):
            pieces.append(re.escape(part))
        else:
            options = "|".join(map(re.escape, part.options))
            pieces.append(f"({options or _VALUE})")
    return re.fullmatch("".join(pieces), text)


def _takers(block: Block, text: str) -> list[Line]:
    return [line for line in block.lines if _fit(line, text)]


def _shape(line: Line) -> tuple[object, ...]:
    return tuple(p if isinstance(p, str) else replace(p, name="") for p in line.parts)


def _is_fixed(line: Line) -> bool:
    """Whether there is one way only to part a text into the line's values."""
    if len(line.placeholders) == 1:
        return True
    if any(re.search(r"[^\w.+-]", option) for p in line.placeholders for option in p.options):
        return False
    inner = [isinstance(p, str) and re.search(r"[^\w.+-]", p) for p in line.parts[1:-1]]
    alternate = all(isinstance(a, str) != isinstance(b, str) for a, b in pairwise(line.parts))
    holders = [isinstance(p, Placeholder) for p in line.parts[1:-1]]
    return alternate and all(map(bool, (a or b for a, b in zip(inner, holders, strict=True))))


def _only_alike_take(place: Place, text: str) -> bool:
    """Whether `text`, in this place, can only go to the place's own line or to one of the same shape."""
    if place.block.order == "ordered":
        return True
    named = [line for line in _takers(place.block, text) if not line.is_literal]
    return all(_shape(line) == _shape(place.line) for line in named)


# --- one line changed -------------------------------------------------------------------------------------------------


def _changed_literals(place: Place) -> Iterator[tuple[str, str]]:
    """A letter or digit of the literal beginning or end is another."""
    parts, text = place.line.parts, place.text
    head = len(parts[0]) if parts and isinstance(parts[0], str) else 0
    tail = len(parts[-1]) if parts and isinstance(parts[-1], str) else 0
    at_head = [at for at in range(head) if text[at].isalnum()][:1]
    at_tail = [at for at in range(len(text) - tail, len(text)) if text[at].isalnum()][-1:]
    for at in sorted({*at_head, *at_tail}):
        changed = text[:at] + _other(text[at]) + text[at + 1 :]
        if place.block.order == "ordered":
            certain = not _fit(place.line, changed)
        else:
            certain = all(line.is_literal for line in _takers(place.block, changed))
        if certain:
            yield "with another letter", changed


def _other(char: str) -> str:
    if char.isdecimal():
        return str((int(char) + 1) % 10)
    return {"z": "a", "Z": "A"}.get(char, chr(ord(char) + 1))


def _changed_values(
    place: Place, places: list[Place], expectation: Expectation, facts: Facts
) -> Iterator[tuple[str, str]]:
    line = place.line
    if line.is_literal or not _is_fixed(line):
        return
    count = Counter(p.name for other in places for p in other.line.placeholders)
    match = _fit(line, place.text)
    for number, holder in enumerate(line.placeholders):
        start, end = match.span(number + 1)
        for what, value in _wrong_values(holder):
            changed = place.text[:start] + value + place.text[end:]
            if _only_alike_take(place, changed):
                yield f"with {what}", changed
        value = _another_value(holder, match[number + 1], places)
        if value is None:
            continue
        changed = place.text[:start] + value + place.text[end:]
        if _must_stay(place, changed, number, count, places):
            yield f"with another {holder.name}", changed
        elif count[holder.name] == 1 and _is_sole_taker(place, changed):
            for comparison in expectation.where(facts):
                if _is_linear_equation(comparison.tree, holder.name):
                    yield f"with {holder.name} off ({comparison.text})", changed


def _wrong_values(holder: Placeholder) -> Iterator[tuple[str, str]]:
    """Values that the placeholder itself excludes."""
    if holder.kind in _NUMBERS:
        yield "nan", "nan"
    if holder.kind == "pid":
        yield "a negative pid", "-5"
    if holder.low is not None:
        yield "a number too small", str(holder.low - 1)
    if holder.high is not None:
        yield "a number too large", str(holder.high + 1)


def _another_value(holder: Placeholder, text: str, places: list[Place]) -> str | None:
    """A value that is as good by itself (one of a choice) but, otherwise, stands nowhere in the output."""
    if holder.kind == "choice":
        return next(option for option in holder.options if option != text)
    if holder.kind == "word":
        others = (text + "x" * n for n in range(1, 10))
    elif holder.kind == "hex":
        others = (f"{text}{n}" for n in range(1, 10))
    else:
        number = float(text) if holder.kind == "float" else int(text)
        steps = (1, -1, 2, -2, 10, -10, 0.01, -0.01, 0.1, -0.1)
        numbers = [number + step for step in steps if holder.kind == "float" or step == int(step)]
        low = float("-inf") if holder.low is None else holder.low
        high = float("inf") if holder.high is None else holder.high
        low = max(low, 1) if holder.kind == "pid" else low
        others = (str(other) for other in numbers if low <= other <= high)
    whole = "\n".join(place.text for place in places)
    present = {float(one) for one in re.findall(r"\d+(?:\.\d+)?", whole)}
    for other in others:
        is_number = holder.kind in _NUMBERS
        if (abs(float(other)) not in present) if is_number else (other not in whole):
            return other
    return None


def _must_stay(
    place: Place, changed: str, number: int, count: Counter[str], places: list[Place]
) -> bool:
    """Whether whatever line takes `changed` gets a value that the same name does not have elsewhere."""
    holder = place.line.placeholders[number]
    if holder.kind == "choice":
        # Not a value of its own: certain only where each line has its place.
        homes = [p for p in places if holder.name in {h.name for h in p.line.placeholders}]
        fixed = all(p.block.order == "ordered" and _is_fixed(p.line) for p in homes)
        return fixed and count[holder.name] > 1
    if not _only_alike_take(place, changed):
        return False
    if place.block.order == "ordered":
        return count[holder.name] > 1
    takers = [line for line in _takers(place.block, changed) if not line.is_literal]
    return all(count[line.placeholders[number].name] > 1 for line in takers)


def _is_sole_taker(place: Place, text: str) -> bool:
    return place.block.order == "ordered" or _takers(place.block, text) == [place.line]


def _is_linear_equation(tree: ast.expr, name: str) -> bool:
    """Whether `tree` is one `==` in which `name` stands once, under + and - only: it can hold for one value only."""
    if not isinstance(tree, ast.Compare) or [type(op) for op in tree.ops] != [ast.Eq]:
        return False
    nodes = list(ast.walk(tree))
    once = sum(isinstance(node, ast.Name) and node.id == name for node in nodes) == 1
    allowed = (ast.Compare, ast.Eq, ast.Name, ast.Constant, ast.Load, ast.BinOp, ast.Add, ast.Sub)
    return once and all(isinstance(node, allowed) for node in nodes)


# --- two lines --------------------------------------------------------------------------------------------------------


def _swaps(here: list[Place]) -> Iterator[tuple[Place, Place]]:
    """Neighbours of an ordered block, or of one sequence of an interleaving, whose order certainly matters."""
    last: dict[tuple[int, int], Place] = {}
    for place in here:
        key = id(place.block), place.sequence
        before = last.get(key)
        last[key] = place
        if before is None or before.text == place.text:
            continue
        if place.block.order == "ordered":
            certain = not (_fit(before.line, place.text) and _fit(place.line, before.text))
        else:
            certain = place.block.order == "interleaved" and _order_matters(before, place)
        if certain:
            yield before, place


def _order_matters(first: Place, second: Place) -> bool:
    """Whether in every sequence that could take both texts the first must come first."""
    takers = [_takers(place.block, place.text) for place in (first, second)]
    if takers[0] == [first.line] and takers[1] == [second.line]:
        return True
    alike = all(
        _shape(line) == _shape(place.line) and _is_fixed(line)
        for place, lines in zip((first, second), takers, strict=True)
        for line in lines
    )
    pid = next((p.name for p in first.line.placeholders if p.kind == "pid"), None)
    names = [[p.name for p in place.line.placeholders] for place in (first, second)]
    if not alike or pid is None or pid not in names[1]:
        return False
    # The pid stands in both texts, so both go to lines with the same name: is their order always this one?
    at = [names[0].index(pid), names[1].index(pid)]
    return all(
        any(
            one in s and other in s and s.index(one) < s.index(other) for s in first.block.sequences
        )
        for one, other in product(*takers)
        if one.placeholders[at[0]].name == other.placeholders[at[1]].name
    )


def _equal_pids(output: Output, places: list[Place]) -> Iterator[tuple[str, Output]]:
    """One pid takes the value of another wherever it stands: two processes cannot have the same."""
    holders = [p for p in places if any(h.kind == "pid" for h in p.line.placeholders)]
    if not all(_is_fixed(p.line) and _only_alike_take(p, p.text) for p in holders):
        return
    values: dict[str, str] = {}
    for place in holders:
        found = _fit(place.line, place.text).groups()
        pairs = zip(place.line.placeholders, found, strict=True)
        values |= {holder.name: text for holder, text in pairs if holder.kind == "pid"}
    for one, other in pairwise(values):
        streams = {stream: getattr(output, stream).split("\n") for stream in STREAMS}
        for place in holders:
            match, text = _fit(place.line, place.text), place.text
            for number in reversed(range(len(place.line.placeholders))):
                if place.line.placeholders[number].name == other:
                    start, end = match.span(number + 1)
                    text = text[:start] + values[one] + text[end:]
            streams[place.stream][place.index] = text
        texts = {stream: "\n".join(lines) for stream, lines in streams.items()}
        yield f"pid {other} equal to {one}", replace(output, **texts)
