"""Which page is behind its twin in the other language.

Each page's front matter holds, as `twin`, the hash of its twin as it was when the two were last in step.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from snippets.catalog import LANGUAGES
from snippets.errors import SnippetError, relative
from snippets.files import write_atomically
from snippets.pages import DOCS

TWIN = re.compile(r'^(?P<comment>(?:# )?)twin:[ \t]*"?(?P<hash>[0-9a-f]*)"?[ \t]*\n', re.MULTILINE)


@dataclass(frozen=True)
class Translation:
    """The state of one page in one language: "in step", "behind" or "missing"."""

    name: str
    language: str
    path: Path
    state: str


def page_hash(text: str) -> str:
    """First 12 hex digits of the SHA-256 of a page without its own `twin` line."""
    return hashlib.sha256(TWIN.sub("", text, count=1).encode()).hexdigest()[:12]


def twin_path(path: Path, docs: Path = DOCS) -> Path:
    """The same page in the other language."""
    language, *rest = path.resolve().relative_to(docs).parts
    other = next(code for code in LANGUAGES if code != language)
    return docs.joinpath(other, *rest)


def is_behind(path: Path, docs: Path = DOCS) -> bool:
    """Whether the page's twin has changed since the two were last in step."""
    twin = twin_path(path, docs)
    recorded = TWIN.search(path.read_text(encoding="utf-8"))
    return twin.exists() and (
        recorded is None or recorded["hash"] != page_hash(twin.read_text(encoding="utf-8"))
    )


def translations(docs: Path = DOCS) -> list[Translation]:
    """The state of every page and lab in every language, by name."""
    names = {
        path.relative_to(docs / language)
        for language in LANGUAGES
        for pattern in ("**/*.md", "labs/*.py")
        for path in (docs / language).glob(pattern)
    }
    result = []
    for name in sorted(names):
        for language in LANGUAGES:
            path = docs / language / name
            state = (
                "missing" if not path.exists() else "behind" if is_behind(path, docs) else "in step"
            )
            result.append(Translation(name.as_posix(), language, path, state))
    return result


def mark_synced(path: Path, docs: Path = DOCS) -> None:
    """Record that a page and its twin say the same now.

    Raises SnippetError, and changes nothing, when there is no such page, no twin, or no front matter in one of them.
    """
    if not path.is_file():
        raise SnippetError("no such page", path, hint="name a file below docs/zh or docs/en")
    try:
        twin = twin_path(path, docs)
    except (ValueError, StopIteration):
        raise SnippetError(
            "not a page", path, hint="name a file below docs/zh or docs/en"
        ) from None
    if not twin.is_file():
        raise SnippetError("its twin is missing", path, hint=f"write {relative(twin)} first")
    texts = {p: p.read_text(encoding="utf-8") for p in (path, twin)}
    changed = {
        page: _with_hash(page, texts[page], page_hash(texts[other]))
        for page, other in ((path, twin), (twin, path))
    }
    for page, text in changed.items():
        write_atomically(page, text)


def _with_hash(path: Path, text: str, digest: str) -> str:
    found = TWIN.search(text)
    if found:
        return text[: found.start()] + f'{found["comment"]}twin: "{digest}"\n' + text[found.end() :]
    for comment in ("", "# "):
        opening = f"{comment}---\n"
        if text.startswith(opening) and f"\n{opening}" in text[len(opening) :]:
            end = text.index(f"\n{opening}", len(opening)) + 1
            return f'{text[:end]}{comment}twin: "{digest}"\n{text[end:]}'
    raise SnippetError("no front matter", path, 1, "the page begins with `---`, `title: …`, `---`")
