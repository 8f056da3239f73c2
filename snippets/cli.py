"""The command line: python -m snippets."""

import json
import signal
import sys
from contextlib import nullcontext
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.syntax import Syntax
from rich.table import Table

from snippets.catalog import LANGUAGES, Catalog, load_catalog
from snippets.check import JOBS, Outcome, check_all, plan
from snippets.errors import SnippetError, relative
from snippets.new import write_new
from snippets.page_checks import check_pages
from snippets.program import Program
from snippets.runner import START_METHODS, Interpreter, interpreter
from snippets.runner import run as run_program
from snippets.stress import cpu_load
from snippets.translations import mark_synced
from snippets.translations import translations as page_translations
from snippets.update import update as update_program
from timeline.record import is_current, is_news
from timeline.record import record as record_program
from timeline.store import save_recording, shows_concurrency

app = typer.Typer(
    help="The tutorial's programs: list them, run them, check what they print.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)

Language = Enum("Language", {code: code for code in LANGUAGES}, type=str)
StartMethod = Enum("StartMethod", {name: name for name in START_METHODS}, type=str)

Id = Annotated[
    str, typer.Argument(metavar="ID", help="A program's id: <chapter>/<name>.", show_default=False)
]
Lang = Annotated[
    Language | None, typer.Option("--lang", help="Only this language.", show_default="both")
]
Python = Annotated[
    str,
    typer.Option(
        "--python", metavar="EXE", help="The Python to run it with.", show_default="this one"
    ),
]


def examples(*lines: str) -> str:
    """The end of a help text."""
    return "\n\n".join(
        ["[bold]Examples[/bold]", *(f"  python -m snippets {line}" for line in lines)]
    )


def fail(problems: list[SnippetError]) -> None:
    """Print problems to standard error."""
    for problem in problems:
        first, _, rest = str(problem).partition("\n")
        place, separator, what = first.partition(": ") if problem.path else ("", "", first)
        errors.print(f"[bold]{escape(place)}[/bold]{separator}[red]{escape(what)}[/red]")
        if rest:
            errors.print(escape(rest))


def select(
    catalog: Catalog, ids: list[str], language: Language | None
) -> tuple[list[Program], list[SnippetError]]:
    """The programs named by `ids` (a chapter: all of it; none: all), and what is wrong with them as files."""
    chosen, problems, wanted = [], [], dict.fromkeys(_clean(name) for name in ids)
    for chapter in wanted.keys() & {snippet.chapter for snippet in catalog.snippets.values()}:
        del wanted[chapter]
        wanted |= {id: None for id in catalog.snippets if id.startswith(f"{chapter}/")}
    if not wanted:
        chosen, problems = list(catalog.snippets.values()), list(catalog.problems)
    for name in wanted:
        broken = [
            p for p in catalog.problems if p.path and p.path.as_posix().endswith(f"/{name}.py")
        ]
        problems += broken
        if name in catalog.snippets or not broken:
            chosen.append(catalog[name])
    languages = [language.value] if language else LANGUAGES
    return [s.programs[code] for s in chosen for code in languages if code in s.programs], problems


def _clean(name: str) -> str:
    """A path to a program is as good as its id."""
    path = Path(name)
    return "/".join(path.with_suffix("").parts[-2:]) if path.suffix == ".py" else name


def one(snippet_id: str, language: Language | None) -> list[Program]:
    """The programs of one id; SnippetError for whatever keeps it from being run."""
    programs, problems = select(load_catalog(), [snippet_id], language)
    if not programs:
        raise (
            problems[0]
            if problems
            else SnippetError(f"{snippet_id} does not exist in this language")
        )
    return programs


@app.command("list", epilog=examples("list", "list --json | jq '.[].id'"))
def list_(
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable.")] = False,
) -> None:
    """Show all programs and what they need."""
    catalog = load_catalog()
    rows = [
        {
            "id": snippet.id,
            "chapter": snippet.chapter,
            "languages": list(snippet.programs),
            "purpose": {code: program.purpose for code, program in snippet.programs.items()},
            "requires-python": str(snippet.any.requires_python),
            "dependencies": list(snippet.any.dependencies),
            "platforms": list(snippet.any.platforms),
        }
        for snippet in catalog.snippets.values()
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif console.is_terminal:
        table = Table("id", "languages", "purpose", "needs", box=None, header_style="bold")
        for row in rows:
            needs = [
                row["requires-python"] and f"Python {row['requires-python']}",
                *row["dependencies"],
            ]
            needs = ", ".join(filter(None, needs + row["platforms"]))
            table.add_row(
                row["id"], " ".join(row["languages"]), "\n".join(row["purpose"].values()), needs
            )
        console.print(table)
    else:
        for row in rows:
            needs = [row["requires-python"], *row["dependencies"], *row["platforms"]]
            purpose = row["purpose"].get("en") or next(iter(row["purpose"].values()))
            print(
                row["id"],
                ",".join(row["languages"]),
                ",".join(filter(None, needs)) or "-",
                purpose,
                sep="\t",
            )
    fail(catalog.problems)
    raise typer.Exit(bool(catalog.problems))


@app.command(
    epilog=examples(
        "run processes/daemon_process", "run processes/daemon_process --lang en --python python3.14"
    )
)
def run(snippet_id: Id, lang: Lang = None, python: Python = sys.executable) -> None:
    """Run one program as `check` does, and show what it prints (Chinese if no language is given)."""
    program = one(snippet_id, lang)[0]
    result = run_program(program.path, python=python, timeout=program.timeout)
    sys.stdout.buffer.write(result.stdout.encode())
    sys.stdout.flush()
    sys.stderr.buffer.write(result.stderr.encode())
    sys.stderr.flush()
    errors.print(
        f"[dim]exit status {result.status}, {result.elapsed:.2f} s, Python {interpreter(python).version}[/dim]"
    )
    fail([SnippetError(problem, program.path) for problem in result.problems])
    # A program killed by a signal ends as a shell reports it.
    status = 128 - result.status if result.status < 0 else result.status
    raise typer.Exit(status or bool(result.problems))


@app.command(
    epilog=examples(
        "check",
        "check processes",
        "check processes/daemon_process --repeat 20",
        "check threads/lost_update --repeat 200 --stress",
        "check --all --python python3.11 --python python3.15",
        "check --start-method fork --start-method spawn --start-method forkserver",
    )
)
def check(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...", help="Only these programs, or chapters.", show_default="all"
        ),
    ] = None,
    lang: Lang = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, help="How many programs run at a time.")
    ] = JOBS,
    repeat: Annotated[
        int, typer.Option(min=1, help="Check each so many times; the first failure ends it.")
    ] = 1,
    python: Annotated[
        list[str] | None,
        typer.Option(
            "--python",
            metavar="EXE",
            help="A Python to run them with; may be repeated.",
            show_default="this one",
        ),
    ] = None,
    start_method: Annotated[
        list[StartMethod] | None,
        typer.Option(
            help="Multiprocessing's default start method; may be repeated.",
            show_default="the Python's own",
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what has not changed since it last passed.")
    ] = False,
    stress: Annotated[
        bool, typer.Option("--stress", help="Keep all cores busy meanwhile; implies --all.")
    ] = False,
) -> None:
    """Run programs and hold their output against what they must print.

    The exit status is 0 only if everything asked for ran and matched.
    """
    interpreters = [interpreter(exe) for exe in python or [sys.executable]]
    programs, problems = select(load_catalog(), ids or [], lang)
    fail(problems)
    todo = plan(programs, interpreters, [method.value for method in start_method or ()])
    several = len({(job.interpreter, job.start_method) for job in todo}) > 1
    _interrupt_on_termination()
    with (
        Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=errors,
            transient=True,
            disable=not errors.is_terminal,
        ) as progress,
        cpu_load() if stress else nullcontext(),
    ):
        task = progress.add_task("checking", total=len(todo))

        def done(outcome: Outcome) -> None:
            progress.advance(task)
            setting = f"  ({outcome.job.setting})" if several else ""
            if outcome.failed:
                console.print(f"[bold red]FAILED[/bold red]  {outcome.job}{setting}")
                fail(outcome.problems)
            elif not (outcome.known or outcome.unfit or errors.is_terminal):
                console.print(
                    f"[green]ok[/green]      {outcome.job}  [dim]{outcome.seconds:.2f} s[/dim]{setting}"
                )

        outcomes = check_all(
            todo,
            workers=jobs,
            repeat=repeat,
            everything=everything or stress,
            asked=bool(ids),
            done=done,
        )
    raise typer.Exit(_summary(outcomes, problems))


def _interrupt_on_termination() -> None:
    """Let a polite end from outside be like Ctrl-C, so that it leaves no program running either."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)


def _summary(outcomes: list[Outcome], problems: list[SnippetError]) -> int:
    """Print the last lines; the exit status."""
    reasons: dict[str, int] = {}
    for outcome in outcomes:
        if outcome.unfit and not outcome.failed:
            key = f"Python {outcome.job.interpreter.version}: {outcome.unfit}"
            reasons[key] = reasons.get(key, 0) + 1
    for reason, count in sorted(reasons.items()):
        console.print(f"not for this Python: {count} ({escape(reason)})")
    failed = sum(outcome.failed for outcome in outcomes)
    known = sum(outcome.known and not outcome.failed for outcome in outcomes)
    passed = len(outcomes) - failed - known - sum(reasons.values())
    parts = [f"{passed} passed"] + [
        f"{known} unchanged since they passed (--all runs them too)"
    ] * bool(known)
    parts += [f"{failed} failed"] * bool(failed) + [f"{len(problems)} mistakes in files"] * bool(
        problems
    )
    colour = "red" if failed or problems else "green"
    console.print(f"[bold {colour}]{', '.join(parts)}[/bold {colour}]")
    return int(bool(failed or problems))


@app.command(
    epilog=examples("update processes/process_info", "update processes/daemon_process --lang en")
)
def update(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="The programs.")],
    lang: Lang = None,
    python: Python = sys.executable,
) -> None:
    """Run programs afresh; rewrite the expected output where it is literal, and record the runs that the page shows.

    Changes nothing of a program whose run failed, or whose pattern does not fit any more.
    """
    chosen = interpreter(python)
    programs, problems = select(load_catalog(), ids, lang)
    for program in programs:
        try:
            result = update_program(program, chosen)
        except SnippetError as error:
            problems.append(error)
            continue
        diff = (
            Syntax(result.diff, "diff", background_color="default")
            if console.is_terminal
            else result.diff
        )
        console.print(diff, end="", markup=False)
        what = ["rewrote the expected output"] * bool(result.diff) + [
            "recorded a run"
        ] * result.recorded
        if shows_concurrency(result.program):
            try:
                what += filter(None, [_record_one(result.program, chosen, again=False)])
            except SnippetError as error:
                problems.append(error)
        console.print(f"{relative(program.path)}: {' and '.join(what) or 'nothing to change'}")
    fail(problems)
    raise typer.Exit(bool(problems))


@app.command(epilog=examples("record", "record threads/lost_update --python .venv-3.14/bin/python"))
def record(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID...]", help="The programs; without any: those changed or new."),
    ] = None,
    lang: Lang = None,
    python: Python = sys.executable,
    everything: Annotated[
        bool, typer.Option("--all", help="Also record what has not changed since.")
    ] = False,
) -> None:
    """Record real runs of programs that have several tasks: who ran when, waited for what, printed which line.

    Where the output may come in another order, up to 12 runs are made (the last 6 with all cores busy), and up to three
    that differ are kept; recorded again, others may join them. A program that does not do what it must is refused, and
    its recording stays as it was.
    """
    chosen = interpreter(python)
    programs, problems = select(load_catalog(), ids or [], lang)
    for program in programs:
        if not ids and not shows_concurrency(program):
            continue
        try:
            line = _record_one(program, chosen, everything or bool(ids))
        except SnippetError as error:
            problems.append(error)
            console.print(f"[red]{program.language}/{program.id}: not recorded[/red]")
            continue
        if line:
            console.print(f"{program.language}/{program.id}: {line}")
    fail(problems)
    raise typer.Exit(bool(problems))


def _record_one(program: Program, chosen: Interpreter, again: bool) -> str | None:
    """Record a program if need be; in words what was done, None if nothing was."""
    if not again and is_current(program):
        return None
    if not shows_concurrency(program):
        raise SnippetError("it has one task only: there is nothing to record", program.path)
    recording = record_program(program, chosen)
    if not is_news(program, recording):
        return "the same orders as before: the recording stays as it is"
    save_recording(program, recording)
    runs = "1 run" if len(recording.runs) == 1 else f"{len(recording.runs)} runs of different order"
    return f"recorded {runs} ({recording.tries} tried)"


@app.command(epilog=examples("new processes/exit_codes", "new queues/first_queue --new-chapter"))
def new(
    snippet_id: Id,
    new_chapter: Annotated[
        bool, typer.Option("--new-chapter", help="Begin a chapter that does not exist yet.")
    ] = False,
) -> None:
    """Write both languages' files of a new program, ready to fill in; they pass `check` as they are."""
    for path in write_new(snippet_id, new_chapter):
        console.print(f"wrote {relative(path)}")
    console.print(
        f"then: fill in both, `python -m snippets update {snippet_id}`, and embed it: /// snippet | {snippet_id}"
    )


@app.command(epilog=examples("translations", "translations --synced docs/en/processes.md"))
def translations(
    synced: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PAGE", help="This page and its twin say the same now; may be repeated."
        ),
    ] = None,
) -> None:
    """Show which pages are missing in a language or behind the other one."""
    for path in synced or ():
        mark_synced(path)
        console.print(f"{relative(path)}: in step with its twin")
    if synced:
        return
    states = [each for each in page_translations() if each.state != "in step"]
    for each in states:
        console.print(f"{each.state:8} {escape(str(relative(each.path)))}")
    if not states:
        console.print("All pages are in step.")
    raise typer.Exit(any(each.state == "missing" for each in states))


@app.command(epilog=examples("pages"))
def pages() -> None:
    """Check pages and programs as files, without running anything: links, anchors, embeds, twins."""
    catalog = load_catalog()
    problems = catalog.problems + check_pages(catalog)
    fail(problems)
    console.print(
        f"[red]{len(problems)} problems[/red]"
        if problems
        else "[green]pages and programs are in order[/green]"
    )
    raise typer.Exit(bool(problems))


def main() -> None:
    """Entry point: a contributor's mistake is one message, Ctrl-C one line."""
    try:
        app(prog_name="python -m snippets")
    except SnippetError as error:
        fail([error])
        sys.exit(1)
