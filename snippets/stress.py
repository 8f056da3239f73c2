"""Keeps every core busy, so that a check meets the delays of a crowded machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Ends by itself, should we be killed: then it has another parent.
BUSY = "import os, sys\nwhile os.getppid() == int(sys.argv[1]): sum(range(1_000_000))"


@contextmanager
def cpu_load(processes: int = 3 * (os.cpu_count() or 1)) -> Iterator[None]:
    """Run so many busy loops, more than there are cores, until the block ends."""
    command = [sys.executable, "-c", BUSY, str(os.getpid())]
    loops = [subprocess.Popen(command) for _ in range(processes)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
        for loop in loops:
            loop.wait()
