"""Puts the programs of the page's language beside its pages, as programs/<chapter>/<name>.py, for download."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

PROGRAMS = Path(__file__).parents[2] / "snippets"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add each program as a file of the site."""
    folder = PROGRAMS / config.extra["language"]
    for path in sorted(folder.glob("*/*.py")):
        uri = f"programs/{path.relative_to(folder).as_posix()}"
        files.append(File.generated(config, uri, abs_src_path=str(path)))
    return files
