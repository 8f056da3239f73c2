"""Whether a program in one language is the same program as its twin in the other."""

import ast
import re
from itertools import zip_longest
from pathlib import Path

from snippets.errors import SnippetError, relative
from snippets.program import Program

LAB_HEADING = re.compile(r"# (#+) .*?(?:\{ *(#[\w-]+) *\})?$")
PLACEHOLDER = re.compile(r"\{\{|\}\}|\{[^{}]*\}")


def compare_programs(one: Program, other: Program) -> list[SnippetError]:
    """Where two twins differ in more than comments and the text inside strings: at most one problem a kind."""
    problems = []
    difference = _first_difference(one.tree, other.tree)
    if difference:
        line, twin_line = difference
        problems.append(
            SnippetError(
                f"the code differs from its twin {relative(other.path)}:{twin_line}",
                one.path,
                line,
                "twins are equal but for comments and the text inside strings",
            )
        )
    if _header(one) != _header(other):
        problem = f"the header differs from its twin's, {relative(other.path)}"
        problems.append(SnippetError(problem, one.path, 1))
    problems += _compare_expectations(one, other)
    return problems


def compare_labs(path: Path, twin: Path) -> list[SnippetError]:
    """Where two labs differ: in their cells and heading ids, or in their code; at most one problem a kind."""
    problems = []
    source, twin_source = path.read_text("utf-8"), twin.read_text("utf-8")
    for (line, mark), (twin_line, twin_mark) in zip_longest(
        _lab_marks(source), _lab_marks(twin_source), fillvalue=(None, None)
    ):
        if mark != twin_mark:
            problems.append(
                SnippetError(
                    f"the cells or headings differ from its twin {relative(twin)}:{twin_line or 'end'}",
                    path,
                    line or source.count("\n"),
                    "both languages have the same cells and the same headings with the same ids",
                )
            )
            break
    try:
        difference = _first_difference(ast.parse(source), ast.parse(twin_source))
    except SyntaxError:
        return problems  # the build names the cell
    if difference:
        problems.append(
            SnippetError(
                f"the code differs from its twin {relative(twin)}:{difference[1]}",
                path,
                difference[0],
                "twins are equal but for comments and the text inside strings",
            )
        )
    return problems


def _lab_marks(source: str) -> list[tuple[int, tuple]]:
    """Number of the line and what twins have in common in it, for each start of a cell and each heading."""
    marks: list[tuple[int, tuple]] = []
    for number, line in enumerate(source.splitlines(), 1):
        if line.startswith("# %%"):
            marks.append((number, (line,)))
        elif heading := LAB_HEADING.match(line):
            marks.append((number, heading.groups()))
    return marks


def _header(program: Program) -> str:
    """The inline metadata, "" if there is none."""
    starts, end = "# /// script\n", "\n# ///\n"
    return program.source.partition(end)[0] if program.source.startswith(starts) else ""


def _first_difference(
    one: object, other: object, line: int = 1, twin: int = 1
) -> tuple[int, int] | None:
    """Lines (here, there) of the first difference between two syntax trees, or None."""
    line, twin = getattr(one, "lineno", line), getattr(other, "lineno", twin)
    if type(one) is not type(other):
        return line, twin
    if not isinstance(one, ast.AST | list):
        return None if one == other else (line, twin)
    parts, twin_parts = _parts(one), _parts(other)
    for part, twin_part in zip(parts, twin_parts, strict=False):
        difference = _first_difference(part, twin_part, line, twin)
        if difference:
            return difference
    if len(parts) == len(twin_parts):
        return None
    extra, twin_extra = (
        (p[len(q) :] or p[-1:]) for p, q in ((parts, twin_parts), (twin_parts, parts))
    )
    return tuple(
        getattr(rest[0], "lineno", here) if rest else here
        for rest, here in ((extra, line), (twin_extra, twin))
    )


def _parts(node: ast.AST | list) -> list:
    """What two nodes must have in common, in order; the text of strings is left out."""
    if isinstance(node, list):
        return node
    if isinstance(node, ast.Constant):
        return [] if isinstance(node.value, str) else [node.value]
    if isinstance(node, ast.JoinedStr):  # a translation may move the values of an f-string
        return sorted((v for v in node.values if isinstance(v, ast.FormattedValue)), key=ast.dump)
    return [value for _, value in ast.iter_fields(node)]


def _compare_expectations(one: Program, other: Program) -> list[SnippetError]:
    """Same blocks, same number of lines in each, same placeholders in each line."""
    lines, twin_lines = _block_lines(one), _block_lines(other)
    for (number, shape), (twin_number, twin_shape) in zip(lines, twin_lines, strict=False):
        if shape != twin_shape:
            return [_expectation_differs(one, number, other, twin_number)]
    if len(lines) != len(twin_lines):
        shorter = min(len(lines), len(twin_lines))
        number, twin_number = (
            rest[shorter][0] if len(rest) > shorter else rest[-1][0] for rest in (lines, twin_lines)
        )
        return [_expectation_differs(one, number, other, twin_number)]
    return []


def _expectation_differs(one: Program, line: int, other: Program, twin_line: int) -> SnippetError:
    return SnippetError(
        f"the expected output differs in shape from its twin's, {relative(other.path)}:{twin_line}",
        one.path,
        line,
        "both have the same blocks, the same number of lines and the same placeholders in each line",
    )


def _block_lines(program: Program) -> list[tuple[int, tuple]]:
    """Every line of the expectation as (line in the file, what its twin must have in common)."""
    lines: list[tuple[int, tuple]] = []
    for section in program.expectation.sections:
        lines.append(
            (section.number, (section.kind, section.order, section.condition, section.status))
        )
        for text, number in section.body:
            comparison = section.kind in ("where", "some_run") or text == "--"
            lines.append(
                (number, (text,) if comparison else tuple(sorted(PLACEHOLDER.findall(text))))
            )
    return lines
