"""Keeps the theme's compiled templates between builds: compiling them would be a third of a rebuild."""

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

FOLDER = Path(__file__).parents[2] / ".cache" / "templates"


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(FOLDER))
