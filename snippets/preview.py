"""A live preview renders only the pages whose text, programs, pictures or terms changed since the last build.

The pages are then rendered as ever; the theme's templates, which are fast, run for all of them. Nothing here takes part
in a build that is published.
"""

import hashlib
from pathlib import Path
from typing import Any

from snippets.catalog import PROGRAMS
from snippets.diagram import FOLDER as DIAGRAMS
from snippets.glossary import GLOSSARY
from snippets.pages import EMBED

RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")

_pages: dict[str, tuple[str, dict[str, Any]]] = {}
_entries: dict[str, tuple[str, list[dict]]] = {}


def inputs(markdown: str, source: Path, language: str) -> str:
    """Digest of all that a page is made of: its text and source file, what it embeds, and the glossary."""
    files = [source, GLOSSARY]
    for line in markdown.split("\n"):
        if found := EMBED.match(line.strip()):
            name = found["rest"].strip(" |")
            files += [
                PROGRAMS / language / f"{name}.py",
                PROGRAMS / "samples" / language / f"{name}.json",
                PROGRAMS / "recordings" / language / f"{name}.json",
                DIAGRAMS / f"{name}.svg",
            ]
    digest = hashlib.sha256(markdown.encode())
    for path in files:
        digest.update(b"\0" + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()


def render_if_changed(page: Any, language: str) -> None:
    """Make the MkDocs page take its last rendering, as long as nothing that it is made of has changed."""
    render, name = page.render, f"{language}/{page.file.src_uri}"
    key = inputs(page.markdown or "", Path(page.file.abs_src_path), language)

    def render_or_remember(config: Any, files: Any) -> None:
        known_key, known = _pages.get(name, ("", {}))
        if key == known_key:
            vars(page).update(known)
            return
        render(config, files)
        _pages[name] = key, {attribute: getattr(page, attribute, None) for attribute in RENDERED}

    page.render = render_or_remember


def index_if_changed(index: Any, language: str) -> None:
    """Make Material's search index take the last entries of a page whose HTML has not changed."""
    add = index.add_entry_from_context

    def add_or_remember(page: Any) -> None:
        name = f"{language}/{page.url}"
        key = hashlib.sha256(f"{page.content}{page.meta}".encode()).hexdigest()
        known_key, known = _entries.get(name, ("", []))
        if key == known_key:
            index.entries.extend(known)
            return
        before = len(index.entries)
        add(page)
        _entries[name] = key, index.entries[before:]

    index.add_entry_from_context = add_or_remember
