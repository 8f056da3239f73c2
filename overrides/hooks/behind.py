"""Marks a page whose twin in the other language has changed since; main.html shows a notice on it."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.translations import is_behind


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    page.meta["behind"] = is_behind(Path(config.docs_dir, page.file.src_uri))
