"""Each program's check can fail: every wrong output derived from a right one is rejected."""

from collections.abc import Callable

import pytest

from snippets.patterns import Facts, Output
from snippets.program import Program
from snippets.samples import shown_output
from tests.catalog import PROGRAMS
from tests.mutants import output_mutants

NEWEST = Facts(
    (3, 15), "linux", "forkserver"
)  # where a literal output does not say where it came from


def mutants_of(program: Program) -> list[tuple[str, Output, Facts]]:
    shown = shown_output(program)
    facts = shown.facts if shown.python else NEWEST
    right = Output(shown.stdout, shown.stderr, shown.status)
    return [
        (what, wrong, facts) for what, wrong in output_mutants(program.expectation, right, facts)
    ]


@pytest.mark.parametrize(
    "program", PROGRAMS, ids=lambda program: f"{program.language}/{program.id}"
)
def test_wrong_outputs_are_rejected(program: Program) -> None:
    mutants = mutants_of(program)
    assert len(mutants) >= 5  # another status, a line too many, …: there is no program without
    for what, wrong, facts in mutants:
        assert program.expectation.check(wrong, facts).mismatches, f"{program.path} accepts: {what}"


def test_the_mutants_are_counted(record_property: Callable[[str, object], None]) -> None:
    count = sum(len(mutants_of(program)) for program in PROGRAMS)
    record_property("summary", f"output mutants: {count} of {len(PROGRAMS)} programs")
    assert count > 10 * len(PROGRAMS)
