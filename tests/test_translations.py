"""Which page is behind its twin, and how it is said that both are in step."""

from pathlib import Path

import pytest

from snippets.errors import SnippetError
from snippets.translations import is_behind, mark_synced, translations

PAGE = "---\ntitle: Page\ndescription: A page.\n---\n\n# Page { #page }\n"
LAB = "# ---\n# title: Lab\n# ---\n\n# %%\nprint(1)\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for language in ("zh", "en"):
        (tmp_path / language / "labs").mkdir(parents=True)
        (tmp_path / language / "page.md").write_text(PAGE)
        (tmp_path / language / "labs" / "lab.py").write_text(LAB)
    return tmp_path


def states(docs: Path) -> dict[tuple[str, str], str]:
    return {(t.name, t.language): t.state for t in translations(docs)}


def test_pages_are_in_step_after_they_were_marked(docs: Path) -> None:
    assert set(states(docs).values()) == {"behind"}
    mark_synced(docs / "en" / "page.md", docs)
    mark_synced(docs / "zh" / "labs" / "lab.py", docs)
    assert set(states(docs).values()) == {"in step"}
    assert (
        (docs / "zh" / "page.md")
        .read_text()
        .startswith('---\ntitle: Page\ndescription: A page.\ntwin: "')
    )
    assert '\n# twin: "' in (docs / "zh" / "labs" / "lab.py").read_text()


def test_a_change_leaves_the_twin_behind(docs: Path) -> None:
    mark_synced(docs / "en" / "page.md", docs)
    with (docs / "zh" / "page.md").open("a") as page:
        page.write("\nMore.\n")
    assert is_behind(docs / "en" / "page.md", docs)
    assert not is_behind(docs / "zh" / "page.md", docs)
    mark_synced(docs / "zh" / "page.md", docs)
    assert not is_behind(docs / "en" / "page.md", docs)


def test_marking_changes_nothing_but_the_mark(docs: Path) -> None:
    mark_synced(docs / "en" / "page.md", docs)
    once = (docs / "en" / "page.md").read_text()
    mark_synced(docs / "en" / "page.md", docs)
    assert (docs / "en" / "page.md").read_text() == once
    assert "".join(line for line in once.splitlines(keepends=True) if "twin:" not in line) == PAGE


def test_a_missing_page_is_missing(docs: Path) -> None:
    (docs / "zh" / "page.md").unlink()
    assert states(docs)["page.md", "zh"] == "missing"
    with pytest.raises(SnippetError, match="its twin is missing"):
        mark_synced(docs / "en" / "page.md", docs)


def test_nothing_is_written_when_the_twin_has_no_front_matter(docs: Path) -> None:
    (docs / "zh" / "page.md").write_text("# Page\n")
    with pytest.raises(SnippetError, match="no front matter"):
        mark_synced(docs / "en" / "page.md", docs)
    assert (docs / "en" / "page.md").read_text() == PAGE


@pytest.mark.parametrize("name", ["en/nowhere.md", "../page.md"])
def test_a_path_that_is_no_page_is_refused(docs: Path, name: str) -> None:
    with pytest.raises(SnippetError, match="no such page"):
        mark_synced(docs / name, docs)
