"""The command line: what it prints, how it ends, and that no mistake of a user ends in a traceback."""

import functools
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from snippets import cli
from snippets.catalog import ROOT, load_catalog
from snippets.new import write_new

HELLO = '"""{purpose}"""\n\nprint("{text}")\n\n# Output:\n# {text}\n'


class Result:
    """How one command ended."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def snippets(tmp_path, monkeypatch) -> Path:
    """A folder of snippets with one program, which all commands use instead of the project's."""
    folder = tmp_path / "snippets"
    for language, text, purpose in (("zh", "你好", "打招呼。"), ("en", "hello", "Says hello.")):
        path = folder / language / "chapter" / "greeting.py"
        path.parent.mkdir(parents=True)
        path.write_text(HELLO.format(text=text, purpose=purpose), encoding="utf-8")
    monkeypatch.setattr(cli, "load_catalog", functools.partial(load_catalog, folder))
    monkeypatch.setattr(cli, "write_new", functools.partial(write_new, folder=folder))
    monkeypatch.setattr("snippets.results.FOLDER", tmp_path / "passed")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def command(snippets, monkeypatch, capfd):
    """Runs one command line."""

    def run_command(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["snippets", *arguments])
        monkeypatch.setattr(cli, "_interrupt_on_termination", lambda: None)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capfd.readouterr()
        assert "Traceback" not in captured.err.replace(
            'Traceback (most recent call last):\n      File "greeting', ""
        )
        return Result(int(ended.value.code or 0), captured.out, captured.err)

    return run_command


def test_help_has_examples(command):
    for name in ("list", "run", "check", "update", "new", "translations", "pages"):
        result = command(name, "--help")
        assert result.status == 0
        assert f"python -m snippets {name}" in result.out


def test_list(command):
    result = command("list")
    assert result.status == 0
    assert result.out == "chapter/greeting\tzh,en\t-\tSays hello.\n"
    (row,) = json.loads(command("list", "--json").out)
    assert row["id"] == "chapter/greeting"
    assert row["purpose"] == {"zh": "打招呼。", "en": "Says hello."}
    assert {"chapter", "languages", "requires-python", "dependencies", "platforms"} < row.keys()


def test_list_names_broken_programs(command, snippets):
    (snippets / "en" / "chapter" / "greeting.py").write_text('"""x"""\nprint(\n')
    result = command("list", "--json")
    assert result.status == 1
    assert json.loads(result.out)
    assert "greeting.py:2: syntax error" in result.err


def test_run(command):
    result = command("run", "chapter/greeting")
    assert (result.status, result.out) == (0, "你好\n")
    assert command("run", "chapter/greeting", "--lang", "en").out == "hello\n"


def test_run_passes_the_exit_status_on(command, snippets):
    path = snippets / "en" / "chapter" / "greeting.py"
    path.write_text('"""Ends."""\nimport sys\nsys.exit(3)\n\n# Exit status: 3\n')
    assert command("run", "chapter/greeting", "--lang", "en").status == 3


def test_check_passes_then_knows(command):
    result = command("check")
    assert result.status == 0
    assert "2 passed" in result.out
    assert "ok" in result.out
    result = command("check", "chapter/greeting")
    assert result.status == 0
    assert "2 unchanged" in result.out
    assert "2 passed" in command("check", "--all", "--jobs", "1").out


def test_a_path_is_as_good_as_an_id(command):
    assert "1 passed" in command("check", "snippets/en/chapter/greeting.py", "--lang", "en").out


def test_check_fails_with_file_and_line(command, snippets):
    path = snippets / "en" / "chapter" / "greeting.py"
    path.write_text(path.read_text().replace("# hello", "# hullo"))
    result = command("check", "--all")
    assert result.status == 1
    assert "snippets/en/chapter/greeting.py:6: " in result.err
    assert "hullo" in result.err
    assert "1 passed, 1 failed" in result.out


def test_check_of_a_broken_program_and_of_its_neighbour(command, snippets):
    write_new("chapter/other", folder=snippets)
    (snippets / "zh" / "chapter" / "other.py").write_text('"""x"""\nprint("no output")\n')
    assert command("check", "chapter/greeting").status == 0
    result = command("check", "chapter/other")
    assert result.status == 1
    assert "other.py:2: no expected output" in result.err
    assert command("check").status == 1


def test_check_of_a_program_without_twin(command, snippets):
    (snippets / "zh" / "chapter" / "greeting.py").unlink()
    result = command("check", "chapter/greeting")
    assert result.status == 1
    assert "twin is missing" in result.err


def test_programs_for_other_pythons(command, snippets):
    for language in ("zh", "en"):
        path = snippets / language / "chapter" / "greeting.py"
        header = '# /// script\n# requires-python = ">=3.99"\n# ///\n'
        path.write_text(header + path.read_text(encoding="utf-8"), encoding="utf-8")
    result = command("check")
    assert result.status == 0
    assert "not for this Python: 2" in result.out
    assert ">=3.99" in result.out
    assert command("check", "chapter/greeting").status == 1


def test_several_interpreters_and_start_methods(command):
    method = cli.interpreter().start_methods[0]
    result = command(
        "check", "--python", sys.executable, "--python", sys.executable, "--start-method", method
    )
    assert "2 passed" in result.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "chapter/greting"], "did you mean chapter/greeting?"),
        (["run", "chapter/greting"], "did you mean chapter/greeting?"),
        (["update", "nothing/alike"], "python -m snippets list"),
        (
            ["check", "--python", "/nowhere/python"],
            "--python: no such interpreter: /nowhere/python",
        ),
        (["run", "chapter/greeting", "--python", "/nowhere/python"], "no such interpreter"),
        (["check", "--jobs", "0"], "--jobs"),
        (["check", "--start-method", "clone"], "clone"),
        (["check", "--lang", "fr"], "fr"),
        (["frobnicate"], "frobnicate"),
        (["new", "chapter/json"], "standard-library"),
        (["new", "chapter/Greeting"], "snake_case"),
        (["new", "greeting"], "snake_case"),
        (["new", "../../etc/x"], "snake_case"),
        (["new", "chaptr/x"], "did you mean chapter?"),
        (["new", "locks/x"], "--new-chapter"),
        (["new", "chapter/greeting"], "exists already"),
        (["translations", "--synced", "nowhere.md"], "no such page"),
    ],
)
def test_mistakes_are_one_short_message(command, snippets, arguments, message):
    before = sorted(snippets.rglob("*"))
    result = command(*arguments)
    assert result.status != 0
    assert message in re.sub(r"[\s│]+", " ", result.err)
    assert sorted(snippets.rglob("*")) == before


def test_new_programs_pass_at_once(command, snippets):
    result = command("new", "chapter/second")
    assert result.status == 0
    assert "snippets/zh/chapter/second.py" in result.out
    assert "4 passed" in command("check").out
    assert command("new", "queues/first", "--new-chapter").status == 0
    assert command("check", "queues/first").status == 0


def test_update_shows_a_diff_and_check_passes_after_it(command, snippets):
    path = snippets / "en" / "chapter" / "greeting.py"
    path.write_text(path.read_text().replace('print("hello")', 'print("[bold]hi[/bold]")'))
    result = command("update", "chapter/greeting", "--lang", "en")
    assert result.status == 0
    assert "-# hello\n+# [bold]hi[/bold]\n" in result.out
    assert command("check", "--lang", "en").status == 0
    assert "nothing to change" in command("update", "chapter/greeting", "--lang", "en").out


def test_update_that_is_refused(command, snippets):
    path = snippets / "en" / "chapter" / "greeting.py"
    path.write_text(path.read_text().replace("print(", "import sys; sys.exit(1); print("))
    before = path.read_text()
    result = command("update", "chapter/greeting")
    assert result.status == 1
    assert "the run failed, so nothing is updated" in result.err
    assert path.read_text() == before


@pytest.mark.skipif(
    os.name != "posix", reason="there is no other way to send a signal to one process"
)
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_interrupting_check_leaves_no_process(tmp_path, name):
    """The real command, with a program that waits, is interrupted once the program is there."""
    folder = tmp_path / "snippets" / "en" / "chapter"
    folder.mkdir(parents=True)
    ready = tmp_path / "ready"
    program = folder / "waiting.py"
    program.write_text(
        f'"""Waits."""\nimport os, time\nos.fork()\nopen({str(ready)!r} + str(os.getpid()), "w").close()\n'
        "time.sleep(60)\n\n# Output:\n# x\n"
    )
    source = (
        "import functools, pathlib, signal\nfrom snippets import cli, results\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # who started the tests may ignore it\n"
        f"cli.load_catalog = functools.partial(cli.load_catalog, pathlib.Path({str(tmp_path / 'snippets')!r}))\n"
        f"results.FOLDER = pathlib.Path({str(tmp_path / 'passed')!r})\n"
        "cli.main()\n"
    )
    command = [sys.executable, "-c", source, "check"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    end = time.monotonic() + 60
    while len(list(tmp_path.glob("ready*"))) < 2 and time.monotonic() < end:
        time.sleep(0.02)
    pids = [int(path.name.removeprefix("ready")) for path in tmp_path.glob("ready*")]
    assert len(pids) == 2
    process.send_signal(getattr(signal, name))
    out, err = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "Traceback" not in err
    assert "ran longer than" not in out + err, "the program's time was up before the signal counted"
    alive = [
        p
        for p in pids
        if psutil.pid_exists(p) and psutil.Process(p).status() != psutil.STATUS_ZOMBIE
    ]
    assert alive == []
