"""One program file: its header, its code as readers see it, and what it must print."""

import ast
import hashlib
import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet

from snippets.errors import SnippetError
from snippets.patterns import Expectation, PatternError, parse

DEFAULT_TIMEOUT = 30.0  # seconds; a loaded 2-core machine needs up to ten times an idle one's
PLATFORMS = ("linux", "darwin", "win32", "emscripten")  # values of sys.platform that we know
SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Program:
    """A program in one language, read but not run."""

    path: Path
    chapter: str
    name: str
    language: str
    source: str
    purpose: str  # first line of the docstring: the caption on the page
    code: str  # what the reader sees: no header, no one-line docstring, no expected output
    expectation: Expectation
    requires_python: SpecifierSet
    dependencies: tuple[str, ...]
    platforms: tuple[str, ...]  # empty: runs anywhere
    timeout: float  # seconds
    runs: int

    @property
    def id(self) -> str:
        return f"{self.chapter}/{self.name}"

    @property
    def first_line(self) -> int:
        """The number that the first line of `code` has in the file."""
        return self.source[: self.source.index(self.code)].count("\n") + 1

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of what runs: the source without its expected output."""
        lines = self.source.splitlines(keepends=True)
        return hashlib.sha256(
            "".join(lines[: self.expectation.first_line - 1]).encode()
        ).hexdigest()


def load_program(path: Path) -> Program:
    """Read the program at `…/<language>/<chapter>/<name>.py`.

    Raises SnippetError, with file and line, for whatever is wrong with it.
    """
    language, chapter, name = path.parts[-3], path.parts[-2], path.stem
    if not SNAKE_CASE.fullmatch(name):
        raise SnippetError(
            f'"{path.name}" is not a snake_case name',
            path,
            hint="use lower-case words: daemon_process.py",
        )
    if name in sys.stdlib_module_names:
        raise SnippetError(
            f'"{path.name}" has the name of a standard-library module, which it would hide from import',
            path,
            hint=f"call it {name}_basics.py, say",
        )
    try:
        source = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SnippetError("not UTF-8", path, line, "save the file as UTF-8") from None
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise SnippetError(f"syntax error: {error.msg}", path, error.lineno) from None
    header, settings, header_end = _read_header(path, source)
    purpose = (ast.get_docstring(tree) or "").partition("\n")[0].strip()
    if not purpose:
        raise SnippetError(
            "no docstring", path, 1, "its first line says in one sentence what the program shows"
        )
    try:
        expectation = parse(source)
    except PatternError as error:
        raise SnippetError(error.problem, path, error.line, error.hint) from None
    if expectation.needs_runs and settings["runs"] < 2:
        raise SnippetError(
            '"# In some run:" needs several runs',
            path,
            expectation.first_line,
            "add `# [tool.snippet]` with `# runs = 5` to the header",
        )
    return Program(
        path=path,
        chapter=chapter,
        name=name,
        language=language,
        source=source,
        purpose=purpose,
        code=_shown_code(source, tree, header_end, expectation.first_line),
        expectation=expectation,
        requires_python=header["requires-python"],
        dependencies=header["dependencies"],
        **settings,
    )


def _read_header(path: Path, source: str) -> tuple[dict, dict, int]:
    """Inline script metadata (PEP 723): (standard fields, [tool.snippet], number of its last line)."""
    lines = source.split("\n")
    starts = [n for n, line in enumerate(lines) if line.rstrip() == "# /// script"]
    header = {"requires-python": SpecifierSet(""), "dependencies": ()}
    settings = {"platforms": (), "timeout": DEFAULT_TIMEOUT, "runs": 1}
    if not starts:
        return header, settings, 0
    start = starts[0]
    end = next((n for n in range(start + 1, len(lines)) if lines[n].rstrip() == "# ///"), None)
    comment = all(line.startswith("# ") or line == "#" for line in lines[start:end])
    if start != 0 or len(starts) > 1 or end is None or not comment:
        raise SnippetError(
            "malformed header",
            path,
            start + 1,
            "one block of comments on the first lines: `# /// script`, TOML after `# `, `# ///`",
        )
    try:
        data = tomllib.loads("\n".join(line[2:] for line in lines[1:end]))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) + 1 if at else 1
        raise SnippetError(f"malformed header: {error}", path, line, "it must be TOML") from None

    def fail(key: str, problem: str, hint: str) -> SnippetError:
        line = next((n for n, text in enumerate(lines[:end], 1) if key in text), 1)
        return SnippetError(f"malformed header: {problem}", path, line, hint)

    tool = data.pop("tool", {})
    given = tool.get("snippet", {})
    for key in [*(data.keys() - header.keys()), *(given.keys() - settings.keys())]:
        known = "requires-python, dependencies; in [tool.snippet]: platforms, timeout, runs"
        raise fail(key, f'unknown key "{key}"', f"known keys: {known}")
    try:
        header["requires-python"] = SpecifierSet(data.get("requires-python", ""))
    except (InvalidSpecifier, TypeError, AttributeError):
        raise fail(
            "requires-python", "requires-python is no version range", 'write ">=3.14"'
        ) from None
    try:
        header["dependencies"] = tuple(str(Requirement(d)) for d in data.get("dependencies", ()))
    except (InvalidRequirement, TypeError):
        raise fail(
            "dependencies", "dependencies is no list of packages", 'write ["gevent"]'
        ) from None
    settings["platforms"] = given.get("platforms", [])
    if not isinstance(settings["platforms"], list) or set(settings["platforms"]) - {*PLATFORMS}:
        raise fail(
            "platforms", "platforms is no list of platforms", f"known: {', '.join(PLATFORMS)}"
        )
    settings["platforms"] = tuple(settings["platforms"])
    for key, kinds, most in (("timeout", (int, float), 600), ("runs", (int,), 100)):
        value = given.get(key, settings[key])
        if type(value) not in kinds or not 1 <= value <= most:
            raise fail(key, f"{key} is no number from 1 to {most}", f"write {key} = 5")
        settings[key] = value
    return header, settings, end + 1


def _shown_code(source: str, tree: ast.Module, header_end: int, block_line: int) -> str:
    """The lines that a page shows: a one-line docstring is left out, as it is the caption."""
    lines = source.split("\n")
    docstring = tree.body[0]
    first = header_end
    if docstring.lineno == docstring.end_lineno and all(
        not line.strip() for line in lines[header_end : docstring.lineno - 1]
    ):
        first = docstring.end_lineno
    return "\n".join(lines[first : block_line - 1]).strip("\n") + "\n"
