"""Builds the English site into en/ whenever the Chinese one is built, by `mkdocs build` and `mkdocs serve` alike."""

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

ENGLISH = Path(__file__).parents[2] / "mkdocs.en.yml"


def on_config(config: MkDocsConfig) -> None:
    if config.extra["language"] == "en":
        config.site_url = f"{config.site_url}en/"


def on_post_build(config: MkDocsConfig) -> None:
    if config.extra["language"] == "zh":
        site = Path(config.site_dir, "en")
        build(load_config(str(ENGLISH), site_dir=str(site), site_url=config.site_url))
