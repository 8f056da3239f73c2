"""Static checks of pages: each mistake is found, with its file and line, and nothing else."""

from pathlib import Path

import pytest

from snippets.catalog import load_catalog
from snippets.page_checks import check_pages
from snippets.pages import read_page

PAGE = """---
title: Greetings
description: How programs say hello.
---

# Greetings { #greetings }

Read [the docs](https://docs.python.org/3/library/queue.html) or [the end](#the-end).

/// snippet | greetings/say_hello
    highlight: print(
///

//// details | Answer
    type: success

/// note | Boxes
See [the other page](other.md#one), ![a picture](picture.png).
///
////

## The end { #the-end }

```python
print("not checked here")
```
"""
OTHER = """---
title: Other
description: Another page.
---
# One { #one }
"""
PROGRAM = '"""Say hello."""\nprint("hello")\n# Output:\n# hello\n'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small site without a mistake."""
    for language in ("zh", "en"):
        folder = tmp_path / "docs" / language
        folder.mkdir(parents=True)
        page = (
            PAGE.replace("docs.python.org/3", "docs.python.org/zh-cn/3")
            if language == "zh"
            else PAGE
        )
        (folder / "greetings.md").write_text(page)
        (folder / "other.md").write_text(OTHER)
        (folder / "picture.png").write_bytes(b"")
        chapter = tmp_path / "snippets" / language / "greetings"
        chapter.mkdir(parents=True)
        (chapter / "say_hello.py").write_text(PROGRAM)
    return tmp_path


def problems(tree: Path) -> list[str]:
    catalog = load_catalog(tree / "snippets")
    return [str(problem) for problem in [*catalog.problems, *check_pages(catalog, tree / "docs")]]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_sound_site_has_no_problem(tree: Path) -> None:
    assert problems(tree) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("say_hello\n", "say_helo\n", 10, "did you mean greetings/say_hello?"),
        ("highlight: print(", "highlight: printf(", 10, '"printf(" is to be highlighted'),
        ("highlight:", "hilight:", 11, "malformed option"),
        ("highlight: print(", "races: often", 11, "malformed option"),
        ("highlight: print(", "timeline: wide", 11, "malformed option"),
        ("snippet | ", "snippet ", 10, "malformed embed"),
        ("/// note | Boxes\n", "!!! note\n", 17, "boxes are /// blocks"),
        ("\n////\n", "\n", 14, "not closed"),
        (" { #the-end }", "", 22, "heading without an id"),
        ("{ #the-end }", "{ #greetings }", 22, 'id "greetings" twice'),
        ("(#the-end)", "(#the-start)", 8, 'no id "the-start"'),
        ("other.md#one", "other.md#two", 18, 'no id "two"'),
        ("other.md#one", "another.md", 18, "no such page"),
        ("other.md#one", "other.html", 18, "write other.md"),
        ("other.md#one", "../zh/other.md", 18, "leads out of this language"),
        ("other.md#one", "/other.md", 18, "neither a web address nor a path"),
        ("picture.png", "pictures.png", 18, "no such file"),
        ("title: Greetings", "titel: Greetings", 1, "no title"),
        ("title: Greetings", "title: [Greetings", 3, "front matter is not YAML"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    tree: Path, old: str, new: str, line: int, words: str
) -> None:
    edit(tree / "docs/en/greetings.md", old, new)
    found = [problem for problem in problems(tree) if words in problem]
    assert found, problems(tree)
    assert f"greetings.md:{line}: " in found[0]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{ #the-end }", "{ #an-end }", 'heading "the-end" stands where'),
        ("## The end { #the-end }", "", 'heading "the-end" is missing'),
        (
            "/// snippet | greetings/say_hello\n    highlight: print(\n///\n",
            "",
            "is missing in its twin",
        ),
        (
            "[the docs](https://docs.python.org/3/library/queue.html)",
            "the docs",
            "is missing in its twin",
        ),
        ("library/queue.html", "library/heapq.html", "is missing in its twin"),
        ("print(\n", "print(\n    races: true\n", "`races: true` of embed"),
        ("print(\n", "print(\n    timeline: true\n", "`timeline: true` of embed"),
    ],
)
def test_twins_that_differ_are_named(tree: Path, old: str, new: str, words: str) -> None:
    edit(tree / "docs/en/greetings.md", old, new)
    assert any(words in problem for problem in problems(tree)), problems(tree)


def test_a_missing_twin_is_named(tree: Path) -> None:
    (tree / "docs/en/other.md").unlink()
    edit(tree / "docs/en/greetings.md", "[the other page](other.md#one)", "the other page")
    assert any("docs/zh/other.md: its twin is missing" in problem for problem in problems(tree))


def test_raw_html_links_are_seen(tree: Path) -> None:
    edit(tree / "docs/en/other.md", "# One", '<p><a href="nowhere.md">x</a></p>\n\n# One')
    assert any("other.md:5: broken link nowhere.md" in problem for problem in problems(tree))


def test_fences_carry_their_reason(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(
        "<!-- not run: needs a terminal -->\n```python\ninput()\n```\n\n```python\n1\n```\n"
    )
    fences = read_page(path, "en", "page.md").fences
    assert [(f.line, f.not_run) for f in fences] == [(2, "needs a terminal"), (6, None)]
