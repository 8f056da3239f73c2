"""Switches between threads at any bytecode of the program, chosen by a seed: the same in every run.

CPython may switch at few places only, and seldom does: what can go wrong mostly does not. Here it soon does. The
worker takes part (tasks.js): it picks the next thread by the same seed, and its clock goes on by steps, not by itself.
"""

import random
import sys
import types

from runtime import MAIN_FILE, scheduler

MEAN_DISTANCE = 40  # bytecodes from one switch to the next, on average
_TOOL = 4  # a free number: sys.monitoring reserves 0, 1, 2 and 5
_NAME = "forced switching"


def enable(seed: int) -> None:
    """Force switches from now on; also seeds `random`."""
    random.seed(seed)
    scheduler.worker.force_switches(seed)
    chosen = random.Random(seed)
    left = chosen.randrange(1, 2 * MEAN_DISTANCE)

    def count(code: types.CodeType, offset: int) -> None:
        nonlocal left
        left -= 1
        if left <= 0 and scheduler.can_switch(sys._getframe(1)):
            left = chosen.randrange(1, 2 * MEAN_DISTANCE)
            scheduler.yield_now()

    monitoring = sys.monitoring
    events = monitoring.events

    def watch(code: types.CodeType, offset: int) -> object:
        if code.co_filename == MAIN_FILE:
            monitoring.set_local_events(_TOOL, code, events.INSTRUCTION)
        return monitoring.DISABLE

    monitoring.use_tool_id(_TOOL, _NAME)
    monitoring.register_callback(_TOOL, events.PY_START, watch)
    monitoring.register_callback(_TOOL, events.INSTRUCTION, count)
    monitoring.set_events(_TOOL, events.PY_START)
