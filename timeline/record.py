"""Runs a program under the recorder, again and again, until runs that came out in different orders are found."""

import hashlib
import tempfile
from contextlib import nullcontext
from functools import cache
from pathlib import Path

from snippets.check import Job, explain, unfit
from snippets.errors import SnippetError
from snippets.patterns import Output
from snippets.program import Program
from snippets.runner import Interpreter
from snippets.runner import Run as Result
from snippets.runner import run as run_program
from snippets.stress import cpu_load
from timeline.logs import RecorderError, read_logs
from timeline.merge import merge
from timeline.recording import MOST_RUNS, Recording, Run
from timeline.store import load_recording

STARTUP = Path(__file__).with_name("startup")
TRIES = 12  # runs at most of a program whose output may come in another order ...
TRIES_UNDER_LOAD = 6  # ... of which the last so many with every core kept busy


@cache
def recorder_digest() -> str:
    """SHA-256 (hex) of all that decides what a recording says: the recorder, and what puts its logs together."""
    package = Path(__file__).parent
    names = ("logs", "merge", "run_events", "spans", "handovers", "printed")
    files = [*sorted(STARTUP.rglob("*.py")), *(package / f"{name}.py" for name in names)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def record(program: Program, chosen: Interpreter) -> Recording:
    """Record up to three runs of the program that differ in who prints what first, else one.

    Runs that are kept of the same program, recorded by the same recorder on the same Python, stay; others join them.
    Raises SnippetError when a run failed, did not match the expected output, or could not be recorded.
    """
    reason = unfit(Job(program, chosen))
    if reason:
        setting = Job(program, chosen).setting
        raise SnippetError(f"cannot be recorded with {setting}: {reason}", program.path)
    circumstances = {
        "program": program.digest,
        "recorder": recorder_digest(),
        "python": chosen.version,
        "platform": chosen.platform,
        "start_method": chosen.start_method,
    }
    kept = _kept(program, circumstances)
    orders: dict[object, Run] = {run.order: run for run in kept.runs} if kept else {}
    tries, tried = TRIES if _may_vary(program) else 1, kept.tries if kept else 0
    for number in range(1, tries + 1):
        if len(orders) == MOST_RUNS:
            break
        # The calm runs come first: a picture of these is easier to read.
        crowded = 1 < tries < number + TRIES_UNDER_LOAD
        with cpu_load() if crowded else nullcontext():
            run = record_run(program, chosen) if orders else _first_run(program, chosen)
        orders.setdefault(run.order, run)
        tried += 1
    return Recording(**circumstances, tries=tried, runs=tuple(orders.values()))


def _kept(program: Program, circumstances: dict[str, str]) -> Recording | None:
    """The recording that is there, if it was made of this program under these circumstances."""
    try:
        kept = load_recording(program)
    except SnippetError:
        return None
    alike = kept and all(getattr(kept, name) == value for name, value in circumstances.items())
    return kept if alike else None


def is_current(program: Program) -> bool:
    """Whether the program has a recording, and neither it nor the recorder has changed since."""
    try:
        recording = load_recording(program)
    except SnippetError:
        return False
    return recording is not None and recording.recorder == recorder_digest()


def is_news(program: Program, recording: Recording) -> bool:
    """Whether a recording tells something that the one kept does not: times alone are no reason to write a file."""
    try:
        kept = load_recording(program)
    except SnippetError:
        return True
    return kept is None or kept.runs != recording.runs


def _may_vary(program: Program) -> bool:
    """Whether the expected output allows lines in more than one order."""
    return any(
        section.block.order != "ordered"
        for section in program.expectation.sections
        if section.block
    )


def _first_run(program: Program, chosen: Interpreter) -> Run:
    """The run that the page shows as the program's output: where one run must show something, it is one that does."""
    expectation, facts = program.expectation, Job(program, chosen).facts
    for _ in range(program.runs if expectation.needs_runs else 1):
        run = record_run(program, chosen)
        match = expectation.check(Output(run.stdout, run.stderr, run.status), facts)
        if not expectation.needs_runs or not expectation.check_runs([match], facts):
            return run
    raise _refusal(program, "no run shows what the program is to show in some run")


def record_run(program: Program, chosen: Interpreter) -> Run:
    """One recorded run of the program; it must match the expected output, in its conditions and comparisons too.

    Raises SnippetError.
    """
    try:
        result, run = recorded_run(program.path, chosen, program.timeout)
    except RecorderError as error:
        raise _refusal(program, str(error)) from None
    job = Job(program, chosen)
    mismatches = program.expectation.check(result.output, job.facts).mismatches
    if result.problems or mismatches:
        details = "\n".join(str(problem) for problem in explain(job, result, mismatches))
        raise _refusal(program, details.replace("\n", "\n  "))
    return run


def recorded_run(path: Path, chosen: Interpreter, timeout: float = 30.0) -> tuple[Result, Run]:
    """Run any program under the recorder for at most `timeout` seconds: what it did as a whole, and its timeline.

    Raises RecorderError when the recorder could not do its work.
    """
    with tempfile.TemporaryDirectory(prefix="timeline") as logs:
        environment = {
            "PYTHONPATH": str(STARTUP),
            "PYTHONDONTWRITEBYTECODE": "1",
            "TIMELINE_FOLDER": logs,
            "TIMELINE_MAIN": "1",
            "TIMELINE_PROGRAM": str(path.resolve()),
        }
        result = run_program(
            path, python=chosen.executable, timeout=timeout, environment=environment
        )
        source = path.read_text(encoding="utf-8")
        events = read_logs(Path(logs))
    return result, merge(events, source, result.stdout, result.stderr, result.status)


def _refusal(program: Program, details: str) -> SnippetError:
    problem = "the recorded run failed, so nothing is recorded"
    return SnippetError(problem, program.path, program.expectation.first_line, details)
