"""Every program of the tutorial, in both languages: it prints what it says, and so under every start method.

A program that passed before is not run again while it, the machinery, Python and gevent are the same
(snippets.results).
"""

import sys
from collections.abc import Callable
from itertools import cycle

import pytest

from snippets.catalog import LANGUAGES
from snippets.check import Job, Outcome, check_all, check_sample, plan
from snippets.runner import interpreter
from tests.catalog import CATALOG, PROGRAMS

THIS = interpreter(sys.executable)
DEFAULT_JOBS = plan(PROGRAMS, [THIS])
OTHER_METHODS = [method for method in THIS.start_methods if method != THIS.start_method]
# The languages take turns: their programs differ in words only (snippets.parity sees to that).
METHOD_JOBS = [
    job
    for method, language in zip(OTHER_METHODS, cycle(LANGUAGES))
    for job in plan([p for p in PROGRAMS if p.language == language], [THIS], [method])
    if job.start_method
]


@pytest.fixture(scope="session")
def outcome() -> Callable[[Job], Outcome]:
    """The programs are run side by side once; each test looks at its own."""
    outcomes: dict[tuple[str, str | None], Outcome] = {}

    def look_up(job: Job) -> Outcome:
        if not outcomes:
            for each in check_all(DEFAULT_JOBS + METHOD_JOBS):
                outcomes[str(each.job), each.job.start_method] = each
        return outcomes[str(job), job.start_method]

    return look_up


def test_every_program_can_be_read():
    assert [str(problem) for problem in CATALOG.problems] == []
    assert len(CATALOG.snippets) >= 17


@pytest.mark.parametrize("job", DEFAULT_JOBS, ids=str)
def test_program(job: Job, outcome):
    look_at(outcome(job))


@pytest.mark.parametrize("job", METHOD_JOBS, ids=lambda job: f"{job} {job.start_method}")
def test_program_with_other_start_methods(job: Job, outcome):
    look_at(outcome(job))


@pytest.mark.parametrize(
    "program", PROGRAMS, ids=lambda program: f"{program.language}/{program.id}"
)
def test_recorded_run(program):
    assert [str(problem) for problem in check_sample(program)] == []


def look_at(outcome: Outcome) -> None:
    """Fail with what a contributor would read; a program for other Pythons is skipped with its reason."""
    if outcome.unfit:
        pytest.skip(f"not for this Python: {outcome.unfit}")
    assert not outcome.failed, "\n" + "\n".join(map(str, outcome.problems))
