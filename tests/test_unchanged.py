"""Tests that bear the mark are skipped while nothing has changed since they passed, and only then."""

import pytest

CONFTEST = """
from tests import unchanged

def pytest_addoption(parser):
    parser.addoption("--browsers", action="store_true")

def pytest_configure(config):
    config.addinivalue_line("markers", "once(key): of this test")

def pytest_collection_modifyitems(config, items):
    unchanged.skip_what_passed(config, items)

def pytest_terminal_summary(terminalreporter):
    unchanged.keep(terminalreporter)
"""
TESTS = """
import os, pathlib, pytest

@pytest.mark.once(os.environ["KEY"])
def test_good(): pass

@pytest.mark.once(os.environ["KEY"])
def test_that_may_fail(): assert not pathlib.Path("broken").exists()

def test_without_the_mark(): pass
"""


def test_only_what_passed_and_has_not_changed_is_skipped(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TESTS)

    def ends(key: str, *options: str) -> list[int]:
        monkeypatch.setenv("KEY", key)
        return pytester.inline_run("-p", "no:xdist", *options).countoutcomes()

    broken = pytester.path / "broken"
    broken.touch()
    assert ends("a") == [2, 0, 1]  # passed, skipped, failed
    assert ends("a") == [1, 1, 1], "what failed runs again"
    broken.unlink()
    assert ends("a") == [2, 1, 0]
    assert ends("a") == [1, 2, 0]
    assert ends("a", "--browsers") == [3, 0, 0]
    assert ends("b") == [3, 0, 0], "another key"
    broken.touch()
    assert ends("b", "--browsers") == [2, 0, 1]
    assert ends("b") == [1, 1, 1], "what fails now has not passed any more"
