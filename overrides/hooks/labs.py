"""Labs are executed before the build; mkdocs-jupyter converts their cells, MkDocs their text, like any page's."""

import re
from html import escape
from pathlib import Path, PurePosixPath

import lxml.html
import nbformat
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from snippets import labs
from snippets.errors import SnippetError

FOLDER = "labs"
MARKER = '<div class="lab-cell">{}</div>'
MARKERS = re.compile(MARKER.format(r"(\d+)"))
DOWNLOAD = {
    "zh": "[下载这个 notebook（.ipynb，含运行结果）]({}){{ .lab-download download data-search-exclude=1 }}",
    "en": "[Download this notebook (.ipynb, with results)]({}){{ .lab-download download data-search-exclude=1 }}",
}


def _is_lab(file: File) -> bool:
    return file.src_uri.startswith(f"{FOLDER}/") and file.src_uri.endswith(".py")


def _is_preview(config: MkDocsConfig) -> bool:
    """Whether a mistake is to show on its page instead of ending the build (hooks/preview.py decides)."""
    return config.mdx_configs.get("snippets.embed", {}).get("on_error") == "show"


def on_pre_build(config: MkDocsConfig) -> None:
    """Execute what has changed, in both languages, before the site's folder is emptied."""
    if not _is_preview(config):
        for path in sorted(Path(config.docs_dir).parent.glob(f"*/{FOLDER}/*.py")):
            labs.executed(path)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Point mkdocs-jupyter to the executed notebooks, and add those to download."""
    for file in [file for file in files if _is_lab(file)]:
        try:
            notebook_path = labs.executed(Path(config.docs_dir, file.src_uri))
        except SnippetError as error:
            if not _is_preview(config):
                raise
            file.lab_error = error
            continue
        file.abs_src_path = str(notebook_path)
        text = labs.download(notebook_path, (config.site_url or "") + file.url)
        name = str(PurePosixPath(file.src_uri).with_suffix(".ipynb"))
        files.append(File.generated(config, name, content=text))
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """A lab's page, as Markdown with a marker for each code cell."""
    if not _is_lab(page.file):
        return None
    name = PurePosixPath(page.file.src_uri).with_suffix(".ipynb").name
    link = DOWNLOAD[config.extra["language"]].format(name)
    return labs.page_source(Path(config.docs_dir, page.file.src_uri), MARKER, link)


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Render a lab's text as MkDocs renders a page (ids, contents, checked links), its cells as mkdocs-jupyter does."""
    if _is_lab(page.file):
        convert = page.render

        def render(config: MkDocsConfig, files: Files) -> None:
            if error := getattr(page.file, "lab_error", None):
                raise error
            convert(config, files)
            cells = _code_cells(page)
            Page.render(page, config, files)
            page.content = MARKERS.sub(lambda marker: cells[int(marker[1])], page.content)

        page.render = render
    return page


def _code_cells(page: Page) -> list[str]:
    """HTML of each code cell: mkdocs-jupyter's code and outputs, without JupyterLab's frames, styles and scripts."""
    notebook = nbformat.read(page.file.abs_src_path, 4)
    tree = lxml.html.fragment_fromstring(page.content, create_parent=True)
    converted = tree.xpath('.//div[contains(@class, "jp-CodeCell") and @id]')
    cells = []
    for cell, element in zip(labs.code_cells(notebook), converted, strict=True):
        (code,) = element.xpath('.//div[starts-with(@class, "highlight-ipynb")]/pre')
        code_html = f'<div class="highlight"><pre><code>{_inner_html(code)}</code></pre></div>'
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            summary = escape(cell.source.partition("\n")[0].removeprefix("# "))
            code_html = f"<summary>{summary}</summary>{code_html}"
            code_html = f'<details class="lab-code" data-search-exclude>{code_html}</details>'
        outputs = element.xpath('.//div[contains(@class, "jp-OutputArea-output")]')
        cells.append(code_html + "".join(_output(output) for output in outputs))
    return cells


def _output(element: lxml.html.HtmlElement) -> str:
    kind = element.get("data-mime-type").replace("/", "-")
    for scrolls in element.iter("pre"):
        scrolls.set("tabindex", "0")  # for those who scroll with the keyboard
    return f'<div class="lab-output {kind}" data-search-exclude>{_inner_html(element)}</div>'


def _inner_html(element: lxml.html.HtmlElement) -> str:
    children = (lxml.html.tostring(child, encoding="unicode") for child in element)
    return (element.text or "") + "".join(children)
