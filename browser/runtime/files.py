"""The files of a process. Each worker has a file system of its own: a child begins with a copy of its parent's files.

What one of them writes later the other one does not see.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from runtime import MAIN_FILE

_FOLDERS = (os.path.dirname(MAIN_FILE), "/tmp")  # where programs write


def collect() -> dict[str, bytes | None]:
    """The content of each file, None for a folder, by path; a folder comes before what is in it."""
    return {str(path): None if path.is_dir() else path.read_bytes() for path in _paths()}


def _paths() -> Iterator[Path]:
    for folder in _FOLDERS:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_dir() or path.is_file():
                yield path


def restore(files: dict[str, bytes | None]) -> None:
    """Make these files and folders."""
    for path, content in files.items():
        if content is None:
            os.makedirs(path, exist_ok=True)
        else:
            Path(path).write_bytes(content)
