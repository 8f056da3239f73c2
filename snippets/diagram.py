"""Diagrams: one SVG file holds the text of both languages; a page gets its own."""

import xml.etree.ElementTree as etree
from pathlib import Path

from snippets.catalog import ROOT, suggestion
from snippets.errors import SnippetError

FOLDER = ROOT / "diagrams"
SVG = "http://www.w3.org/2000/svg"
STEPPABLE = ("deadlock", "interleavings")  # browser/steps/steps.js


def diagram_path(name: str) -> Path:
    """The file of a diagram; SnippetError if there is none."""
    path = FOLDER / f"{name}.svg"
    if not path.is_file():
        known = sorted(p.stem for p in FOLDER.glob("*.svg"))
        raise SnippetError(f'unknown diagram "{name}"', hint=suggestion(name, known))
    return path


def draw(name: str, language: str) -> str:
    """The diagram as inline SVG: elements of the other language dropped, title and description announced."""
    path = diagram_path(name)
    try:
        root = etree.parse(path).getroot()
    except etree.ParseError as error:
        raise SnippetError(f"not well-formed SVG: {error}", path, error.position[0]) from None
    _keep(root, language)
    for part in ("title", "desc"):
        element = root.find(f"{{{SVG}}}{part}")
        if element is None:
            raise SnippetError(f'no <{part} lang="{language}">', path, 1)
        element.set("id", f"{name}-{part}")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    has_links = root.find(f".//{{{SVG}}}a") is not None
    root.set("role", "group" if has_links else "img")
    etree.register_namespace("", SVG)
    return etree.tostring(root, encoding="unicode")


def _keep(element: etree.Element, language: str) -> None:
    for child in list(element):
        if child.attrib.pop("lang", language) != language:
            element.remove(child)
        else:
            _keep(child, language)
