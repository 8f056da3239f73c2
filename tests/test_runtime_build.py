"""Building the runtime: nothing foreign, nothing twice, and Python starts from it without a snapshot too."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest

from browser import bench
from browser import build as build_module
from browser.build import HERE, MANIFEST, SNAPSHOT, STDLIB, BuildError, behaviour_digest, verify
from browser.build import build as build_runtime
from browser.harness import Handler, open_page
from browser.library import FROM_PROMPT, write_library
from browser.run import PAGE
from tests import in_browsers, unchanged

PROGRAM = """import threading, mailbox
threading.Thread(target=print, args=("from a thread",)).start()
"""


@pytest.fixture(scope="session")
def runtime() -> Path:
    return build_runtime()


@pytest.fixture
def copy(runtime: Path, tmp_path: Path) -> Path:
    """A copy of the built runtime, to be spoiled."""
    return Path(shutil.copytree(runtime, tmp_path / "runtime"))


def test_what_belongs_together_passes(copy: Path) -> None:
    verify(copy)


@pytest.mark.parametrize("name", [SNAPSHOT, "library.zip", "worker.js"])
def test_a_file_of_another_build_is_found(copy: Path, name: str) -> None:
    with (copy / name).open("ab") as file:
        file.write(b"x")
    with pytest.raises(BuildError, match=f"{name} was not built together with the rest"):
        verify(copy)


def test_a_missing_file_is_found(copy: Path) -> None:
    (copy / "pyodide.asm.wasm").unlink()
    with pytest.raises(BuildError, match="wasm is missing"):
        verify(copy)


def test_a_foreign_file_is_found(copy: Path) -> None:
    (copy / "other.js").touch()
    with pytest.raises(BuildError, match=r"other\.js is foreign"):
        verify(copy)


def test_a_broken_manifest_is_found(copy: Path) -> None:
    (copy / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(BuildError, match="cannot be read"):
        verify(copy)


def test_nothing_is_built_again(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_module, "install_packages", lambda: pytest.fail("built again"))
    assert build_runtime() == runtime


def test_every_part_changes_the_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    names = {build_module.digest()}
    for name in (
        *("page/run.js", "steps/graph.js", "worker/tasks.js"),
        *("runtime/scheduler.py", "package-lock.json"),
    ):
        here = Path(shutil.copytree(HERE, tmp_path / name.replace("/", "-")))
        with (here / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        monkeypatch.setattr(build_module, "HERE", here)
        monkeypatch.setattr("browser.library.RUNTIME", here / "runtime")
        names.add(build_module.digest())
    assert len(names) == 6


def test_the_interface_alone_does_not_outdate_what_programs_did(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = []
    for name in ("page/messages.js", "page/kernel.js"):
        root = tmp_path / name.replace("/", "-")
        shutil.copytree(HERE, root / "browser")
        shutil.copytree(HERE.parent / "snippets", root / "snippets")
        with (root / "browser" / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        monkeypatch.setattr(build_module, "ROOT", root)
        monkeypatch.setattr(build_module, "HERE", root / "browser")
        found.append(behaviour_digest())
        monkeypatch.undo()
    assert found[0] == behaviour_digest() != found[1]


def test_the_library_is_the_same_each_time(tmp_path: Path) -> None:
    stdlib = build_module.install_packages() / "pyodide" / STDLIB
    write_library(stdlib, tmp_path / "1.zip")
    write_library(stdlib, tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    names = set(zipfile.ZipFile(tmp_path / "1.zip").namelist())
    assert names > {"threading.py", "gevent/hub.py", "runtime/run.py"}
    assert {name for name in names if name.startswith("_pyrepl/")} == FROM_PROMPT


def test_the_lock_names_no_host() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    assert lock["packages"]["node_modules/pyodide"]["integrity"]
    assert "://" not in json.dumps([p.get("resolved", "") for p in lock["packages"].values()])


def test_python_starts_without_a_snapshot(request: pytest.FixtureRequest) -> None:
    """With one it starts in every other test that runs a program in a browser."""
    in_browsers.only_with_everything(
        request.config, "a snapshot is made of a Python that was started so"
    )
    with open_page(PAGE, build_runtime(snapshot=False)) as session:
        assert session.receive()["jspi"]
        session.send({"source": PROGRAM, "language": "en", "seed": None, "seconds": 60})
        result = session.receive()
    assert (result["stdout"], result["stderr"], result["status"]) == ("from a thread\n", "", 0)


class HalfLibrary(Handler):
    """Breaks off the archive of the standard library in its midst, until it is mended."""

    is_mended = False

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        if self.path != "/library.zip" or HalfLibrary.is_mended:
            super().copyfile(source, outputfile)
            return
        whole = source.read()
        outputfile.write(whole[: len(whole) // 2])
        self.close_connection = True


@pytest.mark.once(unchanged.runtime())
def test_a_library_that_breaks_off_is_missed_only_by_who_needs_it(runtime: Path) -> None:
    HalfLibrary.is_mended = False
    with open_page(PAGE, runtime, handler=HalfLibrary) as session:
        session.receive()

        def run(source: str) -> tuple[str, str, int]:
            session.send({"source": source, "language": "en", "seed": None, "seconds": 60})
            result = session.receive()
            return result["stdout"], result["stderr"], result["status"]

        assert run(PROGRAM.replace(", mailbox", "")) == ("from a thread\n", "", 0)
        stdout, stderr, status = run(PROGRAM)
        assert (stdout, status) == ("", 1)
        assert stderr.count("The standard library could not be loaded (") == 1
        assert "Check your connection and run it again." in stderr
        assert "OSError: [Errno 29] I/O error" in stderr
        HalfLibrary.is_mended = True
        assert run(PROGRAM) == ("from a thread\n", "", 0)


def test_a_snapshot_of_another_module_is_refused(copy: Path) -> None:
    """Its words are differences from the memory of its own module; here one static word of the module is another."""
    module = bytearray((copy / "pyodide.asm.wasm").read_bytes())
    place = module.index(b"Fatal Python error: ")
    module[place : place + 5] = b"fatal"
    (copy / "pyodide.asm.wasm").write_bytes(module)
    with open_page(PAGE, copy) as session:
        session.receive()
        session.send({"source": PROGRAM, "language": "en", "seed": None, "seconds": 60})
        result = session.receive()
    assert "does not fit this WebAssembly module" in result["error"]


def test_figures_of_one_browser_do_not_replace_those_of_all(monkeypatch, capsys) -> None:
    monkeypatch.setattr("browser.bench.build", lambda: pytest.fail("it began to measure"))
    monkeypatch.setattr("sys.argv", ["bench", "--update", "--browser", "firefox"])
    with pytest.raises(SystemExit):
        bench.main()
    assert "leave out --browser" in capsys.readouterr().err
