"""Programs that ask for too much, in a browser: each ends with a clear message, or can be stopped, and harms no other.

In Chromium, and in Firefox with `pytest --browsers`, which also lets the slow ones run.
"""

from collections.abc import Callable

import pytest

from tests import in_browsers, unchanged

pytestmark = pytest.mark.once(unchanged.runtime())

ENDS_WITHIN = 120.0  # seconds; the slowest needs ten on an idle machine
SLACK = 120.0  # seconds: a page that starts, a machine that is busy
STOPPED_WITHIN = 5.0  # seconds; it takes a few milliseconds, unless the page cannot answer
MOST_PROCESSES = 32

Run = Callable[..., dict]

NO_GUARD = """
import multiprocessing
child = multiprocessing.Process(target=print)
child.start()
child.join()
print("exit code", child.exitcode)
"""
CLOSED = """
import os
print("before")
os.close(1)
print("after")
"""
NESTED = """
nested = []
for _ in range(100_000): nested = [nested]
repr(nested)
"""
LIMIT = """
import sys
sys.setrecursionlimit(10**9)
print(sys.getrecursionlimit())
"""
ENDLESS = (
    LIMIT
    + """
def endless(): return endless()
endless()
"""
)
MANY_THREADS = """
import threading
gate = threading.Event()
try:
    for count in range(10_000):
        threading.Thread(target=gate.wait).start()
finally:
    gate.set()
    print(count)
"""
FORK_BOMB = """
import multiprocessing
def bomb():
    for _ in range(100):
        multiprocessing.Process(target=bomb).start()
if __name__ == "__main__":
    bomb()
"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "run" in metafunc.fixturenames:
        browsers = in_browsers.BROWSERS if metafunc.config.getoption("browsers") else ["chromium"]
        metafunc.parametrize("run", browsers, indirect=True)


@pytest.fixture
def run(request: pytest.FixtureRequest, pages: in_browsers.Pages) -> Run:
    """Runs a program in a page of the browser; afterwards that page must still run others."""
    in_browsers.choose(request.param, request.config)

    def run(source: str, seconds: float = ENDS_WITHIN) -> dict:
        result = pages.run(request.param, source, seconds, SLACK)
        assert "error" not in result, result["error"]
        assert pages.run(request.param, "print('alive')", ENDS_WITHIN, SLACK)["stdout"] == "alive\n"
        return result

    return run


@pytest.fixture
def is_slow(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("browsers"):
        pytest.skip("takes some ten seconds: `pytest --browsers`")


def test_processes_without_a_main_guard(run: Run) -> None:
    result = run(NO_GUARD)
    assert "An attempt has been made to start a new process before" in result["stderr"]
    assert (result["stdout"], result["status"]) == ("exit code 1\n", 0)


def test_closed_standard_output(run: Run) -> None:
    result = run(CLOSED)
    assert (result["stdout"], result["status"]) == ("before\n", 1)
    assert 'line 5, in <module>\n    print("after")' in result["stderr"]
    assert result["stderr"].endswith("Bad file descriptor\n")


def test_marked_as_utf_8(run: Run) -> None:
    """Some editors write a byte order mark at the beginning of a file; whoever pastes it does not see it."""
    assert run("\ufeffprint('begun')")["stdout"] == "begun\n"


def test_debugger(run: Run) -> None:
    result = run("x = 1\nbreakpoint()\n")
    assert result["stdout"].endswith("main.py(2)<module>()\n-> breakpoint()\n(Pdb) ")
    assert "no keyboard input" in result["stderr"]


def test_nesting_too_deep_for_the_stack(run: Run) -> None:
    result = run(NESTED)
    assert (result["stdout"], result["status"]) == ("", -11)
    assert result["stderr"].startswith("Fatal Python error: ")
    assert result["stderr"].endswith("as repr() of deeply nested objects does.\n")


def test_recursion_limit_is_bounded(run: Run) -> None:
    assert run(LIMIT)["stdout"] == "200000\n"


def test_endless_recursion(run: Run, is_slow: None) -> None:
    result = run(ENDLESS)
    assert result["status"] == 1
    assert result["stderr"].endswith("RecursionError: maximum recursion depth exceeded\n")
    assert "[Previous line repeated 19" in result["stderr"]
    assert len(result["stderr"]) < 2000


def test_ten_thousand_threads(run: Run) -> None:
    result = run(MANY_THREADS)
    assert result["stderr"].endswith("RuntimeError: can't start new thread\n")
    assert result["status"] == 1
    assert 2000 < int(result["stdout"]) < 10_000


def test_fork_bomb_ends(run: Run, is_slow: None) -> None:
    result = run(FORK_BOMB)
    assert result["status"] == 1
    assert f"there are {MOST_PROCESSES} processes at once, the most that" in result["stderr"]
    started = [event for event in result["events"] if event.get("state") == "started"]
    assert MOST_PROCESSES <= len(started) <= 2 * MOST_PROCESSES


def test_fork_bomb_is_stopped(run: Run) -> None:
    after = 1.0
    result = run(FORK_BOMB, seconds=after)
    assert result["stopped"]
    assert result["seconds"] < after + STOPPED_WITHIN
