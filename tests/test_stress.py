"""The load under which races and deadlocks are soaked."""

import os
import subprocess
import sys
import time
from contextlib import suppress

import psutil
import pytest

from snippets.stress import BUSY, cpu_load


def busy_loops() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if is_loop_of(os.getpid(), child)]


def test_busy_loops_run_as_long_as_the_block() -> None:
    with cpu_load(2):
        loops = busy_loops()
        assert len(loops) == 2
        assert all(loop.is_running() for loop in loops)
    assert not busy_loops()


def test_busy_loops_end_with_an_error_too() -> None:
    with pytest.raises(ZeroDivisionError), cpu_load(1):
        1 / 0  # noqa: B018
    assert not busy_loops()


def test_busy_loops_end_when_we_are_killed() -> None:
    code = (
        "import os; from snippets.stress import *\nwith cpu_load(1) as _: os.kill(os.getpid(), 9)"
    )
    killed = subprocess.Popen([sys.executable, "-c", code])
    assert killed.wait() == -9
    end = time.monotonic() + 60
    while any(is_loop_of(killed.pid, process) for process in psutil.process_iter()):
        assert time.monotonic() < end, "the busy loop goes on"


def is_loop_of(pid: int, process: psutil.Process) -> bool:
    with suppress(psutil.Error):
        return process.cmdline()[-2:] == [BUSY, str(pid)]
    return False
