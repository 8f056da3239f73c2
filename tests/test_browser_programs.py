"""Programs that are not on the site print in a browser what they print in CPython, line by line.

Each program ends with what it must print (snippets/patterns.py), for CPython and for the browser alike: standard
output, standard error and exit status. Where that leaves nothing open, what the browser printed is also held against
what this very CPython printed. The one thing that is made equal before: the path of the program's file and of the
standard library in tracebacks, which the runner of CPython leaves out too.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from browser.check import FACTS, SLACK, SLOWER
from browser.harness import BrowserError
from snippets.check import JOBS, Job, run_job, unfit
from snippets.patterns import Expectation, Facts, Output
from snippets.program import Program, load_program
from snippets.runner import interpreter
from tests import in_browsers, unchanged

FOLDER = Path(__file__).with_name("browser_programs")
PROGRAMS = [load_program(path) for path in sorted(FOLDER.glob("*/*.py"))]
SHARE = 24  # without --browsers each browser runs one program of so many
THIS = interpreter(sys.executable)
# Where the browser keeps the program and the standard library.
PROGRAM_FILE, LIBRARY = "/home/reader/main.py", "/lib/python314.zip/"

Results = dict[str, Output | str]  # by a program's id: what it printed, or why it did not end


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "program" in metafunc.fixturenames:
        in_browsers.parametrize(metafunc, PROGRAMS, SHARE)


@pytest.fixture(scope="session")
def pairs(request: pytest.FixtureRequest) -> list[tuple[str, Program]]:
    """Browsers and programs whose tests were selected."""
    return in_browsers.selected(request, __name__)


@pytest.fixture(scope="session")
def cpython(pairs) -> Results:
    """What each program that this CPython can run printed; they are run side by side, as they mostly wait."""
    jobs = [
        Job(program, THIS) for program in {program.id: program for _, program in pairs}.values()
    ]
    jobs = [job for job in jobs if unfit(job) is None]
    with ThreadPoolExecutor(JOBS) as pool:
        runs = list(pool.map(run_job, jobs))
    return {
        job.program.id: "; ".join(run.problems) or run.output
        for job, run in zip(jobs, runs, strict=True)
    }


def run_in(pages: in_browsers.Pages, browser: str, program: Program) -> Output | str:
    """What the program printed in the browser, or why it did not end."""
    try:
        seconds = SLOWER * program.timeout
        return outcome(program, pages.run(browser, program.source, seconds, SLACK))
    except BrowserError as error:
        return str(error)


def outcome(program: Program, result: dict) -> Output | str:
    """What the page says of a run."""
    if "error" in result:
        return result["error"]
    if result["stopped"]:
        return (
            f"ran longer than {SLOWER * program.timeout:g} s; printed so far:\n{result['stdout']}"
        )
    texts = [shorten(program, result[stream]) for stream in ("stdout", "stderr")]
    return Output(*texts, result["status"])


def shorten(program: Program, text: str) -> str:
    """As snippets/runner.py shows paths: without folders that no reader has."""
    return text.replace(PROGRAM_FILE, program.path.name).replace(LIBRARY, "")


def leaves_nothing_open(expectation: Expectation) -> bool:
    """Whether every line is the same on all Pythons, though perhaps not its place."""
    sections = [section for section in expectation.sections if section.block]
    lines = [line for section in sections for line in section.block.lines]
    return all(line.is_literal for line in lines) and not any(s.condition.terms for s in sections)


def comparable(expectation: Expectation, output: Output) -> tuple:
    """What must be the same: the lines of both streams, sorted unless all of their order is fixed, and the status."""
    is_ordered = all(s.block.order == "ordered" for s in expectation.sections if s.block)
    streams = [text.split("\n") for text in (output.stdout, output.stderr)]
    return (*(lines if is_ordered else sorted(lines) for lines in streams), output.status)


def look_at(program: Program, output: Output | str, facts: Facts) -> None:
    """Fail with what does not fit."""
    assert isinstance(output, Output), output
    mismatches = program.expectation.check(output, facts).mismatches
    problems = [f"{m.line}: {m.problem}\n  {m.expected}\n  {m.actual}" for m in mismatches]
    assert not problems, "\n".join([*problems, output.stderr])


@pytest.mark.once(unchanged.runtime())
def test_in_browser(
    program: Program,
    browser_name: str,
    pages: in_browsers.Pages,
    cpython: Results,
    request: pytest.FixtureRequest,
):
    in_browsers.choose(browser_name, request.config)
    if program.id in cpython:
        look_at(program, cpython[program.id], THIS.facts())
    output = run_in(pages, browser_name, program)
    look_at(program, output, FACTS)
    if program.id in cpython and leaves_nothing_open(program.expectation):
        expected = comparable(program.expectation, cpython[program.id])
        assert comparable(program.expectation, output) == expected


def test_count(pairs, record_property):
    """Says how much is compared."""
    exact = [program for _, program in pairs if leaves_nothing_open(program.expectation)]
    assert len(PROGRAMS) >= 130
    record_property(
        "summary",
        f"programs of browser_programs: {len(pairs)} runs in browsers compared with CPython {THIS.version}, "
        f"{len(exact)} of them word for word, the others by what both may print",
    )
