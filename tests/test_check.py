"""Checking programs: every way to be wrong is found, named with file and line, and what passed is remembered."""

import re
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from snippets import check as checking
from snippets.check import Job, Outcome, check_all, check_sample, plan, unfit
from snippets.errors import SnippetError
from snippets.program import Program, load_program
from snippets.results import Results, passed_on
from snippets.runner import interpreter
from snippets.samples import Sample, load_sample, sample_path, save_sample, shown_output
from snippets.update import update

THIS = interpreter(sys.executable)
HELLO = '"""Says hello."""\nprint("hello")\n\n# Output:\n# hello\n'
NUMBER = '"""A number."""\nimport os\nprint("pid", os.getpid())\n\n# Output:\n# pid {n:pid}\n'


@pytest.fixture
def write(tmp_path: Path):
    """Writes a program into a chapter of its own and loads it."""

    def write_program(source: str, name: str = "demo") -> Program:
        path = tmp_path / "snippets" / "en" / "chapter" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(source), encoding="utf-8")
        return load_program(path)

    return write_program


@pytest.fixture
def check(tmp_path: Path):
    """Checks programs with results in a folder of the test's own."""

    def check_programs(
        *programs: Program, start_methods=(), interpreters=(THIS,), **options
    ) -> list[Outcome]:
        jobs = plan(programs, interpreters, start_methods)
        return check_all(jobs, results_folder=tmp_path / "passed", **options)

    return check_programs


def only_problem(outcomes: list[Outcome]) -> SnippetError:
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    assert len(problems) == 1, problems
    return problems[0]


def test_right_program_passes(write, check):
    (outcome,) = check(write(HELLO))
    assert not outcome.failed
    assert outcome.seconds > 0


def test_wrong_line_is_named_with_expected_and_actual(write, check):
    problem = only_problem(check(write(HELLO.replace("# hello", "# hullo"))))
    assert problem.line == 5
    assert re.search(r"expected: .*hullo.*\n.*actual: .*hello", str(problem))
    assert THIS.version in str(problem)


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("while True: pass", "ran longer than 1 s"),
        (
            "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
            "left 1",
        ),
        ("import sys; sys.stdout.buffer.write(bytes([255]))", "not UTF-8"),
        ("import sys; sys.exit(3)", "exit status is 3"),
        ("import sys; print('oops', file=sys.stderr)", "oops"),
        ("raise ValueError('wrong value')", "ValueError: wrong value"),
    ],
    ids=["hangs", "leaves a process", "undecodable", "exit status", "standard error", "raises"],
)
def test_programs_that_behave_badly_fail(write, check, code, what):
    header = "# /// script\n# [tool.snippet]\n# timeout = 1\n# ///\n" if "while" in code else ""
    program = write(
        f'{header}"""Bad."""\nprint("hello", flush=True)\n{code}\n\n# Output:\n# hello\n'
    )
    (outcome,) = check(program)
    assert what in "\n".join(map(str, outcome.problems))
    assert all(problem.path == program.path and problem.line for problem in outcome.problems)


def test_end_of_standard_error_is_shown(write, check):
    program = write('"""Fails."""\nfor n in range(100): print(n)\n1 / 0\n\n# Output:\n# hello\n')
    (outcome,) = check(program)
    text = str(outcome.problems[-1])
    assert "standard error ended with:" in text
    assert 'File "demo.py", line 3' in text


def test_what_passed_is_not_run_again_until_it_changes(write, check):
    program = write(HELLO)
    assert [o.known for o in check(program)] == [False]
    assert [o.known for o in check(program)] == [True]
    assert [o.known for o in check(program, everything=True)] == [False]
    assert [o.known for o in check(program, repeat=2)] == [False]
    changed = write(HELLO.replace("# hello", "# {word:hello|hullo}"))
    assert [o.known for o in check(changed)] == [False]


@pytest.mark.parametrize("change", ["machinery", "gevent"])
def test_other_machinery_or_gevent_runs_it_again(write, check, monkeypatch, change):
    from dataclasses import replace

    program = write(HELLO)
    check(program)
    if change == "machinery":
        monkeypatch.setattr("snippets.results.machinery", lambda: "other")
        assert [o.known for o in check(program)] == [False]
    else:
        other = replace(THIS, packages={"gevent": "0.1"})
        assert [o.known for o in check(program, interpreters=[other])] == [False]


def test_a_failure_is_forgotten_neither_way(write, check, tmp_path):
    program = write(HELLO)
    check(program)
    assert passed_on(program, tmp_path / "passed") == (THIS.version,)
    wrong = write(HELLO.replace("# hello", "# hullo"))
    check(wrong)
    assert passed_on(wrong, tmp_path / "passed") == ()
    assert passed_on(write(HELLO), tmp_path / "passed") == ()
    assert check(wrong)[0].failed


def test_versions_of_several_machines_are_gathered_in_order(write, tmp_path):
    program = write(HELLO)
    for version, platform in (("3.9.1", "linux"), ("3.15.2", "linux"), ("3.11.7", "darwin")):
        results = Results(version, platform, "26.9.0", tmp_path)
        results.note(program, None, True, 1.0)
        results.note(program, "spawn", True, 1.0)
        results.save()
    failed = Results("3.12.1", "linux", None, tmp_path)
    failed.note(program, None, False, 1.0)
    failed.note(program, "spawn", True, 1.0)
    failed.save()
    assert passed_on(program, tmp_path) == ("3.9.1", "3.11.7", "3.15.2")


def test_results_that_cannot_be_read_are_not_known(write, check, tmp_path):
    program = write(HELLO)
    check(program)
    (path,) = (tmp_path / "passed").glob("*.json")
    path.write_text("{half")
    assert [o.known for o in check(program)] == [False]
    assert [o.known for o in check(program)] == [True]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ('requires-python = ">=3.99"', "requires Python >=3.99"),
        ('dependencies = ["no-such-package"]', "needs no-such-package"),
        ('dependencies = ["gevent>=9999"]', "needs gevent>=9999"),
        ('[tool.snippet]\nplatforms = ["emscripten"]', "only for emscripten"),
    ],
)
def test_not_for_this_python(write, check, header, reason):
    lines = "".join(f"# {line}\n" for line in header.split("\n"))
    program = write(f"# /// script\n{lines}# ///\n{HELLO}")
    (outcome,) = check(program)
    assert reason in outcome.unfit
    assert not outcome.failed
    assert reason in str(only_problem(check(program, asked=True)))


def test_a_dependency_that_is_there_fits(write):
    program = write(
        f'# /// script\n# dependencies = ["gevent>=20", "no-such-package; python_version < \'3\'"]\n# ///\n{HELLO}'
    )
    assert unfit(Job(program, THIS)) is None


def test_start_methods_are_for_programs_with_processes(write):
    with_processes = write(
        HELLO.replace("print", "import multiprocessing\nprint"), "with_processes"
    )
    jobs = plan([write(HELLO), with_processes], [THIS, THIS], ["spawn", "spawn", "fork"])
    assert [(job.program.name, job.start_method) for job in jobs] == [
        ("demo", None),
        ("with_processes", "spawn"),
        ("with_processes", "fork"),
    ]


def test_conditions_see_the_forced_start_method(write, check):
    program = write('''
        """Which start method."""
        import multiprocessing
        print(multiprocessing.get_start_method())

        # Output (start_method == spawn):
        # spawn
        # Output (start_method != spawn):
        # {method:fork|forkserver}
        ''')
    save_sample(program, Sample("spawn\n", "", 0, "3.11.7", "linux", "spawn", program.digest))
    outcomes = check(program, start_methods=THIS.start_methods)
    assert [o.problems for o in outcomes] == [[]] * len(THIS.start_methods)


SOME_RUN = '''
# /// script
# [tool.snippet]
# runs = 5
# ///
"""True in some run."""
import random
print("n is", {})

# Output:
# n is {{n:int}}
# In some run:
# n == 7
'''


def test_in_some_run(write, check, monkeypatch):
    never = write(SOME_RUN.lstrip().format("3"))
    save_sample(never, Sample("n is 3\n", "", 0, "3.11.7", "linux", "fork", never.digest))
    problem = only_problem(check(never))
    assert "5 runs" in str(problem)
    assert problem.line == 12
    runs = []
    kept = checking.run_job
    monkeypatch.setattr(checking, "run_job", lambda *args: runs.append(1) or kept(*args))
    always = write(SOME_RUN.lstrip().format("7"))
    save_sample(always, Sample("n is 7\n", "", 0, "3.11.7", "linux", "fork", always.digest))
    assert not check(always)[0].failed
    assert len(runs) == 1


def test_repeat_finds_what_fails_now_and_then(write, check, tmp_path):
    count = tmp_path / "count"
    program = write(f'''
        """Wrong the third time."""
        from pathlib import Path
        count = Path({str(count)!r})
        count.write_text(count.read_text() + "x" if count.exists() else "x")
        print("good" if len(count.read_text()) < 3 else "bad")

        # Output:
        # good
        ''')
    assert not check(program)[0].failed
    count.unlink()
    assert check(program, repeat=3)[0].failed


def test_missing_stale_wrong_and_broken_samples_fail(write, check):
    program = write(NUMBER)
    assert "no recorded run" in str(only_problem(check(program)))
    assert "python -m snippets update chapter/demo --lang en" in str(check_sample(program)[0])
    update(program, THIS)
    assert check_sample(program) == []
    assert re.fullmatch(r"pid \d+\n", shown_output(program).stdout)
    changed = write(NUMBER.replace("import os", "import os  # changed"))
    assert "changed after the run" in str(only_problem(check(changed)))
    sample = load_sample(program)
    save_sample(program, Sample(**{**vars(sample), "stdout": "pid many\n"}))
    (problem,) = check_sample(program)
    assert "the recorded run does not fit" in str(problem)
    assert problem.line == 6
    sample_path(program).write_text("{")
    (problem,) = check_sample(program)
    assert "not a recorded run" in str(problem)
    with pytest.raises(SnippetError, match="not a recorded run"):
        shown_output(program)


def test_a_sample_that_is_wrong_fails_even_if_the_program_is_known(write, check):
    program = write(NUMBER)
    update(program, THIS)
    assert not check(program)[0].failed
    sample_path(program).unlink()
    (outcome,) = check(program)
    assert outcome.known
    assert outcome.failed


def test_exact_output_needs_no_sample(write):
    program = write(HELLO)
    assert update(program, THIS).recorded is False
    assert not sample_path(program).exists()
    assert shown_output(program).stdout == "hello\n"


def test_samples_differ_line_by_line(write):
    program = write(NUMBER)
    save_sample(program, Sample("one\n中文\n", "", 0, "3.11.7", "linux", "fork", program.digest))
    text = sample_path(program).read_text(encoding="utf-8")
    assert '"one",\n' in text
    assert '"中文",\n' in text
    assert load_sample(program).stdout == "one\n中文\n"


def test_programs_run_side_by_side(write, check):
    """Each waits for all others: were they run one after the other, none would end."""
    source = '''
        """Meets the others."""
        import pathlib, time
        folder = pathlib.Path({folder!r})
        (folder / "{name}").touch()
        while len(list(folder.glob("meet_*[0-9]"))) < 4:
            time.sleep(0.01)
        print("met")

        # Output:
        # met
        '''
    names = [f"meet_{n}" for n in range(4)]
    first = write(HELLO)
    folder = str(first.path.parents[3])
    programs = [write(source.format(folder=folder, name=name), name) for name in names]
    assert [o.problems for o in check(*programs, workers=4)] == [[]] * 4


def test_interruption_keeps_what_passed_and_leaves_nothing(write, check, tmp_path):
    quick, slow = (
        write(HELLO, "quick"),
        write(HELLO.replace("print(", "import time; time.sleep(60); print("), "slow"),
    )

    def interrupt(outcome: Outcome) -> None:
        raise KeyboardInterrupt

    before = set(threading.enumerate())
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        check(quick, slow, workers=2, done=interrupt)
    assert time.monotonic() - started < 30
    assert set(threading.enumerate()) <= before
    assert passed_on(quick, tmp_path / "passed") == (THIS.version,)


# Update


def test_update_rewrites_a_literal_block_and_keeps_the_rest(write):
    program = write('''
        """Text."""
        import sys
        print("a {brace}")
        print()
        print(" spaces ")
        print("warning", file=sys.stderr)

        # Output:
        # old
        # Error output:
        # warning
        ''')
    result = update(program, THIS)
    text = program.path.read_text(encoding="utf-8")
    assert text.endswith("# Output:\n# a {{brace}}\n#\n#  spaces \n# Error output:\n# warning\n")
    assert "-# old\n+# a {{brace}}\n" in result.diff
    assert update(load_program(program.path), THIS).diff == ""


def test_update_keeps_conditions_and_the_blocks_of_others(write):
    block = "# Output (python < 3.5):\n# ancient\n# Output (python >= 3.5):\n# {}\n"
    program = write(HELLO.partition("# Output")[0] + block.format("old"))
    update(program, THIS)
    assert program.path.read_text().endswith(block.format("hello"))


def test_update_of_a_matching_pattern_records_only_a_run(write):
    program = write(NUMBER)
    result = update(program, THIS)
    assert (result.diff, result.recorded) == ("", True)
    assert program.path.read_text() == NUMBER
    sample = load_sample(program)
    assert (sample.python, sample.platform, sample.digest) == (
        THIS.version,
        THIS.platform,
        program.digest,
    )


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (NUMBER.replace("# pid {n:pid}", "# number {n:pid}"), "by hand"),
        (
            HELLO.replace("# Output:", "# Unordered output:").replace("# hello", "# hullo"),
            "by hand",
        ),
        (HELLO.replace("print(", "import sys; sys.exit(3); print("), "the run failed"),
        (
            HELLO.replace("print(", "import sys; print('x', file=sys.stderr); print("),
            "the run failed",
        ),
        (HELLO.replace("print(", "raise ValueError(7); print("), "ValueError: 7"),
        (HELLO.replace('"hello"', '"hullo", end=""'), "nothing is updated"),
        (
            HELLO.replace("print(", "import sys; sys.stdout.buffer.write(bytes([255])); print("),
            "not UTF-8",
        ),
        (
            HELLO.replace('"hello"', "__import__('time').time_ns()"),
            "two runs print different things",
        ),
        (HELLO.replace('"hello"', "__import__('os').abort()"), "the run failed"),
    ],
    ids=[
        "pattern",
        "unordered",
        "status",
        "stderr",
        "raises",
        "no newline",
        "undecodable",
        "random",
        "crash",
    ],
)
def test_update_refuses_and_changes_nothing(write, source, what):
    program = write(source)
    with pytest.raises(SnippetError, match=what):
        update(program, THIS)
    assert program.path.read_text() == source
    assert not sample_path(program).exists()


def test_update_refuses_a_program_that_cannot_run_here(write):
    program = write(f'# /// script\n# requires-python = ">=3.99"\n# ///\n{HELLO}')
    with pytest.raises(SnippetError, match=r"requires Python >=3\.99"):
        update(program, THIS)


def test_update_does_not_record_a_run_that_fits_but_failed(write):
    start = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\nprint("
    program = write(NUMBER.replace("print(", start))
    with pytest.raises(SnippetError, match="left 1 process running"):
        update(program, THIS)
    assert not sample_path(program).exists()


def test_update_records_a_run_that_shows_the_point(write, tmp_path):
    """The sample of a program with "In some run" is one of the runs in which it is true."""
    count = tmp_path / "count"
    count.write_text("")
    number = (
        f"(p := __import__('pathlib').Path({str(count)!r})).write_text(p.read_text() + 'x') + 3"
    )
    program = write(SOME_RUN.lstrip().format(number))
    update(program, THIS)
    assert load_sample(program).stdout == "n is 7\n"


def test_half_written_files_never_appear(write, monkeypatch):
    program = write(HELLO.replace("# hello", "# old"))
    before = program.path.read_text()

    def fail(*args):
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        update(program, THIS)
    assert program.path.read_text() == before
    assert [path.name for path in program.path.parent.iterdir()] == ["demo.py"]
