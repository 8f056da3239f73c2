"""Reading programs: what a header may say, what readers see, which mistakes are named where."""

from pathlib import Path

import pytest

from snippets.catalog import load_catalog
from snippets.errors import SnippetError
from snippets.program import load_program

PROGRAM = '''"""Say hello."""
print("hello")
# Output:
# hello
'''
WITH_HEADER = '''# /// script
# requires-python = ">=3.12"
# dependencies = ["gevent"]
# [tool.snippet]
# platforms = ["linux"]
# timeout = 5
# runs = 3
# ///
"""Say hello."""

import sys

print("hello")

# Output:
# hello
'''


def write(folder: Path, text: str, name: str = "zh/greetings/say_hello.py") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def failure(path: Path) -> SnippetError:
    with pytest.raises(SnippetError) as caught:
        load_program(path)
    return caught.value


def test_a_program_is_read(tmp_path: Path) -> None:
    program = load_program(write(tmp_path, WITH_HEADER))
    assert (program.id, program.language, program.purpose) == (
        "greetings/say_hello",
        "zh",
        "Say hello.",
    )
    assert program.code == 'import sys\n\nprint("hello")\n'
    assert program.dependencies == ("gevent",)
    assert "3.11" not in program.requires_python
    assert "3.12" in program.requires_python
    assert (program.platforms, program.timeout, program.runs) == (("linux",), 5, 3)


def test_a_long_docstring_is_shown(tmp_path: Path) -> None:
    program = load_program(write(tmp_path, PROGRAM.replace("hello.", "hello.\n\nTwice.\n", 1)))
    assert program.purpose == "Say hello."
    assert program.code.startswith('"""Say hello.\n\nTwice.')


def test_the_digest_is_of_what_runs(tmp_path: Path) -> None:
    program = load_program(write(tmp_path, PROGRAM))
    other_output = load_program(write(tmp_path, PROGRAM.replace("# hello", "# bye")))
    other_code = load_program(write(tmp_path, PROGRAM.replace('("hello")', '("bye")')))
    assert program.digest == other_output.digest
    assert program.digest != other_code.digest


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('">=3.12"', '"3.12 or so"', 2, "requires-python"),
        ('["gevent"]', '"gevent, please"', 3, "dependencies"),
        ('["linux"]', '["linus"]', 5, "platforms"),
        ("timeout = 5", "timeout = 0", 6, "timeout"),
        ("runs = 3", "runs = true", 7, "runs"),
        ("runs = 3", "run = 3", 7, 'unknown key "run"'),
        ("timeout = 5", "timeout : 5", 6, "TOML"),
        ("# ///\n", "", 1, "malformed header"),
        ("# dependencies", "dependencies", 1, "malformed header"),
        ('"""Say hello."""', "", 1, "no docstring"),
        ('print("hello")', 'print("hello"', 13, "syntax error"),
        ("# Output:\n# hello\n", "", None, "no expected output"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int | None, words: str
) -> None:
    assert old in WITH_HEADER
    error = failure(write(tmp_path, WITH_HEADER.replace(old, new)))
    assert words in str(error)
    if line:
        assert error.line == line


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("zh/greetings/queue.py", "standard-library"),
        ("zh/greetings/SayHello.py", "snake_case"),
        ("zh/greetings/say-hello.py", "snake_case"),
    ],
)
def test_a_bad_name_is_refused(tmp_path: Path, name: str, words: str) -> None:
    assert words in str(failure(write(tmp_path, PROGRAM, name)))


def test_bytes_that_are_not_utf8_are_named_with_their_line(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    path.write_bytes(b'"""Say hello."""\nprint("\xff")\n')
    assert (failure(path).line, failure(path).problem) == (2, "not UTF-8")


def problems(folder: Path, zh: str, en: str | None) -> list[str]:
    write(folder, zh)
    if en is not None:
        write(folder, en, "en/greetings/say_hello.py")
    return [str(problem) for problem in load_catalog(folder).problems]


TWIN = '''"""把问候说出来。"""
name = "世界"
print(f"{name}：{1 + 1} 次")  # 两次
# Output:
# 世界：{n:int 1..} 次
'''
TWIN_EN = '''"""Say hello."""
name = "world"
print(f"{1 + 1} times {name}")
# Output:
# {n:int 1..} times world
'''


def test_twins_may_differ_in_comments_and_text(tmp_path: Path) -> None:
    assert problems(tmp_path, TWIN, TWIN_EN) == []


def test_a_missing_twin_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, TWIN, None)
    assert "twin is missing: en/greetings/say_hello.py" in problem


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("1 + 1", "1 + 2", 3),  # another number
        ("{name}", "{name!r}", 3),  # another conversion
        ('print(f"', 'print(f"{name}', 3),  # a value more
        ('name = "', 'title = "', 2),  # another name
        ("print(f", "import os\nprint(f", 3),  # a statement more
        ("{n:int 1..}", "{n:int 2..}", 5),  # another placeholder
        ("# Output:", "# Unordered output:", 4),  # another kind of block
        ("times world\n", "times world\n# once more\n", 5),  # a line more
    ],
)
def test_a_twin_that_differs_is_a_problem(tmp_path: Path, old: str, new: str, line: int) -> None:
    assert old in TWIN_EN
    (problem,) = problems(tmp_path, TWIN, TWIN_EN.replace(old, new))
    assert f"say_hello.py:{line}: " in problem
    assert "differs" in problem
    assert "en/greetings/say_hello.py:" in problem


def test_a_header_must_be_the_same(tmp_path: Path) -> None:
    header = '# /// script\n# requires-python = ">=3.12"\n# ///\n'
    (problem,) = problems(tmp_path, header + TWIN, header.replace("3.12", "3.13") + TWIN_EN)
    assert "header differs" in problem


def test_a_program_outside_a_chapter_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, PROGRAM, "zh/say_hello.py")
    (problem,) = (str(p) for p in load_catalog(tmp_path).problems)
    assert "folder of its chapter" in problem
