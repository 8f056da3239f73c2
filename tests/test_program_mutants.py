"""Each program's check can fail: it must reject the program without the statement that makes the point.

`program_mutants/<chapter>.toml` lists them: `replace`/`with`, or `drop` for a whole statement, in the code that both
languages share; `why` says what is wrong with the mutant, `timeout` (seconds) is for mutants that would hang.
The languages take turns, since their programs and patterns differ in words only (snippets.parity sees to that).
A mutant that was rejected is not run again while it, the machinery, Python and gevent are the same.
"""

import hashlib
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from snippets.catalog import LANGUAGES
from snippets.check import JOBS, Job, unfit
from snippets.program import Program
from snippets.results import machinery
from snippets.runner import interpreter, run
from tests.catalog import CATALOG

FOLDER = Path(__file__).with_name("program_mutants")
ATTEMPTS = (
    3  # where threads race, a busy machine may let a wrong program print what the right one does
)


@dataclass(frozen=True, eq=False)  # by identity: programs have no hash
class ProgramMutant:
    """One wrong program, made from a right one."""

    program: Program
    why: str
    replace: str
    replacement: str
    timeout: float

    def __str__(self) -> str:
        return f"{self.program.language}/{self.program.id}: {self.why}"

    def source(self) -> str:
        code = "".join(
            self.program.source.splitlines(keepends=True)[: self.program.expectation.first_line - 1]
        )
        assert self.replace in code, f"{self.program.path}: no {self.replace!r} to replace"
        return code.replace(self.replace, self.replacement) + self.program.source[len(code) :]

    def key(self) -> str:
        """Digest of all that decides whether it is rejected."""
        facts, here = interpreter(), Path(__file__).read_bytes()
        circumstances = (machinery(), facts.version, facts.platform, facts.gevent, self.timeout)
        return hashlib.sha256(here + repr((self.source(), *circumstances)).encode()).hexdigest()


def read_mutants(path: Path) -> list[ProgramMutant]:
    mutants = []
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]:
        snippet = CATALOG[entry["snippet"]]
        assert snippet.chapter == path.stem
        replace, replacement = (
            (entry["drop"], "pass") if "drop" in entry else (entry["replace"], entry["with"])
        )
        for program in snippet.programs.values():
            assert replace in program.source, f"{program.path}: no {replace!r} to replace"
        program = snippet.programs[LANGUAGES[len(mutants) % len(LANGUAGES)]]
        timeout = entry.get("timeout", program.timeout)
        mutants.append(ProgramMutant(program, entry["why"], replace, replacement, timeout))
    return mutants


MUTANTS = [mutant for path in sorted(FOLDER.glob("*.toml")) for mutant in read_mutants(path)]


def is_rejected(mutant: ProgramMutant, folder: Path) -> bool:
    return any(is_rejected_once(mutant, folder) for _ in range(ATTEMPTS))


def is_rejected_once(mutant: ProgramMutant, folder: Path) -> bool:
    path = folder / f"{mutant.program.name}.py"
    path.write_text(mutant.source(), encoding="utf-8")
    expectation, matches = mutant.program.expectation, []
    for _ in range(mutant.program.runs):
        result = run(path, timeout=mutant.timeout)
        matches.append(expectation.check(result.output, interpreter().facts()))
        if result.problems or matches[-1].mismatches:
            return True
    return bool(expectation.check_runs(matches, interpreter().facts()))


@pytest.fixture(scope="session")
def rejected(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Future[bool]]]:
    """The mutants whose tests will run, run side by side."""
    items = [item for item in request.session.items if not item.get_closest_marker("skip")]
    params = (item.callspec.params for item in items if hasattr(item, "callspec"))
    mutants = [p["mutant"] for p in params if isinstance(p.get("mutant"), ProgramMutant)]
    with ThreadPoolExecutor(JOBS) as pool:
        yield {
            str(mutant): pool.submit(is_rejected, mutant, tmp_path_factory.mktemp("mutant"))
            for mutant in mutants
            if not unfit(Job(mutant.program, interpreter()))
        }


@pytest.mark.parametrize(
    "mutant",
    [pytest.param(mutant, marks=pytest.mark.once(mutant.key())) for mutant in MUTANTS],
    ids=str,
)
def test_a_wrong_program_is_rejected(
    mutant: ProgramMutant, rejected: dict[str, Future[bool]]
) -> None:
    reason = unfit(Job(mutant.program, interpreter()))
    if reason:
        pytest.skip(reason)
    assert rejected[str(mutant)].result(), f"{mutant.program.path}: accepted though {mutant.why}"


def test_every_program_has_a_mutant(record_property: Callable[[str, object], None]) -> None:
    count = f"{len(MUTANTS)} of {len(CATALOG.snippets)} snippets, the languages in turn"
    record_property("summary", f"program mutants: {count}")
    assert {mutant.program.id for mutant in MUTANTS} >= set(
        CATALOG.snippets
    ) - WITHOUT_A_POINT.keys()


# Programs that no single statement turns into a wrong one, and why.
WITHOUT_A_POINT: dict[str, str] = {}
