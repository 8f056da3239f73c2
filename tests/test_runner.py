"""The runner: what a program printed and how it ended, and that nothing of it survives."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import psutil
import pytest

from snippets import runner
from snippets.errors import SnippetError
from snippets.runner import Run, interpreter, run

POSIX = os.name == "posix"
needs_posix = pytest.mark.skipif(not POSIX, reason="fork, sessions and signals exist on POSIX only")


@pytest.fixture
def program(tmp_path: Path):
    """Writes a program and runs it."""

    def write_and_run(source: str, **options) -> Run:
        path = tmp_path / "program.py"
        path.write_text(textwrap.dedent(source), encoding="utf-8")
        return run(path, **options)

    return write_and_run


@pytest.fixture(autouse=True)
def nothing_survives():
    """Whatever a test does: afterwards no process of a run is alive."""
    yield
    assert marked() == []


def marked() -> list[psutil.Process]:
    """Living processes of runs made by this very test session."""
    found = []
    for process in psutil.process_iter():
        try:
            ours = (
                process.environ().get("SNIPPET_RUN")
                and process.environ().get("SNIPPET_TEST") == TEST
            )
            if ours and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except psutil.Error:
            pass
    return found


TEST = str(os.getpid())


@pytest.fixture(autouse=True)
def mark(monkeypatch):
    """Let all runs of this session carry a variable of ours, so that other runs on this machine do not count."""
    kept = runner._environment

    def environment(temporary: str) -> dict[str, str]:
        return kept(temporary) | {"SNIPPET_TEST": TEST}

    monkeypatch.setattr(runner, "_environment", environment)


def test_output_status_and_time(program):
    result = program("""
        import sys
        print("你好")
        print("not well", file=sys.stderr)
        sys.exit(3)
        """)
    assert (result.stdout, result.stderr, result.status) == ("你好\n", "not well\n", 3)
    assert result.problems == ()
    assert 0 < result.elapsed < 30


def test_hanging_program_is_killed(program):
    result = program("print('before', flush=True)\nwhile True: pass", timeout=1)
    assert result.problems == ("ran longer than 1 s and was killed",)
    assert result.stdout == "before\n"


@needs_posix
def test_hanging_program_that_ignores_signals_with_children(program):
    result = program(
        """
        import multiprocessing, signal, time
        def work():
            print("child", flush=True)
            time.sleep(60)
        if __name__ == "__main__":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            for _ in range(3):
                multiprocessing.Process(target=work).start()
        """,
        timeout=2,
    )
    assert result.problems == ("ran longer than 2 s and was killed",)
    assert result.stdout == "child\n" * 3


@needs_posix
def test_crash_by_signal(program):
    result = program(
        "import os, signal\nprint('last', flush=True)\nos.kill(os.getpid(), signal.SIGSEGV)"
    )
    assert (result.stdout, result.status, result.problems) == ("last\n", -signal.SIGSEGV, ())


@needs_posix
def test_no_core_dump(program):
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    result = program("""
        import os, resource
        if os.fork() == 0:
            os.abort()
        print(os.WIFSIGNALED(os.wait()[1]), resource.getrlimit(resource.RLIMIT_CORE)[0], os.listdir())
        """)
    assert result.stdout == "True 0 []\n"


LEAVING = {
    "child": "subprocess.Popen([sys.executable, '-c', SLEEP])",
    "own session": "subprocess.Popen([sys.executable, '-c', SLEEP], start_new_session=True)",
    "without environment": "subprocess.Popen([sys.executable, '-c', SLEEP], env={})",
    "double fork": """
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.chdir("/")
        time.sleep(60)
    os._exit(0)
os.wait()
""",
    "short-lived": "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(1.5)'])",
    "holds the output": """
if os.fork() == 0:
    while True:
        print("still here", flush=True)
        time.sleep(0.01)
""",
}


@needs_posix
@pytest.mark.parametrize("way", LEAVING)
def test_left_over_processes_are_found_and_killed(program, way):
    head = "import os, subprocess, sys, time\nSLEEP = 'import time; time.sleep(60)'\n"
    result = program(head + LEAVING[way] + "\nprint('done')")
    assert "done\n" in result.stdout
    assert len(result.problems) == 1
    assert result.problems[0].startswith("left 1 process running: ")
    assert "(pid " in result.problems[0]


@needs_posix
def test_left_over_worker_of_forkserver(program):
    result = program(
        """
        import multiprocessing, os, time
        def work(started):
            started.set()
            time.sleep(60)
        if __name__ == "__main__":
            started = multiprocessing.Event()
            multiprocessing.Process(target=work, args=(started,)).start()
            started.wait()
            os._exit(0)
        """,
        start_method="forkserver",
    )
    assert len(result.problems) == 1
    assert result.problems[0].startswith("left ")


MULTIPROCESSING = """
    import multiprocessing, sys
    def work(number):
        print("child", number, multiprocessing.get_start_method(), flush=True)
        print("warning", number, file=sys.stderr, flush=True)
    if __name__ == "__main__":
        print("chosen:", multiprocessing.get_start_method(allow_none=True), flush=True)
        for number in range(2):
            process = multiprocessing.Process(target=work, args=(number,))
            process.start()
            process.join()
        print("main", flush=True)
    """


@pytest.mark.parametrize("method", interpreter().start_methods)
def test_start_methods_and_output_of_children(program, method):
    result = program(MULTIPROCESSING, start_method=method)
    assert result.stdout == f"chosen: None\nchild 0 {method}\nchild 1 {method}\nmain\n"
    assert result.stderr == "warning 0\nwarning 1\n"
    assert (result.status, result.problems) == (0, ())


def test_default_start_method_is_the_interpreters(program):
    assert f"child 0 {interpreter().start_method}" in program(MULTIPROCESSING).stdout


def test_program_may_choose_its_start_method_itself(program):
    source = MULTIPROCESSING.replace(
        'print("chosen', 'multiprocessing.set_start_method("spawn"); print("chosen'
    )
    for method in interpreter().start_methods:
        assert "child 1 spawn" in program(source, start_method=method).stdout


@pytest.mark.parametrize("method", interpreter().start_methods)
def test_daemonic_processes_and_pools_leave_nothing(program, method):
    result = program(
        """
        import multiprocessing, time
        from concurrent.futures import ProcessPoolExecutor
        def work(started):
            started.set()
            time.sleep(60)
        if __name__ == "__main__":
            started = multiprocessing.Event()
            multiprocessing.Process(target=work, args=(started,), daemon=True).start()
            started.wait()
            with ProcessPoolExecutor(2) as pool, multiprocessing.Manager() as manager:
                print(sum(pool.map(abs, manager.list([-1, -2]))))
        """,
        start_method=method,
    )
    assert (result.stdout, result.stderr, result.problems) == ("3\n", "", ())


def test_undecodable_bytes(program):
    result = program(r"""
        import sys
        sys.stdout.buffer.write(b"one\ntwo {0}\n\xff\xfe three\n")
        sys.stderr.buffer.write(b"\xe4\xbd")
        """)
    assert result.problems == (
        r"printed bytes that are not UTF-8 to standard output (line 3: b'\xff\xfe three')",
        r"printed bytes that are not UTF-8 to standard error (line 1: b'\xe4\xbd')",
    )
    assert result.stdout == "one\ntwo {0}\n\\xff\\xfe three\n"


def test_endless_output_is_stopped(program, monkeypatch):
    monkeypatch.setattr(runner, "MAX_OUTPUT", 2_000_000)
    result = program("while True: print('中' * 1000)", timeout=60)
    assert result.problems == ("printed more than 2 MB and was stopped",)
    assert len(result.stdout.encode()) <= 2_000_000 + 10


def test_standard_input_is_closed(program, tmp_path):
    (tmp_path / "typed").write_text("ours\n")
    kept = os.dup(0)
    with open(tmp_path / "typed") as typed:
        os.dup2(typed.fileno(), 0)
        result = program("import sys\nprint(repr(sys.stdin.read()))\ninput()")
    os.dup2(kept, 0)
    os.close(kept)
    assert result.stdout == "''\n"
    assert "EOFError" in result.stderr


def test_empty_folder_and_own_temporary_folder(program):
    result = program("""
        import os, tempfile
        print(os.listdir(), os.path.samefile(os.getcwd(), tempfile.gettempdir()))
        open("written.txt", "w").close()
        print(tempfile.mkdtemp())
        """)
    first, second = result.stdout.splitlines()
    assert first == "[] False"
    assert os.sep not in second  # where it lies is not shown


def test_nothing_stays_on_disk(program, monkeypatch):
    made = []
    kept = runner.tempfile.TemporaryDirectory

    def folder(*args, **options):
        made.append(kept(*args, **options))
        return made[-1]

    monkeypatch.setattr(runner.tempfile, "TemporaryDirectory", folder)
    program("open('written.txt', 'w').close()")
    assert made
    assert not any(os.path.exists(each.name) for each in made)


def test_environment_is_clean(program, monkeypatch):
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    monkeypatch.setenv("PYTHONHASHSEED", "5")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("SECRET_TOKEN", "x")
    result = program(
        "import os, sys\nprint(*sorted(os.environ), sys.stdout.encoding, sys.flags.utf8_mode)"
    )
    *names, encoding, utf8 = result.stdout.split()
    assert (encoding, utf8) == ("utf-8", "1")
    assert [name for name in names if name.startswith("PYTHON")] == ["PYTHONUTF8"]
    assert "PATH" in names
    assert not {"SECRET_TOKEN", "LC_ALL"} & {*names}


def test_tracebacks_show_no_path_of_this_machine(program, tmp_path):
    result = program(
        """
        import multiprocessing
        def fail():
            raise ValueError("wrong")
        if __name__ == "__main__":
            process = multiprocessing.Process(target=fail)
            process.start()
            process.join()
            fail()
        """
    )
    assert result.status == 1
    assert result.stderr.count('File "program.py", line 4, in fail') == 2
    assert 'File "multiprocessing/process.py"' in result.stderr
    assert str(tmp_path) not in result.stderr


def test_cancel_ends_a_run(program):
    cancel = threading.Event()
    threading.Timer(0.3, cancel.set).start()
    result = program("import time; time.sleep(60)", timeout=50, cancel=cancel)
    assert result.problems == ("was interrupted",)
    assert result.elapsed < 30


@needs_posix
def test_keyboard_interrupt_leaves_nothing(tmp_path):
    """A run in another process, which gets Ctrl-C once the program and its child say that they are there."""
    ready = tmp_path / "ready"
    path = tmp_path / "program.py"
    path.write_text(
        f"import os, time\nif os.fork() == 0:\n    os.setsid()\n    open({str(ready)!r}, 'w').close()\ntime.sleep(60)"
    )
    source = f"""
import signal
from snippets import runner
signal.signal(signal.SIGINT, signal.default_int_handler)  # who started the tests may ignore it
kept = runner._environment
runner._environment = lambda temporary: kept(temporary) | {{"SNIPPET_TEST": {TEST!r}}}
runner.run({str(path)!r})
"""
    ours = subprocess.Popen([sys.executable, "-c", source], stderr=subprocess.PIPE)
    end = time.monotonic() + 30
    while not ready.exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert len(marked()) == 2
    ours.send_signal(signal.SIGINT)
    assert b"KeyboardInterrupt" in ours.communicate(timeout=30)[1]
    assert marked() == []


@needs_posix
def test_signals_that_we_ignore_are_not_ignored_by_programs(program, tmp_path):
    (tmp_path / "sitecustomize.py").write_text("import os\nos.environ['STARTED'] += '*'")
    started = {"PYTHONPATH": str(tmp_path), "STARTED": ""}
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (2, 3, 15)}
    try:
        result = program(
            """
            import os, signal
            print(*(signal.getsignal(number) is signal.SIG_IGN for number in (2, 3, 15)))
            print(os.environ["STARTED"])
            """,
            environment=started,
        )
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    # What the environment loads into the program's interpreter, such as the recorder, is loaded into that one alone.
    assert (result.stdout, result.problems) == ("False False False\n*\n", ())


def test_many_runs_in_threads_do_not_disturb_each_other(tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    paths = []
    for number in range(6):
        paths.append(tmp_path / f"program_{number}.py")
        paths[-1].write_text(f"import os\nopen('mine', 'w').close()\nprint({number}, os.listdir())")
    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(run, paths))
    assert [result.stdout for result in results] == [f"{n} ['mine']\n" for n in range(6)]


def test_interpreter_facts():
    facts = interpreter(sys.executable)
    assert facts.version.startswith(f"{sys.version_info.major}.{sys.version_info.minor}.")
    assert facts.platform == sys.platform
    assert facts.gevent
    assert facts.facts().python == sys.version_info[:2]
    assert facts.facts("spawn").start_method == "spawn"


@pytest.mark.parametrize("name", ["/nowhere/python", "no-such-python", __file__])
def test_missing_interpreter(name):
    with pytest.raises(SnippetError, match="--python: no such interpreter: "):
        interpreter(name)


@needs_posix
def test_interpreter_that_is_no_python(tmp_path, program):
    fake = tmp_path / "python"
    fake.write_text("#!/bin/sh\necho hello\n")
    fake.chmod(0o755)
    with pytest.raises(SnippetError, match="does not answer as Python 3 does"):
        program("print()", python=str(fake))
