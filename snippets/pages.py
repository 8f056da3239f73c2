"""Reading the pages: headings, embeds, links and fences, each with its line."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from snippets.catalog import LANGUAGES, ROOT
from snippets.errors import SnippetError
from snippets.glossary import load_glossary

DOCS = ROOT / "docs"
HEADING_ID = re.compile(r"\{[^{}]*#([^\s{}]+)[^{}]*\}\s*$")
EMBED = re.compile(r"(?P<fence>/{3,})\s*(?P<kind>snippet|diagram)\b(?P<rest>.*)$")
HTML_LINK = re.compile(r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""")
HTML_ID = re.compile(r"""\bid\s*=\s*["']?([^"'\s>]+)""")
NOT_RUN = re.compile(r"<!--\s*not run:\s*(\S.*?)\s*-->")


@dataclass(frozen=True)
class Heading:
    """A heading; `id` is None where it has none of its own."""

    level: int
    id: str | None
    text: str
    line: int


@dataclass(frozen=True)
class Embed:
    """A program or a diagram on a page."""

    kind: str  # "snippet" or "diagram"
    argument: str
    highlights: tuple[str, ...]
    races: bool  # whether the program gets the switch "force switching"
    timeline: bool  # whether the timeline of its recording is open
    line: int

    @property
    def id(self) -> str:
        """The id of the figure in the page."""
        return f"{self.kind}-{self.argument.replace('/', '-')}"


@dataclass(frozen=True)
class Link:
    """A link or an image, as written."""

    target: str
    line: int


@dataclass(frozen=True)
class Fence:
    """A fenced block of code."""

    language: str
    text: str
    line: int
    not_run: str | None  # the written reason why it is not run


@dataclass
class Page:
    """One Markdown page as read; `problems` holds what cannot be read as meant."""

    path: Path
    language: str
    name: str  # path below docs/<language>/, the same in both languages
    meta: dict
    headings: list[Heading] = field(default_factory=list)
    embeds: list[Embed] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    html_ids: list[str] = field(default_factory=list)
    problems: list[SnippetError] = field(default_factory=list)

    @property
    def ids(self) -> set[str]:
        """Every anchor that a link may name."""
        headings = (h.id for h in self.headings if h.id)
        return {*headings, *(e.id for e in self.embeds), *self.html_ids}


def page_paths(language: str, docs: Path = DOCS) -> list[Path]:
    """The Markdown pages of a language."""
    return sorted((docs / language).rglob("*.md"))


def load_pages(docs: Path = DOCS) -> dict[str, dict[str, Page]]:
    """All pages: language → name → page."""
    return {
        language: {
            name: read_page(path, language, name)
            for path in page_paths(language, docs)
            for name in [path.relative_to(docs / language).as_posix()]
        }
        for language in LANGUAGES
    }


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(front_matter_plugin)


def read_page(path: Path, language: str, name: str) -> Page:
    """Read one page; its problems are collected in it."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    page = Page(path, language, name, {})
    tokens = _parser().parse(text)
    fenced: set[int] = set()
    reason = None
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        line = token.map[0] + 1 if token.map else 1
        if token.type == "front_matter":
            page.meta = _front_matter(page, token.content)
        elif token.type == "heading_open":
            found = HEADING_ID.search(following.content)
            title = HEADING_ID.sub("", following.content).strip()
            page.headings.append(Heading(int(token.tag[1]), found and found[1], title, line))
        elif token.type == "fence":
            fenced.update(range(token.map[0], token.map[1]))
            page.fences.append(Fence(token.info.split(" ")[0], token.content, line, reason))
        elif token.type == "inline":
            _collect_links(page, token, lines)
        elif token.type == "html_block":
            _collect_html(page, token.content, line)
        comment = NOT_RUN.search(token.content) if token.type == "html_block" else None
        reason = comment[1] if comment else None
    _collect_blocks(page, lines, fenced)
    return page


def _front_matter(page: Page, text: str) -> dict:
    try:
        meta = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        page.problems.append(
            SnippetError("front matter is not YAML", page.path, line, str(error.problem))
        )
        return {}
    return meta if isinstance(meta, dict) else {}


def _collect_links(page: Page, token: Token, lines: list[str]) -> None:
    first = token.map[0] if token.map else 0
    last = token.map[1] if token.map else len(lines)
    for child in token.children or []:
        if child.type == "html_inline":
            _collect_html(page, child.content, first + 1)
        target = child.attrGet("href") or child.attrGet("src")
        if target:
            text = str(child.meta.get("label") or target)
            at = next((n for n in range(first, last) if f"]({text}" in lines[n]), first)
            page.links.append(Link(str(target), at + 1))


def _collect_html(page: Page, markup: str, line: int) -> None:
    for number, text in enumerate(markup.split("\n"), line):
        page.links += [Link(target, number) for target in HTML_LINK.findall(text)]
        page.html_ids += HTML_ID.findall(text)


def _collect_blocks(page: Page, lines: list[str], fenced: set[int]) -> None:
    """Embeds with their options; a `///` block that is not closed, an `!!!` box, an embed that is misspelt."""
    open_blocks: list[tuple[str, int]] = []
    for number, line in enumerate(lines):
        if number in fenced:
            continue
        text = line.strip()
        if text.startswith(("!!! ", "??? ", "???+ ")):
            hint = "write `/// warning | Title`, the text, `///`"
            page.problems.append(
                SnippetError("boxes are /// blocks here", page.path, number + 1, hint)
            )
        slashes = len(text) - len(text.lstrip("/"))
        if slashes < 3:
            continue
        if slashes == len(text):
            while open_blocks and open_blocks[-1][0] != text:
                open_blocks = _not_closed(page, open_blocks)
            if open_blocks:
                open_blocks.pop()
            continue
        if open_blocks and len(open_blocks[-1][0]) <= slashes:
            open_blocks = _not_closed(page, open_blocks)
        open_blocks.append(("/" * slashes, number + 1))
        if text.strip("/ ") == "glossary":
            page.html_ids += [term.id for term in load_glossary()]
        found = EMBED.match(text)
        if found:
            _collect_embed(page, found, lines, number)
    while open_blocks:
        open_blocks = _not_closed(page, open_blocks)


def _not_closed(page: Page, open_blocks: list[tuple[str, int]]) -> list[tuple[str, int]]:
    fence, line = open_blocks[-1]
    hint = f"end it with a line `{fence}`; a block around other blocks has more slashes than they"
    page.problems.append(SnippetError(f"this {fence} block is not closed", page.path, line, hint))
    return open_blocks[:-1]


def _collect_embed(page: Page, found: re.Match, lines: list[str], number: int) -> None:
    rest = found["rest"].strip()
    usage = f"write `/// {found['kind']} | name` and a line `///`"
    if not rest.startswith("|") or not rest[1:].strip():
        page.problems.append(SnippetError("malformed embed", page.path, number + 1, usage))
        return
    block = []
    for line in lines[number + 1 :]:
        if not line.startswith("    ") or not line.strip():
            break
        block.append(line)
    try:
        options = yaml.safe_load("\n".join(block)) or {}
    except yaml.YAMLError:
        options = None
    switches = ("races", "timeline")
    known = {"attrs", "highlight", *switches} if found["kind"] == "snippet" else {"attrs"}
    is_known = isinstance(options, dict) and not options.keys() - known
    given = [options.get(switch, False) for switch in switches] if is_known else [None]
    if not all(isinstance(each, bool) for each in given):
        hint = (
            "a snippet takes `    highlight: text of the program`, `    races: true` and "
            "`    timeline: true`; quote a text that holds `: ` or `#`"
        )
        page.problems.append(SnippetError("malformed option", page.path, number + 2, hint))
        return
    quoted = options.get("highlight", [])
    texts = tuple(str(text) for text in (quoted if isinstance(quoted, list) else [quoted]))
    page.embeds.append(Embed(found["kind"], rest[1:].strip(), texts, *given, number + 1))
