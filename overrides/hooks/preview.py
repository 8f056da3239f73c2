"""Keeps `mkdocs serve` alive and quick: a mistake shows on its page, and only changed pages are rendered."""

import html
import logging

import click
import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

from snippets.preview import index_if_changed, render_if_changed


def _is_preview() -> bool:
    command = click.get_current_context(silent=True)
    return command is not None and command.info_name == "serve"


def on_config(config: MkDocsConfig) -> None:
    if not _is_preview():
        return
    config.mdx_configs.setdefault("snippets.embed", {})["on_error"] = "show"
    # `strict` ends a build through this handler; MkDocs installs it before it calls any hook.
    mkdocs_log = logging.getLogger("mkdocs")
    for handler in [h for h in mkdocs_log.handlers if isinstance(h, CountHandler)]:
        mkdocs_log.removeHandler(handler)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    if _is_preview():
        index_if_changed(config.plugins["material/search"].search_index, config.extra["language"])


@event_priority(-100)  # what the other hooks make of the page is part of it
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """In a preview, a page that cannot be rendered shows why (a notebook cell that raises, say)."""
    if not _is_preview():
        return
    render = page.render

    def render_or_explain(config: MkDocsConfig, files: Files) -> None:
        try:
            render(config, files)
        except Exception as error:
            logging.getLogger("mkdocs.preview").error("%s: %s", page.file.src_uri, error)
            page.content = (
                f'<pre class="snippet-error" tabindex="0">{html.escape(str(error))}</pre>'
            )
            page.toc = TableOfContents([])

    page.render = render_or_explain
    render_if_changed(page, config.extra["language"])
