"""What came of each program in real browsers: snippets/browser.json, by `python -m browser.check --update`."""

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from snippets.catalog import PROGRAMS
from snippets.errors import SnippetError
from snippets.files import write_atomically
from snippets.program import Program

RESULTS = PROGRAMS / "browser.json"
REMEDY = "run the programs in the browsers again: python -m browser.check --update"


@dataclass(frozen=True)
class BrowserResult:
    """How a program fared in one browser; `reason`: why it cannot run there, None if its output matched."""

    browser: str  # "chromium" or "firefox"
    version: str
    date: str  # ISO 8601
    runtime: str  # digest of the runtime that it ran on
    reason: str | None


def source_digest(program: Program) -> str:
    """16 hex digits of the SHA-256 of the whole file, expected output included."""
    return hashlib.sha256(program.source.encode()).hexdigest()[:16]


@functools.cache
def _read(path: Path, _changed: int) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SnippetError(f"cannot be read: {error}", path, hint=REMEDY) from None


def read_results(path: Path = RESULTS) -> dict:
    """The whole file: {browser: {"en/chapter/name": {source, runtime, version, date, reason}}}, two of them digests."""
    return _read(path, path.stat().st_mtime_ns if path.exists() else 0)


def results_of(program: Program, path: Path = RESULTS) -> list[BrowserResult]:
    """What is known of this very program, one result for each browser; empty when it was changed since."""
    name, source = _name(program), source_digest(program)
    return [
        BrowserResult(browser, known["version"], known["date"], known["runtime"], known["reason"])
        for browser, programs in read_results(path).items()
        if (known := programs.get(name)) and known["source"] == source
    ]


def _name(program: Program) -> str:
    return f"{program.language}/{program.id}"


def cannot_run(program: Program, path: Path = RESULTS) -> list[BrowserResult]:
    """Why it runs in no browser, one result for each; empty: it is offered to run.

    It is offered where its output matched in one browser, where nothing is known of it (it is new or was changed),
    and where no browser has been asked yet at all: then there is no file.
    """
    if not path.exists():
        return []
    results = results_of(program, path)
    return results if all(result.reason for result in results) else []


def store_results(
    browser: str, run: dict[str, str], reasons: list[tuple[Program, str | None]]
) -> None:
    """Keep what one browser's run (its version, date and runtime) has shown.

    Programs that were not run keep what was known of them; those that are no more are forgotten.
    """
    everything = dict(read_results()) if RESULTS.exists() else {}
    programs = {
        name: known
        for name, known in everything.get(browser, {}).items()
        if (PROGRAMS / f"{name}.py").exists()
    }
    for program, reason in reasons:
        programs[_name(program)] = {"source": source_digest(program), **run, "reason": reason}
    everything[browser] = dict(sorted(programs.items()))
    text = json.dumps(dict(sorted(everything.items())), indent=1, ensure_ascii=False) + "\n"
    write_atomically(RESULTS, text)
