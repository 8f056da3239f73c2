"""Real runs of the programs whose output differs from run to run: what the pages show.

Where a program has a recording (timeline/), the first of its runs takes the sample's place.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from snippets.errors import SnippetError
from snippets.files import write_atomically
from snippets.patterns import Facts
from snippets.program import Program
from timeline.store import load_recording, record_command, recording_path


@dataclass(frozen=True)
class Sample:
    """One run's output, and under which circumstances; `digest` is that of the program.

    Where the output is exact, no run is recorded and the circumstances are "".
    """

    stdout: str
    stderr: str = ""
    status: int = 0
    python: str = ""
    platform: str = ""
    start_method: str = ""
    digest: str = ""

    @property
    def facts(self) -> Facts:
        """The circumstances of the run."""
        major, minor = self.python.split(".")[:2]
        return Facts((int(major), int(minor)), self.platform, self.start_method)


def sample_path(program: Program) -> Path:
    """Where the program's sample is kept."""
    folder = program.path.parents[2] / "samples"
    return folder / program.language / program.chapter / f"{program.name}.json"


def load_sample(program: Program) -> Sample | None:
    """The recorded run, None if there is none. Raises SnippetError for a file that is not a sample."""
    path = sample_path(program)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        for stream in ("stdout", "stderr"):
            data[stream] = "\n".join(data[stream])
        sample = Sample(**data)
        assert sample.facts
        return sample
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        line = getattr(error, "lineno", None)
        raise SnippetError("not a recorded run", path, line, remedy(program)) from None


def save_sample(program: Program, sample: Sample) -> None:
    """Record a run; lines as a list, so that a diff of two runs shows the lines that differ."""
    data = asdict(sample)
    for stream in ("stdout", "stderr"):
        data[stream] = data[stream].split("\n")
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    write_atomically(sample_path(program), text)


def needs_sample(program: Program) -> bool:
    """Whether a page needs a sample: the output leaves something open, or is more than standard output and a status.

    It does not where the program has a recording.
    """
    if recording_path(program).exists():
        return False
    sections = program.expectation.sections
    conditional_status = any(s.kind == "status" and s.condition.terms for s in sections)
    has_stderr = any(s.kind == "stderr" for s in sections)
    return has_stderr or conditional_status or not program.expectation.is_exact


def shown_output(program: Program) -> Sample:
    """What a page shows as the program's output. Raises SnippetError if it must be recorded first."""
    runs = shown_runs(program)
    if runs:
        return runs[0]
    status = next((s.status for s in program.expectation.sections if s.kind == "status"), 0)
    return Sample(program.expectation.literal_stdout(), status=status)


def shown_runs(program: Program) -> list[Sample]:
    """The runs that a page shows: those of a recording, else the sample; none where the output is exact.

    Raises SnippetError for one that is missing, stale or broken.
    """
    recording = load_recording(program)
    if recording is not None:
        facts = (recording.python, recording.platform, recording.start_method, recording.program)
        return [Sample(run.stdout, run.stderr, run.status, *facts) for run in recording.runs]
    if not needs_sample(program):
        return []
    sample = load_sample(program)
    line, hint = program.expectation.first_line, f"record one: {remedy(program)}"
    if sample is None:
        raise SnippetError("no recorded run for the page to show", program.path, line, hint)
    if sample.digest != program.digest:
        problem = "the program changed after the run that the page shows was recorded"
        raise SnippetError(problem, program.path, line, hint)
    return [sample]


def remedy(program: Program) -> str:
    """The command that records a run."""
    if recording_path(program).exists():
        return record_command(program)
    return f"python -m snippets update {program.id} --lang {program.language}"
