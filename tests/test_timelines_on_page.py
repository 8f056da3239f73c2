"""Timelines on a page in a browser: loaded when opened, tabs by keyboard, without scripts, light and dark, narrow."""

import io
import re
import shutil
from collections.abc import Iterator
from functools import partial

import pytest
from markdown import Markdown
from PIL import Image
from playwright.sync_api import Page, expect

from snippets import embed
from snippets.catalog import find_program
from snippets.program import load_program
from snippets.timelines import timeline_files
from tests import recorded_runs as runs
from tests.conftest import SUB_PATH, NewPage, Site, serve
from tests.test_browser import report
from tests.test_timeline_story import reordered
from timeline.picture import draw, height_of
from timeline.store import save_recording

PROGRAM = '"""Sing and dance."""\nprint("singing... 0")\n# Unordered output:\n# singing... 0\n'
NAME = "timelines.html"
FOLDERS = {"zh": "", "en": "en/"}
LOCK = runs.threads_with_a_lock()
RECORDED = {
    "lock": (LOCK, reordered(LOCK, 2, 1, 3, 4, 5), reordered(LOCK, 1, 3, 2, 4, 5)),
    "processes": (runs.processes_with_a_barrier(),),
    "crowd": (runs.crowd(),),
}
PAPER = {"light": (255, 255, 255), "dark": (0x12, 0x17, 0x1F)}


@pytest.fixture(scope="module")
def site(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A copy of the site, as the built one is what other tests look at meanwhile."""
    folder = tmp_path_factory.mktemp("copy") / "site"
    shutil.copytree(site.folder, folder)
    server = serve(folder)
    yield Site(folder, f"http://127.0.0.1:{server.server_port}{SUB_PATH}")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module", autouse=True)
def pages(site: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A page of hand-made recordings in each language, among those of the site."""
    programs = tmp_path_factory.mktemp("programs")
    text = "".join(f"/// snippet | made/{name}\n///\n\n" for name in RECORDED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embed, "find_program", partial(find_program, folder=programs))
        for language, prefix in FOLDERS.items():
            for name, recorded in RECORDED.items():
                path = programs / language / "made" / f"{name}.py"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(PROGRAM)
                program = load_program(path)
                save_recording(program, runs.recording_of(program.digest, *recorded))
                folder = site.folder / prefix / "recordings" / "made" / name
                folder.mkdir(parents=True)
                for file, content in timeline_files(program).items():
                    (folder / file).write_text(content, encoding="utf-8")
            figures = Markdown(extensions=[embed.makeExtension(language=language)]).convert(text)
            page = (site.folder / prefix / "foreword.html").read_text(encoding="utf-8")
            article = re.compile(r"(?<=md-typeset\">).*(?=</article>)", re.S)
            assert article.search(page)
            page = article.sub("", page, count=1).replace(
                "</article>", f"<h1>T</h1>{figures}</article>"
            )
            (site.folder / prefix / NAME).write_text(page, encoding="utf-8")


def timeline(page: Page, name: str):
    return page.locator(f"#snippet-made-{name} details.timeline")


def is_loaded(page: Page, image) -> None:
    page.wait_for_function(
        "image => image.complete && image.clientHeight > 0", arg=image.element_handle()
    )


def test_a_picture_is_loaded_when_it_is_opened(site: Site, new_page: NewPage) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    page.goto(site.url + "en/" + NAME, wait_until="networkidle")
    assert not [url for url in asked if "recordings" in url]
    shown = timeline(page, "lock")
    shown.locator("summary").first.click()
    first, second, third = shown.locator("img").all()
    is_loaded(page, first)
    assert [url for url in asked if "recordings" in url] == ["en/recordings/made/lock/a.svg"]
    assert first.bounding_box()["height"] == height_of(draw(LOCK, "en"))
    assert first.bounding_box()["width"] > 500
    shown.get_by_text("Run B").click()
    is_loaded(page, second)
    expect(first).to_be_hidden()
    expect(third).to_be_hidden()
    assert [url for url in asked if "recordings" in url][1:] == ["en/recordings/made/lock/b.svg"]


def test_runs_are_chosen_by_keyboard(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url + NAME)
    shown = timeline(page, "lock")
    shown.locator("summary").first.focus()
    page.keyboard.press("Enter")
    images = shown.locator("img")
    expect(images.nth(0)).to_be_visible()
    page.keyboard.press("Tab")
    for chosen in (1, 2, 0):
        page.keyboard.press("ArrowRight")
        for n in range(3):
            expect(images.nth(n)).to_be_visible(visible=n == chosen)
    assert (
        page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle")
        == "solid"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "回放"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "用文字说"
    page.keyboard.press("Enter")
    expect(
        shown.get_by_text("MainThread 等待 Thread-1 (sing) 结束，等了 204 毫秒。").first
    ).to_be_visible()


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("from_file", [False, True], ids=["served", "file"])
def test_all_is_there_without_javascript(
    site: Site, new_page: NewPage, language: str, from_file: bool
) -> None:
    page = new_page(java_script_enabled=False)
    root = site.folder.as_uri() + "/" if from_file else site.url
    page.goto(root + FOLDERS[language] + NAME)
    shown = timeline(page, "lock")
    shown.locator("summary").first.click()
    shown.locator("label").nth(2).click()
    images = shown.locator("img")
    expect(images.nth(2)).to_be_visible()
    expect(images.nth(0)).to_be_hidden()
    assert paper(page, images.nth(2)) == PAPER["light"]
    for link in shown.locator("a").all():
        assert (site.folder / FOLDERS[language] / link.get_attribute("href")).is_file()


def paper(page: Page, image) -> tuple[int, ...]:
    """The colour of a picture's background, as it is on the screen."""
    image.scroll_into_view_if_needed()
    shot = Image.open(io.BytesIO(image.screenshot())).convert("RGB")
    return shot.getpixel((3, shot.height - 3))


def test_a_picture_takes_the_colours_that_the_reader_chose(site: Site, new_page: NewPage) -> None:
    """Of the site, not those of the system: the button goes automatic, light, dark."""
    page = new_page(color_scheme="dark")
    page.goto(site.url + NAME)
    shown = timeline(page, "processes")
    shown.locator("summary").first.click()
    image = shown.locator("img")
    is_loaded(page, image)
    seen = [paper(page, image)]
    for scheme in ("default", "slate"):
        page.locator("[data-md-component=palette] label:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        seen.append(paper(page, image))
    assert seen == [PAPER["dark"], PAPER["light"], PAPER["dark"]]


@pytest.mark.parametrize(("language", "colours"), [("zh", "light"), ("en", "dark")])
def test_open_timelines_fit_a_telephone_and_axe_finds_nothing(
    site: Site, new_page: NewPage, language: str, colours: str
) -> None:
    page = new_page(width=360, color_scheme=colours)
    page.goto(site.url + FOLDERS[language] + NAME)
    page.evaluate("document.querySelectorAll('details').forEach((box) => (box.open = true))")
    for name in RECORDED:
        image = timeline(page, name).locator("img").first
        image.scroll_into_view_if_needed()
        is_loaded(page, image)
        box = image.bounding_box()
        assert box["x"] >= 0
        assert 330 <= box["width"] <= 360 - box["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not report(page, NAME, within="article")
