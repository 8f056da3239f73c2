"""Runs programs in real browsers and holds them against their expected output: `python -m browser.check`.

`snippets/browser.json` keeps, for each program of the site and each browser, that its output matched or why it cannot
run there: the text of the error that the runtime raised. Only this command writes it (--update); pages offer Run, or
give the reason, by it, and the tests run everything again and fail where the file says something else.
"""

import argparse
import datetime
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from browser.build import behaviour_digest, build
from browser.harness import BrowserError, Session, open_page
from browser.run import PAGE
from snippets.browser_results import REMEDY, results_of, store_results
from snippets.catalog import LANGUAGES, load_catalog
from snippets.patterns import Facts, Match, Output
from snippets.program import Program

BROWSERS = ("chromium", "firefox")
FACTS = Facts((3, 14), "emscripten", "spawn", browser=True)
VERSION = re.compile(r"(?:Chrome|Firefox)/([\d.]+)")
SLOWER = 4  # times as long as on CPython a program may take in a browser, on a machine that does other things too
SLACK = (
    120.0  # seconds above a program's own time limit: a page that starts, a machine that is busy
)


@dataclass(frozen=True)
class Outcome:
    """What came of a program: it matched, it cannot run in a browser (`reason`), or it is wrong (`problems`)."""

    program: Program
    reason: str | None = None
    problems: tuple[str, ...] = ()
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"{self.program.language}/{self.program.id}"


@dataclass
class Report:
    """All outcomes in one browser, and what that browser is."""

    browser: str
    run: dict[str, str]  # version, runtime, date
    outcomes: list[Outcome] = field(default_factory=list)


def check_all(
    programs: Iterable[Program],
    browser: str,
    done: Callable[[Outcome], None] = lambda outcome: None,
) -> Report:
    """Run each program in the browser, one after another, and match what it printed; BrowserError if that cannot be."""
    folder = build()
    with open_page(PAGE, folder, browser) as session:
        greeting = session.receive()
        if not greeting["jspi"]:
            raise BrowserError(
                f"this {browser} cannot suspend WebAssembly (JSPI): {greeting['agent']}"
            )
        run = {
            "version": VERSION.findall(greeting["agent"])[-1],
            "runtime": behaviour_digest(),
            "date": datetime.date.today().isoformat(),
        }
        report = Report(browser, run)
        for program in programs:
            report.outcomes.append(check_program(program, session))
            done(report.outcomes[-1])
    return report


def check_program(program: Program, session: Session) -> Outcome:
    """Run it as often as it needs (`In some run`), and hold the browser's own verdict against ours."""
    if not program.requires_python.contains("3.14.2"):
        return Outcome(program, reason=f"Python {program.requires_python}")
    matches: list[Match] = []
    seconds = 0.0
    for _ in range(program.runs if program.expectation.needs_runs else 1):
        job = {"source": program.source, "language": program.language, "seed": None}
        session.send(job | {"seconds": SLOWER * program.timeout})
        result = session.receive(SLOWER * program.timeout + SLACK)
        if "error" in result:
            return Outcome(program, problems=(result["error"],))
        seconds = max(seconds, result["seconds"])
        problems = _problems(program, result)
        if problems and result["unavailable"]:
            return Outcome(program, reason=result["unavailable"][0], seconds=seconds)
        if problems:
            return Outcome(program, problems=problems, seconds=seconds)
        matches.append(_match(program, result))
        missing = program.expectation.check_runs(matches, FACTS)
        if not missing:
            return Outcome(program, seconds=seconds)
    return Outcome(program, problems=tuple(each.problem for each in missing), seconds=seconds)


def _match(program: Program, result: dict) -> Match:
    output = Output(result["stdout"], result["stderr"], result["status"])
    return program.expectation.check(output, FACTS)


def _problems(program: Program, result: dict) -> tuple[str, ...]:
    """What is wrong with one run, with what it printed to standard error."""
    if result["stopped"]:
        ended = [
            f"still runs after {SLOWER * program.timeout:.0f} s; printed so far:\n{result['stdout']}"
        ]
    else:
        ended = []
        mismatches = _match(program, result).mismatches
        if bool(mismatches) == result["verdict"]["ok"]:
            ended.append(f"the page's verdict is another: {result['verdict']}")
    problems = ended or [
        f"{program.path.name}:{each.line}: {each.problem}\n  expected: {each.expected}\n  actual:   {each.actual}"
        for each in mismatches
    ]
    if problems and result["stderr"]:
        problems.append(f"standard error: {result['stderr'][-2000:]}")
    return tuple(problems)


def differs(outcome: Outcome, browser: str) -> bool:
    """Whether browser.json says something else of this very program, or nothing."""
    known = [result for result in results_of(outcome.program) if result.browser == browser]
    return not known or known[0].reason != outcome.reason


def main() -> int:
    """Check the programs that are named, all by default, in both browsers by default."""
    parser = argparse.ArgumentParser(prog="python -m browser.check", description=__doc__)
    parser.add_argument("id", nargs="*", help="programs (locks/lost_update) or chapters (locks)")
    parser.add_argument("--browser", choices=BROWSERS, action="append")
    parser.add_argument("--lang", choices=LANGUAGES, action="append")
    parser.add_argument("--update", action="store_true", help="write snippets/browser.json")
    chosen = parser.parse_args()
    catalog = load_catalog()
    unknown = set(chosen.id) - {*catalog.snippets} - {s.chapter for s in catalog.snippets.values()}
    if unknown:
        parser.error(f"no such program or chapter: {', '.join(sorted(unknown))}")
    programs = [
        program
        for snippet in catalog.snippets.values()
        if not chosen.id or {snippet.id, snippet.chapter} & {*chosen.id}
        for language, program in snippet.programs.items()
        if language in (chosen.lang or LANGUAGES)
    ]
    failed = 0
    for browser in chosen.browser or BROWSERS:
        report = check_all(programs, browser, _show)
        red = [outcome for outcome in report.outcomes if outcome.problems]
        if chosen.update:
            good = [(o.program, o.reason) for o in report.outcomes if not o.problems]
            store_results(browser, report.run, good)
        else:
            stale = [outcome for outcome in report.outcomes if differs(outcome, browser)]
            for outcome in stale:
                print(f"{outcome}: snippets/browser.json says something else. {REMEDY}")
            red = red or stale
        matched = sum(not o.problems and not o.reason for o in report.outcomes)
        print(f"{browser} {report.run['version']}: {matched} of {len(programs)} matched")
        failed |= bool(red)
    return int(failed)


def _show(outcome: Outcome) -> None:
    state = (
        "FAILED" if outcome.problems else f"cannot: {outcome.reason}" if outcome.reason else "ok"
    )
    print(f"{outcome.seconds:6.2f} s  {outcome}  {state}", flush=True)
    for problem in outcome.problems:
        print("    " + problem.replace("\n", "\n    "))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrowserError as error:
        sys.exit(f"Error: {error}")
