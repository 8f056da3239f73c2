"""The linters: the same ones in `make lint` and before a commit, each of which does find something."""

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

from tools import chinese

ROOT = Path(__file__).resolve().parents[1]


def locked_versions() -> dict[str, str]:
    """Package → version, as requirements.txt pins it."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, flags=re.MULTILINE))


def hooks() -> list[dict]:
    """The hooks of .pre-commit-config.yaml."""
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    return [hook for repo in yaml.safe_load(text)["repos"] for hook in repo["hooks"]]


def make_lint() -> list[str]:
    """The commands of `make lint`."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", makefile, flags=re.MULTILINE)
    return [
        line.strip().replace("$(RUN) ", "").replace("$(RUMDL)", "rumdl")
        for line in recipe[1].splitlines()
    ]


def test_hooks_have_the_locked_versions() -> None:
    locked = locked_versions()
    named = [pin for hook in hooks() for pin in hook["additional_dependencies"]]
    assert named == [
        f"{name}=={locked[name]}" for name, _, _ in (pin.partition("==") for pin in named)
    ]


def test_hooks_are_the_linters_of_make_lint() -> None:
    entries = [hook["entry"].removeprefix("python -m ") for hook in hooks()]
    assert [entry.removesuffix(" --force-exclude") for entry in entries] == make_lint()


def lint(command: str, path: Path) -> subprocess.CompletedProcess[str]:
    """The linter's run on one file, with this project's settings."""
    name, *options = command.split()
    program = [sys.executable, "-m", name]
    if name == "rumdl":
        program = [
            str(Path(sysconfig.get_path("scripts"), name))
        ]  # `python -m` finds it in few places
    if name != "tools.chinese":
        options += ["--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    return subprocess.run(
        [*program, *options, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


GOOD_PAGE = """---
title: 进程
description: 讲进程。
---

# 进程 { #processes }

## 用 `os.fork()` 创建 { #fork }

/// warning | 常见误解

- Python 的进程。
///

/// snippet | processes/fork
    highlight:
      - print("进程a,b")
///

//// details | 答案
    type: success

见[官方文档](https://docs.python.org/zh-cn/3/library/os.html#os.fork)。
////

```python
print("进程a,b")
```
"""
GOOD_PROGRAM = '''"""主进程等 `a,b` 两个子进程。"""

print("进程a,b")  # 用 fork() 创建


# Output:
# 进程a,b
'''


@pytest.mark.parametrize("command", make_lint())
def test_the_good_samples_pass(command: str, tmp_path: Path) -> None:
    for name, text in {"page.md": GOOD_PAGE, "program.py": GOOD_PROGRAM}.items():
        is_read = not command.startswith("ruff" if name.endswith(".md") else "rumdl")
        if is_read:
            (tmp_path / name).write_text(text, encoding="utf-8")
            result = lint(command, tmp_path / name)
            assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("linter", "name", "text", "line", "words"),
    [
        ("ruff check", "program.py", '"""Doc."""\n\nimport os\n', 3, "F401"),
        ("ruff check", "program.py", '"""Doc."""\n\nprint(nothing)\n', 3, "F821"),
        ("ruff format", "program.py", "x = 'single quotes'\n", 1, "unformatted"),
        ("rumdl", "page.md", "# One\n\n### Three\n", 3, "MD001"),
        ("rumdl", "page.md", "# One\n## Two\n", 1, "MD022"),
        ("rumdl", "page.md", "# One\n\nText\n- item\n", 4, "MD032"),
        ("tools.chinese", "page.md", "# 进程\n\nPython的线程\n", 3, "should be: Python 的线程"),
        ("tools.chinese", "page.md", "进程,线程。\n", 1, "should be: 进程，线程。"),
        (
            "tools.chinese",
            "page.md",
            "用`fork`创建`进程`。\n",
            1,
            "should be: 用 `fork` 创建 `进程`。",
        ),
        ("tools.chinese", "program.py", "x = 1  # 第1个\n", 1, "should be: x = 1  # 第 1 个"),
        ("tools.chinese", "program.py", '"""子进程a."""\n', 1, "子进程 a"),
        ("tools.chinese", "drawing.svg", "<svg>\n<text>子进程a</text></svg>\n", 2, "子进程 a"),
    ],
)
def test_a_bad_sample_is_found(
    linter: str, name: str, text: str, line: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    command = next(command for command in make_lint() if command.startswith(linter))
    result = lint(command.removesuffix(" --quiet"), tmp_path / name)
    assert result.returncode == 1, result.stdout + result.stderr
    assert words in result.stdout
    assert re.search(rf"{re.escape(name)}:{line}\b", result.stdout)


def test_fixing_corrects_the_comment_and_leaves_the_output(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(
        '"""子进程a。"""\n\nprint("进程a")  # 进程a\n\n# Output:\n# 进程a\n', encoding="utf-8"
    )
    assert chinese.main(["--fix", str(path)]) == 0
    fixed = '"""子进程 a。"""\n\nprint("进程a")  # 进程 a\n\n# Output:\n# 进程a\n'
    assert path.read_text(encoding="utf-8") == fixed
