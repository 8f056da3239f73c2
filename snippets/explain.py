"""Saying as a person would why lines of output do not fit: which line, what was expected and where that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from snippets.matching import Block, Outcome, Search, next_lines
from snippets.placeholders import Line, Value

LIMIT = 5_000  # steps; an explanation need not be perfect
_MANY = 60  # lines, or characters to try, beyond which finer explanations are left out


@dataclass(frozen=True)
class Mismatch:
    """One thing that is not as expected; `line` is the expectation's line in the program's file."""

    line: int
    problem: str
    expected: str
    actual: str


def explain_lines(
    title: str, blocks: Sequence[Block], texts: Sequence[str], complete: bool, first_line: int
) -> list[Mismatch]:
    """Why `texts` do not fit; [] if they do. `complete`: whether the last line ends with a newline."""
    outcome = Search(blocks, texts, limit=LIMIT).walk()
    if outcome.found and complete:
        return []
    if outcome.found:
        last = blocks[-1].lines[-1]
        problem = f"no newline at the end of the last line of the {title}"
        return [Mismatch(last.number, problem, last.text + "\\n", texts[-1])]
    state = outcome.furthest
    number = f"line {state.read + 1} of the {title}"
    if state.block == len(blocks):
        place = blocks[-1].lines[-1].number if blocks else first_line
        more = len(texts) - state.read
        problem = (
            f"{number} is one too many" if more == 1 else f"{more} lines too many from {number}"
        )
        if state.read and texts[state.read] == texts[state.read - 1]:
            problem += ": it repeats the line before"
        shown = "\n".join(texts[state.read : state.read + 10])
        return [Mismatch(place, problem, "(nothing)", shown)]
    block = blocks[state.block]
    if block.order == "unordered":
        return [_explain_unordered(title, blocks, texts, outcome)]
    pending = next_lines(block, state.positions)
    if state.read == len(texts):
        line = pending[0][1]
        problem = f"the {title} ends after line {state.read}: the next line did not come"
        return [Mismatch(line.number, problem, _several(pending), "(nothing)")]
    text = texts[state.read]
    why = _why(text, [line for _, line in pending], state.values) or _glued(text, block.lines)
    if block.order == "ordered":
        at = state.positions[0]
        why = why or _shifted(block.lines, at, texts, state.read)
        line = block.lines[at]
        problem = f"{number} is not as expected"
    else:
        line = pending[0][1]
        problem = f"{number}: none of the sequences can go on so"
    problem += f": {why}" if why else ""
    return [Mismatch(line.number, problem, _several(pending), text)]


def _several(pending: Sequence[tuple[int, Line]]) -> str:
    if len(pending) == 1:
        return pending[0][1].text
    return "\n".join(f"sequence {n + 1} (line {line.number}): {line.text}" for n, line in pending)


def _why(text: str, lines: Sequence[Line], values: dict[str, Value]) -> str:
    """The reason that one of the lines gives for refusing `text`, "" if none has any."""
    for line in lines:
        if reason := line.why_not(text):
            return reason
        for way in line.solve(text):
            for name, value in way:
                if name in values and values[name] != value:
                    return f"{name} is {value} here but {values[name]} before"
                twins = [p.name for p in line.placeholders if p.name == name and p.kind == "pid"]
                equal = [other for other in values if values[other] == value and other != name]
                if twins and equal and name not in values:
                    return f"{name} is {value}, and so is {equal[0]}; two names of kind pid differ"
    return ""


def _glued(text: str, lines: Sequence[Line]) -> str:
    """Whether `text` is two expected lines without a newline between them, or a part of one."""
    if not text or len(lines) > _MANY or len(text) > 5 * _MANY:
        return ""
    for cut in range(1, len(text)):
        halves = text[:cut], text[cut:]
        if all(any(line.solve(half) for line in lines) for half in halves):
            return f"two lines are glued, the newline is missing after {text[:cut]!r}"
    whole = [line.literal for line in lines if line.is_literal]
    if any(one != text and one.startswith(text) for one in whole):
        return "the line is torn or cut short"
    return ""


def _shifted(lines: list[Line], at: int, texts: Sequence[str], read: int) -> str:
    """Whether a line of an ordered block is missing, too many, doubled or in the wrong place."""
    text = texts[read]
    following = texts[read + 1] if read + 1 < len(texts) else None
    now = following is not None and bool(lines[at].solve(following))
    later = at + 1 < len(lines) and bool(lines[at + 1].solve(text))
    if now and later:
        return "it has changed places with the next line"
    if later:
        return "a line is missing before it"
    if read and text == texts[read - 1]:
        return "it repeats the line before"
    if now:
        return "it is one too many: what was expected comes next"
    return ""


def _explain_unordered(
    title: str, blocks: Sequence[Block], texts: Sequence[str], outcome: Outcome
) -> Mismatch:
    state = outcome.furthest
    block = blocks[state.block]
    done = sum(len(b.lines) for b in blocks[: state.block])
    shift = len(texts) - sum(len(b.lines) for b in blocks)
    sizes = {len(block.lines), max(0, len(block.lines) + shift)}
    if state.block == len(blocks) - 1:
        sizes = {len(texts)}
    tries = [_left_over(block.lines, texts[done : done + size]) for size in sizes]
    missing, unexpected = min(tries, key=lambda pair: len(pair[0]) + len(pair[1]))
    if not missing and not unexpected:
        problem = f"each line of the {title} fits, but not with one value for each name"
        named = [line for line in block.lines if line.placeholders]
        shown = "\n".join(f"line {line.number}: {line.text}" for line in named)
        return Mismatch(block.number, problem, shown, "\n".join(texts[done:][: len(block.lines)]))
    parts = []
    if missing:
        parts.append(f"{_count(missing)} expected in any order did not come")
    if unexpected:
        parts.append(f"{_count(unexpected)} of the {title} came unexpectedly")
    why = _why(unexpected[0], missing, {}) if unexpected else ""
    why = why or (_glued(unexpected[0], missing) if unexpected else "")
    problem = ", ".join(parts) + (f": {why}" if why else "")
    expected = "\n".join(f"line {line.number}: {line.text}" for line in missing)
    place = missing[0].number if missing else block.number
    return Mismatch(
        place, problem, expected or "(nothing)", "\n".join(unexpected[:20]) or "(nothing)"
    )


def _count(things: Sequence[object]) -> str:
    return "1 line" if len(things) == 1 else f"{len(things)} lines"


def _left_over(lines: Sequence[Line], texts: Sequence[str]) -> tuple[list[Line], list[str]]:
    """Pair lines with texts one by one, as many as possible, whatever the names; what is left of both."""
    free = list(texts)
    rest: list[Line] = []
    for line in lines:
        if line.is_literal and line.literal in free:
            free.remove(line.literal)
        else:
            rest.append(line)
    taken: dict[int, int] = {}  # text -> line, both as indexes
    fits = [[t for t, text in enumerate(free) if line.solve(text)] for line in rest]

    def place(number: int, seen: set[int]) -> bool:
        for t in fits[number]:
            if t not in seen:
                seen.add(t)
                if t not in taken or place(taken[t], seen):
                    taken[t] = number
                    return True
        return False

    missing = [line for number, line in enumerate(rest) if not place(number, set())]
    return missing, [text for t, text in enumerate(free) if t not in taken]
