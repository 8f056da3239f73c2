"""Puts pictures and data of recorded runs beside the pages, as recordings/<chapter>/<name>/a.svg and so on."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from snippets.errors import SnippetError
from snippets.program import load_program
from snippets.timelines import timeline_files

PROGRAMS = Path(__file__).parents[2] / "snippets"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files of each program that has a recording."""
    folder = PROGRAMS / config.extra["language"]
    for path in sorted(folder.glob("*/*.py")):
        try:
            program = load_program(path)
            made = timeline_files(program)
        except SnippetError:
            continue  # the page that embeds it says what is wrong, or ends the build
        for name, text in made.items():
            uri = f"recordings/{program.id}/{name}"
            files.append(File.generated(config, uri, content=text))
    return files
