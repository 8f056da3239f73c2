"""Tests of the runtime alone are not run again while it, the tests, Python and the browser are the same.

They bear the mark `once_per_runtime`. What passed is kept in pytest's cache, as programs that passed are kept in
.cache/passed (snippets.results). `pytest --browsers` runs all of them.
"""

import functools
import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from browser.build import HERE, digest
from browser.find import find_chromium

MARK = "once_per_runtime"
KEPT = "once_per_runtime/passed"  # in pytest's cache: {"circumstances": …, "passed": [node ids]}
ROOT = Path(__file__).parents[1]


@functools.cache
def circumstances() -> str:
    """Digest of all that decides how these tests end."""
    chromium = Path(find_chromium() or "")
    parts = [digest(), sys.version, f"{chromium} {chromium.stat().st_mtime_ns}"]
    files = [*HERE.glob("*.py"), ROOT / "requirements.txt", *ROOT.glob("tests/**/*.*")]
    read = sorted(path for path in files if path.suffix in (".py", ".toml", ".txt"))
    parts += [hashlib.sha256(path.read_bytes()).hexdigest() for path in read]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _passed_before(config: pytest.Config) -> set[str]:
    kept = config.cache.get(KEPT, {})
    return set(kept["passed"]) if kept.get("circumstances") == circumstances() else set()


def skip_what_passed(config: pytest.Config, items: Iterable[pytest.Item]) -> None:
    """Skip those that need not run again, unless everything was asked for."""
    marked = [item for item in items if item.get_closest_marker(MARK)]
    if not marked or config.getoption("browsers"):
        return
    passed = _passed_before(config)
    for item in marked:
        if item.nodeid in passed:
            item.add_marker(
                pytest.mark.skip(reason="passed with this very runtime: tests/unchanged.py")
            )


def keep(reporter: pytest.TerminalReporter) -> None:
    """Keep which of them have passed, besides those that had before."""
    said = {
        outcome: {r.nodeid for r in reporter.getreports(outcome) if MARK in r.keywords}
        for outcome in ("passed", "failed", "error")
    }
    if any(said.values()):
        passed = _passed_before(reporter.config) | said["passed"]
        passed -= said["failed"] | said["error"]
        kept = {"circumstances": circumstances(), "passed": sorted(passed)}
        reporter.config.cache.set(KEPT, kept)
