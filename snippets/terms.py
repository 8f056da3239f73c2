"""The glossary in Markdown: its list of terms, `/// glossary` and `///`, and the terms' links in all other pages."""

import xml.etree.ElementTree as etree
from pathlib import PurePosixPath

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from snippets.glossary import Finder, Term, load_glossary, sorted_terms

PAGE = "glossary.md"
OTHER = {"zh": "en", "en": "zh"}
HTML_LANGUAGE = {"zh": "zh-CN", "en": "en"}
LABELS = {
    "zh": {"also": " · 也叫 ", "comma": "、", "permalink": "本条的链接"},
    "en": {"also": " · also ", "comma": ", ", "permalink": "Link to this term"},
}
# Where a term is not linked: other links, code, headings, captions and titles of boxes.
SKIPPED_TAGS = {
    "a",
    "abbr",
    "button",
    "code",
    "figure",
    "kbd",
    "pre",
    "samp",
    "summary",
    "svg",
    "th",
}
SKIPPED_TAGS |= {f"h{level}" for level in range(1, 7)}
SKIPPED_CLASSES = {"admonition-title"}


class GlossaryBlock(Block):
    """All terms in the order of the page's language, each with its id, the other language's term and its definition."""

    NAME = "glossary"

    def on_create(self, parent: etree.Element) -> etree.Element:
        language = self.config["language"]
        glossary = etree.SubElement(parent, "div", {"class": "glossary"})
        for term in sorted_terms(load_glossary(), language):
            self._add(glossary, term, language)
        return glossary

    def _add(self, glossary: etree.Element, term: Term, language: str) -> None:
        labels, wording = LABELS[language], term.wordings[language]
        heading = etree.SubElement(glossary, "div", {"class": "term", "id": term.id})
        heading.text = AtomicString(wording.term)
        link = {"class": "headerlink", "href": f"#{term.id}", "title": labels["permalink"]}
        etree.SubElement(heading, "a", link).text = AtomicString("¶")
        twin = etree.SubElement(glossary, "p", {"class": "term-twin"})
        other = etree.SubElement(twin, "span", {"lang": HTML_LANGUAGE[OTHER[language]]})
        other.text = AtomicString(term.wordings[OTHER[language]].term)
        if wording.also:
            other.tail = AtomicString(labels["also"] + labels["comma"].join(wording.also))
        etree.SubElement(glossary, "p").text = AtomicString(wording.definition)


class TermLinks(Treeprocessor):
    """Links the first occurrence of each term to its entry; the definition is the link's title.

    On the glossary's own page it makes headings of the terms instead: only now, when the table of contents is done,
    which they would fill.
    """

    PRIORITY = 3  # after toc (5), before MkDocs makes addresses of paths to pages (0)

    def __init__(self, md: Markdown, language: str) -> None:
        super().__init__(md)
        self.language = language

    def run(self, root: etree.Element) -> None:
        glossary = root.find(".//div[@class='glossary']")
        if glossary is not None:
            for heading in glossary.iterfind("div[@class='term']"):
                heading.tag = "h2"
            return
        terms = [term for term in load_glossary() if term.has_tooltip]
        wordings = [(term, term.wordings[self.language]) for term in terms]
        forms = [(form, term) for term, wording in wordings for form in wording.forms]
        others = [(phrase, None) for _, wording in wordings for phrase in wording.others]
        self.finder = Finder([*forms, *others])
        self.seen: set[str] = set()
        self._link(root)

    def _link(self, element: etree.Element) -> None:
        if not isinstance(element.tag, str) or element.tag in SKIPPED_TAGS:
            return
        if SKIPPED_CLASSES & set(element.get("class", "").split()):
            return
        children = list(element)
        element.text, links = self._links_in(element.text)
        for position, link in enumerate(links):
            element.insert(position, link)
        for child in children:
            self._link(child)
            child.tail, links = self._links_in(child.tail)
            for position, link in enumerate(links, list(element).index(child) + 1):
                element.insert(position, link)

    def _links_in(self, text: str | None) -> tuple[str | None, list[etree.Element]]:
        """The text before the first new term, and the links, with what follows them as their tails."""
        if not text or isinstance(text, AtomicString):
            return text, []
        before, end, links = text, 0, []
        for match, term in self.finder.find(text):
            if term is None or term.id in self.seen:
                continue
            self.seen.add(term.id)
            between = text[end : match.start()]
            if links:
                links[-1].tail = between
            else:
                before = between
            link = etree.Element("a", {"class": "term", "href": f"{self._page()}#{term.id}"})
            link.set("title", term.wordings[self.language].definition)
            link.text = AtomicString(match[0])
            links.append(link)
            end = match.end()
        if links:
            links[-1].tail = text[end:]
        return before, links

    def _page(self) -> str:
        """The path of the glossary from this page, which MkDocs names in its own processor."""
        if "relpath" not in self.md.treeprocessors:
            return PAGE
        page = PurePosixPath(self.md.treeprocessors["relpath"].file.src_uri)
        return "../" * (len(page.parts) - 1) + PAGE
