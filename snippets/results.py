"""What has passed where: one file for each interpreter, so that CI can gather those of several machines."""

import functools
import hashlib
import json
from pathlib import Path

from snippets.catalog import ROOT
from snippets.files import write_atomically
from snippets.program import Program

FOLDER = ROOT / ".cache" / "passed"


@functools.cache
def machinery() -> str:
    """Digest of the modules that decide whether a program passes."""
    here = Path(__file__).parent
    names = ("patterns", "placeholders", "comparisons", "matching", "program", "runner", "check")
    paths = [here / f"{name}.py" for name in names] + [here / "start_method" / "sitecustomize.py"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def _key(program: Program, gevent: str | None) -> str:
    """Digest of all that a passed check depends on; the interpreter is in the name of the file."""
    parts = (program.source, machinery(), gevent or "")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _name(program: Program, start_method: str | None) -> str:
    return f"{program.language}/{program.id}" + (f" {start_method}" if start_method else "")


class Results:
    """What passed with one interpreter, and how long it took (seconds); changes are kept by `save`."""

    def __init__(
        self, version: str, platform: str, gevent: str | None, folder: Path | None = None
    ) -> None:
        self.path = (folder or FOLDER) / f"{version}-{platform}.json"
        self.header = {"version": version, "platform": platform, "gevent": gevent}
        self.passed: dict[str, dict] = _read(self.path).get("passed", {})

    def has(self, program: Program, start_method: str | None = None) -> bool:
        """Whether this very program passed when it was last run."""
        known = self.passed.get(_name(program, start_method), {})
        return known.get("key") == _key(program, self.header["gevent"])

    def seconds(self, program: Program, start_method: str | None = None) -> float:
        """How long it took when it last passed; long for a program that we know nothing of."""
        return self.passed.get(_name(program, start_method), {}).get("seconds", 60.0)

    def note(
        self, program: Program, start_method: str | None, passed: bool, seconds: float
    ) -> None:
        """Remember the end of a check."""
        name = _name(program, start_method)
        self.passed.pop(name, None)
        if passed:
            key = _key(program, self.header["gevent"])
            self.passed[name] = {"key": key, "seconds": round(seconds, 2)}

    def save(self) -> None:
        """Write the file."""
        data = self.header | {"passed": dict(sorted(self.passed.items()))}
        write_atomically(self.path, json.dumps(data, indent=1) + "\n")


def _read(path: Path) -> dict:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # a cache: what cannot be read is not known
        return {}
    return data if isinstance(data, dict) else {}


def passed_on(program: Program, folder: Path | None = None) -> tuple[str, ...]:
    """Versions ("3.11.7", "3.15.2") of the interpreters on which this very program last passed, in order."""
    versions = set()
    for path in sorted((folder or FOLDER).glob("*.json")):
        data = _read(path)
        known = data.get("passed", {}).get(_name(program, None), {})
        if "version" in data and known.get("key") == _key(program, data.get("gevent")):
            versions.add(data["version"])
    return tuple(sorted(versions, key=lambda v: [int(part) for part in v.split(".")[:2]] + [v]))
