"""The glossary: complete in both languages, linked from the pages, and its terms the ones that pages use."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown

from snippets import embed, terms
from snippets.catalog import LANGUAGES
from snippets.errors import SnippetError
from snippets.glossary import GLOSSARY, Finder, Term, load_glossary, sorted_terms
from snippets.pages import DOCS, page_paths, read_page
from tools.chinese import correct

ENTRY = """[deadlock]
zh = "死锁"
zh_also = ["锁死"]
zh_definition = "谁也等不到。"
en = "deadlock"
en_definition = "Nobody goes on."

[lock]
zh = "锁（Lock）"
zh_avoid = ["锁头"]
zh_definition = "一次一个。"
en = "lock (Lock)"
en_also = ["GIL"]
en_definition = "One at a time."

[proxy]
zh = "代理"
zh_definition = "替身。"
en = "proxy"
en_not = ["by proxy"]
en_definition = "A \\"stand-in\\" <for> it."
"""


@pytest.fixture
def glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small glossary in the place of the site's."""
    path = tmp_path / "glossary.toml"
    path.write_text(ENTRY, encoding="utf-8")
    monkeypatch.setattr(terms, "load_glossary", lambda: load_glossary(path))
    return path


def render(text: str, language: str) -> html.HtmlElement:
    extensions = ["attr_list", "tables", "pymdownx.blocks.admonition", "pymdownx.blocks.details"]
    page = Markdown(extensions=[*extensions, "toc", embed.makeExtension(language=language)])
    return html.fragment_fromstring(page.convert(text), create_parent="div")


def links(page: html.HtmlElement) -> list[tuple[str, str]]:
    return [(a.get("href"), a.text) for a in page.xpath(".//a[@class='term']")]


# The data.


def test_the_site_s_glossary_is_sound_and_in_order():
    ids = [term.id for term in load_glossary()]
    assert len(ids) > 100
    assert ids == sorted(ids)


@pytest.mark.parametrize(
    ("language", "length", "shortest", "longest"),
    [("zh", len, 18, 60), ("en", lambda text: len(text.split()), 12, 30)],
)
def test_a_definition_is_one_short_sentence(language, length, shortest, longest):
    for term in load_glossary():
        definition = term.wordings[language].definition
        place = f"{GLOSSARY.name}:{term.line}: {definition}"
        assert shortest <= length(definition) <= longest, place
        assert len(re.findall(r"。|[a-z)]\. ", definition)) == (language == "zh"), place
        assert not re.search(r"[`*_<\[]", definition.replace("except*", "")), place


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('en_definition = "Nobody', '# "Nobody', 1, "no en_definition"),
        ("谁也等不到。", "谁也等不到", 1, "does not end with 。"),
        ("at a time.", "at a time", 8, "does not end with ."),
        ("zh_also", "zh_aslo", 1, "did you mean zh_also"),
        ('["锁死"]', '"锁死"', 1, "lists"),
        ("锁死", "锁", 8, '"锁" in two terms\n  it stands in [deadlock] (line 1)'),
        ("[deadlock]", "[Deadlock]", 1, "lower case"),
        ("[lock]", "[deadlock]", 8, "not TOML"),
        ('zh = "代理"', "zh = 代理", 17, "not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    glossary: Path, old: str, new: str, line: int, words: str
):
    assert old in ENTRY
    glossary.write_text(ENTRY.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SnippetError) as caught:
        load_glossary(glossary)
    assert f"glossary.toml:{line}: " in str(caught.value)
    assert words in str(caught.value)


def test_chinese_terms_are_sorted_by_pinyin():
    shown = [term.wordings["zh"].term for term in sorted_terms(load_glossary(), "zh")]
    some = ["CPU 密集型", "greenlet", "并行", "竞态条件", "孤儿进程", "死锁", "协程", "原生线程"]
    assert sorted(some, key=shown.index) == [
        *("CPU 密集型", "greenlet", "并行", "孤儿进程"),
        *("竞态条件", "死锁", "协程", "原生线程"),
    ]


def test_the_chinese_is_well_set():
    for term in load_glossary():
        wording = term.wordings["zh"]
        for text in (wording.term, *wording.also, wording.definition):
            assert correct(text, ".md") == text, f"{GLOSSARY.name}:{term.line}"


# The glossary's page.


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", ["proxy 代理 proxy 替身。", "deadlock 死锁 deadlock · 也叫 锁死 谁也等不到。"]),
        (
            "en",
            ["deadlock deadlock 死锁 Nobody goes on.", "lock lock (Lock) 锁（Lock） · also GIL"],
        ),
    ],
)
def test_the_page_lists_every_term(glossary: Path, language: str, expected: list[str]):
    page = render("# Terms { #terms }\n\n/// glossary\n///\n", language)
    assert not links(page)
    entries = [
        " ".join(
            [h.get("id"), h.text, *(p.text_content() for p in h.xpath("following-sibling::p")[:2])]
        )
        for h in page.xpath(".//h2")
    ]
    assert len(entries) == 3
    for entry, start in zip(entries, expected, strict=False):
        assert entry.startswith(start)


def test_the_entries_are_anchors_that_pages_may_link_to():
    ids = {term.id for term in load_glossary()}
    for language in LANGUAGES:
        assert ids < read_page(DOCS / language / "glossary.md", language, "glossary.md").ids


# The links in the chapters.


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "锁和锁", [("lock", "锁")]),
        ("zh", "死锁，锁", [("deadlock", "死锁"), ("lock", "锁")]),
        ("zh", "**锁死**：死锁、锁", [("deadlock", "锁死"), ("lock", "锁")]),
        ("en", "Locks, a lock, blocks and clocks", [("lock", "Locks")]),
        ("en", "two proxies; lock-free, re-lock", [("proxy", "proxies")]),
        ("en", "by proxy, with a lock", [("lock", "lock")]),
        ("en", "the gil of a fish, the GIL", [("lock", "GIL")]),
        ("en", "*one* and *two* locks, a proxy *too*", [("lock", "locks"), ("proxy", "proxy")]),
        ("en", "a *dead lock*, DEADLOCKS", [("lock", "lock"), ("deadlock", "DEADLOCKS")]),
    ],
)
def test_the_first_occurrence_is_linked(
    glossary: Path, language: str, text: str, expected: list[tuple[str, str]]
):
    page = render(text, language)
    assert links(page) == [(f"glossary.md#{id}", shown) for id, shown in expected]
    assert page.text_content().strip() == re.sub(r"\*", "", text)


@pytest.mark.parametrize(
    "text",
    [
        "# A lock",
        "[a lock](x.md)",
        "[a **lock**](x.md)",
        "`lock`",
        "    lock",
        "![lock](x.png)",
        "/// note | A lock\nText\n///",
        "//// details | A lock\nText\n////",
        "| lock |\n|---|\n| x |",
        "[x](y.md){ .lock }",
    ],
)
def test_headings_links_code_and_titles_are_left_alone(glossary: Path, text: str):
    page = render(f"{text}\n\nAnd now a lock.", "en")
    (link,) = page.xpath(".//a[@class='term']")
    assert link.getparent().text == "And now a "


def test_the_definition_is_the_link_s_title(glossary: Path):
    (link,) = render("a proxy", "en").xpath(".//a[@class='term']")
    assert link.get("title") == 'A "stand-in" <for> it.'


def test_words_with_an_everyday_meaning_are_not_linked(glossary: Path):
    glossary.write_text(ENTRY + "tooltip = false\n", encoding="utf-8")
    assert links(render("a proxy, a lock", "en")) == [("glossary.md#lock", "lock")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_links_a_term_once_and_only_in_running_text(language: str):
    known = {term.id: term.wordings[language] for term in load_glossary() if term.has_tooltip}
    for path in page_paths(language):
        if path.name == "glossary.md":
            continue
        found = render_page(path, language).xpath(".//a[@class='term']")
        assert found, path
        counts = Counter(a.get("href").removeprefix("glossary.md#") for a in found)
        assert not [id for id, count in counts.items() if count > 1], path
        assert counts.keys() <= known.keys()
        for a in found:
            inside = {element.tag for element in a.iterancestors()}
            assert not inside & {"a", "code", "pre", "h1", "h2", "h3", "figure", "summary"}, path


def render_page(path: Path, language: str) -> html.HtmlElement:
    """The page without its programs and diagrams, which other tests read."""
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"^/// (snippet|diagram).*?^///$", "", text, flags=re.DOTALL | re.MULTILINE)
    return render(text, language)


# The words that pages use.

ABOUT_2020 = {"coverage.md"}
QUOTES_2020 = re.compile(r"2020 年|2020 edition")


def misused(text: str, language: str, glossary: list[Term]) -> list[tuple[int, str, str]]:
    """Line, form and better term, for each form to avoid in running text; what quotes the 2020 edition may use it."""
    wordings = [term.wordings[language] for term in glossary]
    finder = Finder(
        [
            *((form, None) for wording in wordings for form in (*wording.forms, *wording.others)),
            *((form, wording.term) for wording in wordings for form in wording.avoid),
        ]
    )
    return [
        (number, match[0], better)
        for number, line in running_text(text)
        for match, better in finder.find(line)
        if better
    ]


def running_text(text: str) -> list[tuple[int, str]]:
    """The lines of a page with their numbers, without code, links and whatever is about the 2020 edition."""
    kept, fence, quoting_block, quoting_section = [], "", "", 0
    for number, line in enumerate(text.split("\n"), 1):
        mark = re.match(r"```+|~~~+", line)
        if mark or fence:
            fence = "" if fence and line.strip() == fence else fence or mark[0]
            continue
        heading = re.match(r"(#+) .*?(\{ *#[\w-]*2020[\w-]* *\})?$", line)
        if heading and (heading[2] or len(heading[1]) <= quoting_section):
            quoting_section = len(heading[1]) if heading[2] else 0
        block = re.match(r"(/{3,}) *note *\|.*", line)
        if block and QUOTES_2020.search(line):
            quoting_block = block[1]
        elif line.strip() == quoting_block:
            quoting_block = ""
        if not (quoting_block or quoting_section or line.startswith("    ")):
            line = re.sub(r"(`+)[^`].*?\1", " ", line)
            kept.append((number, re.sub(r"\[[^]]*\]\(https?:[^)]*\)|\]\([^)]*\)", " ", line)))
    return kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一把锁头", [(1, "锁头", "锁（Lock）")]),
        ("x\n\n| 锁 | 锁头 |", [(3, "锁头", "锁（Lock）")]),
        ("/// note | 提示\n锁头\n///", [(2, "锁头", "锁（Lock）")]),
        ("/// note | 2020 年的原文\n锁头\n///\n锁头", [(4, "锁头", "锁（Lock）")]),
        (
            "## 在原文里 { #in-the-2020-edition }\n锁头\n## 后 { #x }\n锁头",
            [(4, "锁头", "锁（Lock）")],
        ),
        ("`锁头` [锁头](https://x.org)\n```text\n锁头\n```\n死锁，锁", []),
    ],
)
def test_forms_to_avoid_are_found_in_running_text(glossary: Path, text: str, expected: list):
    assert misused(text, "zh", load_glossary(glossary)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_use_the_glossary_s_terms(language: str):
    glossary = load_glossary()
    sources = [*page_paths(language), *sorted((DOCS / language).rglob("labs/*.py"))]
    sources = [path for path in sources if path.name not in ABOUT_2020]
    found = [
        f'{path.relative_to(DOCS.parent)}:{line}: "{form}" here is "{term}"'
        for path in sources
        for line, form, term in misused(prose(path), language, glossary)
    ]
    assert not found, "\n".join(found)


def prose(path: Path) -> str:
    """A page's text; of a lab its comments, at their lines."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return text
    lines = (line[2:] if line.startswith("# ") else "" for line in text.split("\n"))
    return "\n".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_definitions_use_the_glossary_s_terms(language: str):
    glossary = load_glossary()
    for term in glossary:
        assert not misused(term.wordings[language].definition, language, glossary), term.id
