"""The replay of a recorded run on a page, in Chromium: every moment of it is held against the recording."""

import re
from collections.abc import Callable
from functools import cache

import lxml.html
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from snippets.catalog import ROOT, find_program
from snippets.program import Program
from snippets.runner import interpreter
from snippets.timelines import timeline
from tests import in_browsers
from tests.conftest import NewPage, Site
from tests.recorded_runs import recording_of
from tests.test_browser import LANGUAGES
from tests.test_steps import NAMES, SETTINGS, button, check_looks, press
from timeline.axis import Axis
from timeline.lanes import task_class
from timeline.picture import draw
from timeline.record import recorded_run
from timeline.recording import WAIT_KINDS, Recording, Run, dump
from timeline.style import STYLE
from timeline.text import task_names

ID = "threads/lost_update"  # two threads, a barrier, sleeping, joining
REPLAY = {"zh": "回放", "en": "Replay"}
RUN_B = {"zh": "运行 B", "en": "Run B"}
MARKED = ".program-line--now"


@cache
def recorded(language: str) -> tuple[Program, Recording]:
    """The program, and two recorded runs of it."""
    program = find_program(ID, language)
    runs = [recorded_run(program.path, interpreter())[1] for _ in range(2)]
    return program, recording_of(program.digest, *runs)


def open_page(page: Page, site: Site, language: str) -> Locator:
    """The figure of the program on its page, with a timeline of these runs in the place of any other."""
    program, recording = recorded(language)
    address = f"{site.url}{LANGUAGES[language]}threads.html"
    path = site.folder / LANGUAGES[language] / "threads.html"
    tree = lxml.html.document_fromstring(path.read_bytes().decode("utf-8"))
    (figure,) = tree.xpath(f"//figure[@data-program='{ID}']")
    for old in figure.xpath(".//details[@class='timeline']"):
        old.drop_tree()
    figure.set("data-first-line", str(program.first_line))
    figure.append(lxml.html.fromstring(timeline(program, recording, True)))
    html = lxml.html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")
    files = {"recording.json": dump(recording)} | {
        f"{name}.svg": draw(run, language) for name, run in zip("ab", recording.runs, strict=True)
    }
    page.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))

    def answer(route: Route) -> None:
        file = route.request.url.rsplit("/", 1)[1]
        kind = "image/svg+xml" if file.endswith(".svg") else "application/json"
        route.fulfill(body=files[file].encode(), content_type=f"{kind}; charset=utf-8")

    page.route(f"**/recordings/{ID}/*", answer)
    page.goto(address)
    return page.locator(f"figure[data-program='{ID}']")


def expected(run: Run, language: str) -> list[dict]:
    """After each moment of the run: the tasks at each line of the program, the output, the playhead."""
    program, _ = recorded(language)
    names, axis = task_names(run), Axis(run)
    moments = [(wait.end, 0, None) for wait in run.waits]
    moments += [(step.time, 1, step) for step in run.steps]
    moments += [(line.out, 2, line) for line in run.lines]
    moments += [(wait.start, 3, None) for wait in run.waits]
    moments.sort(key=lambda moment: moment[:2])
    lines: dict[int, int] = {}
    output: list[str] = []
    states = [{"marks": {}, "output": [], "place": axis.x(0)}]
    for time, kind, row in moments:
        if kind == 1:
            lines[row.task] = row.line
        elif kind == 2:
            output.append(f"{row.text}\n")
        marks: dict[str, list[str]] = {}
        for task in sorted(lines):
            if not run.tasks[task].end <= time < run.duration:
                number = lines[task] - program.first_line
                if number >= 0:  # else the docstring
                    marks.setdefault(str(number), []).append(names[task])
        states.append({"marks": marks, "output": list(output), "place": axis.x(time)})
    return states


SHOWN = """(figure, marked) => {
  const slider = figure.querySelector(".stepper input");
  return Array.from({ length: Number(slider.max) + 1 }, (_, position) => {
    slider.value = position;
    slider.dispatchEvent(new Event("input"));
    const lines = [...figure.querySelectorAll(".program-line")];
    const names = (line) => [...line.querySelectorAll("[data-name]")].map((mark) => mark.dataset.name);
    return {
      marks: Object.fromEntries(lines.flatMap((line, n) => (line.matches(marked) ? [[n, names(line)]] : []))),
      output: [...figure.querySelectorAll(".replay-line")].map((line) => line.textContent),
      place: parseFloat(figure.querySelector(".replay-playhead").style.insetInlineStart),
    };
  });
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_moment_is_shown_as_recorded(
    site: Site, new_page: NewPage, language: str, pytestconfig: pytest.Config
) -> None:
    in_browsers.only_in(language, "en", pytestconfig)
    names, setting = NAMES[language], SETTINGS[language]
    page = new_page(**setting)
    page.clock.install()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    figure = open_page(page, site, language)
    code = figure.locator(".snippet-code pre > code")
    text = code.text_content()
    replay = button(figure, REPLAY[language])
    expect(replay).to_have_count(1)  # of the run that is shown
    assert not {"recording.json", "steps.js"} & {*asked}
    press(replay)
    expect(figure.locator(".stepper")).to_be_visible()
    assert "recording.json" in asked

    run = recorded(language)[1].runs[0]
    states = expected(run, language)
    shown = figure.evaluate(SHOWN, MARKED)
    assert [state["marks"] for state in shown] == [state["marks"] for state in states]
    assert [state["output"] for state in shown] == [state["output"] for state in states]
    places = [state["place"] for state in states]
    assert [state["place"] for state in shown] == pytest.approx(places, abs=0.02)
    assert code.text_content() == text  # what is copied or run

    # By keyboard, one after the other, and in words.
    place = figure.locator(".stepper-place")
    press(button(figure, names["first"]))
    expect(place).to_have_text(names["step"].format(0, len(states) - 1))
    press(button(figure, names["forward"]))
    expect(place).to_have_text(names["step"].format(1, len(states) - 1))
    said = figure.locator(".steps-said")
    expect(said).to_contain_text("MainThread")
    press(button(figure, names["play"]))
    page.clock.run_for(1_000)
    expect(said).to_have_attribute("aria-live", "off")  # too fast to be read aloud
    page.clock.run_for(60_000)
    expect(said).to_have_attribute("aria-live", "polite")
    expect(place).to_have_text(names["step"].format(*[len(states) - 1] * 2))
    expect(figure.locator(".replay-line")).to_have_text([line.text for line in run.lines])
    still = setting.get("reduced_motion") == "reduce"
    duration = figure.locator(".replay-playhead").evaluate(
        "e => getComputedStyle(e).transitionDuration"
    )
    assert (duration == "0s") == still
    button(figure, names["back"]).press("Home")
    for _ in range(12):
        button(figure, names["back"]).press("ArrowRight")
    expect(figure.locator(MARKED)).not_to_have_count(0)
    figure.evaluate("figure => (figure.id = 'replayed')")
    check_looks(page, figure, setting["width"])

    # The other run is another replay; closing leaves the page as it was.
    figure.get_by_role("radio", name=RUN_B[language]).check(force=True)
    expect(figure.locator(MARKED)).to_have_count(0)
    press(replay)
    expect(figure.locator(".stepper:visible")).to_have_count(1)
    figure.locator(".stepper:visible").get_by_role("slider").press("End")
    expect(figure.locator(MARKED)).to_have_count(1)
    press(replay)
    expect(figure.locator(MARKED)).to_have_count(0)
    expect(figure.locator(".stepper:visible")).to_have_count(0)


def test_a_recording_that_cannot_be_loaded_is_said_and_tried_again(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    figure = open_page(page, site, "en")
    replay = button(figure, "Replay")
    fail: Callable[[Route], None] = lambda route: route.fulfill(status=503)  # noqa: E731
    page.route("**/recording.json", fail)
    press(replay)
    expect(figure.locator(".steps-tools [role=status]").first).to_contain_text(
        "Check your connection"
    )
    expect(figure.locator(".stepper")).to_have_count(0)
    page.unroute("**/recording.json", fail)
    press(replay)
    expect(figure.locator(".stepper")).to_be_visible()
    page.problems.clear()  # the failed download


def test_every_wait_has_words_in_both_languages() -> None:
    words = (ROOT / "browser/steps/words.js").read_text(encoding="utf-8")
    blocks = re.findall(r"waitsFor: \{(.*?)\n  \}", words, re.DOTALL)
    kinds = [re.findall(r"^    (\w+):", block, re.MULTILINE) for block in blocks]
    assert kinds == [[*WAIT_KINDS], [*WAIT_KINDS]]


def test_tasks_have_the_colours_of_the_picture() -> None:
    css = (ROOT / "overrides/assets/stylesheets/steps.css").read_text(encoding="utf-8")
    in_page = re.findall(r"--task-(\d): (#\w+);", css)
    in_picture = re.findall(r"--t(\d):(#\w+)", STYLE)
    assert in_page == in_picture  # light, then dark
    assert {task_class(task) for task in range(20)} == {f"t{n}" for n, _ in in_page}
