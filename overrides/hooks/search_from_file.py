"""Writes the search index as a script too: pages opened from file: may load scripts, but fetch nothing."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority


@event_priority(-100)  # after the search plugin
def on_post_build(config: MkDocsConfig) -> None:
    index = Path(config.site_dir, "search", "search_index.json")
    script = f"var __index = {index.read_text(encoding='utf-8')}"
    index.with_suffix(".js").write_text(script, encoding="utf-8")
