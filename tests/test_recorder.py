"""The recorder, held against logs that programs keep of themselves; and programs that cannot be recorded."""

import itertools
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from browser.check import FACTS
from snippets.check import Job, unfit
from snippets.errors import SnippetError
from snippets.program import Program, load_program
from snippets.runner import interpreter
from snippets.runner import run as run_program
from tests import in_browsers, unchanged
from tests.test_browser_programs import PROGRAMS as PROGRAMS_OF_BROWSERS
from tests.test_browser_programs import look_at, outcome
from timeline.logs import RecorderError, parse_log
from timeline.merge import MOST, merge
from timeline.record import record_run, recorded_run
from timeline.recording import Recording, Run, dump, parse

PROGRAMS = Path(__file__).with_name("recorded_programs")
SECONDS, SLACK = (
    60.0,
    120.0,
)  # for a run in a browser; for a page that starts, a machine that is busy
CLEARLY = 3000  # microseconds: of two moments closer than that, either may be noted first


Recorded = Callable[[str], tuple[Run, list]]


ONCE = pytest.mark.once(unchanged.runtime())


@pytest.fixture(params=["cpython", pytest.param("chromium", marks=ONCE), "firefox"])
def recorded(request: pytest.FixtureRequest) -> Recorded:
    """Gives the recorded run of a program, and the log that it has printed as its last line."""
    if request.param != "cpython":
        in_browsers.choose(request.param, request.config)

    def run_program_of(name: str) -> tuple[Run, list]:
        path = PROGRAMS / f"{name}.py"
        if request.param == "cpython":
            result, run = recorded_run(path, interpreter())
            assert not result.problems
        else:
            pages = request.getfixturevalue("pages")
            run = run_in_browser(pages, request.param, path.read_text(encoding="utf-8"))
        assert run.stderr == ""
        assert all(line.task is not None for line in run.lines)
        return run, json.loads(run.stdout.splitlines()[-1])

    return run_program_of


def run_in_browser(pages: in_browsers.Pages, browser: str, source: str) -> Run:
    ended = pages.run(browser, source, SECONDS, SLACK, isRecorded=True)
    assert ended["timeline"]["picture"]
    events = [event for pid, text in ended["logs"] for event in parse_log(text.split("\n"), pid)]
    events.sort(key=lambda event: event.at)
    return merge(events, source, ended["stdout"], ended["stderr"], ended["status"])


def first_name(run: Run, task: int) -> str:
    return run.tasks[task].name.split(" (")[0]


def holders(run: Run, name: str) -> list[str]:
    thing = next(n for n, each in enumerate(run.objects) if each.name == name)
    return [first_name(run, hold.task) for hold in run.holds if hold.object == thing]


def check_order(run: Run, log: list, what: str, moment: str) -> None:
    """Tasks start, or end, in the order in which they say so."""
    own = [(time, name) for time, name, noted, *_ in log if noted == what]
    seen = {first_name(run, n): getattr(task, moment) for n, task in enumerate(run.tasks)}
    assert {name for _, name in own} <= seen.keys()
    for (early, first), (late, second) in itertools.pairwise(sorted(own)):
        if late - early > CLEARLY:
            assert seen[first] < seen[second]


def check_never_together(run: Run, name: str, places: int = 1) -> None:
    """No more tasks hold a lock or a semaphore at once than there are places."""
    spans = [hold for hold in run.holds if run.objects[hold.object].name == name]
    for span in spans:
        others = [s for s in spans if s is not span and s.start <= span.start < s.end]
        assert len(others) < places


def test_threads_with_a_queue(recorded: Recorded) -> None:
    run, log = recorded("threads_with_queue")
    check_order(run, log, "start", "start")
    check_order(run, log, "end", "end")
    assert holders(run, "mutex") == [name for _, name, what, _ in log if what == "hold"]
    check_never_together(run, "mutex")
    for line in run.lines[:-1]:
        assert line.text.startswith(first_name(run, line.task))
    items = [arrow for arrow in run.arrows if arrow.kind == "item"]
    for consumer in ("consumer 1", "consumer 2"):
        givers = [
            first_name(run, arrow.task)
            for arrow in items
            if first_name(run, arrow.other) == consumer
        ]
        own = [
            f"producer {d['item'][0]}" for _, n, what, d in log if n == consumer and what == "got"
        ]
        assert givers == [*own, "MainThread"]
    handed = [
        (first_name(run, a.task), first_name(run, a.other)) for a in run.arrows if a.kind == "lock"
    ]
    assert all(giver != taker for giver, taker in handed)
    sequence = holders(run, "mutex")
    assert set(handed) <= set(itertools.pairwise(sequence))
    waits = {wait.kind for wait in run.waits if run.tasks[wait.task].name.startswith("consumer")}
    assert {"sleep", "lock"} <= waits


def test_a_process_pool(recorded: Recorded) -> None:
    run, jobs = recorded("process_pool")
    assert [process.parent for process in run.processes] == [None, 0, 0]
    assert [process.status for process in run.processes] == [0, 0, 0]
    own: dict[int, list[str]] = {}
    for number, (_, _, pid, square) in sorted(enumerate(jobs), key=lambda job: job[1][0]):
        own.setdefault(pid, []).append(f"{number} squared is {square}")
    seen: dict[int, list[str]] = {}
    for line in sorted(run.lines[:-1], key=lambda line: line.time):
        seen.setdefault(run.tasks[line.task].process, []).append(line.text)
    assert sorted(own.values()) == sorted(seen.values())
    sleeps = [wait for wait in run.waits if wait.kind == "sleep"]
    assert len(sleeps) == len(jobs)
    starts = sorted(started for started, *_ in jobs)
    for (early, late), (first, second) in zip(
        itertools.pairwise(starts), itertools.pairwise(sleeps), strict=True
    ):
        assert abs((late - early) - (second.start - first.start)) < 20_000
    assert any(wait.kind == "result" and wait.task == 0 for wait in run.waits)


def test_gevent_with_a_semaphore(recorded: Recorded) -> None:
    run, log = recorded("gevent_with_semaphore")
    names = dict(
        zip("abcd", (n for n, t in enumerate(run.tasks) if t.kind == "greenlet"), strict=True)
    )
    assert [task.parent for task in run.tasks] == [None, 0, 0, 0, 0]
    for what, moment in (("start", "start"), ("end", "end")):
        own = [name for _, name, noted in log if noted == what]
        assert own == sorted(names, key=lambda name: getattr(run.tasks[names[name]], moment))
    own = [names[name] for _, name, what in log if what == "hold"]
    assert [hold.task for hold in run.holds] == own
    check_never_together(run, "places", 2)
    assert [run.tasks.index(run.tasks[line.task]) for line in run.lines[:-1]] == own
    arrows = [(arrow.task, arrow.other) for arrow in run.arrows if arrow.kind == "lock"]
    assert arrows == [(names["a"], names["c"]), (names["b"], names["d"])]
    for turn, following in itertools.pairwise(run.turns):
        assert turn.end <= following.start  # one thread: one at a time


def test_asyncio_with_a_task_group(recorded: Recorded) -> None:
    run, log = recorded("asyncio_task_group")
    assert [first_name(run, n) for n in range(len(run.tasks))] == [
        "MainThread", "Task-1", "one", "two", "three", "producer", "consumer",
    ]  # fmt: skip
    for what, moment in (("start", "start"), ("end", "end")):
        own = [name for _, name, noted in log if noted == what]
        seen = sorted(range(2, 7), key=lambda n: getattr(run.tasks[n], moment))
        assert [first_name(run, n) for n in seen] == own
    assert holders(run, "lock") == ["one", "two", "three"]
    arrows = [(a.kind, first_name(run, a.task), first_name(run, a.other)) for a in run.arrows]
    handed = {
        kind: [(giver, taker) for what, giver, taker in arrows if what == kind]
        for kind in ("lock", "item")
    }
    assert handed == {
        "lock": [("one", "two"), ("two", "three")],
        "item": [("producer", "consumer")] * 2,
    }
    joined = {other for kind, other, waiting in arrows if kind == "join" and waiting == "Task-1"}
    assert joined == {"one", "two", "three", "producer", "consumer"}
    for turn, following in itertools.pairwise(run.turns):
        assert turn.end <= following.start


def test_a_further_interpreter_is_a_task_of_its_own(tmp_path):
    is_new = sys.version_info >= (3, 13)
    module, run_in = ("_interpreters", "exec") if is_new else ("_xxsubinterpreters", "run_string")
    code = (
        f"import {module} as interpreters\n\none = interpreters.create()\nprint('before')\n"
        f"interpreters.{run_in}(one, 'print(1)')\ninterpreters.destroy(one)\nprint('after')\n"
    )
    path = write_program(tmp_path, code)
    result, run = recorded_run(path, interpreter())
    assert (result.stdout, result.stderr) == (run_program(path).stdout, "")
    assert {(line.text, run.tasks[line.task].name) for line in run.lines} == {
        ("before", "MainThread"),
        ("1", "Interpreter 1"),
        ("after", "MainThread"),
    }
    assert [task.kind for task in run.tasks] == ["main", "interpreter"]
    assert run.tasks[1].end < run.duration


@pytest.mark.skipif(sys.version_info < (3, 14), reason="Python 3.14 brings InterpreterPoolExecutor")
def test_a_pool_of_interpreters(tmp_path):
    code = (
        "import threading\nfrom concurrent.futures import InterpreterPoolExecutor\n\n"
        "def work():\n    print('done')\n    thread = threading.Thread(target=print, args=('and more',))\n"
        "    thread.start()\n    thread.join()\n\n"
        "if __name__ == '__main__':\n"
        "    with InterpreterPoolExecutor(1) as pool:\n        pool.submit(work).result()\n"
    )
    _, run = recorded_run(write_program(tmp_path, code), interpreter())
    assert [(task.kind, task.parent) for task in run.tasks] == [
        ("main", None),
        ("thread", 0),
        ("interpreter", 1),
        ("thread", 2),
    ]
    assert [(line.task, line.line) for line in run.lines] == [(2, 7), (3, None)]
    assert any(wait.kind == "result" and (wait.task, wait.other) == (1, 2) for wait in run.waits)
    printed = run.lines[0].time
    idle = [wait for wait in run.waits if wait.task == 2 and wait.kind == "idle"]
    assert any(wait.end <= printed for wait in idle)
    assert not any(wait.start < printed < wait.end for wait in idle)


def test_greenlets_of_another_thread(tmp_path):
    code = (
        "import threading\n\nimport gevent\n\n\n"
        "def work():\n    gevent.joinall([gevent.spawn(gevent.sleep, 0.01) for _ in range(2)])\n\n\n"
        "thread = threading.Thread(target=work)\nthread.start()\nthread.join()\nprint('done')\n"
    )
    _, run = recorded_run(write_program(tmp_path, code), interpreter())
    assert [(task.kind, task.parent) for task in run.tasks] == [
        ("main", None),
        ("thread", 0),
        ("greenlet", 1),
        ("greenlet", 1),
    ]
    assert {turn.task for turn in run.turns} == {2, 3}


# Programs that came out differently under an earlier recorder; with --browsers all are tried.
ONCE_CHANGED = {
    "gevent/hub_reports_errors",  # asking a greenlet for its name gives it one
    "gevent/patched_threading",  # a wrapped function may be all that a greenlet runs
    "greenlets/settrace_sees_switches",
    "threads/generators_of_other_threads",  # derives from the class of locks
    "threads/standard_streams",  # prints what cannot be encoded
}
CHANGED = {"threads/timers_send_signals"}  # looks at its own stack, and sees the recorder there
if sys.version_info < (3, 12):
    CHANGED.add(
        "threads/tracing_and_frames"
    )  # asks for sys.gettrace(), which the recorder needs there


ONCE_CHANGED_IN_BROWSER = {
    "documentation/asyncio_never_retrieved",  # a task whose exception's traceback led back to it
    "processes/manager_objects",  # the modules of multiprocessing were imported before the recorder
    "processes/waitpid_once",  # sends time.sleep to a process, by its name
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    name = "changed_once" if "changed_once" in metafunc.fixturenames else "changed_in_browser"
    if name not in metafunc.fixturenames:
        return
    programs = {program.id: program for program in PROGRAMS_OF_BROWSERS}
    chosen = ONCE_CHANGED if name == "changed_once" else ONCE_CHANGED_IN_BROWSER
    assert programs.keys() >= chosen | CHANGED
    if metafunc.config.getoption("browsers"):
        chosen = programs.keys() - CHANGED
    metafunc.parametrize(name, [programs[each] for each in sorted(chosen)], ids=sorted(chosen))


def test_recording_changes_nothing(changed_once: Program) -> None:
    program = changed_once
    job = Job(program, interpreter())
    if reason := unfit(job):
        pytest.skip(reason)
    result, run = recorded_run(program.path, interpreter(), program.timeout)
    assert program.expectation.check(result.output, job.facts).mismatches == []
    assert not result.problems
    recording = Recording("program", "recorder", "3.15", "linux", "spawn", 1, (run,))
    assert parse(dump(recording)).runs == (run,)


@ONCE
def test_recording_changes_nothing_in_a_browser(
    changed_in_browser: Program, pages: in_browsers.Pages, request: pytest.FixtureRequest
) -> None:
    program = changed_in_browser
    in_browsers.choose("chromium", request.config)
    ended = pages.run("chromium", program.source, SECONDS, SLACK, isRecorded=True)
    look_at(program, outcome(program, ended), FACTS)
    assert ended["timeline"].get("problem") is None


def test_locks_look_as_they_are(tmp_path):
    """Since Python 3.13 threading.Lock is a class; multiprocessing.Manager sends it to its process by name."""
    code = (
        "import sys\nimport threading\nfrom multiprocessing import get_context\n\n\n"
        "if __name__ == '__main__':\n"
        "    lock, other = threading.Lock(), threading.RLock()\n"
        "    if sys.version_info >= (3, 13):\n"
        "        assert isinstance(lock, threading.Lock | None) and type(lock) is threading.Lock\n"
        "        assert not isinstance(other, threading.Lock)\n"
        "    with get_context('spawn').Manager() as manager:\n"
        "        with manager.Lock():\n"
        "            print('done')\n"
    )
    result, _ = recorded_run(write_program(tmp_path, code), interpreter())
    assert (result.stdout, result.stderr) == ("done\n", "")


def write_program(folder: Path, code: str, expected: str = "# Output:\n# done\n") -> Path:
    path = folder / "en" / "chapter" / "example_program.py"
    path.parent.mkdir(parents=True)
    path.write_text(f'"""An example."""\n\n{code}\n\n{expected}', encoding="utf-8")
    return path


REFUSED = {
    "does not match its pattern": (
        "print('else')",
        "# Output:\n# done\n",
        "expected: done",
    ),
    "is killed": (
        "import os, signal\n\nprint('done', flush=True)\nos.kill(os.getpid(), signal.SIGKILL)",
        "# Output:\n# done\n",
        "exit status",
    ),
    "loops for ever": (
        "print('done', flush=True)\nwhile True:\n    pass",
        "# Output:\n# done\n",
        "ran longer than 2 s",
    ),
    "starts a child that is not recorded": (
        "import multiprocessing\nimport os\n\n"
        "if __name__ == '__main__':\n"
        "    del os.environ['PYTHONPATH']\n"
        "    context = multiprocessing.get_context('spawn')\n"
        "    child = context.Process(target=len, args=('',))\n"
        "    child.start()\n"
        "    child.join()\n"
        "    print('done')",
        "# Output:\n# done\n",
        "the recorder did not run in SpawnProcess-1",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_recorded_is_refused(case, tmp_path):
    code, expected, message = REFUSED[case]
    header = "# /// script\n# [tool.snippet]\n# timeout = 2\n# ///\n" if "loops" in case else ""
    path = write_program(tmp_path, code, expected)
    path.write_text(header + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(SnippetError, match="nothing is recorded") as caught:
        record_run(load_program(path), interpreter())
    assert message in str(caught.value)


def test_a_recorder_that_cannot_be_loaded_in_a_child_is_reported(tmp_path):
    """Here because the program puts a module of its own before one that the recorder needs."""
    code = (
        "import multiprocessing\nimport os\nimport pathlib\nimport tempfile\n\n"
        "if __name__ == '__main__':\n"
        "    with tempfile.TemporaryDirectory() as folder:\n"
        "        pathlib.Path(folder, 'recorder.py').write_text('raise ImportError(\"not this one\")')\n"
        "        os.environ['PYTHONPATH'] = folder + os.pathsep + os.environ['PYTHONPATH']\n"
        "        child = multiprocessing.get_context('spawn').Process(target=len, args=('',))\n"
        "        child.start()\n"
        "        child.join()\n"
    )
    path = write_program(tmp_path, code)
    with pytest.raises(RecorderError, match="could not be loaded: ImportError: not this one"):
        recorded_run(path, interpreter())


def test_a_thousand_threads_and_lines_are_bounded(tmp_path):
    code = (
        "import threading\n\n"
        "threads = [threading.Thread(target=print, args=('done',)) for _ in range(1_000)]\n"
        "for thread in threads:\n    thread.start()\n    thread.join()\n"
    )
    result, run = recorded_run(write_program(tmp_path, code), interpreter(), timeout=120)
    assert result.stdout == "done\n" * 1_000
    assert len(run.tasks) == MOST["tasks"]
    assert run.cut["tasks"] == 1_001 - MOST["tasks"]
    assert run.cut["lines"] == 1_000 - MOST["lines"]
    assert run.stdout == "done\n" * MOST["lines"]


def test_fifty_thousand_lines_are_bounded(tmp_path):
    code = "for number in range(50_000):\n    print('done')\n"
    result, run = recorded_run(write_program(tmp_path, code), interpreter(), timeout=120)
    assert result.stdout == "done\n" * 50_000
    assert len(run.lines) == MOST["lines"]
    assert run.cut["lines"] == 50_000 - MOST["lines"]
    assert len(run.steps) <= MOST["steps"]
