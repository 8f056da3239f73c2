"""What must be true of the pages before they are built: both languages there and in step, every target there."""

from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from snippets.catalog import LANGUAGES, Catalog
from snippets.diagram import diagram_path
from snippets.embed import highlighted_lines
from snippets.errors import SnippetError, relative
from snippets.pages import DOCS, Link, Page, load_pages
from snippets.parity import compare_labs


def check_pages(catalog: Catalog, docs: Path = DOCS) -> list[SnippetError]:
    """Every problem of the pages, in the order of pages and lines."""
    pages = load_pages(docs)
    problems: list[SnippetError] = []
    for language in LANGUAGES:
        other = next(code for code in LANGUAGES if code != language)
        for name, page in pages[language].items():
            problems += page.problems
            problems += _check_front_matter(page)
            problems += _check_headings(page)
            problems += _check_embeds(page, catalog)
            problems += _check_links(page, pages[language], docs / language)
            if name not in pages[other]:
                hint = f"write docs/{other}/{name}; both languages have the same pages"
                problems.append(SnippetError("its twin is missing", page.path, hint=hint))
        for lab in sorted((docs / language).rglob("labs/*.py")):
            twin = docs / other / lab.relative_to(docs / language)
            if not twin.exists():
                problems.append(
                    SnippetError("its twin is missing", lab, hint=f"write {relative(twin)}")
                )
            elif language == "zh":
                problems += compare_labs(lab, twin)
    for name in pages["zh"].keys() & pages["en"].keys():
        problems += compare_pages(pages["zh"][name], pages["en"][name])
    return sorted(problems, key=lambda p: (str(p.path), p.line or 0))


def compare_pages(page: Page, twin: Page) -> list[SnippetError]:
    """Where two twins differ in headings, embeds or links."""
    problems = []
    for what, here, there in (
        ("heading", _numbered(page.headings, "id"), _numbered(twin.headings, "id")),
        ("embed", _numbered(page.embeds, "id"), _numbered(twin.embeds, "id")),
        ("`races: true` of embed", _with(page, "races"), _with(twin, "races")),
        ("`timeline: true` of embed", _with(page, "timeline"), _with(twin, "timeline")),
    ):
        for (name, line), (twin_name, twin_line) in zip(here, there, strict=False):
            if name != twin_name:
                problems.append(
                    _differs(page, line, twin, twin_line, f'{what} "{name}"', f'"{twin_name}"')
                )
                break
        else:
            if len(here) != len(there):
                longer, rest, lacking = (
                    (page, here, twin) if len(here) > len(there) else (twin, there, page)
                )
                name, line = rest[min(len(here), len(there))]
                problems.append(
                    SnippetError(
                        f'{what} "{name}" is missing in its twin {relative(lacking.path)}',
                        longer.path,
                        line,
                        "both languages have the same headings and embeds in the same order",
                    )
                )
    if not problems:
        problems += _compare_links(page, twin)
    return problems


def _with(page: Page, switch: str) -> list[tuple[str, int]]:
    return [(embed.id, embed.line) for embed in page.embeds if getattr(embed, switch)]


def _numbered(items: list, attribute: str) -> list[tuple[str, int]]:
    return [(getattr(item, attribute), item.line) for item in items]


def _differs(
    page: Page, line: int, twin: Page, twin_line: int, here: str, there: str
) -> SnippetError:
    return SnippetError(
        f"{here} stands where {relative(twin.path)}:{twin_line} has {there}",
        page.path,
        line,
        "both languages have the same ids and embeds in the same order",
    )


def _comparable(link: Link) -> str:
    """A link's target without the part that rightly differs between languages."""
    if urlsplit(link.target).scheme:
        host = urlsplit(link.target).netloc
        if host != "docs.python.org":
            return "another site"
        return link.target.replace("docs.python.org/zh-cn/", "docs.python.org/")
    return link.target


def _compare_links(page: Page, twin: Page) -> list[SnippetError]:
    counts = [Counter(map(_comparable, p.links)) for p in (page, twin)]
    problems = []
    for here, there, extra in (
        (page, twin, counts[0] - counts[1]),
        (twin, page, counts[1] - counts[0]),
    ):
        for target in extra:
            line = [link.line for link in here.links if _comparable(link) == target][-1]
            problem = f"the link to {target} is missing in its twin {relative(there.path)}"
            problems.append(
                SnippetError(problem, here.path, line, "both languages have the same links")
            )
    return problems


def _check_front_matter(page: Page) -> list[SnippetError]:
    hint = "the page begins with `---`, `title: …`, `description: one sentence`, `---`"
    return [
        SnippetError(f"no {key} in the front matter", page.path, 1, hint)
        for key in ("title", "description")
        if not str(page.meta.get(key) or "").strip()
    ]


def _check_headings(page: Page) -> list[SnippetError]:
    problems = []
    seen: dict[str, int] = {}
    for heading in page.headings:
        if heading.id is None:
            hint = "write `## Title { #english-id }`, the same id in both languages"
            problems.append(SnippetError("heading without an id", page.path, heading.line, hint))
        elif heading.id in seen:
            hint = f"line {seen[heading.id]} has it too"
            problems.append(SnippetError(f'id "{heading.id}" twice', page.path, heading.line, hint))
        elif not heading.id.isascii():
            problems.append(
                SnippetError(f'id "{heading.id}" is not English', page.path, heading.line)
            )
        seen.setdefault(heading.id or "", heading.line)
    return problems


def _check_embeds(page: Page, catalog: Catalog) -> list[SnippetError]:
    problems = []
    seen: dict[str, int] = {}
    broken = {Path(p.path).stem for p in catalog.problems if p.path}
    for embed in page.embeds:
        if embed.id in seen:
            hint = f"line {seen[embed.id]} embeds it too; link to it: #{embed.id}"
            problems.append(SnippetError(f"{embed.argument} twice", page.path, embed.line, hint))
        seen.setdefault(embed.id, embed.line)
        if embed.kind == "snippet" and embed.argument.rpartition("/")[2] in broken:
            continue  # the program's own problem says what to do
        try:
            if embed.kind == "diagram":
                diagram_path(embed.argument)
            else:
                program = catalog[embed.argument].programs.get(page.language)
                if program:
                    highlighted_lines(program, list(embed.highlights))
        except SnippetError as error:
            problems.append(SnippetError(error.problem, page.path, embed.line, error.hint))
    return problems


def _check_links(page: Page, pages: dict[str, Page], folder: Path) -> list[SnippetError]:
    problems = []
    for link in page.links:
        parts = urlsplit(link.target)
        if parts.scheme in ("http", "https", "mailto"):
            continue
        problem = hint = None
        path = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path
        target = page
        if parts.scheme or parts.netloc or link.target.startswith("/"):
            problem, hint = (
                "neither a web address nor a path",
                "write the path from this page: processes.md",
            )
        elif not path.is_relative_to(folder):
            problem, hint = (
                "leads out of this language's pages",
                "link to the page of the same language",
            )
        elif path.suffix == ".md":
            target = pages.get(path.relative_to(folder).as_posix())
            problem, hint = (
                (None, None) if target else ("no such page", f"pages: {', '.join(sorted(pages))}")
            )
        elif path.suffix == ".html":
            problem, hint = "links name the page's source", f"write {path.stem}.md"
        elif not (path.is_file() or path.with_suffix(".py").is_file()):
            problem, hint = "no such file", f"it would be {relative(path)}"
        anchor = unquote(parts.fragment)
        if not problem and anchor and path.suffix == ".md" and anchor not in target.ids:
            problem = f'no id "{anchor}" in {relative(target.path)}'
            hint = "ids: " + ", ".join(sorted(target.ids)[:30])
        if problem:
            shown = SnippetError(
                f"broken link {link.target}: {problem}", page.path, link.line, hint
            )
            problems.append(shown)
    return problems
