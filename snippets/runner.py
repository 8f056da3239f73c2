"""Runs one program apart from everything else, and tells what it did and what it left behind."""

import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from snippets.errors import SnippetError
from snippets.patterns import Facts, Output

try:
    import resource
except ImportError:  # Windows has neither core dumps nor this module
    resource = None

MAX_OUTPUT = 10_000_000  # bytes, both streams together
HELPER_GRACE = 10.0  # seconds in which the helpers of multiprocessing must have gone, however busy the machine is
LEFTOVER_GRACE = 0.1  # seconds for a process that is just ending
CLOCK_SLACK = 2.0  # seconds by which the system's record of a process's start may be off
START_METHODS = ("fork", "spawn", "forkserver")

# What a program may see of our environment: enough to start an interpreter, nothing that changes what it prints.
_KEPT = ("PATH", "HOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_KEPT_ON_WINDOWS = ("SYSTEMROOT", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE")
_MARK = "SNIPPET_RUN"
_HELPERS = ("multiprocessing.forkserver", "multiprocessing.resource_tracker")
_PYTHON_IGNORES = {
    getattr(signal, name, None) for name in ("SIGPIPE", "SIGXFSZ")
}  # Popen resets them
_RESET_SIGNALS = """
import os, signal, sys
for number in sys.argv[1].split(","): signal.signal(int(number), signal.SIG_DFL)
os.execv(sys.argv[2], sys.argv[2:])
"""
_QUESTION = """
import importlib.metadata, json, multiprocessing, platform, sys, sysconfig
print(json.dumps({
    "version": platform.python_version(),
    "platform": sys.platform,
    "start_method": multiprocessing.get_start_method(),
    "start_methods": multiprocessing.get_all_start_methods(),
    "packages": {d.name.lower().replace("_", "-"): d.version for d in importlib.metadata.distributions()},
    "folders": [sysconfig.get_path("platlib"), sysconfig.get_path("purelib"), sysconfig.get_path("stdlib")],
}))
"""


@dataclass(frozen=True)
class Interpreter:
    """A Python that programs can be run with: `version` as "3.14.10", `packages` as name -> version."""

    executable: str
    version: str
    platform: str
    start_method: str
    start_methods: tuple[str, ...]
    packages: dict[str, str] = field(repr=False, compare=False)
    folders: tuple[str, ...] = field(repr=False, compare=False)

    @property
    def gevent(self) -> str | None:
        """The installed version of gevent, None if there is none."""
        return self.packages.get("gevent")

    def facts(self, start_method: str | None = None) -> Facts:
        """What the conditions in expected output are asked about."""
        major, minor = self.version.split(".")[:2]
        return Facts((int(major), int(minor)), self.platform, start_method or self.start_method)


@dataclass(frozen=True)
class Run:
    """What one run printed (LF at line ends), how it ended (negative: killed by that signal), and its seconds.

    `problems` says in plain words what no program may do; a run that has any is a failure whatever it printed.
    """

    stdout: str
    stderr: str
    status: int
    elapsed: float
    problems: tuple[str, ...] = ()

    @property
    def output(self) -> Output:
        """The part that expected output speaks about."""
        return Output(self.stdout, self.stderr, self.status)


@functools.cache
def interpreter(python: str = sys.executable) -> Interpreter:
    """Ask a Python what it is. Raises SnippetError when there is none."""
    executable = shutil.which(python)
    if executable is None:
        raise SnippetError(f"--python: no such interpreter: {python}")
    # Absolute, as programs run in another folder; not resolved, or Python would leave its virtual environment.
    executable = os.path.abspath(executable)
    try:
        answer = subprocess.run(
            [executable, "-c", _QUESTION],
            env=_environment(tempfile.gettempdir()),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=True,
        ).stdout
        facts = json.loads(answer)
    except (OSError, subprocess.SubprocessError, ValueError):
        raise SnippetError(
            f"--python: no such interpreter: {python} (it is there, but does not answer as Python 3 does)"
        ) from None
    folders = tuple(dict.fromkeys(facts.pop("folders")))
    return Interpreter(
        executable, folders=folders, start_methods=tuple(facts.pop("start_methods")), **facts
    )


def run(
    path: str | Path,
    *,
    python: str = sys.executable,
    timeout: float = 30.0,
    start_method: str | None = None,
    cancel: threading.Event | None = None,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run the program at `path` for at most `timeout` seconds; nothing of it survives this call.

    `start_method` becomes multiprocessing's default; `environment` is added to the program's. Setting `cancel` from
    another thread ends the run at once, with a problem. Raises SnippetError when there is no such Python.
    """
    path, chosen = Path(path).resolve(), interpreter(python)
    if resource:  # inherited by what we start; a preexec_fn would be unsafe in threads
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    mark, problems, process, clean = uuid.uuid4().hex, [], None, False
    # A short path, because forkserver puts sockets into it and their paths are limited to about 100 characters.
    base = "/tmp" if os.access("/tmp", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="s", dir=base, ignore_cleanup_errors=True) as scratch:
        folder, out, err = (os.path.join(scratch, name) for name in ("empty", "out", "err"))
        temporary = os.path.join(scratch, "tmp")
        os.mkdir(folder)
        os.mkdir(temporary)
        env = _environment(temporary) | {_MARK: mark} | dict(environment or {})
        if start_method:
            env["PYTHONPATH"] = str(Path(__file__).with_name("start_method"))
            env["SNIPPET_START_METHOD"] = start_method
        started, since = time.monotonic(), time.time()
        try:
            # Files, not pipes: whoever still holds a pipe could make us wait. Appending: everybody writes at the end.
            with open(out, "ab") as stdout, open(err, "ab") as stderr:
                process = subprocess.Popen(
                    [*_default_signals(chosen.executable), chosen.executable, str(path)],
                    cwd=folder,
                    env=env,
                    stdin=subprocess.DEVNULL,
                    stdout=stdout,
                    stderr=stderr,
                    start_new_session=True,
                )
            problem = _wait(process, timeout, (out, err), cancel)
            elapsed = time.monotonic() - started
            problems += [problem] if problem else _left_running(mark, process.pid, since)
            clean = not problems
        finally:  # also when we are interrupted
            if not clean:
                _kill(mark, process, since)
        texts = []
        for stream, file in (("standard output", out), ("standard error", err)):
            text, problem = _read(Path(file), stream)
            problems += [problem] if problem and os.path.getsize(file) <= MAX_OUTPUT else []
            # No reader's machine has these folders: what stands in them is shown by name alone.
            for prefix in (str(path.parent), folder, temporary, *chosen.folders):
                text = text.replace(prefix + os.sep, "")
            texts.append(text)
    return Run(*texts, process.returncode, elapsed, tuple(problems))


def _default_signals(executable: str) -> list[str]:
    """The beginning of a command that does not ignore the signals which we were started to ignore (nohup, `&`)."""
    ignored = [s for s in signal.valid_signals() if signal.getsignal(s) is signal.SIG_IGN]
    ignored = [str(int(s)) for s in ignored if s not in _PYTHON_IGNORES]
    return [executable, "-IS", "-c", _RESET_SIGNALS, ",".join(ignored)] if ignored else []


def _environment(temporary: str) -> dict[str, str]:
    kept = _KEPT + (_KEPT_ON_WINDOWS if os.name == "nt" else ())
    env = {name: os.environ[name] for name in kept if name in os.environ}
    return (
        env
        | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), temporary)
        | {"PYTHONUTF8": "1", "LANG": "C.UTF-8"}
    )


def _wait(
    process: subprocess.Popen[bytes],
    timeout: float,
    files: tuple[str, ...],
    cancel: threading.Event | None,
) -> str | None:
    """Wait until the program itself has ended (None), or must be ended (why)."""
    end = time.monotonic() + timeout
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
        if sum(os.path.getsize(file) for file in files) > MAX_OUTPUT:
            return f"printed more than {MAX_OUTPUT // 1_000_000} MB and was stopped"
        if process.returncode is not None:
            return None
        if cancel and cancel.is_set():
            return "was interrupted"
        if time.monotonic() > end:
            return f"ran longer than {timeout:g} s and was killed"


def _alive(mark: str, session: int | None, since: float) -> Iterator[psutil.Process]:
    """Processes of this run, also those that left its session or group: they still carry its mark."""
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.create_time() < since - CLOCK_SLACK:
                continue  # to read the environment of every process on the machine takes long
            ours = process.environ().get(_MARK) == mark or (
                session and hasattr(os, "getsid") and os.getsid(process.pid) == session
            )
            if ours and process.status() != psutil.STATUS_ZOMBIE:
                yield process


def _left_running(mark: str, session: int, since: float) -> list[str]:
    """Look what runs on after the program has ended, giving helpers of multiprocessing the time to go by themselves."""
    started, workers, clean = time.monotonic(), set(), 0
    while True:
        left = list(_alive(mark, session, since))
        clean = 0 if left else clean + 1
        if clean == 2:  # twice, as a process may fork and end while we look
            return []
        pids, waited = {process.pid for process in left}, time.monotonic() - started
        strangers = []
        for process in left:
            with suppress(psutil.Error):
                command = " ".join(process.cmdline())
                helps = any(helper in command for helper in _HELPERS)
                # A forkserver's children look like it, but have it as their parent.
                if command and (process.ppid() in pids or not helps):
                    workers.add(process.pid)
                # Without a command it has lost its memory and is about to be gone, however busy the machine is.
                if waited > (
                    LEFTOVER_GRACE if command and process.pid in workers else HELPER_GRACE
                ):
                    strangers.append(f"{process.name()} (pid {process.pid})")
        if strangers:
            plural = "process" if len(strangers) == 1 else "processes"
            return [f"left {len(strangers)} {plural} running: {', '.join(strangers)}"]
        time.sleep(0.01 if left else 0)


def _kill(mark: str, process: subprocess.Popen[bytes] | None, since: float) -> None:
    """Kill all that is left of a run; again and again, as it may be forking meanwhile."""
    session = process.pid if process else None
    if process and process.returncode is None:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
        process.wait()
    end, clean = time.monotonic() + 10, 0
    while clean < 2 and time.monotonic() < end:
        left = list(_alive(mark, session, since))
        clean = 0 if left else clean + 1
        for other in left:
            with suppress(psutil.Error):
                other.kill()
        psutil.wait_procs(left, timeout=0.5)


def _read(file: Path, stream: str) -> tuple[str, str | None]:
    """What was printed as text, and what is wrong with it if it is not UTF-8."""
    with file.open("rb") as opened:
        data = opened.read(MAX_OUTPUT)
    if os.name == "nt":
        data = data.replace(b"\r\n", b"\n")
    try:
        return data.decode(), None
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        line = data.split(b"\n")[number - 1][:80]
        problem = f"printed bytes that are not UTF-8 to {stream} (line {number}: {line!r})"
        return data.decode(errors="backslashreplace"), problem
