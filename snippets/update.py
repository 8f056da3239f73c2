"""Refreshes what is recorded of a program: a literal expected block, and the run that the page shows."""

import difflib
from dataclasses import dataclass

from snippets.check import Job, explain, run_job, unfit
from snippets.errors import SnippetError
from snippets.files import write_atomically
from snippets.patterns import Mismatch, PatternError, parse
from snippets.program import Program, load_program
from snippets.runner import Interpreter, Run
from snippets.samples import Sample, needs_sample, save_sample


@dataclass(frozen=True)
class Update:
    """What `update` did: the unified diff of the expected block ("" if it stayed), and whether a run was recorded."""

    program: Program
    diff: str
    recorded: bool


def update(program: Program, chosen: Interpreter) -> Update:
    """Run the program afresh; bring its expected block and its recorded run up to date.

    Raises SnippetError, and changes nothing, when the run failed or the block must be edited by hand.
    """
    job = Job(program, chosen)
    reason = unfit(job)
    if reason:
        raise SnippetError(f"cannot run with {job.setting}: {reason}", program.path)
    result, mismatches = _fitting_run(job)
    source = program.source
    if mismatches:
        source = _rewritten(job, result, mismatches)
        write_atomically(program.path, source)
        program = load_program(program.path)
    if needs_sample(program):
        sample = Sample(
            result.stdout,
            result.stderr,
            result.status,
            chosen.version,
            chosen.platform,
            chosen.start_method,
            program.digest,
        )
        save_sample(program, sample)
    return Update(program, _diff(job.program, source), needs_sample(program))


def _fitting_run(job: Job) -> tuple[Run, list[Mismatch]]:
    """The first run that shows what the program is to show in some run; else the first, and why it does not fit."""
    expectation, missing = job.program.expectation, []
    for _ in range(job.program.runs if expectation.needs_runs else 1):
        result = run_job(job)
        if result.problems:
            raise _refusal(job, result, [], "the run failed, so nothing is updated")
        match = expectation.check(result.output, job.facts)
        missing = match.mismatches or expectation.check_runs([match], job.facts)
        if not missing:
            return result, []
        if match.mismatches:
            return result, match.mismatches
    raise _refusal(job, result, missing, "no run shows it, so nothing is updated")


def _rewritten(job: Job, result: Run, mismatches: list[Mismatch]) -> str:
    """The source with the literal block that applies here replaced by what the run printed."""
    program, facts = job.program, job.facts
    by_hand = "the expected output is not a plain block: edit it by hand; nothing is updated"
    lines = program.source.split("\n")
    sections = program.expectation.sections
    for kind, text in (("stderr", result.stderr), ("stdout", result.stdout)):
        applying = [s for s in sections if s.kind == kind and s.condition.holds(facts)]
        fitting = not program.expectation.applying(facts, kind) and not text
        if fitting:
            continue
        if len(applying) != 1 or applying[0].block.order != "ordered":
            if kind == "stderr" and not applying:
                raise _refusal(job, result, mismatches, "the run failed, so nothing is updated")
            raise _refusal(job, result, mismatches, by_hand)
        section = applying[0]
        if not all(line.is_literal for line in section.block.lines):
            continue  # it may fit; if it does not, the check below says so
        new = [
            f"# {line}".rstrip() if not line else f"# {line}"
            for line in text.rstrip("\n").split("\n")
        ]
        new = [line.replace("{", "{{").replace("}", "}}") for line in new]
        lines[section.number : section.number + len(section.block.lines)] = new
    source = "\n".join(lines)
    try:
        expectation = parse(source)
        left = expectation.check(result.output, facts).mismatches
    except PatternError as error:
        left = [Mismatch(error.line, error.problem, "", "")]
    if left:
        failed = result.status and not any(s.kind == "status" for s in sections)
        raise _refusal(
            job, result, mismatches, "the run failed, so nothing is updated" if failed else by_hand
        )
    again = run_job(job)
    changed = expectation.check(again.output, facts).mismatches
    if changed or again.problems:
        raise _refusal(
            job,
            again,
            changed,
            "two runs print different things: write a pattern by hand; nothing is updated",
        )
    return source


def _refusal(job: Job, result: Run, mismatches: list[Mismatch], reason: str) -> SnippetError:
    problems = explain(job, result, mismatches)
    details = "\n".join(str(problem) for problem in problems).replace("\n", "\n  ")
    return SnippetError(reason, job.program.path, job.program.expectation.first_line, details)


def _diff(program: Program, source: str) -> str:
    name = "/".join(program.path.parts[-4:])
    lines = [text.splitlines(keepends=True) for text in (program.source, source)]
    return "".join(difflib.unified_diff(*lines, f"a/{name}", f"b/{name}"))
