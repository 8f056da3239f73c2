"""Nothing of the 2020 edition is lost: every item of its inventory is listed once, and every place exists."""

import re
from collections import Counter
from pathlib import Path

import pytest

from snippets.pages import DOCS, Page, load_pages

SECTIONS = {0: 0, 1: 2, 2: 2, 3: 2, 4: 2, 5: 3, 6: 3}  # chapter (0: the title): its sections
INVENTORY = [
    *(f"S{chapter}" for chapter in SECTIONS),
    *(f"S{chapter}.{n}" for chapter, count in SECTIONS.items() for n in range(1, count + 1)),
    *(f"C{n}" for n in range(1, 46)),  # concepts and claims
    *(f"T{n}" for n in range(1, 7)),  # tables and lists
    *(f"B{n}" for n in range(1, 31)),  # blocks of code
    *(f"O{n}" for n in range(1, 4)),  # stated outputs
    *(f"P{n}" for n in range(1, 7)),  # pictures
]
NUMBER = re.compile(r"[SCTBOP]\d+(?:\.\d+)?")
ROW = re.compile(r"\| (?P<numbers>[SCTBOP]\d.*?) \| .+ \| (?P<places>.+) \|$")
LINK = re.compile(r"\[[^\]]+\]\((?P<page>[\w/]+\.md)#(?P<anchor>[\w-]+)\)")
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def rows(language: str, docs: Path = DOCS) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """Numbers and places (page, anchor) of each row of the coverage page."""
    text = (docs / language / "coverage.md").read_text("utf-8")
    found = [row for row in map(ROW.match, text.splitlines()) if row]
    return [(NUMBER.findall(row["numbers"]), LINK.findall(row["places"])) for row in found]


@pytest.fixture(scope="module")
def pages() -> dict[str, dict[str, Page]]:
    return load_pages()


@LANGUAGES
def test_every_item_is_listed_exactly_once(language: str):
    listed = Counter(number for numbers, _ in rows(language) for number in numbers)
    assert listed == Counter(INVENTORY)


@LANGUAGES
def test_every_item_has_a_place_and_every_place_exists(
    pages: dict[str, dict[str, Page]], language: str
):
    for numbers, places in rows(language):
        assert places, numbers
        for page, anchor in places:
            assert page in pages[language], (numbers, page)
            assert anchor in pages[language][page].ids, (numbers, page, anchor)


def test_both_languages_say_the_same_places():
    assert rows("zh") == rows("en")
