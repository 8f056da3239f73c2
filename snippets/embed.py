"""The Markdown blocks of this site: programs with their output, diagrams and the glossary, in the page's language.

    /// snippet | processes/daemon_process
        highlight: daemon=True
    ///

    /// snippet | threads/lost_update
        races: true
        timeline: true
    ///

    /// diagram | how_processes_end
    What the picture shows, as its caption.
    ///

    /// glossary
    ///

An extension of Python-Markdown on pymdownx.blocks, with two settings: `language`, and `on_error`: "raise" (builds) or
"show" (a mistake becomes a red box on the page, so that a live preview goes on).
"""

import html
import logging
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.util import AtomicString
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_boolean, type_string

from snippets.browser_results import BrowserResult, cannot_run
from snippets.catalog import find_program
from snippets.diagram import STEPPABLE, draw
from snippets.errors import SnippetError
from snippets.program import Program
from snippets.results import passed_on
from snippets.samples import shown_output
from snippets.terms import GlossaryBlock, TermLinks
from snippets.timelines import timeline
from timeline.store import load_recording, record_command, shows_concurrency

LABELS = {
    "zh": {
        "download": "下载",
        "output": "输出",
        "error output": "标准错误输出",
        "status": "退出码 {}",
        "checked": "已在 CPython {} 上运行并核对",
        "unchecked": "这段程序改动后还没有核对过",
        "recorded": "输出记录自 CPython {}（{}）",
        "no browser": "不能在浏览器里运行：{}。已在 {} 里核对。",
        "browser": "{} {}（{}）",
        "step": "一步一步走",
        "step failed": "没有加载成功。请检查网络，再按一次。",
        "and": "、",
    },
    "en": {
        "download": "Download",
        "output": "Output",
        "error output": "Error output",
        "status": "Exit status {}",
        "checked": "Run and checked on CPython {}",
        "unchecked": "Not checked since it was last changed",
        "recorded": "output recorded on CPython {} ({})",
        "no browser": "Does not run in a browser: {}. Checked in {}.",
        "browser": "{} {} ({})",
        "step": "Step through it",
        "step failed": "This could not be loaded. Check your connection and press again.",
        "and": ", ",
    },
}
SYSTEMS = {"linux": "Linux", "darwin": "macOS", "win32": "Windows"}
BROWSERS = {"chromium": "Chromium", "firefox": "Firefox"}


def _type_texts(value: object) -> list[str]:
    """A text or a list of texts, as an option of a block."""
    return [type_string(text) for text in (value if isinstance(value, list) else [value])]


def highlighted_lines(program: Program, texts: list[str]) -> list[int]:
    """Numbers (from 1) of the shown lines that hold one of the texts; SnippetError for a text not there."""
    lines = program.code.split("\n")
    for text in texts:
        if not any(text in line for line in lines):
            raise SnippetError(
                f'"{text}" is to be highlighted but does not stand in {program.id}',
                program.path,
                hint="quote the program's own text; a highlight is part of one line",
            )
    return [n for n, line in enumerate(lines, 1) if any(text in line for text in texts)]


def version_ranges(versions: tuple[str, ...]) -> str:
    """("3.11.7", "3.12.1", "3.15.2") as "3.11–3.12, 3.15"."""
    minors = sorted({tuple(int(part) for part in v.split(".")[:2]) for v in versions})
    groups: list[list[tuple[int, ...]]] = []
    for minor in minors:
        if groups and minor == (groups[-1][-1][0], groups[-1][-1][1] + 1):
            groups[-1].append(minor)
        else:
            groups.append([minor])
    ends = [[".".join(map(str, g)) for g in (group[0], group[-1])] for group in groups]
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in ends)


def no_browser(results: list[BrowserResult], labels: dict[str, str]) -> str:
    """What the reader is told of a program that runs in no browser: the first reason, and where it was tried."""
    browsers = labels["and"].join(
        labels["browser"].format(BROWSERS[each.browser], each.version.split(".")[0], each.date)
        for each in results
    )
    return labels["no browser"].format(results[0].reason, browsers)


OPEN_TIMELINE = 42  # as many lines of a program are as high as most timelines


class _SiteBlock(Block):
    """What both blocks share: a mistake in them ends the build, or shows on the page."""

    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        figure = etree.SubElement(parent, "figure")
        try:
            self.fill(figure)
        except SnippetError as error:
            figure.clear()
            self.show(error, figure)
        return figure

    def show(self, error: SnippetError, figure: etree.Element) -> None:
        """Tell the mistake in the figure, where a preview shall go on; raise it where a page is built to stay."""
        if self.config["on_error"] == "raise":
            raise error
        logging.getLogger("mkdocs.snippets").error(str(error))
        figure.set("class", f"{figure.get('class', '')} snippet-error".strip())
        etree.SubElement(figure, "pre").text = AtomicString(str(error))

    def fill(self, figure: etree.Element) -> None:
        raise NotImplementedError

    def stash(self, markup: str) -> str:
        """Finished HTML, kept from the Markdown parser."""
        return AtomicString(self.md.htmlStash.store(markup))


class SnippetBlock(_SiteBlock):
    """A program, its purpose, output, timeline, the versions it was checked on, and its file to download."""

    NAME = "snippet"
    OPTIONS = {
        "highlight": ([], _type_texts),
        "races": (False, type_boolean),
        "timeline": (False, type_boolean),  # whether it is open from the start
    }

    def fill(self, figure: etree.Element) -> None:
        labels = LABELS[self.config["language"]]
        program = find_program(self.argument, self.config["language"])
        figure.set("class", "snippet")
        figure.set("id", f"snippet-{program.chapter}-{program.name}")
        figure.set("data-program", program.id)
        etree.SubElement(figure, "figcaption").text = program.purpose
        head = etree.SubElement(figure, "div", {"class": "snippet-head"})
        etree.SubElement(head, "code").text = AtomicString(program.path.name)
        link = {"href": f"programs/{program.id}.py", "download": program.path.name}
        etree.SubElement(head, "a", link).text = labels["download"]
        self._add_run(figure, program, labels)
        formatter = HtmlFormatter(
            wrapcode=True, hl_lines=highlighted_lines(program, self.options["highlight"])
        )
        code = highlight(program.code, PythonLexer(), formatter)
        etree.SubElement(figure, "div", {"class": "snippet-code"}).text = self.stash(code)
        try:
            self._add_output(figure, program, labels)
            self._add_timeline(figure, program)
        except (
            SnippetError
        ) as error:  # of a program that is being edited, the preview shows at least the code
            self.show(error, figure)

    def _add_run(self, figure: etree.Element, program: Program, labels: dict[str, str]) -> None:
        """The place where browser/page puts the buttons, or why the program runs in no browser."""
        results = cannot_run(program)
        if results:
            figure.set("data-browser", "no")
            reason = etree.SubElement(figure, "p", {"class": "snippet-no-run"})
            reason.text = AtomicString(no_browser(results, labels))
            return
        if self.options["races"]:
            figure.set("data-races", "true")  # a switch "force switching"
        etree.SubElement(figure, "div", {"class": "snippet-run"})

    def _add_timeline(self, figure: etree.Element, program: Program) -> None:
        recording, is_open = load_recording(program), self.options["timeline"]
        if recording is not None:
            markup = timeline(program, recording, is_open)
            etree.SubElement(figure, "div").text = self.stash(markup)
            figure.set("data-first-line", str(program.first_line))  # of the file, for a replay
        elif is_open or shows_concurrency(program):
            problem = f"{program.id} has no recording for the page to show"
            raise SnippetError(problem, program.path, hint=f"record it: {record_command(program)}")

    def _add_output(self, figure: etree.Element, program: Program, labels: dict[str, str]) -> None:
        shown = shown_output(program)
        lines = "\n".join((program.code, shown.stdout, shown.stderr)).count("\n")
        lines += OPEN_TIMELINE if self.options["timeline"] else 0
        figure.set("style", f"--lines: {lines}")  # site.css reserves room for them
        if shown.status:
            self._add_stream(figure, labels["status"].format(shown.status), "")
        if shown.stdout:
            self._add_stream(figure, labels["output"], shown.stdout)
        if shown.stderr:
            self._add_stream(figure, labels["error output"], shown.stderr)
        versions = passed_on(program)
        notes = [
            labels["checked"].format(version_ranges(versions)) if versions else labels["unchecked"]
        ]
        if shown.python:
            notes.append(
                labels["recorded"].format(shown.python, SYSTEMS.get(shown.platform, shown.platform))
            )
        mark = {"zh": "；", "en": "; "}[self.config["language"]]
        etree.SubElement(figure, "p", {"class": "snippet-meta"}).text = mark.join(notes)

    def _add_stream(self, figure: etree.Element, label: str, text: str) -> None:
        output = etree.SubElement(figure, "div", {"class": "snippet-output"})
        etree.SubElement(output, "p", {"class": "snippet-label"}).text = label
        if text:
            samp = f'<pre tabindex="0"><samp>{html.escape(text, quote=False)}</samp></pre>'
            etree.SubElement(output, "div").text = self.stash(samp)


class DiagramBlock(_SiteBlock):
    """A diagram of diagrams/, inlined with the text of the page's language; the block's text is its caption."""

    NAME = "diagram"

    def fill(self, figure: etree.Element) -> None:
        figure.set("class", "diagram")
        figure.set("id", f"diagram-{self.argument}")
        svg = draw(self.argument, self.config["language"])
        if self.argument in STEPPABLE:
            self._add_steps(figure)
        etree.SubElement(figure, "div").text = self.stash(svg)
        etree.SubElement(figure, "figcaption")

    def _add_steps(self, figure: etree.Element) -> None:
        """The button that site.js shows where it can load browser/steps."""
        labels = LABELS[self.config["language"]]
        tools = etree.SubElement(figure, "div", {"class": "steps-tools", "hidden": "hidden"})
        attributes = {
            "type": "button",
            "class": "steps-button",
            "aria-expanded": "false",
            "data-steps": self.argument,
            "data-failed": labels["step failed"],
        }
        etree.SubElement(tools, "button", attributes).text = labels["step"]
        etree.SubElement(tools, "span", {"role": "status"})

    def on_add(self, block: etree.Element) -> etree.Element:
        caption = block.find("figcaption")
        return block if caption is None else caption


class SiteBlocks(BlocksExtension):
    """The extension: registers the blocks."""

    def __init__(self, **settings: object) -> None:
        self.config = {
            "language": ["zh", 'the language of the pages: "zh" or "en"'],
            "on_error": ["raise", 'what a mistake does: "raise" or "show"'],
        }
        super().__init__(**settings)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: object) -> None:  # noqa: N802 (its name)
        settings = self.getConfigs()
        block_mgr.register(SnippetBlock, settings)
        block_mgr.register(DiagramBlock, settings)
        block_mgr.register(GlossaryBlock, settings)
        terms = TermLinks(md, self.getConfig("language"))
        md.treeprocessors.register(terms, "glossary_terms", TermLinks.PRIORITY)


def makeExtension(**settings: object) -> SiteBlocks:  # noqa: N802 (Python-Markdown looks for it)
    """Entry point of Python-Markdown."""
    return SiteBlocks(**settings)
