"""The built site in a real browser: search, languages, colours, telephone, keyboard, accessibility, no JavaScript."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.conftest import NewPage, Site

INDEX = re.compile(r"search_index\.js(on)?$")
LANGUAGES = {"zh": "", "en": "en/"}
SEARCHES = {"zh": ["进程", "守护进程", "多进程"], "en": ["process", "daemonic process"]}
PAGE_TYPES = [
    "index.html",
    "foreword.html",
    "glossary.html",
    "labs/one_process_or_several.html",
    "404.html",
]
AXE = Axe()
expect.set_options(timeout=60_000)  # ms: a busy machine fails no test


def search_for(page: Page, text: str) -> list[str]:
    """Type into the search box; the addresses of the pages found, best first."""
    page.locator(".md-search__input").click()
    page.keyboard.insert_text(
        text
    )  # whole, as an input method does: no results of a part of it to wait out
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    return page.locator(".md-search-result__item > a:first-child").evaluate_all(
        "links => links.map(a => a.href)"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_the_chapter_first(site: Site, new_page: NewPage, language: str):
    page = new_page()
    for text in SEARCHES[language]:
        page.goto(site.url + LANGUAGES[language])
        found = search_for(page, text)
        chapter = re.escape(site.url + LANGUAGES[language]) + r"processes\.html\b"
        assert re.match(chapter, found[0]), (text, found)


def test_search_index_is_fetched_when_search_is_first_used(site: Site, new_page: NewPage):
    page = new_page()
    fetched: list[str] = []
    page.on("request", lambda request: INDEX.search(request.url) and fetched.append(request.url))
    page.goto(site.url + "processes.html")
    expect(page.locator("html.js")).to_have_count(1)  # Material's script has run
    page.wait_for_load_state("networkidle")
    assert fetched == []
    page.keyboard.press("/")
    page.keyboard.type("进程")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert fetched == [site.url + "search/search_index.json"]


def test_addresses_that_need_the_search_index_fetch_it(site: Site, new_page: NewPage):
    """?q= asks, ?h= marks what was found."""
    page = new_page()
    page.goto(site.url + "foreword.html?q=进程")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.goto(site.url + "foreword.html?h=进程")
    expect(page.locator("article mark").first).to_be_visible()


def test_search_works_from_file(site: Site, new_page: NewPage):
    page = new_page()
    for language, text in {"zh": "守护进程", "en": "process"}.items():
        folder = site.folder / LANGUAGES[language]
        page.goto((folder / "index.html").as_uri())
        found = search_for(page, text)
        assert "processes.html" in found[0]
        # As its results link.
        page.goto((folder / "foreword.html").as_uri() + "?h=Python")
        expect(page.locator("article mark").first).to_be_visible()


@pytest.mark.parametrize(
    ("from_file", "start", "other"),
    [(False, "", "en/"), (True, "en/", "")],
    ids=["served", "file"],
)
def test_language_switch_keeps_page_and_section(
    site: Site, new_page: NewPage, from_file: bool, start: str, other: str
):
    """There and back."""
    page = new_page()
    root = site.folder.as_uri() + "/" if from_file else site.url
    page.goto(f"{root}{start}foreword.html")
    section = page.locator("article h2[id]").nth(1)
    section_id = section.get_attribute("id")
    # As a reader scrolls: the address has no #section.
    section.evaluate("heading => heading.scrollIntoView()")
    page.locator(".site-language").click()
    page.wait_for_url(f"{root}{other}foreword.html#{section_id}")
    expect(page.locator(f"h2[id={section_id}]")).to_be_in_viewport()
    page.locator(".site-language").click()
    page.wait_for_url(f"{root}{start}foreword.html#{section_id}")


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_colours_follow_the_system_until_chosen(site: Site, new_page: NewPage):
    page = new_page(color_scheme="dark")
    page.goto(site.url)
    assert scheme(page) == "slate"
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(n) for n in re.findall(r"\d+", background)[:3]) < 64, background
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    for expected in ("default", "slate"):  # the button goes automatic, light, dark
        page.locator("[data-md-component=palette] label:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", expected)
    page.locator(".site-language").click()
    page.wait_for_url(site.url + "en/**")
    assert scheme(page) == "slate"  # the choice holds for both languages
    button = page.locator("[data-md-component=palette] label:visible")
    assert button.get_attribute("title") == "Colours: dark (switch to the system's)"


def test_every_page_fits_a_telephone(site: Site, new_page: NewPage):
    """360 px wide, nothing to scroll sideways; and (new_page) no error, no foreign request on any page."""
    page = new_page(width=360)
    for path in [*site.pages, "404.html", "en/404.html"]:
        page.goto(site.url + path)
        # Also what stands out where the page cuts it off, unless a scrolling box inside the page holds it.
        wide = page.evaluate(
            """() => [...document.querySelectorAll("article, article *")].filter((e) => {
                const scrolls = (box) => box && box.tagName != "ARTICLE"
                    && (/auto|scroll|hidden/.test(getComputedStyle(box).overflowX) || scrolls(box.parentElement));
                return e.getBoundingClientRect().right > 361 && !e.closest("svg") && !scrolls(e.parentElement);
            }).map((e) => e.outerHTML.slice(0, 200))"""
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        assert not wide, (path, wide)


@pytest.mark.parametrize("width", [360, 1280])
def test_room_is_reserved_for_programs_far_below(site: Site, new_page: NewPage, width: int):
    """They are laid out when they come near: what stands below them must hardly move then."""
    page = new_page(width=width)
    page.goto(f"{site.url}{LANGUAGES['zh' if width == 360 else 'en']}threads.html")
    reserved, needed = page.evaluate(
        """async () => {
            const all = [...document.querySelectorAll("figure.snippet")].filter((e) => !e.closest("details"));
            const heights = () => all.map((each) => each.getBoundingClientRect().height);
            const reserved = heights();
            for (const each of all) each.style.contentVisibility = "visible";
            const images = all.flatMap((each) => [...each.querySelectorAll("img")]);
            for (const image of images) image.loading = "eager";
            await Promise.all(images.map((image) => image.decode()));
            return [reserved, heights()];
        }"""
    )
    assert len(reserved) > 10
    assert reserved[1:] != needed[1:], "all of them are laid out at once"
    for room, height in zip(reserved, needed, strict=True):
        assert 0.75 < room / height < 1.25


def test_copy_and_download_are_reached_by_keyboard(site: Site, new_page: NewPage):
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.url + "processes.html")
    figure = page.locator("figure.snippet").first
    focused = "document.activeElement"
    reached = []
    figure.locator(".snippet-head a").scroll_into_view_if_needed()
    figure.locator("figcaption").click()  # Tab goes on from here
    for _ in range(7):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(f"{focused}.className + ' ' + {focused}.parentElement.className")
        )
        if "snippet-head" in reached[-1]:
            assert page.evaluate(f"{focused}.getAttribute('download')").endswith(".py")
        if "md-code__button" in reached[-1]:
            page.keyboard.press("Enter")
            code = figure.locator("pre > code").inner_text()
            copied = (
                "code => navigator.clipboard.readText().then(text => text.trim() == code.trim())"
            )
            page.wait_for_function(copied, arg=code)
            break
    assert any("snippet-head" in name for name in reached), reached
    assert any("md-code__button" in name for name in reached), reached


# One style sheet colours both languages: each language once, each scheme once.
@pytest.mark.parametrize(("language", "colours"), [("zh", "dark"), ("en", "light")])
def test_axe_finds_no_violation(site: Site, new_page: NewPage, language: str, colours: str):
    page = new_page(color_scheme=colours)
    violations = []
    for path in [LANGUAGES[language] + path for path in PAGE_TYPES]:
        page.goto(site.url + path, wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach((box) => (box.open = true))")
        violations += report(page, path)
    page.goto(site.url + LANGUAGES[language])
    search_for(page, {"zh": "进程", "en": "process"}[language])
    violations += report(page, "search", ".md-search")
    assert not violations, "\n".join(violations)


# Marks what axe need not measure: of the words of programs that are coloured alike, all but the first three. What holds
# them decides on their background, so that it counts too.
ALIKE = """() => {
  const seen = {};
  for (const word of document.querySelectorAll("pre code span[class]")) {
    if (!word.checkVisibility({ visibilityProperty: true })) continue;
    let kind = "";
    for (let each = word; each; each = each.parentElement) kind += `${each.tagName}.${each.className} `;
    seen[kind] = (seen[kind] ?? 0) + 1;
    word.toggleAttribute("data-alike", seen[kind] > 3);
  }
}"""


def report(page: Page, name: str, within: str | None = None) -> list[str]:
    """One line for each element (`within`: of a part of the page) that violates a rule of axe-core."""
    page.evaluate(ALIKE)
    page.evaluate(AXE.axe_script)
    # To measure every word of the programs would take twice as long, and so would telling of elements that passed.
    answer = page.evaluate(
        """within => {
          axe.configure({ rules: [{ id: "color-contrast", selector: ":not([data-alike])" }] });
          return axe.run(within ?? document, { resultTypes: ["violations"] });
        }""",
        within,
    )
    return [
        f"{name}: {violation['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in answer["violations"]
        for node in violation["nodes"]
    ]


# Those of these parts that are not to be seen, outside boxes that are closed.
HIDDEN = """all => all.filter((e) => !e.parentElement.closest("details"))
    .filter((e) => !e.checkVisibility({ visibilityProperty: true }) || !e.getBoundingClientRect().height)
    .map((e) => e.outerHTML.slice(0, 200))"""


# The first box that is closed and stands in no other.
CLOSED = "all => all.findIndex((e) => !e.open && !e.parentElement.closest('details'))"


def test_page_is_complete_without_javascript(site: Site, new_page: NewPage):
    page = new_page(java_script_enabled=False)
    for language, other in (("zh", "en"), ("en", "zh")):
        for name in ("index.html", "processes.html"):
            page.goto(site.url + LANGUAGES[language] + name)
            parts = page.locator("article :is(h1, h2, figure > figcaption, .snippet-output)")
            assert parts.count()
            assert parts.evaluate_all(HIDDEN) == []
            boxes = page.locator("article details")
            closed = boxes.evaluate_all(CLOSED)
            boxes.nth(closed).locator(":scope > summary").click()
            inside = boxes.nth(closed).locator(":scope > :not(summary, [hidden])")
            expect(inside.first).to_be_visible()
            expect(page.locator(".md-search")).to_be_hidden()
            expect(page.locator(".site-language")).to_be_visible()
        page.locator(".site-language").click()
        page.wait_for_url(f"{site.url}{LANGUAGES[other]}processes.html")


def test_missing_address_shows_the_404_page(site: Site, new_page: NewPage):
    page = new_page()
    for path in ("missing.html", "en/missing/page.html"):
        answer = page.goto(site.url + path)
        assert answer.status == 404
        assert page.problems.pop(0).startswith("404: ")  # the page asked for itself, once
        assert page.problems.pop().startswith("console: Failed to load resource")
        assert page.problems == []  # its styles and scripts are found from any depth
        language = page.locator("section[lang=en] a")
        language.click()
        page.wait_for_url(site.url + "en/index.html")
