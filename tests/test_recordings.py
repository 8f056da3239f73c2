"""The recordings in the repository: of these programs, in this format, true to their patterns; and broken files."""

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from snippets.catalog import ROOT
from snippets.errors import SnippetError
from snippets.patterns import Facts, Output
from snippets.program import Program, load_program
from tests.catalog import PROGRAMS
from timeline.recording import Recording, RecordingError, dump, parse
from timeline.store import load_recording, recording_path, save_recording, shows_concurrency

SCHEMA = json.loads((ROOT / "timeline" / "schema.json").read_text(encoding="utf-8"))
CONCURRENT = [program for program in PROGRAMS if shows_concurrency(program)]
RECORDED = sorted((ROOT / "snippets" / "recordings").glob("*/*/*.json"))


@cache
def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("program", CONCURRENT, ids=lambda p: f"{p.language}/{p.id}")
def test_recording(program: Program):
    """It is there, of this state of the program, valid, true to the pattern; its runs differ in order."""
    recording = load_recording(program)
    assert recording, f"record it: python -m snippets record {program.id}"
    text = recording_path(program).read_text(encoding="utf-8")
    assert dump(parse(text)) == text
    errors = [
        f"{e.json_path}: {e.message[:100]}" for e in validator().iter_errors(json.loads(text))
    ]
    assert errors == []
    major, minor = recording.python.split(".")[:2]
    facts = Facts((int(major), int(minor)), recording.platform, recording.start_method)
    for run in recording.runs:
        match = program.expectation.check(Output(run.stdout, run.stderr, run.status), facts)
        assert match.mismatches == []
        assert len(run.tasks) > 1
        last = max(len(program.source.splitlines()), 1)
        assert all(step.line <= last for step in run.steps)
    assert len({run.order for run in recording.runs}) == len(recording.runs)


def test_no_recording_is_left_of_a_program_that_is_gone():
    assert set(RECORDED) == {recording_path(program) for program in CONCURRENT}


def test_both_languages_have_as_many_tasks():
    """Twins do the same: what differs between their recordings is time and order, not who takes part."""
    tasks: dict[str, dict[str, list[str]]] = {}
    for program in CONCURRENT:
        run = load_recording(program).runs[0]
        kinds = [task.kind for task in run.tasks]
        tasks.setdefault(program.id, {})[program.language] = sorted(kinds)
    different = {name: each for name, each in tasks.items() if each["zh"] != each["en"]}
    assert different == {}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A program of its own, with a recording."""
    path = tmp_path / "en" / "threads" / "example_program.py"
    path.parent.mkdir(parents=True)
    path.write_text('"""An example."""\n\nprint("done")\n\n# Output:\n# done\n', encoding="utf-8")
    made = load_program(path)
    recording = load_recording(CONCURRENT[0])
    save_recording(made, Recording(**(vars(recording) | {"program": made.digest})))
    return made


def rewrite(program: Program, text: str) -> None:
    recording_path(program).write_text(text, encoding="utf-8")


def test_a_recording_is_kept_whole(program):
    assert load_recording(program).program == program.digest


@pytest.mark.parametrize("cut", [10, 200, 2000])
def test_a_cut_file_is_reported(program, cut):
    text = recording_path(program).read_text(encoding="utf-8")
    rewrite(program, text[: len(text) * cut // 4000])
    with pytest.raises(
        SnippetError, match=r"(?s)example_program\.json:\d+: not JSON.*snippets record"
    ):
        load_recording(program)


def change(data: dict, key: str, place: int, value: object) -> None:
    data["runs"][0][key][0][place] = value


FOREIGN = {
    "another format": (lambda data: data.update(format=99), 'no "format": 1'),
    "a list": (lambda data: data["runs"][0].update(tasks={}), "not a recording"),
    "no runs": (lambda data: data.update(runs=[]), "0 runs"),
    "a task that is not there": (lambda data: change(data, "waits", 0, 99), "no such task"),
    "a parent that is not there": (lambda data: change(data, "tasks", 3, 99), "no such parent"),
    "a time after the end": (lambda data: change(data, "steps", 0, 10**12), "outside the run"),
    "an end before the start": (lambda data: change(data, "waits", 3, 0), "ends before it starts"),
    "too few columns": (lambda data: data["runs"][0]["tasks"][0].pop(), "not a recording"),
}


@pytest.mark.parametrize("case", FOREIGN)
def test_a_foreign_file_is_reported(program, case):
    alter, message = FOREIGN[case]
    data = json.loads(recording_path(program).read_text(encoding="utf-8"))
    alter(data)
    rewrite(program, json.dumps(data))
    with pytest.raises(SnippetError, match="snippets record") as caught:
        load_recording(program)
    assert message in str(caught.value)
    with pytest.raises(RecordingError):
        parse(json.dumps(data))


def test_a_stale_recording_is_reported(program):
    text = program.path.read_text(encoding="utf-8").replace('print("done")', 'print("do" + "ne")')
    program.path.write_text(text, encoding="utf-8")
    with pytest.raises(SnippetError, match="changed after it was recorded"):
        load_recording(load_program(program.path))
