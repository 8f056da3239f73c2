"""Recordings as files: kept and found, refused when broken or stale, shown as output, exported as a trace."""

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from snippets import preview
from snippets.check import check_sample
from snippets.errors import SnippetError
from snippets.program import Program, load_program
from snippets.samples import needs_sample, sample_path, shown_output
from snippets.timelines import timeline_files
from tests import recorded_runs as runs
from timeline.chrome_trace import chrome_trace
from timeline.picture import draw
from timeline.recording import dump
from timeline.store import load_recording, recording_path, save_recording

PROGRAM = '''"""Sing and dance."""
print("singing... 0")
# Unordered output:
# singing... 0
# singing... 1
# dancing... 0
# dancing... 1
# main: both have ended
'''


@pytest.fixture
def program(tmp_path: Path) -> Program:
    path = tmp_path / "en" / "threads" / "sing_dance.py"
    path.parent.mkdir(parents=True)
    path.write_text(PROGRAM)
    return load_program(path)


def test_a_recording_is_kept_and_found(program: Program) -> None:
    assert load_recording(program) is None
    recording = runs.recording_of(program.digest, runs.threads_with_a_lock())
    save_recording(program, recording)
    assert (
        recording_path(program) == program.path.parents[2] / "recordings/en/threads/sing_dance.json"
    )
    assert dump(load_recording(program)) == dump(recording)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda text: text[: len(text) // 2], "not JSON"),
        (lambda text: "", "not JSON"),
        (lambda text: '{"stdout": []}', "not a recording"),
        (lambda text: "\ud800".encode("utf-8", "surrogatepass"), "decode"),
        (lambda text: text.replace('"runs"', '"walks"'), "not a recording"),
    ],
)
def test_a_broken_file_is_refused_with_its_remedy(program: Program, spoil, words: str) -> None:
    text = spoil(dump(runs.recording_of(program.digest, runs.threads_with_a_lock())))
    path = recording_path(program)
    path.parent.mkdir(parents=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SnippetError, match=words) as caught:
        load_recording(program)
    assert caught.value.path == path
    assert "python -m snippets record threads/sing_dance --lang en" in str(caught.value)
    assert words in str(check_sample(program)[0])


def test_a_recording_of_an_older_program_fails_the_check(program: Program) -> None:
    save_recording(program, runs.recording_of("0" * 64, runs.threads_with_a_lock()))
    (problem,) = check_sample(program)
    assert "the program changed after it was recorded" in str(problem)
    assert "python -m snippets record threads/sing_dance --lang en" in str(problem)


def test_the_output_shown_is_that_of_the_first_run_and_needs_no_sample(program: Program) -> None:
    assert needs_sample(program)
    other = replace(runs.threads_with_a_lock(), stdout="nothing like it\n")
    save_recording(program, runs.recording_of(program.digest, runs.threads_with_a_lock()))
    assert not needs_sample(program)
    assert not sample_path(program).exists()
    shown = shown_output(program)
    assert shown.stdout.startswith("singing... 0\ndancing... 0\n")
    assert (shown.python, shown.start_method) == ("3.15.2", "fork")
    assert check_sample(program) == []
    save_recording(program, runs.recording_of(program.digest, runs.threads_with_a_lock(), other))
    assert "the recorded run does not fit" in str(check_sample(program)[0])
    assert "python -m snippets record" in str(check_sample(program)[0])


def test_the_files_of_a_recording(program: Program) -> None:
    assert timeline_files(program) == {}
    run = runs.threads_with_a_lock()
    save_recording(program, runs.recording_of(program.digest, run, run))
    files = timeline_files(program)
    assert set(files) == {"recording.json", "a.svg", "b.svg", "a.trace.json", "b.trace.json"}
    assert files["a.svg"] == draw(run, "en")
    assert files["recording.json"] == recording_path(program).read_text()


def test_a_preview_renders_a_page_again_when_a_recording_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "PROGRAMS", tmp_path)
    page = "/// snippet | threads/sing_dance\n///\n"
    before = preview.inputs(page, tmp_path / "page.md", "en")
    path = tmp_path / "recordings/en/threads/sing_dance.json"
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    assert preview.inputs(page, tmp_path / "page.md", "en") != before


@pytest.mark.parametrize("make", runs.ALL)
def test_a_trace_holds_what_the_run_holds(make) -> None:
    run = make()
    events = json.loads(chrome_trace(run))["traceEvents"]
    counts = Counter(event["ph"] for event in events)
    assert counts["M"] == len(run.processes) + 2 * len(run.tasks)
    assert counts["i"] == len([line for line in run.lines if line.task is not None])
    assert counts["b"] == counts["e"] == len(run.holds)
    assert counts["s"] == counts["f"] == len(run.arrows)
    # Complete events of a task follow each other and fill its life, so that no viewer has to nest them.
    for task, row in enumerate(run.tasks):
        mine = sorted(
            (e["ts"], e["dur"]) for e in events if e["ph"] == "X" and e["tid"] == task + 1
        )
        assert mine[0][0] == row.created
        assert all(a + b == c for (a, b), (c, _) in pairwise(mine))
        assert sum(mine[-1]) == row.end
    assert {event["pid"] for event in events} == {n + 1 for n in range(len(run.processes))}


def test_a_trace_names_waits_and_lines() -> None:
    events = json.loads(chrome_trace(runs.threads_with_a_lock()))["traceEvents"]
    (wait,) = [event for event in events if event["name"] == "lock mutex"]
    assert (wait["tid"], wait["ts"], wait["dur"], wait["args"]) == (3, 900, 100_200, {"line": 11})
    (line,) = [event for event in events if event["name"] == "2: dancing... 0"]
    assert (line["ph"], line["s"], line["tid"], line["ts"]) == ("i", "t", 3, 101_200)
    holds = [(e["ph"], e["id"], e["ts"], e["tid"]) for e in events if e["name"] == "holds mutex"]
    assert holds == [
        ("b", 0, 500, 2),
        ("e", 0, 101_050, 2),
        ("b", 1, 101_100, 3),
        ("e", 1, 308_200, 3),
    ]
    (start, end) = [e for e in events if e["name"] == "lock" and e.get("cat") == "arrow"]
    assert (start["ph"], start["tid"], end["ph"], end["bp"], end["tid"]) == ("s", 2, "f", "e", 3)
