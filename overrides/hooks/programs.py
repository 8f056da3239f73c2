"""Puts the programs of the page's language beside its pages, as programs/<chapter>/<name>.py, and a list of them.

The list, programs/index.json, is what the playground offers: id, chapter (its title), purpose, whether the program runs
in a browser, and the first and last line of its code in the file; in the order of the chapters and their pages.
"""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils.meta import get_data

from snippets.browser_results import cannot_run
from snippets.errors import SnippetError
from snippets.program import Program, load_program

PROGRAMS = Path(__file__).parents[2] / "snippets"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add each program as a file of the site, and the list."""
    folder = PROGRAMS / config.extra["language"]
    programs = []
    for path in sorted(folder.glob("*/*.py")):
        uri = f"programs/{path.relative_to(folder).as_posix()}"
        files.append(File.generated(config, uri, abs_src_path=str(path)))
        try:
            programs.append(load_program(path))
        except SnippetError:
            continue  # the page that embeds it says what is wrong, or ends the build
    listed = json.dumps(_entries(programs, Path(config.docs_dir)), ensure_ascii=False)
    files.append(File.generated(config, "programs/index.json", content=listed))
    return files


def _entries(programs: list[Program], docs: Path) -> list[dict]:
    """What the list says of each program, sorted."""
    entries = []
    for chapter in {program.chapter for program in programs}:
        page = docs / f"{chapter}.md"
        text, meta = get_data(page.read_text(encoding="utf-8") if page.exists() else "")
        for program in programs:
            if program.chapter == chapter:
                place = text.find(f"snippet | {program.id}\n")
                entry = _entry(program, meta.get("title", chapter))
                entries.append(((entry["chapter"], place if place >= 0 else len(text)), entry))
    return [entry for _, entry in sorted(entries, key=lambda pair: pair[0])]


def _entry(program: Program, chapter: str) -> dict:
    first = program.first_line
    return {
        "id": program.id,
        "chapter": chapter,
        "purpose": program.purpose,
        "runnable": not cannot_run(program),
        "lines": [first, first + program.code.count("\n") - 1],
    }
