"""Runs programs side by side and holds what they print against what they must print."""

import os
import re
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from packaging.requirements import Requirement

from snippets.errors import SnippetError
from snippets.patterns import Facts, Match, Mismatch, Output
from snippets.program import Program
from snippets.results import Results
from snippets.runner import Interpreter, Run, run
from snippets.samples import remedy, shown_runs

# Measured on 2 cores with 56 programs: 4 at a time take 36 % of the sum of the single times, 8 take 30 %, 12 to 24
# hardly less, but make every program late. Most of them wait most of the time.
JOBS = 5 * (os.cpu_count() or 1)
STDERR_TAIL = 12  # lines
USES_PROCESSES = re.compile(r"\bmultiprocessing\b|\bProcessPoolExecutor\b")


@dataclass(frozen=True)
class Job:
    """One program to be checked with one interpreter and start method (None: the interpreter's default)."""

    program: Program
    interpreter: Interpreter
    start_method: str | None = None

    def __str__(self) -> str:
        return f"{self.program.language}/{self.program.id}"

    @property
    def setting(self) -> str:
        """The circumstances in words."""
        method = f", start method {self.start_method}" if self.start_method else ""
        return f"Python {self.interpreter.version}{method}"

    @property
    def facts(self) -> Facts:
        return self.interpreter.facts(self.start_method)


@dataclass(frozen=True)
class Outcome:
    """How a job ended. `unfit`: why it cannot run here; `known`: it passed earlier and has not changed since."""

    job: Job
    problems: list[SnippetError] = field(default_factory=list)
    seconds: float = 0.0
    unfit: str | None = None
    known: bool = False

    @property
    def failed(self) -> bool:
        return bool(self.problems)


def unfit(job: Job) -> str | None:
    """Why the program is not for this Python; None if it is."""
    program, chosen = job.program, job.interpreter
    if not program.requires_python.contains(chosen.version, prereleases=True):
        return f"requires Python {program.requires_python}"
    if program.platforms and chosen.platform not in program.platforms:
        return f"only for {', '.join(program.platforms)}"
    if job.start_method and job.start_method not in chosen.start_methods:
        return f"start method {job.start_method} does not exist here"
    for text in program.dependencies:
        needed = Requirement(text)
        if needed.marker and not needed.marker.evaluate({"python_version": chosen.version}):
            continue
        installed = chosen.packages.get(needed.name.lower().replace("_", "-"))
        if installed is None or not needed.specifier.contains(installed, prereleases=True):
            return f"needs {text}, which is not installed"
    return None


def plan(
    programs: Iterable[Program],
    interpreters: Iterable[Interpreter],
    start_methods: Iterable[str] = (),
) -> list[Job]:
    """Every program with every interpreter and start method; programs without processes have no start method."""
    methods = tuple(dict.fromkeys(start_methods)) or (None,)
    return [
        Job(program, chosen, method)
        for program in programs
        for chosen in dict.fromkeys(interpreters)
        for method in (methods if USES_PROCESSES.search(program.source) else (None,))
    ]


def check_all(
    jobs: list[Job],
    *,
    workers: int = JOBS,
    repeat: int = 1,
    everything: bool = False,
    asked: bool = False,
    done: Callable[[Outcome], None] = lambda outcome: None,
    results_folder: Path | None = None,
) -> list[Outcome]:
    """Check all jobs side by side, calling `done` after each, in the order in which they end.

    `repeat`: so many times each. `everything`: also what passed before and has not changed. `asked`: the programs were
    named one by one, so it is a failure if one cannot run here. After KeyboardInterrupt no program is left running.
    """
    results = {
        chosen: Results(chosen.version, chosen.platform, chosen.gevent, results_folder)
        for chosen in {job.interpreter for job in jobs}
    }
    outcomes, waiting = [], []

    def end(outcome: Outcome) -> None:
        outcomes.append(outcome)
        done(outcome)

    for job in jobs:
        known = results[job.interpreter]
        reason = unfit(job)
        if reason:
            problems = [SnippetError(f"cannot run with {job.setting}: {reason}", job.program.path)]
            end(Outcome(job, problems if asked else [], unfit=reason))
        elif not everything and repeat == 1 and known.has(job.program, job.start_method):
            end(Outcome(job, check_sample(job.program), known=True))
        else:
            waiting.append(job)
    # The longest first, so that none of them starts last and everything waits for it.
    waiting.sort(key=lambda job: -results[job.interpreter].seconds(job.program, job.start_method))
    cancel = threading.Event()
    with ThreadPoolExecutor(max(1, workers)) as pool:
        try:
            futures = {pool.submit(check_job, job, repeat, cancel): job for job in waiting}
            for future in as_completed(futures):
                outcome = future.result()
                known = results[outcome.job.interpreter]
                program, method = outcome.job.program, outcome.job.start_method
                known.note(program, method, not outcome.failed, outcome.seconds)
                problems = outcome.problems + check_sample(program)
                end(Outcome(outcome.job, problems, outcome.seconds))
        finally:
            cancel.set()
            pool.shutdown(cancel_futures=True)
            for known in results.values():
                known.save()
    return outcomes


def check_job(job: Job, repeat: int = 1, cancel: threading.Event | None = None) -> Outcome:
    """Run the program as often as it needs; the first run that is wrong ends it."""
    seconds = 0.0
    for _ in range(repeat):
        matches: list[Match] = []
        for _ in range(job.program.runs if job.program.expectation.needs_runs else 1):
            result = run_job(job, cancel)
            seconds = max(seconds, result.elapsed)
            match = job.program.expectation.check(result.output, job.facts)
            problems = explain(job, result, match.mismatches)
            if problems:
                return Outcome(job, problems, seconds)
            matches.append(match)
            missing = job.program.expectation.check_runs(matches, job.facts)
            if not missing:
                break
        else:
            return Outcome(job, explain(job, result, missing), seconds)
    return Outcome(job, [], seconds)


def run_job(job: Job, cancel: threading.Event | None = None) -> Run:
    """One run under the job's circumstances."""
    return run(
        job.program.path,
        python=job.interpreter.executable,
        timeout=job.program.timeout,
        start_method=job.start_method,
        cancel=cancel,
    )


def explain(job: Job, result: Run, mismatches: list[Mismatch]) -> list[SnippetError]:
    """What went wrong in a run, each thing with the line of the program file where the expectation stands."""
    path, first = job.program.path, job.program.expectation.first_line
    problems = [
        SnippetError(f"{problem} ({job.setting})", path, first) for problem in result.problems
    ]
    if not problems:  # of a run that was cut short, what it printed says little
        problems = [
            SnippetError(f"{each.problem} ({job.setting})", path, each.line, _compared(each))
            for each in mismatches
        ]
    if problems and result.stderr.strip():
        last, lines = problems[-1], result.stderr.rstrip("\n").split("\n")
        tail = "\n    ".join(lines[-STDERR_TAIL:])
        hint = "\n  ".join(filter(None, [last.hint, f"standard error ended with:\n    {tail}"]))
        problems[-1] = SnippetError(last.problem, last.path, last.line, hint)
    return problems


def _compared(mismatch: Mismatch) -> str | None:
    """Expected and actual, one below the other."""
    if not mismatch.expected and not mismatch.actual:
        return None
    texts = (text.replace("\n", "\n            ") for text in (mismatch.expected, mismatch.actual))
    return "expected: {}\n  actual:   {}".format(*texts)


def check_sample(program: Program) -> list[SnippetError]:
    """What is wrong with the run, or the recording, that the page shows: missing, stale, or not what it must print."""
    try:
        samples = shown_runs(program)
    except SnippetError as error:
        return [error]
    hint = f"record another: {remedy(program)}"
    problems = []
    for sample in samples:
        output = Output(sample.stdout, sample.stderr, sample.status)
        problems += [
            SnippetError(
                f"the recorded run does not fit: {each.problem}", program.path, each.line, hint
            )
            for each in program.expectation.check(output, sample.facts).mismatches
        ]
    return problems
