"""Where the recordings of the programs are kept: snippets/recordings/<language>/<chapter>/<name>.json."""

import ast
from functools import lru_cache
from pathlib import Path

from snippets.errors import SnippetError
from snippets.files import write_atomically
from snippets.program import Program
from timeline.recording import Recording, dump, parse

# A program that names one of these has more than one task.
STARTERS = {
    "Greenlet", "InterpreterPoolExecutor", "Pool", "Process", "ProcessPoolExecutor", "TaskGroup", "Thread",
    "ThreadPool", "ThreadPoolExecutor", "Timer", "create_task", "fork", "gather", "greenlet", "spawn", "spawn_later",
    "start_new_thread", "to_thread",
}  # fmt: skip


def shows_concurrency(program: Program) -> bool:
    """Whether the program starts other tasks, so that a recording of it has something to tell."""
    names = {
        getattr(node, "attr", None) or getattr(node, "id", None)
        for node in ast.walk(program.tree)
        if isinstance(node, (ast.Attribute, ast.Name))
    }
    return not names.isdisjoint(STARTERS)


def recording_path(program: Program) -> Path:
    """Where the program's recording is kept."""
    folder = program.path.parents[2] / "recordings"
    return folder / program.language / program.chapter / f"{program.name}.json"


_parse = lru_cache(maxsize=512)(parse)  # a page, its files and the checks ask for the same ones


def load_recording(program: Program) -> Recording | None:
    """The program's recording, None if there is none.

    Raises SnippetError for a file that is no recording (it is cut off, say), and for one of another program or of an
    earlier state of this one.
    """
    path, hint = recording_path(program), f"record it again: {record_command(program)}"
    try:
        recording = _parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:  # also where it is not UTF-8
        raise SnippetError(str(error), path, getattr(error, "line", None), hint) from None
    if recording.program != program.digest:
        raise SnippetError("the program changed after it was recorded", path, hint=hint)
    return recording


def save_recording(program: Program, recording: Recording) -> None:
    """Keep a recording of the program in place of the one before."""
    write_atomically(recording_path(program), dump(recording))


def record_command(program: Program) -> str:
    """The command that records the program."""
    return f"python -m snippets record {program.id} --lang {program.language}"
