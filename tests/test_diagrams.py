"""The diagrams: in both languages, nothing but shapes and words, legible in both schemes."""

import re
from itertools import product
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parent.parent
CSS = (ROOT / "overrides/assets/stylesheets/diagrams.css").read_text(encoding="utf-8")
DIAGRAMS = sorted((ROOT / "diagrams").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "g", "a", "rect", "circle", "path", "text", "tspan"}
ATTRIBUTES = {"viewBox", "class", "role", "lang", "href", "d", "x", "y", "cx", "cy", "r", "rx"} | {
    "width",
    "height",
    "font-size",
    "text-anchor",
    "stroke-width",
    "stroke-linecap",
}
CJK = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
LARGEST = 6 * 1024  # bytes of one language, inlined into a page
SMALLEST = 12  # units: 10.9 px where a telephone leaves 328 px for the 360 units

per_diagram = pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)


def drawing(path: Path) -> etree._Element:
    return etree.parse(path, etree.XMLParser(remove_comments=True)).getroot()


def in_language(path: Path, language: str) -> etree._Element:
    """The drawing as a page of that language holds it."""
    root = drawing(path)
    for element in root.xpath("//*[@lang and @lang != $language]", language=language):
        element.getparent().remove(element)
    return root


def test_there_are_diagrams() -> None:
    assert DIAGRAMS


@per_diagram
def test_only_shapes_words_and_known_attributes(path: Path) -> None:
    for element in drawing(path).iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS, f"line {element.sourceline}"
        assert set(element.attrib) <= ATTRIBUTES, f"line {element.sourceline}"


@per_diagram
def test_root(path: Path) -> None:
    root = drawing(path)
    assert re.fullmatch(r"0 0 360 [1-9]\d*", root.get("viewBox"))
    assert not {"width", "height"} & set(root.attrib)
    assert "diagram" in root.get("class").split()
    # An image hides its children from screen readers, so a drawing with links must not be one.
    assert root.get("role") == ("group" if root.findall(f".//{SVG}a") else "img")


@per_diagram
def test_links_lead_to_pages_of_the_site(path: Path) -> None:
    for element in drawing(path).iter():
        if "href" in element.attrib:
            assert element.tag == f"{SVG}a"
            assert re.fullmatch(r"[a-z_]+\.html(#[a-z-]+)?", element.get("href"))


@per_diagram
def test_each_language_has_title_and_description(path: Path) -> None:
    for language in ("zh", "en"):
        root = in_language(path, language)
        assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
        assert all(child.get("lang") == language and child.text.strip() for child in root[:2])
        assert len(root.findall(f"{SVG}title")) == len(root.findall(f"{SVG}desc")) == 1


@per_diagram
def test_languages_are_balanced(path: Path) -> None:
    """Twin after twin; only line breaks (tspan) inside a text may differ."""
    for parent in drawing(path).iter():
        shapes = {
            language: [
                [child.tag, *(e.tag for e in child.iterdescendants() if e.tag != f"{SVG}tspan")]
                for child in parent
                if child.get("lang") == language
            ]
            for language in ("zh", "en")
        }
        assert {child.get("lang") for child in parent} <= {None, "zh", "en"}
        assert shapes["zh"] == shapes["en"], f"children of line {parent.sourceline}"


@per_diagram
def test_words_are_in_their_own_language(path: Path) -> None:
    assert not CJK.search("".join(in_language(path, "en").itertext()))
    for element in drawing(path).xpath("//*[not(ancestor-or-self::*[@lang])]"):
        assert not CJK.search(element.text or ""), f"line {element.sourceline}: no lang"


@per_diagram
def test_text_is_large_enough(path: Path) -> None:
    for text in drawing(path).iter(f"{SVG}text", f"{SVG}tspan"):
        sizes = text.xpath("ancestor-or-self::*/@font-size")  # outermost first
        assert float(sizes[-1]) >= SMALLEST, f"line {text.sourceline}"


@per_diagram
@pytest.mark.parametrize("language", ["zh", "en"])
def test_is_small(path: Path, language: str) -> None:
    assert len(etree.tostring(in_language(path, language), encoding="utf-8")) <= LARGEST


def test_classes_are_defined_and_used() -> None:
    defined = {"diagram", *re.findall(r"svg\.diagram ?\.([a-z-]+)", CSS)}
    used = {
        name
        for path in DIAGRAMS
        for e in drawing(path).iter()
        for name in e.get("class", "").split()
    }
    spare = {f"task-dance{kind}" for kind in ("-line", "-mark")} | {"task-main-mark"}
    assert used <= defined
    assert defined - used <= spare, "a colour that no diagram uses; later ones may need `spare`"


def colours(selector: str) -> dict[str, str]:
    block = CSS.split(f"\n{selector} {{\n", 1)[1].split("\n}", 1)[0]
    return dict(re.findall(r"--diagram-([a-z-]+): (#[0-9a-f]{6});", block))


SCHEMES = {
    "light": colours("svg.diagram"),
    "dark": colours('[data-md-color-scheme="slate"] svg.diagram'),
}
HUES = ("sing", "dance", "main", "accent", "computes", "danger")


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two #rrggbb colours."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_both_schemes_define_the_same_colours() -> None:
    assert SCHEMES["light"].keys() == SCHEMES["dark"].keys()
    assert {*HUES, *(f"{hue}-tint" for hue in HUES), "ink", "muted", "paper", "box"} == set(
        SCHEMES["light"]
    )


def test_paper_is_the_background_of_the_dark_page() -> None:
    site = (ROOT / "overrides/assets/stylesheets/site.css").read_text(encoding="utf-8")
    assert f"--md-default-bg-color: {SCHEMES['dark']['paper']};" in site


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_contrast(scheme: str) -> None:
    colour = SCHEMES[scheme]
    grounds = ["paper", "box", *(f"{hue}-tint" for hue in HUES)]
    pairs = [("ink", ground) for ground in grounds]
    pairs += product(("muted", "accent", "danger"), ("paper", "box"))
    poor = [pair for pair in pairs if contrast(colour[pair[0]], colour[pair[1]]) < 4.5]
    assert not poor


@pytest.mark.parametrize("scheme", SCHEMES)
def test_graphics_contrast(scheme: str) -> None:
    colour = SCHEMES[scheme]
    pairs = [(hue, ground) for hue in HUES for ground in ("paper", "box", f"{hue}-tint")]
    pairs += [("accent", "sing-tint"), ("accent", "dance-tint")]  # the "now" line over the tasks
    poor = [pair for pair in pairs if contrast(colour[pair[0]], colour[pair[1]]) < 3]
    assert not poor
