"""Programs run on the pages of the built site, in Chromium, with the real Python: what a reader presses and sees."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from snippets.browser_results import cannot_run
from snippets.catalog import find_program
from snippets.samples import shown_output
from tests import in_browsers
from tests.conftest import NewPage, Site, serve, watched_pages
from tests.test_browser import LANGUAGES, report
from tests.test_browser_deadlocks import TWO_LOCKS

OpenPlayground = Callable[[str], Locator]

KIB = 1024
NAMES = {
    "zh": {"run": "运行", "stop": "停止", "reset": "还原", "edit": "编辑", "share": "复制分享链接"},
    "en": {
        "run": "Run",
        "stop": "Stop",
        "reset": "Reset",
        "edit": "Edit",
        "share": "Copy share link",
    },
}
DEADLOCK = """\
import threading

knife = threading.Lock()
fork = threading.Lock()
both = threading.Barrier(2)


def eat(first, second):
    with first:
        both.wait()
        with second:
            print("eating")


a = threading.Thread(target=eat, args=(knife, fork))
b = threading.Thread(target=eat, args=(fork, knife))
a.start()
b.start()
a.join()
"""
RACE = """\
import threading

counter = 0


def work(name):
    global counter
    for i in range(60):
        value = counter
        counter = value + 1
        if i % 20 == 0:
            print(f"{name}{i}\\n", end="")


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
"""
ENDLESS_OUTPUT = """\
n = 0
while True:
    n += 1
    print(n)
"""
PROGRESS = """\
import sys
import time

for percent in (10, 50, 100):
    print(f"\\r{percent} %", end="", flush=True)
    time.sleep(0.1)
print()
print("too early", end="\\r", file=sys.stderr)
print("in time\\r")
"""
BACKGROUND = """\
import multiprocessing
import time


def work():
    for second in range(3):
        print("second", second)
        time.sleep(0.1)


if __name__ == "__main__":
    print("begun")
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
"""


def button(place: Page | Locator, name: str, language: str = "en") -> Locator:
    return place.get_by_role("button", name=NAMES[language][name], exact=True)


def figure(page: Page, program: str) -> Locator:
    return page.locator(f"figure[data-program='{program}']")


def write(page: Page, place: Locator, code: str) -> None:
    """Replace the text in an editor, as with the keyboard."""
    place.get_by_role("textbox").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)


def status(place: Locator) -> Locator:
    return place.locator(".run-status")


def verdict(place: Locator) -> Locator:
    return place.locator(".run-verdict")


def lines(place: Locator) -> list[str]:
    return place.locator("[role=log] .run-line").all_text_contents()


def loads_editor(site: Site, addresses: list[str]) -> bool:
    """Whether one of the scripts is CodeMirror, which has this class."""
    scripts = [address.removeprefix(site.url) for address in addresses if address.endswith(".js")]
    return any("cm-content" in (site.folder / script).read_text("utf-8") for script in scripts)


@pytest.fixture
def visitor(new_page: NewPage) -> NewPage:
    """Opens pages as new_page does, but where there are no service workers: nothing is stored for later visits."""

    def open_page(**options: object) -> Page:
        page = new_page(**options)
        page.add_init_script("delete Navigator.prototype.serviceWorker")
        return page

    return open_page


@pytest.fixture(scope="module")
def playground_page(site: Site, browser: Browser) -> Iterator[Page]:
    """One for several tests, as nothing takes longer than to load Python into a page."""
    with watched_pages(site, browser) as new_page:
        page = new_page(permissions=["clipboard-read", "clipboard-write"])
        page.context.add_init_script("delete Navigator.prototype.serviceWorker")
        yield page


@pytest.fixture
def open_playground(site: Site, playground_page: Page) -> Iterator[OpenPlayground]:
    """Goes to the playground in a language; other tests may have been there, and shown and run anything."""

    def open_playground(language: str) -> Locator:
        address = f"{site.url}{LANGUAGES[language]}playground/index.html"
        if playground_page.url != address:
            playground_page.goto(address)
        return playground_page.locator(".playground")

    yield open_playground
    assert not playground_page.problems, "\n".join(playground_page.problems)


@pytest.fixture
def asked(new_page: NewPage) -> tuple[Page, list[str]]:
    """A page, and the addresses that it and its workers have asked for."""
    page = new_page()
    addresses: list[str] = []
    page.context.on("request", lambda request: addresses.append(request.url))
    return page, addresses


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_program_is_read_run_edited_and_reset(
    site: Site, asked: tuple[Page, list[str]], language: str, request: pytest.FixtureRequest
) -> None:
    if language == "en":
        in_browsers.only_with_everything(request.config, "Chinese here, English in the playground")
    page, addresses = asked
    page.goto(f"{site.url}{LANGUAGES[language]}threads.html")
    place = figure(page, "threads/lost_update")
    expect(button(place, "run", language)).to_be_visible()
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")

    # Who only reads loads the buttons, and nothing that runs or edits programs.
    runtime = [address for address in addresses if "/runtime/" in address]
    files = [site.folder / address.removeprefix(site.url) for address in runtime]
    assert runtime[0].endswith("/run.js")
    assert sum(file.stat().st_size for file in files) <= 4 * KIB, runtime
    assert not loads_editor(site, addresses)
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )

    expect(button(place, "stop", language)).to_have_attribute("aria-disabled", "true")
    button(place, "run", language).click()
    words = {"zh": "核对过：输出符合预期。", "en": "Checked: the output is as expected."}
    expect(verdict(place)).to_have_text(words[language])
    words = {"zh": r"退出码 0，用时 \d+\.\d\d s", "en": r"Exit status 0, \d+\.\d\d s"}
    expect(status(place)).to_have_text(re.compile(words[language]))
    program = find_program("threads/lost_update", language)
    shown = "".join(lines(place))
    assert shown == shown_output(program).stdout
    marks = place.locator("[role=log] .run-line").evaluate_all(
        "all => all.map(e => e.dataset.mark)"
    )
    assert marks == ["Thread-1 (increment)", "Thread-2 (increment)", None]
    expect(place.locator(".run-note")).to_contain_text("Python 3.14")

    button(place, "edit", language).click()
    expect(place.get_by_role("textbox")).to_be_focused()
    assert loads_editor(site, addresses)
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("import sys\nprint('oops', file=sys.stderr)\nsys.exit(3)\n")
    page.keyboard.press("Control+Enter")
    words = {
        "zh": "程序改过了，所以没有核对输出。",
        "en": "The program was changed, so its output was not checked.",
    }
    expect(verdict(place)).to_have_text(words[language])
    expect(status(place)).to_contain_text({"zh": "退出码 3", "en": "Exit status 3"}[language])
    last = place.locator("[role=log] .run-line").last
    expect(last).to_have_text("oops\n")
    expect(last).to_have_attribute("data-mark", "stderr")
    assert not (found := report(page, "run and editor", f"#{place.get_attribute('id')}")), (
        "\n".join(found)
    )

    page.keyboard.press("Tab")  # leaves the editor
    expect(place.get_by_role("textbox")).not_to_be_focused()
    button(place, "reset", language).click()
    expect(place.locator(".run-result")).to_be_hidden()
    text = place.locator(".cm-line").all_text_contents()
    assert [line.rstrip() for line in text] == program.code.split("\n")
    expect(button(place, "reset", language)).to_have_attribute("aria-disabled", "true")


def test_a_run_is_stopped_by_stop_by_another_program_and_by_leaving(
    site: Site, visitor: NewPage
) -> None:
    page = visitor()
    page.goto(site.url + "en/foreword.html")
    first = figure(page, "foreword/one_task_at_a_time")
    second = figure(page, "foreword/concurrency_interleaving")
    button(first, "edit").click()
    write(page, first, ENDLESS_OUTPUT)
    button(first, "run").click()
    expect(first.locator(".run-dropped")).to_be_visible()
    expect(first.locator(".run-dropped")).to_contain_text("the last 5000 are kept")
    assert first.locator("[role=log] .run-line").count() <= 5000
    button(first, "stop").click()  # the page answers although lines keep coming
    expect(status(first)).to_have_text(re.compile(r"Stopped after \d+\.\d\d s"))
    shown = [int(line) for line in lines(first)[-100:]]
    assert shown == list(range(shown[0], shown[0] + 100))

    write(page, first, "while True:\n    pass\n")
    button(first, "run").click()
    expect(status(first)).to_have_text("Running")
    button(second, "run").click()
    expect(status(first)).to_contain_text("Stopped: another program was started")
    expect(verdict(second)).to_have_text("Checked: the output is as expected.")

    button(first, "run").click()
    expect(status(first)).to_have_text("Running")
    page.goto(site.url + "en/index.html")
    page.go_back()
    button(second, "run").click()
    expect(verdict(second)).to_have_text("Checked: the output is as expected.")


def test_a_tab_may_be_frozen_or_closed_during_a_run(
    open_playground: OpenPlayground, pytestconfig: pytest.Config
) -> None:
    in_browsers.only_with_everything(pytestconfig, "time limits while hidden: test_browser_hidden")
    place = open_playground("en")
    page = place.page
    write(page, place, BACKGROUND)
    button(place, "run").click()
    expect(place.locator("[role=log]")).to_contain_text("begun")
    state = page.context.new_cdp_session(page)
    state.send("Page.setWebLifecycleState", {"state": "frozen"})  # what becomes of a hidden tab

    other = page.context.new_page()
    other.goto(page.url)
    other_place = other.locator(".playground")
    write(other, other_place, ENDLESS_OUTPUT)
    button(other_place, "run").click()
    expect(other_place.locator("[role=log]")).to_contain_text("1000")
    other.close()

    state.send("Page.setWebLifecycleState", {"state": "active"})
    expect(status(place)).to_contain_text("Exit status 0")
    assert lines(place) == ["begun\n", "second 0\n", "second 1\n", "second 2\n"]


def test_a_deadlock_is_reported_and_forced_switching_repeats_itself(
    open_playground: OpenPlayground,
) -> None:
    place = open_playground("en")
    page = place.page
    write(page, place, DEADLOCK)
    button(place, "run").click()
    report_items = place.locator(".run-deadlock li")
    expect(report_items).to_have_count(3)
    waiting = report_items.all_text_contents()
    assert waiting[0].startswith("main thread at line 19: waits for Thread-1 (eat) to end")
    assert waiting[1].startswith(
        "Thread-1 (eat) at line 11 (eat): waits for the lock “fork”, held by Thread-2 (eat)"
    )
    assert waiting[2].startswith(
        "Thread-2 (eat) at line 11 (eat): waits for the lock “knife”, held by Thread-1 (eat)"
    )
    button(place, "stop").click()
    expect(status(place)).to_contain_text("Stopped after")

    write(page, place, TWO_LOCKS.lstrip())
    button(place, "run").click()
    expect(report_items).to_have_text(
        [
            "main thread at line 13: waits for one to end one.join()",
            "one · main thread at line 5 (work): waits for the lock “second”, held by two second.acquire()",
            "two · main thread at line 5 (work): waits for the lock “second”, held by one second.acquire()",
        ]
    )
    button(place, "stop").click()
    expect(status(place)).to_contain_text("Stopped after")

    write(page, place, RACE)
    forced = place.get_by_role("switch", name="Force switching")
    forced.check()
    outputs = {}
    for turn, seed in enumerate(("1", "2", "1")):
        place.get_by_label("Seed").fill(seed)
        button(place, "run").click()
        expect(status(place)).to_contain_text("Exit status 0")
        outputs[turn] = lines(place)
    assert outputs[0] == outputs[2] != outputs[1]
    assert int(outputs[0][-1]) < 120, "no update was lost"
    forced.uncheck()


def test_after_a_carriage_return_a_line_is_written_anew(open_playground: OpenPlayground) -> None:
    place = open_playground("en")
    write(place.page, place, PROGRESS)
    button(place, "run").click()
    expect(status(place)).to_contain_text("Exit status 0")
    assert lines(place) == ["100 %\n", "in time\n"]
    expect(place.locator(".run-line--stderr")).to_have_count(0)


def test_a_run_draws_its_timeline(open_playground: OpenPlayground) -> None:
    """The same picture and words as of a recorded run, from the run's own events; only if the reader wants it."""
    program = open_playground("en")
    program.get_by_role("combobox").select_option("threads/lost_update")
    expect(program.get_by_role("textbox")).to_contain_text("both_have_read")
    program.get_by_role("switch", name="Draw a timeline").check()
    program.get_by_role("button", name="Run", exact=True).click()
    image = program.get_by_role("img", name="The timeline of your run")
    expect(image).to_be_visible()
    assert image.evaluate("img => img.decode().then(() => img.naturalHeight)") > 100
    picture = image.evaluate("img => fetch(img.src).then((answer) => answer.text())")
    assert "both_have_read" in picture
    program.locator(".run-timeline summary").click()
    told = program.locator(".run-timeline li").all_text_contents()
    assert any("Thread-1" in each and "barrier" in each for each in told), told
    program.get_by_role("switch", name="Draw a timeline").uncheck()
    program.get_by_role("button", name="Run", exact=True).click()
    expect(program.locator(".run-verdict--good")).to_be_visible()
    expect(image).to_have_count(0)


def test_only_programs_about_races_have_the_switch(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url + "threads.html")
    switch = {"name": "强制切换：任何一条字节码处都可能换线程", "exact": True}
    expect(figure(page, "threads/lost_update").get_by_role("switch", **switch)).to_be_visible()
    others = figure(page, "threads/thread_sing_dance")
    expect(others.get_by_role("switch", name="画出时间线")).to_be_visible()
    expect(others.get_by_role("switch", **switch)).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_playground_chooses_and_shares_programs(
    site: Site,
    open_playground: OpenPlayground,
    language: str,
    request: pytest.FixtureRequest,
) -> None:
    if language == "zh":
        in_browsers.only_with_everything(request.config, "English here, Chinese in a chapter")
    place = open_playground(language)
    page, address = place.page, place.page.url
    place.get_by_role("combobox").select_option("threads/daemon_thread")
    program = find_program("threads/daemon_thread", language)
    expect(place.get_by_role("textbox")).to_contain_text(program.code.split("\n")[0])
    button(place, "run", language).click()
    words = {"zh": "核对过：输出符合预期。", "en": "Checked: the output is as expected."}
    expect(verdict(place)).to_have_text(words[language])
    assert not (found := report(page, "playground")), "\n".join(found)

    code = "print('分享 <&>')\n" * 3
    write(page, place, code)
    button(place, "share", language).click()
    expect(place.locator(".run-link")).to_be_visible()
    link = place.locator(".run-link").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == link == page.url
    assert re.fullmatch(re.escape(address) + r"#code=[\w-]+", link)

    page.goto("about:blank")
    page.goto(link)
    place = page.locator(".playground")
    words = {"zh": "不会自己运行", "en": "does not run by itself"}
    expect(place.locator(".run-problem")).to_contain_text(words[language])
    assert "\n".join(place.locator(".cm-line").all_text_contents()) == code
    expect(place.locator(".run-result")).to_be_hidden()
    assert not [worker for worker in page.workers if "/runtime/" in worker.url]

    page.evaluate("location.hash = '#sharing'")  # as its headings' links do: the code stays
    for wrong, words in (
        (link[:-6], {"zh": "不完整或者有错", "en": "incomplete or wrong"}),
        (link + "*", {"zh": "不完整或者有错", "en": "incomplete or wrong"}),
        (f"{address}#code={'A' * 9000}", {"zh": "太长", "en": "too long"}),
        # As a link would be that unpacks to a gigabyte; this one unpacks to a megabyte.
        (
            f"{address}#code={in_browsers.share_code('#' * 1_000_000)}",
            {"zh": "太长", "en": "too long"},
        ),
    ):
        page.evaluate("address => (location.href = address)", wrong)
        expect(place.locator(".run-problem")).to_contain_text(words[language])
        assert "\n".join(place.locator(".cm-line").all_text_contents()) == code
    # Digits without a pattern can hardly be compressed.
    write(page, place, f"x = 0x{pow(3, 40_000):x}")
    button(place, "share", language).click()
    words = {"zh": "放不进一个链接", "en": "too long for a link"}
    expect(place.locator(".run-problem")).to_contain_text(words[language])


def test_a_second_link_in_the_same_tab_is_opened(site: Site, new_page: NewPage) -> None:
    """Only the hash of the address changes then."""
    page = new_page()
    page.goto(f"{site.url}en/playground/index.html#code={in_browsers.share_code('first = 1')}")
    place = page.locator(".playground")
    textbox, told = place.get_by_role("textbox"), place.locator(".run-problem")
    expect(textbox).to_have_text("first = 1")
    page.evaluate("code => (location.hash = `code=${code}`)", in_browsers.share_code("second = 2"))
    expect(textbox).to_have_text("second = 2")
    expect(told).to_contain_text("does not run by itself")
    expect(told).not_to_contain_text("Ctrl+Z")

    write(page, place, "mine = 0")
    page.go_back()
    expect(textbox).to_have_text("first = 1")
    expect(told).to_contain_text("Ctrl+Z in the editor")
    textbox.press("Control+z")
    expect(textbox).to_have_text("mine = 0")


def test_a_link_wins_over_a_program_chosen_before(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url + "en/playground/index.html")
    place = page.locator(".playground")
    held: list[Route] = []
    page.route("**/daemon_thread.py", lambda route: held.append(route))
    with page.expect_request("**/daemon_thread.py") as chosen:
        place.get_by_role("combobox").select_option("threads/daemon_thread")
    page.evaluate("code => (location.hash = `code=${code}`)", in_browsers.share_code("linked = 1"))
    expect(place.get_by_role("textbox")).to_have_text("linked = 1")
    held[0].continue_()
    page.unroute("**/daemon_thread.py")
    chosen.value.response().finished()
    page.evaluate("address => fetch(address).then((answer) => answer.text())", chosen.value.url)
    expect(place.get_by_role("textbox")).to_have_text("linked = 1")


def test_run_cannot_be_pressed_before_the_program_is_there(site: Site, new_page: NewPage) -> None:
    page = new_page()
    buttons_before: list[int] = []

    def count_buttons(route: Route) -> None:
        buttons_before.append(button(page, "run").count())
        route.continue_()

    page.route("**/programs/**/*.py", count_buttons)
    page.goto(site.url + "en/playground/index.html")
    expect(page.locator(".playground").get_by_role("textbox")).to_contain_text("import")
    assert buttons_before == [0]


def test_a_failed_download_is_reported_and_tried_again(site: Site, visitor: NewPage) -> None:
    (whole,) = site.folder.glob("runtime/*/pyodide.asm.wasm")
    half = whole.read_bytes()[:1_000_000]
    page = visitor()
    page.goto(site.url + "en/foreword.html")
    place = figure(page, "foreword/one_task_at_a_time")
    problem = place.locator(".run-problem, .run-status").filter(has_text="could not be loaded")
    for file, answer in (
        ("figure-*.js", {"status": 503}),
        ("worker.js", None),
        ("process-*.js", {"status": 503}),
        ("pyodide.asm.wasm", None),
        ("pyodide.asm.wasm", {"body": half, "content_type": "application/wasm"}),
        ("snapshot.zst", {"status": 503}),
    ):
        page.route(
            f"**/{file}",
            lambda route, request, answer=answer: (
                route.fulfill(**answer) if answer else route.abort()
            ),
        )
        button(place, "run").click()
        expect(problem).to_contain_text("Check your connection and press")
        page.unroute(f"**/{file}")

    def check_progress(route: Route) -> None:
        expect(place.locator(".run-progress")).to_have_text(
            re.compile(r"The first run loads Python: [1-9]\d*\.\d of 1\d\.\d MB")
        )
        route.continue_()

    page.route("**/pyodide.asm.wasm", check_progress, times=1)
    button(place, "run").click()
    expect(problem).to_have_count(0)
    expect(verdict(place)).to_have_text("Checked: the output is as expected.")
    page.problems.clear()  # the failed downloads


def test_what_was_run_and_visited_works_without_a_network(site: Site, new_page: NewPage) -> None:
    server = serve(site.folder)
    url = f"http://127.0.0.1:{server.server_port}/repo/en/"
    page = new_page()
    page.goto(url + "foreword.html")
    place = figure(page, "foreword/one_task_at_a_time")
    button(place, "run").click()
    expect(verdict(place)).to_be_visible()
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.wait_for_function(
        """async (program) => {
          const names = await caches.keys();
          const found = await Promise.all(names.map(async (name) => (await caches.open(name)).match(program)));
          return found.some(Boolean);
        }""",
        arg=url + "programs/foreword/concurrency_interleaving.py",
    )
    page.goto(url + "index.html", wait_until="networkidle")
    server.shutdown()
    server.server_close()

    page.goto(url + "foreword.html")
    place = figure(page, "foreword/concurrency_interleaving")
    button(place, "edit").click()
    expect(place.get_by_role("textbox")).to_be_focused()
    button(place, "run").click()
    expect(verdict(place)).to_have_text("Checked: the output is as expected.")
    page.goto(url + "index.html")
    expect(page.locator("h1")).to_contain_text("Python Multitasking")
    page.problems.clear()  # another port, and a server that is gone


def test_without_jspi_or_from_file_one_line_says_why(site: Site, new_page: NewPage) -> None:
    page = new_page()
    unavailable = page.locator(".run-unavailable")
    for language in LANGUAGES:
        page.goto((site.folder / LANGUAGES[language] / "foreword.html").as_uri())
        expect(unavailable).to_have_count(1)
        expect(unavailable).to_contain_text("http.server")
    page.add_init_script("delete WebAssembly.Suspending")
    for language in LANGUAGES:
        for name in ("foreword.html", "playground/index.html"):
            page.goto(f"{site.url}{LANGUAGES[language]}{name}", wait_until="networkidle")
            expect(unavailable).to_have_count(1)
            expect(unavailable).to_contain_text("Firefox 153")
            expect(button(page, "run", language)).to_have_count(0)


def test_programs_that_run_nowhere_say_so_everywhere(site: Site, new_page: NewPage) -> None:
    page = new_page()
    for language in LANGUAGES:
        folder = site.folder / LANGUAGES[language]
        runnable = {
            entry["id"]: entry["runnable"]
            for entry in json.loads((folder / "programs" / "index.json").read_text("utf-8"))
        }
        assert runnable == {name: not cannot_run(find_program(name, language)) for name in runnable}
        page.goto(f"{site.url}{LANGUAGES[language]}locks.html")
        places = page.locator("figure.snippet")
        shown = places.evaluate_all("all => all.map((figure) => figure.dataset.program)")
        assert not all(runnable[name] for name in shown), "take the page with one that is not"
        # Some are in a box that is closed: no part of it has a role.
        buttons = places.locator(".run-button--run")
        expect(buttons).to_have_count(sum(runnable[name] for name in shown))
        told = places.evaluate_all(
            """all => all.map((figure) =>
                [".run-button--run", ".snippet-no-run"].map((part) => figure.querySelectorAll(part).length))"""
        )
        assert told == [[int(runnable[name]), int(not runnable[name])] for name in shown]
