"""The labs: notebooks as plain Python (docs/<language>/labs/*.py), executed once for each change of their code."""

import hashlib
import itertools
import json
import os
import re
import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from snippets.errors import SnippetError
from snippets.files import write_atomically

CACHE = Path(__file__).resolve().parent.parent / ".cache" / "labs"
TIMEOUT = 120  # seconds for one cell
FIX = "correct the cell; `jupytext --to ipynb FILE` makes a notebook to try it in"
ANSI_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PLACE_IN_CELL = re.compile(r"Cell In\[(\d+)\], line (\d+)")
HEADING_ID = re.compile(r"^(#+ .*?) *\{ *#[\w-]+ *\}$", re.MULTILINE)
PAGE_LINK = re.compile(r"\]\((?!\w+:|#)([^)\s]+)\)")

# Of this process: a preview does not run a red lab again at each save.
_failures: dict[Path, SnippetError] = {}


def read(path: Path) -> NotebookNode:
    """The notebook of a lab's file, without outputs; its first cell holds the page's front matter."""
    notebook = jupytext.read(path, fmt="py:percent")
    if not notebook.cells or notebook.cells[0].cell_type != "raw":
        hint = "begin it with `# ---`, `# title: …`, `# description: …`, `# ---`"
        raise SnippetError("a lab without front matter", path, 1, hint)
    return notebook


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """The cells that run, in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def executed(path: Path, cache: Path = CACHE) -> Path:
    """The .ipynb file of a lab with the outputs of its run: of an earlier one while no code has changed.

    Raises SnippetError, with file and line, for a cell that raises or writes to standard error; then nothing is stored.
    """
    notebook = read(path)
    code = [cell.source for cell in code_cells(notebook)]
    key = json.dumps([path.parts[-3:], code, sys.version, sys.platform])
    stored = cache / hashlib.sha256(key.encode()).hexdigest()[:16] / f"{path.stem}.ipynb"
    before = stored.read_text("utf-8") if stored.exists() else None
    if before is not None:  # the text may have changed since the run
        run_before = nbformat.reads(before, 4)
        notebook.metadata = run_before.metadata
        for cell, run in zip(code_cells(notebook), code_cells(run_before), strict=True):
            cell.outputs, cell.execution_count = run.outputs, run.execution_count
    elif stored in _failures:
        raise _failures[stored]
    else:
        try:
            _execute(notebook, path)
        except SnippetError as error:
            _failures[stored] = error
            raise
    del notebook.cells[0]
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number}"  # jupytext draws new ones each time
    text = nbformat.writes(notebook)
    if text != before:
        write_atomically(stored, text)
    return stored


def _execute(notebook: NotebookNode, path: Path) -> None:
    """Run all cells in a new kernel of this interpreter, in an empty folder."""

    def error(problem: str, number: int, line: int = 1) -> SnippetError:
        return SnippetError(
            f"a cell {problem}", path, _file_line(path, notebook, number, line), FIX
        )

    began: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(
            notebook,
            timeout=TIMEOUT,
            record_timing=False,
            on_cell_execute=lambda cell, cell_index: began.append(cell_index),
            resources={"metadata": {"path": folder}},
            extra_arguments=["--IPKernelApp.log_level=40"],  # no warning about its local sockets
        )
        try:
            client.execute(env=os.environ | {"IPYTHONDIR": folder})  # nobody's own start-up files
        except CellExecutionError as failure:
            places = PLACE_IN_CELL.findall(ANSI_COLOUR.sub("", failure.traceback))
            number, line = map(int, places[-1]) if places else (1, 1)
            raise error(f"raises {failure.ename}: {failure.evalue}", number, line) from None
        except (CellTimeoutError, DeadKernelError) as failure:
            ends = isinstance(failure, DeadKernelError)
            what = "ends the kernel" if ends else f"runs for more than {TIMEOUT} s"
            raise error(what, max(1, len(began))) from None
    for number, cell in enumerate(code_cells(notebook), 1):
        for output in cell.outputs:
            if output.output_type == "stream" and output.name == "stderr":
                last_line = output.text.strip().split("\n")[-1]
                raise error(f"writes to standard error: {last_line}", number)


def _file_line(path: Path, notebook: NotebookNode, number: int, line: int) -> int:
    """Line of the .py file, of a line of the code cell with this number (all from 1)."""
    source = path.read_text("utf-8").splitlines()
    marks = [n for n, text in enumerate(source, 1) if text.startswith("# %%")]
    cells = [cell for cell in notebook.cells if cell.cell_type != "raw"]
    pairs = zip(marks, cells, strict=True)
    start = [mark for mark, cell in pairs if cell.cell_type == "code"][number - 1]
    while not source[start].strip():  # empty lines before the code are not part of the cell
        start += 1
    return start + line


def page_source(path: Path, marker: str, link: str) -> str:
    """A lab as a page: front matter, text, `link` under the title, each code cell as a numbered `marker`."""
    numbers = itertools.count()
    cells = read(path).cells
    parts = [marker.format(next(numbers)) if c.cell_type == "code" else c.source for c in cells]
    parts[1] = parts[1].replace("\n", f"\n\n{link}\n", 1)
    return "\n\n".join(parts)


def download(executed_path: Path, page_url: str) -> str:
    """The executed notebook for a reader's Jupyter: headings without ids, links that lead to the site at `page_url`."""
    notebook = nbformat.read(executed_path, 4)

    def absolute(link: re.Match[str]) -> str:
        return f"]({urljoin(page_url, re.sub(r'[.](md|py)(?=#|$)', '.html', link[1]))})"

    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = PAGE_LINK.sub(absolute, HEADING_ID.sub(r"\1", cell.source))
    return nbformat.writes(notebook)
