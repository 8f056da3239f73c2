"""The labs, each of them: executed once, never half, the same in both languages, and light as pages."""

import json
import re
import subprocess
import sys
from pathlib import Path

import lxml.html
import nbformat
import pytest

from snippets import labs
from snippets.errors import SnippetError
from snippets.parity import compare_labs
from tests.conftest import ROOT, SITE_URL, Site

LABS = pytest.mark.parametrize("lab", sorted(p.stem for p in ROOT.glob("docs/zh/labs/*.py")))
HEADER = "# ---\n# title: A lab\n# description: A test.\n# ---\n\n# %% [markdown]\n# # A lab { #a-lab }\n\n"
PREFIXES = {"zh": "", "en": "en/"}
LANGUAGES = pytest.mark.parametrize("language", PREFIXES)


# Building the site runs each lab in both languages with this Python's default; here, each of the two others.
METHODS = pytest.mark.parametrize(("method", "language"), [("spawn", "zh"), ("forkserver", "en")])


def lab_file(lab: str, language: str) -> Path:
    return ROOT / "docs" / language / "labs" / f"{lab}.py"


def write(path: Path, cells: str) -> Path:
    path.write_text(HEADER + cells, encoding="utf-8")
    return path


def line_of(path: Path, text: str) -> int:
    (line,) = [n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if text in line]
    return line


def tables(notebook: nbformat.NotebookNode) -> list[list[list[str]]]:
    """Rows of the cells of each table that the notebook shows, without its head."""
    shown = [
        output.data["text/markdown"]
        for cell in labs.code_cells(notebook)
        for output in cell.outputs
        if "text/markdown" in output.get("data", {})
    ]
    return [[row.strip("| ").split(" | ") for row in table.split("\n")[2:]] for table in shown]


def charts(notebook: nbformat.NotebookNode) -> list[lxml.html.HtmlElement]:
    return [
        lxml.html.fragment_fromstring(output.data["text/html"])
        for cell in labs.code_cells(notebook)
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    ]


# --- Executing ---


@pytest.mark.parametrize(
    ("cells", "mark", "problem"),
    [
        (
            "# %%\nx = 1\ny = x / 0  # here\n",
            "# here",
            "a cell raises ZeroDivisionError: division by zero",
        ),
        (
            "# %%\ndef f():\n    return {}['key']  # here\n\n\n# %%\n# text\nf()\n",
            "# here",
            "a cell raises KeyError: 'key'",
        ),
        (
            "# %%\n\n\nprint(1)\nx = = 2  # here\n",
            "# here",
            "a cell raises SyntaxError: invalid syntax",
        ),
        (
            "# %%\n1\n\n# %% [markdown]\n# text\n\n# %%\nimport sys  # here\nprint('Oh', file=sys.stderr)\n",
            "# here",
            "a cell writes to standard error: Oh",
        ),
        ("# %%\n1\n\n# %%\nimport os  # here\nos._exit(3)\n", "# here", "a cell ends the kernel"),
    ],
    ids=["raises", "in a function of another cell", "syntax", "stderr", "dies"],
)
def test_a_red_cell_is_named_and_nothing_is_stored(
    tmp_path: Path, cells: str, mark: str, problem: str
):
    path = write(tmp_path / "red.py", cells)
    with pytest.raises(SnippetError) as caught:
        labs.executed(path, tmp_path / "cache")
    assert caught.value.line == line_of(path, mark)
    assert caught.value.path == path
    assert caught.value.problem.startswith(problem)
    assert "\n" not in caught.value.problem
    assert not (tmp_path / "cache").exists()


def test_a_lab_without_front_matter_is_refused(tmp_path: Path):
    path = tmp_path / "bare.py"
    path.write_text("# %%\n1\n")
    with pytest.raises(SnippetError, match=r"bare\.py:1: a lab without front matter"):
        labs.executed(path, tmp_path / "cache")


def test_code_runs_once_and_text_can_change(tmp_path: Path):
    cells = f"# %%\nwith open({str(tmp_path / 'runs')!r}, 'a') as file:\n    file.write('x')\nprint('hello')\n"
    path = write(tmp_path / "lab.py", cells)
    first = labs.executed(path, tmp_path / "cache")
    content = first.read_bytes()
    assert labs.executed(path, tmp_path / "cache") == first
    assert first.read_bytes() == content

    write(path, cells + "\n# %% [markdown]\n# More text.\n")
    again = nbformat.read(labs.executed(path, tmp_path / "cache"), 4)
    assert again.cells[-1].source == "More text."
    assert labs.code_cells(again)[0].outputs[0].text == "hello\n"
    assert (tmp_path / "runs").read_text() == "x"

    write(path, cells.replace("hello", "goodbye"))
    changed = nbformat.read(labs.executed(path, tmp_path / "cache"), 4)
    assert labs.code_cells(changed)[0].outputs[0].text == "goodbye\n"
    assert (tmp_path / "runs").read_text() == "xx"


def test_a_red_cell_ends_the_build_before_it_begins(tmp_path: Path):
    """`mkdocs build`: one short message, no traceback, and what was built before is left alone."""
    for language in PREFIXES:
        (tmp_path / "docs" / language / "labs").mkdir(parents=True)
        (tmp_path / "docs" / language / "index.md").write_text("# Home\n")
    path = write(tmp_path / "docs" / "en" / "labs" / "red.py", "# %%\n1 / 0\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old.html").write_text("old")
    hook = ROOT / "overrides" / "hooks" / "labs.py"
    settings = {
        "site_name": "x",
        "docs_dir": "docs/zh",
        "plugins": ["mkdocs-jupyter"],
        "hooks": [str(hook)],
    }
    (tmp_path / "mkdocs.yml").write_text(json.dumps(settings))
    build = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", str(tmp_path / "mkdocs.yml")],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert build.returncode != 0
    assert f"{path}:{line_of(path, '1 / 0')}: a cell raises ZeroDivisionError" in build.stderr
    assert "Traceback" not in build.stderr
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["old.html"]


# --- The lab ---


def run_small(
    lab: str, language: str, method: str, changes: dict[str, str], folder: Path, more: str = ""
) -> nbformat.NotebookNode:
    """Execute a lab with smaller numbers and a start method, once for each change of its code, as for the site.

    `more` is added to its end.
    """
    if sys.platform == "win32" and method != "spawn":
        pytest.skip("Windows has only spawn")
    source = lab_file(lab, language).read_text("utf-8")
    method_line = "METHOD = multiprocessing.get_start_method()"
    for old, new in {method_line: f'METHOD = "{method}"', **changes}.items():
        assert source.count(old) == 1
        source = source.replace(old, new)
    path = folder / "small" / method / f"{lab}.py"
    path.parent.mkdir(parents=True)
    path.write_text(source + more, "utf-8")
    notebook = nbformat.read(labs.executed(path), 4)
    assert method in labs.code_cells(notebook)[0].outputs[0].text
    return notebook


def check_charts(notebook: nbformat.NotebookNode, column: int) -> None:
    """Each chart shows, as text and in its description, the names and figures (in `column`) of its table."""
    for chart, table in zip(charts(notebook), tables(notebook), strict=False):
        words = " ".join(chart.xpath(".//*[local-name()='text']//text()"))
        for row in table:
            assert row[0] in words
            assert row[column] in words
            figure = rf"\b{re.escape(row[0])}\b.*?\b{row[column]}\b"
            assert re.search(figure, chart.get("aria-label"))


@METHODS
def test_one_process_or_several(tmp_path: Path, method: str, language: str):
    changes = {
        "PROCESSES = [1, 2, 4]": "PROCESSES = [1, 3]",
        "REPEATS = 5": "REPEATS = 1",
        "TASKS = 4": "TASKS = 3",
        "DELAY = 0.1": "DELAY = 0.2",
        "SIZE = 4_000_000": "SIZE = 300_000",
    }
    notebook = run_small("one_process_or_several", language, method, changes, tmp_path)
    _, io_bound, start_up = tables(notebook)
    assert [row[0] for row in io_bound] == ["1", "3"]
    assert float(io_bound[0][2]) >= 0.6, "one process waits three times 0.2 s"
    assert float(io_bound[1][2]) >= 0.2
    assert method in [row[0] for row in start_up]
    check_charts(notebook, 2)


@METHODS
def test_threads_processes_greenlets(tmp_path: Path, method: str, language: str):
    changes = {
        "REPEATS = 4": "REPEATS = 1",
        "DELAY = 0.05": "DELAY = 0.5",
        "LOOPS = 1_200_000": "LOOPS = 5_000",
        "BLOCKS = 60": "BLOCKS = 1",
    }
    kernel_is_whole = """
# %%
import asyncio
import gevent.monkey
await asyncio.sleep(0.01)
print([name for name in ("time", "socket", "threading") if gevent.monkey.is_module_patched(name)])
"""
    lab = "threads_processes_greenlets"
    notebook = run_small(lab, language, method, changes, tmp_path, kernel_is_whole)
    assert labs.code_cells(notebook)[-1].outputs[0].text == "[]\n"
    _, waiting, _, start_up = tables(notebook)
    one_by_one, threads, processes, greenlets = (float(row[1]) for row in waiting)
    assert one_by_one >= 2, "four times 0.5 s"
    assert min(threads, processes, greenlets) >= 0.5
    assert threads <= one_by_one - 0.5, "threads wait together"
    assert greenlets <= one_by_one - 0.5, "greenlets wait together"
    assert len(start_up) == 3
    check_charts(notebook, 1)


@LANGUAGES
def test_all_labs_draw_with_the_same_code(language: str):
    """A notebook must run by itself, so each has its own copy of it."""
    copies = set()
    for path in ROOT.glob(f"docs/{language}/labs/*.py"):
        (cell,) = [c for c in labs.code_cells(labs.read(path)) if "jupyter" in c.metadata]
        copies.add(cell.source.partition("def report(")[0])
    assert len(copies) == 1


@LABS
def test_both_languages_have_the_same_cells_headings_and_code(lab: str):
    assert compare_labs(lab_file(lab, "zh"), lab_file(lab, "en")) == []


@LABS
@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "METHOD = multiprocessing.get_start_method()",
            "METHOD = None",
            "the code differs from its twin",
        ),
        ("{ #noise }", "{ #doubt }", "the cells or headings differ from its twin"),
        (
            "\n# %% [markdown]\n# ## Try it",
            "\n# ## Try it",
            "the cells or headings differ from its twin",
        ),
    ],
)
def test_a_difference_between_the_languages_is_found(
    tmp_path: Path, lab: str, old: str, new: str, problem: str
):
    source = lab_file(lab, "en").read_text("utf-8")
    assert source.count(old) == 1
    twin = tmp_path / "twin.py"
    twin.write_text(source.replace(old, new), "utf-8")
    (error,) = compare_labs(lab_file(lab, "zh"), twin)
    assert error.problem.startswith(problem)
    assert error.line


# --- The built page ---


def page(site: Site, lab: str, language: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(
        (site.folder / PREFIXES[language] / "labs" / f"{lab}.html").read_bytes()
    )


@LABS
@LANGUAGES
def test_page_is_light_and_has_no_trace_of_jupyterlab(site: Site, lab: str, language: str):
    path = site.folder / PREFIXES[language] / "labs" / f"{lab}.html"
    print(f"{lab}, {language}: {path.stat().st_size / 1024:.0f} KB")
    assert path.stat().st_size <= 150 * 1024
    article = page(site, lab, language).xpath("//article")[0]
    assert article.xpath(".//script | .//style | .//clipboard-copy | .//iframe") == []
    assert article.xpath(".//*[contains(@class, 'jp-')]") == []
    for name in ("src", "href", "xlink:href"):
        for address in article.xpath(f".//*[local-name() != 'a']/@*[name() = '{name}']"):
            assert not re.match(r"(\w+:)?//|data:", address), address
    ids = article.xpath(".//@id")
    assert sorted(ids) == sorted(set(ids))


@LABS
@LANGUAGES
def test_charts_are_text_in_the_colour_of_the_page(site: Site, lab: str, language: str):
    charts = page(site, lab, language).xpath("//article//*[local-name()='svg'][@aria-label]")
    assert len(charts) == lab_file(lab, language).read_text("utf-8").count("\nreport(") > 0
    for chart in charts:
        assert chart.get("role") == "img"
        words = "".join(chart.xpath(".//*[local-name()='text']//text()"))
        assert bool(re.search("[\u4e00-\u9fff]", words)) == (language == "zh")
        for text in chart.xpath(".//*[local-name()='text']"):
            assert "fill: currentColor" in text.get("style")
            assert float(re.search(r"font-size: ([\d.]+)px", text.get("style"))[1]) >= 11


@LABS
@LANGUAGES
def test_headings_have_the_ids_of_the_source(site: Site, lab: str, language: str):
    wanted = re.findall(
        r"^# #+ .*\{ #([\w-]+) \}$", lab_file(lab, language).read_text("utf-8"), re.MULTILINE
    )
    headings = page(site, lab, language).xpath("//article//*[self::h1 or self::h2 or self::h3]")
    assert [heading.get("id") for heading in headings] == wanted


@LABS
@LANGUAGES
def test_notebook_to_download_is_valid_and_executed(site: Site, lab: str, language: str):
    (link,) = page(site, lab, language).xpath("//article//a[@download]")
    notebook = nbformat.read(site.folder / PREFIXES[language] / "labs" / link.get("href"), 4)
    nbformat.validate(notebook)
    assert all(cell.execution_count for cell in labs.code_cells(notebook))
    assert len(tables(notebook)) == len(charts(notebook)) + 1
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert "{ #" not in text
    assert f"({SITE_URL}{PREFIXES[language]}processes.html" in text
    assert "title:" not in text


@LABS
@LANGUAGES
def test_search_finds_the_text_but_no_drawing(site: Site, lab: str, language: str):
    index = json.loads(
        (site.folder / PREFIXES[language] / "search" / "search_index.json").read_text("utf-8")
    )
    entries = [entry for entry in index["docs"] if entry["location"].startswith(f"labs/{lab}")]
    assert len(entries) > 5
    text = " ".join(entry["text"] for entry in entries)
    assert "time.sleep" in text.replace("\u200b", "")
    for noise in ('currentColor"', "font-size", "aria-label=&quot;", "×1.00", "base64"):
        assert noise not in text
