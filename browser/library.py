"""Packs all Python modules for a browser into one zip: standard library, gevent, runtime, matching, timelines."""

import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
RUNTIME = ROOT / "browser" / "runtime"
# The pinned wheels of this environment; zope.* is what gevent itself needs.
DISTRIBUTIONS = ("gevent", "zope.event", "zope.interface")
# Compiled event loops and gevent's own tests are of no use in a browser.
LEFT_OUT = {"tests", "testing", "libev", "libuv", "_ffi", "__pycache__"}
# What holds a run's output against what the program says it prints; only these modules of the package run in a browser.
MATCHING = ("__init__", "comparisons", "explain", "matching", "patterns", "placeholders")
# What records a run and draws its timeline; all of timeline/ but what keeps and compares recordings.
RECORDER = ROOT / "timeline" / "startup" / "recorder"
TIMELINE = ROOT / "timeline"
NOT_FROM_TIMELINE = {"chrome_trace.py", "compare.py", "record.py", "store.py"}
# Parts of the standard library that are of no use here: the interactive prompt, examples, other systems' formats.
NOT_FROM_STDLIB = ("_pyrepl/", "__phello__/", "ctypes/macholib/", "site-packages/")
# Parts of the prompt that others import: help() the pager; pdb, and so doctest, the rest.
FROM_PROMPT = {f"_pyrepl/{name}.py" for name in ("__init__", "pager", "trace", "types", "utils")}
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same files make the same zip, whenever they are packed


def own_files() -> dict[str, Path]:
    """Each file of the zip that is not of the standard library, by its name there."""
    files = {f"runtime/{path.name}": path for path in sorted(RUNTIME.glob("*.py"))}
    files |= {f"snippets/{name}.py": ROOT / "snippets" / f"{name}.py" for name in MATCHING}
    files |= {f"recorder/{path.name}": path for path in sorted(RECORDER.glob("*.py"))}
    files |= {
        f"timeline/{path.name}": path
        for path in sorted(TIMELINE.glob("*.py"))
        if path.name not in NOT_FROM_TIMELINE
    }
    for name in DISTRIBUTIONS:
        files |= dict(_modules(name))
    return files


def _modules(name: str) -> Iterator[tuple[str, Path]]:
    """The Python files of an installed distribution."""
    for file in sorted(distribution(name).files or []):
        path = PurePosixPath(file.as_posix())
        if (
            path.suffix == ".py"
            and not LEFT_OUT.intersection(path.parts)
            and ".." not in path.parts
        ):
            yield str(path), Path(file.locate())


def write_library(stdlib: Path, target: Path) -> None:
    """Write the zip, given Pyodide's zip of the standard library; the same inputs give the same bytes."""
    with zipfile.ZipFile(stdlib) as archive:
        contents = {
            name: archive.read(name)
            for name in archive.namelist()
            if name in FROM_PROMPT
            or (not name.startswith(NOT_FROM_STDLIB) and not name.endswith("/"))
        }
    contents |= {name: path.read_bytes() for name, path in own_files().items()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(contents.items()):
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
