"""Dear tests are not run again while nothing that they depend on has changed since they passed.

Such a test bears the mark `once(key)`; the key is a digest of all that decides how it ends. What passed is kept in
pytest's cache, as programs that passed are kept in .cache/passed (snippets.results). `pytest --browsers` runs all.
"""

import functools
import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from browser.build import HERE, digest
from browser.find import find_chromium

MARK = "once"
KEPT = "once/passed"  # in pytest's cache: the key with which each test passed, by node id
ROOT = Path(__file__).parents[1]


@functools.cache
def runtime() -> str:
    """Digest of what decides how a test ends that runs programs of its own in a browser."""
    chromium = Path(find_chromium() or "")
    parts = [digest(), sys.version, f"{chromium} {chromium.stat().st_mtime_ns}"]
    files = [*HERE.glob("*.py"), ROOT / "requirements.txt", *ROOT.glob("tests/**/*.*")]
    read = sorted(path for path in files if path.suffix in (".py", ".toml", ".txt"))
    parts += [hashlib.sha256(path.read_bytes()).hexdigest() for path in read]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def skip_what_passed(config: pytest.Config, items: Iterable[pytest.Item]) -> None:
    """Skip those that need not run again, unless everything was asked for."""
    kept = {} if config.getoption("browsers") else config.cache.get(KEPT, {})
    for item in items:
        if mark := item.get_closest_marker(MARK):
            (key,) = mark.args
            item.user_properties.append((MARK, key))  # goes with the report to who keeps it
            if kept.get(item.nodeid) == key:
                item.add_marker(pytest.mark.skip(reason="unchanged since it passed"))


def keep(reporter: pytest.TerminalReporter) -> None:
    """Keep which of them have passed, besides those that had before."""
    kept = reporter.config.cache.get(KEPT, {})
    # In this order: an error may come after the test itself has passed.
    for outcome in ("passed", "failed", "error"):
        for report in reporter.getreports(outcome):
            if key := dict(report.user_properties).get(MARK):
                kept[report.nodeid] = key if outcome == "passed" else None
    reporter.config.cache.set(KEPT, kept)
