"""The expected output at the end of a program: reading it, and holding a run's output against it.

Only the standard library and the modules next to it (placeholders, comparisons, matching, explain): it also runs in
the browser.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from snippets.comparisons import Comparison, parse_comparison
from snippets.explain import Mismatch, explain_lines
from snippets.matching import Block, Placed, Search
from snippets.placeholders import Line, PatternError, Value, parse_line

__all__ = [
    "Expectation",
    "Facts",
    "Match",
    "Mismatch",
    "Output",
    "PatternError",
    "Placed",
    "parse",
]

_BLOCKS = {
    "Output": ("stdout", "ordered"),
    "Unordered output": ("stdout", "unordered"),
    "Interleaved output": ("stdout", "interleaved"),
    "Error output": ("stderr", "ordered"),
    "Unordered error output": ("stderr", "unordered"),
    "Interleaved error output": ("stderr", "interleaved"),
    "Where": ("where", ""),
    "In some run": ("some_run", ""),
}
_HEADER = re.compile(
    rf"# ({'|'.join(_BLOCKS)})(?: \((.*)\))?:|# (Exit status)(?: \((.*)\))?: (-?[0-9]+)"
)
_ALMOST = re.compile(
    r"#\s*((unordered|interleaved|expected|error|stdout|stderr)\s+)*outputs?\s*(\(.*)?:?\s*"
    r"|#\s*(where|in\s+some\s+runs?|exit\s+status)\s*(\(.*)?:?\s*"
    r"|# ?(?-i:Where|In some run|Exit status)\s*(\(.*\))?\s*[:=].*",
    re.IGNORECASE,
)
_HEADER_HINT = (
    "headers are `# Output:`, `# Unordered output:`, `# Interleaved output:`, `# Error output:`, `# Exit status: 3`, "
    "`# Where:`, `# In some run:`; with a condition `# Output (python >= 3.14):`"
)
_PLATFORMS = ("linux", "darwin", "win32", "emscripten", "wasi", "cygwin", "android", "ios")
_START_METHODS = ("fork", "spawn", "forkserver")
_RELATIONS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
_PYTHON = re.compile(r"python (==|!=|<=|>=|<|>) ([0-9]+)\.([0-9]+)")
_NAMED = re.compile(r"(platform|start_method) (==|!=) (\w+)")
_CONDITION_HINT = "write python >= 3.14, platform == linux, start_method != fork, browser or not browser, joined by and"


@dataclass(frozen=True)
class Facts:
    """What a condition may ask about a run; `platform` is `sys.platform`."""

    python: tuple[int, int]
    platform: str
    start_method: str
    browser: bool = False


@dataclass(frozen=True)
class Output:
    """What a run left: both streams as text (line ends as they came) and the exit status."""

    stdout: str
    stderr: str = ""
    status: int = 0


@dataclass
class Match:
    """The result of a check: no mismatches, or the values of the names and the place of each line of output.

    `assignment["stdout"][k]` tells which block, sequence and line of the pattern took line k (from 0); the block is
    an index into `Expectation.applying(facts, "stdout")`. It is empty where there are mismatches.
    """

    mismatches: list[Mismatch] = field(default_factory=list)
    values: dict[str, Value] = field(default_factory=dict)
    assignment: dict[str, list[Placed]] = field(default_factory=dict)


@dataclass(frozen=True)
class Condition:
    """The parentheses of a header: all its terms must hold; `()` always does."""

    terms: tuple[tuple[str, str, object], ...] = ()

    def holds(self, facts: Facts) -> bool:
        return all(_RELATIONS[op](getattr(facts, name), value) for name, op, value in self.terms)


@dataclass
class Section:
    """One header with what stands under it: a block of a stream, an exit status or comparisons."""

    kind: str  # "stdout", "stderr", "status", "where" or "some_run"
    order: str
    condition: Condition
    number: int
    status: int = 0
    body: list[tuple[str, int]] = field(default_factory=list)  # text and line in the file
    block: Block | None = None
    comparisons: tuple[Comparison, ...] = ()


@dataclass(frozen=True)
class Expectation:
    """All that a program is expected to print; `first_line` is the file line where it begins."""

    first_line: int
    sections: tuple[Section, ...]

    @property
    def is_exact(self) -> bool:
        """Whether standard output is always the same text."""
        return all(
            section.block.order == "ordered"
            and not section.condition.terms
            and all(line.is_literal for line in section.block.lines)
            for section in self._of("stdout")
        )

    def literal_stdout(self) -> str:
        """The text, where `is_exact`; else ValueError."""
        if not self.is_exact:
            raise ValueError("the expected output is not exact")
        blocks = [section.block for section in self._of("stdout")]
        return "".join(f"{line.literal}\n" for block in blocks for line in block.lines)

    @property
    def needs_runs(self) -> bool:
        """Whether it says something of several runs together (In some run)."""
        return any(self._of("some_run"))

    def applying(self, facts: Facts, stream: str) -> list[Block]:
        """The blocks of "stdout" or "stderr" whose condition holds, in file order."""
        return [s.block for s in self._of(stream) if s.condition.holds(facts)]

    def where(self, facts: Facts) -> list[Comparison]:
        """The comparisons under Where that apply."""
        return self._comparisons("where", facts)

    def check(self, output: Output, facts: Facts) -> Match:
        """Hold one run's output against the expectation."""
        mismatches = self._check_status(output.status, facts)
        if self._of("stdout") and not self.applying(facts, "stdout"):
            problem = "no block of output applies to this run"
            wanted = "a block whose condition holds"
            found = Mismatch(self.first_line, problem, wanted, _facts_text(facts))
            return Match([*mismatches, found])
        streams = {
            name: (self.applying(facts, name), *_split(getattr(output, name)))
            for name in ("stdout", "stderr")
        }
        comparisons = self.where(facts)
        blocks = [block for blocks, _, _ in streams.values() for block in blocks]
        texts = [text for _, texts, _ in streams.values() for text in texts]
        if all(
            complete and sum(len(block.lines) for block in blocks) == len(texts)
            for blocks, texts, complete in streams.values()
        ):
            names = frozenset(name for comparison in comparisons for name in comparison.names)
            outcome = Search(blocks, texts, lambda v: _all_hold(comparisons, v), names).decide()
            if outcome.found and mismatches:
                return Match(mismatches)
            if outcome.found:
                first, _, _ = streams["stdout"]
                count = len(streams["stdout"][1])
                moved = [replace(p, block=p.block - len(first)) for p in outcome.placed[count:]]
                assignment = {"stdout": outcome.placed[:count], "stderr": moved}
                return Match([], outcome.values, assignment)
            if outcome.gave_up:
                problem = (
                    "too many ways to match these lines, gave up: make them easier to tell apart"
                )
                return Match([*mismatches, Mismatch(self.first_line, problem, "", "")])
        unfit: list[Mismatch] = []
        for name, title in (("stdout", "output"), ("stderr", "error output")):
            unfit += explain_lines(title, *streams[name], self.first_line)
        # Each stream fits by itself: then it is a name shared by both, or a comparison.
        unfit = unfit or explain_lines(
            "output and error output", blocks, texts, True, self.first_line
        )
        unfit = unfit or _explain_values(blocks, texts, comparisons)
        # Whatever the explanation found: what the search did not accept is a mismatch.
        unexplained = Mismatch(self.first_line, "the output does not fit", "", "")
        return Match(mismatches + (unfit or [unexplained]))

    def check_runs(self, matches: Sequence[Match], facts: Facts) -> list[Mismatch]:
        """Each comparison of In some run must be true in at least one of the runs that matched."""
        good = [match for match in matches if not match.mismatches]
        mismatches = []
        for comparison in self._comparisons("some_run", facts):
            if not any(_all_hold([comparison], match.values) for match in good):
                seen = "; ".join(comparison.with_values(match.values) for match in good[:10])
                problem = f"true in none of {len(good)} runs: {comparison.text}"
                actual = seen or "no run matched"
                mismatches.append(Mismatch(comparison.number, problem, comparison.text, actual))
        return mismatches

    def _of(self, kind: str) -> list[Section]:
        return [section for section in self.sections if section.kind == kind]

    def _comparisons(self, kind: str, facts: Facts) -> list[Comparison]:
        applying = (s.comparisons for s in self._of(kind) if s.condition.holds(facts))
        return [comparison for comparisons in applying for comparison in comparisons]

    def _check_status(self, status: int, facts: Facts) -> list[Mismatch]:
        expected = [
            (s.status, s.number) for s in self._of("status") if s.condition.holds(facts)
        ] or [(0, self.first_line)]
        return [
            Mismatch(number, f"the exit status is {status}, not {wanted}", f"{wanted}", f"{status}")
            for wanted, number in expected
            if wanted != status
        ]


def _explain_values(
    blocks: list[Block], texts: list[str], comparisons: list[Comparison]
) -> list[Mismatch]:
    values = Search(blocks, texts).walk().values
    failing = [comparison for comparison in comparisons if not _all_hold([comparison], values)]
    return [
        Mismatch(c.number, f"not true of this run: {c.text}", c.text, _values_text(c, values))
        for c in failing or comparisons
    ]


def _all_hold(comparisons: Iterable[Comparison], values: dict[str, Value]) -> bool:
    return all(c.names <= values.keys() and c.holds(values) for c in comparisons)


def _values_text(comparison: Comparison, values: dict[str, Value]) -> str:
    absent = sorted(comparison.names - values.keys())
    if absent:
        return f"no line that applies to this run captures {', '.join(absent)}"
    return comparison.with_values(values)


def _facts_text(facts: Facts) -> str:
    version = ".".join(map(str, facts.python))
    where = "browser" if facts.browser else "not browser"
    return (
        f"python {version}, platform {facts.platform}, start_method {facts.start_method}, {where}"
    )


def _split(text: str) -> tuple[list[str], bool]:
    """The lines, and whether the last one is complete. Only a newline ends a line."""
    lines = text.split("\n")
    complete = lines[-1] == ""
    return (lines[:-1] if complete else lines), complete


def parse(source: str) -> Expectation:
    """Read the expectation at the end of a whole program. Raises PatternError with the line in the file."""
    lines = source.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    sections = _read_sections(lines)
    if not any(section.kind in ("stdout", "stderr", "status") for section in sections):
        number = sections[0].number if sections else max(1, len(lines))
        raise PatternError("no expected output", number, _HEADER_HINT)
    for section in sections:
        if section.kind == "status" and section.body:
            hint = "put the lines under `# Output:` or another header"
            raise PatternError("a line under Exit status", section.body[0][1], hint)
        if section.kind != "status" and not section.body:
            hint = "give its lines, or leave the header out"
            raise PatternError("nothing stands under this header", section.number, hint)
        if section.kind in ("stdout", "stderr"):
            section.block = _parse_block(section)
    statuses = [s for s in sections if s.kind == "status" and not s.condition.terms]
    if len(statuses) > 1:
        raise PatternError("a second exit status", statuses[1].number, "leave one out")
    expected = [line for section in sections if section.block for line in section.block.lines]
    kinds = _kinds_of_names(expected)
    for section in sections:
        if section.kind == "some_run" and not kinds:
            hint = "capture a number in a line, for example lost {lost:int}"
            raise PatternError("In some run, but nothing is captured", section.number, hint)
        if section.kind in ("where", "some_run"):
            section.comparisons = tuple(parse_comparison(*line, kinds) for line in section.body)
    where = [c for section in sections if section.kind == "where" for c in section.comparisons]
    _refuse_loose_lines(expected, {name for comparison in where for name in comparison.names})
    return Expectation(sections[0].number, tuple(sections))


def _read_sections(lines: list[str]) -> list[Section]:
    """Find the headers; from the first one on nothing but comments may stand."""
    tail = len(lines)  # the index where the comments that end the file begin
    while tail and lines[tail - 1].startswith("#"):
        tail -= 1
    headers = (i for i, line in enumerate(lines) if _HEADER.fullmatch(line.rstrip("\r")))
    first = next(headers, len(lines))
    sections: list[Section] = []
    for number, line in enumerate(lines, 1):
        if number > tail and not _HEADER.fullmatch(line) and _ALMOST.fullmatch(line):
            hint = "save the file with LF line ends" if line.endswith("\r") else _HEADER_HINT
            raise PatternError(f"a malformed header {line!r}", number, hint)
        if number <= first:
            continue
        if line.endswith("\r"):
            hint = "save the file with LF line ends"
            raise PatternError("a carriage return ends the line", number, hint)
        if match := _HEADER.fullmatch(line):
            sections.append(_parse_header(match, number))
        elif not line.strip():
            hint = "a bare # stands for an empty line; nothing may part the blocks"
            raise PatternError("an empty line within the expected output", number, hint)
        elif not line.startswith("#"):
            hint = "the expected output ends the file: move it below the code"
            raise PatternError(f"code below the expected output of line {first + 1}", number, hint)
        elif line != "#" and not line.startswith("# "):
            hint = "write `# ` before each line of output, a bare # for an empty one"
            raise PatternError("no space after #", number, hint)
        else:
            sections[-1].body.append((line[2:], number))
    return sections


def _parse_header(match: re.Match[str], number: int) -> Section:
    title, condition, is_status, status_condition, status = match.groups()
    if is_status:
        return Section(
            "status", "", _parse_condition(status_condition, number), number, int(status)
        )
    return Section(*_BLOCKS[title], _parse_condition(condition, number), number)


def _parse_condition(text: str | None, number: int) -> Condition:
    if text is None:
        return Condition()
    terms: list[tuple[str, str, object]] = []
    for term in text.split(" and "):
        if match := _PYTHON.fullmatch(term):
            op, major, minor = match.groups()
            terms.append(("python", op, (int(major), int(minor))))
        elif match := _NAMED.fullmatch(term):
            name, op, value = match.groups()
            allowed = _PLATFORMS if name == "platform" else _START_METHODS
            if value not in allowed:
                hint = f"one of {', '.join(allowed)}"
                raise PatternError(f"an unknown {name} {value!r}", number, hint)
            terms.append((name, op, value))
        elif term in ("browser", "not browser"):
            terms.append(("browser", "==", term == "browser"))
        else:
            raise PatternError(f"a malformed condition {term!r}", number, _CONDITION_HINT)
    return Condition(tuple(terms))


def _parse_block(section: Section) -> Block:
    groups: list[list[Line]] = [[]]
    for text, number in section.body:
        if section.order == "interleaved" and text == "--":
            groups.append([])
        else:
            groups[-1].append(parse_line(text, number))
    if section.order == "unordered":
        groups = [[line] for line in groups[0]]
    if section.order == "interleaved" and (len(groups) < 2 or not all(groups)):
        hint = "part them by a line `# --`; a single sequence is an Output block"
        problem = "an interleaved block needs at least two sequences, none of them empty"
        raise PatternError(problem, section.number, hint)
    return Block(section.order, tuple(map(tuple, groups)), section.number)


def _kinds_of_names(lines: Iterable[Line]) -> dict[str, str]:
    """The kind of each name; refuse a name that is not the same everywhere."""
    types: dict[str, tuple[object, ...]] = {}
    ranges: dict[str, tuple[object, ...]] = {}
    for line in lines:
        for holder in line.placeholders:
            if types.setdefault(holder.name, holder.type) != holder.type:
                hint = "one name is one value: give it another name, or the same kind"
                raise PatternError(f"{holder.name!r} has two kinds", line.number, hint)
            ends = holder.low, holder.high
            if holder.has_range and ranges.setdefault(holder.name, ends) != ends:
                problem = f"{holder.name!r} has two ranges"
                raise PatternError(problem, line.number, "give its range once")
    return {name: str(type_[0]) for name, type_ in types.items()}


def _refuse_loose_lines(lines: list[Line], used: set[str]) -> None:
    """Refuse a line that would take almost any text: no letter or digit of its own, no value held by anything."""

    def is_firm(line: Line) -> bool:
        return any(char.isalnum() for char in line.literal) or any(
            p.kind == "choice" or p.has_range or p.name in used for p in line.placeholders
        )

    bound = {p.name for line in lines if is_firm(line) for p in line.placeholders}
    for line in lines:
        names = {p.name for p in line.placeholders}
        if names and not is_firm(line) and not names & bound:
            hint = "add text to the line, give a number a range, or use the value in another line or in Where"
            raise PatternError(f"{line.text!r} would accept almost anything", line.number, hint)
