"""The built site, a server for it and a browser, each made once for all tests that ask for it."""

import contextlib
import functools
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, sync_playwright
from xdist.scheduler import LoadFileScheduling

from browser.find import HELP, find_chromium
from browser.harness import CHROMIUM_FEATURES
from tests import unchanged
from tests.in_browsers import Pages

ROOT = Path(__file__).parents[1]
SUB_PATH = "/repo/"
SITE_URL = f"https://reader.example{SUB_PATH}"  # where the built site would be published
BUILD_TIMEOUT = 600.0  # seconds, with all labs to execute on a busy machine
SHARE_PAGES = (
    "test_browser_programs.py",
    "test_browser_bad_input.py",
    "test_browser_threads.py",
    "test_site_programs_in_browsers.py",
    "test_browser_deadlocks.py",
    "test_recorder.py",
)
# One file that needs the built site, then others while it is being built.
SLOWEST = (
    "test_run_in_page.py",
    *SHARE_PAGES,
    "test_snippets.py",
    "test_browser.py",
    "test_serve.py",
    "test_program_mutants.py",
    "test_runtime_build.py",
    "test_labs.py",
    "test_steps.py",
    "test_replay.py",
    "test_timelines_on_page.py",
    "test_runner.py",
)

NewPage = Callable[..., Page]


@dataclass(frozen=True)
class Site:
    """A site built for SITE_URL: its folder, and the address at which it is served here."""

    folder: Path
    url: str

    @property
    def html_files(self) -> list[Path]:
        return sorted(self.folder.rglob("*.html"))

    @property
    def pages(self) -> list[str]:
        """Paths of all pages of both languages, without the 404 pages."""
        paths = [path.relative_to(self.folder).as_posix() for path in self.html_files]
        return [path for path in paths if not path.endswith("404.html")]


class _PagesHandler(SimpleHTTPRequestHandler):
    """Serves as GitHub Pages does: below a sub-path, with the root's 404.html for whatever is missing."""

    def translate_path(self, path: str) -> str:
        below = path.startswith(SUB_PATH)
        return super().translate_path("/" + path[len(SUB_PATH) :] if below else "/missing")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def serve(folder: Path) -> ThreadingHTTPServer:
    handler = functools.partial(_PagesHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def build_once(folder: Path) -> None:
    """Build both languages, strictly; where another worker has begun to, wait for it instead."""
    ended = folder.with_suffix(".json")
    try:
        folder.mkdir()
    except FileExistsError:
        limit = time.monotonic() + BUILD_TIMEOUT
        while not ended.exists():
            assert time.monotonic() < limit, f"another worker's build has not ended: {folder}"
            time.sleep(0.1)
    else:
        build = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
            cwd=ROOT,
            env=os.environ | {"SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        said = build.stdout + build.stderr
        unfinished = folder.with_suffix(".part")
        unfinished.write_text(json.dumps([build.returncode, said]), encoding="utf-8")
        unfinished.rename(ended)
    returncode, said = json.loads(ended.read_text(encoding="utf-8"))
    assert returncode == 0, f"mkdocs build --strict failed:\n{said}"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Site]:
    """Both languages, built for a sub-path once for all workers, and served there by each of them."""
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent
    folder /= "site"
    build_once(folder)
    server = serve(folder)
    yield Site(folder, f"http://127.0.0.1:{server.server_port}{SUB_PATH}")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium or Chrome, else Playwright's own."""
    path = find_chromium()
    assert path, HELP
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            # Chromium refuses to start its sandbox as root.
            args=[CHROMIUM_FEATURES, "--disable-gpu", *(["--no-sandbox"] if is_root else [])],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pages() -> Iterator[Pages]:
    """A page in each browser that runs programs, one after another."""
    pages = Pages()
    yield pages
    pages.close()


@contextlib.contextmanager
def watched_pages(site: Site, browser: Browser) -> Iterator[NewPage]:
    """Opens pages in contexts of their own; at the end, nothing may have gone wrong in any of them.

    Wrong is: a console error, an exception, a failed request, a request to another host.
    """
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def check(request: Request) -> None:
        if not request.url.startswith((site.url, "file:", "data:", "blob:", "about:")):
            problems.append(f"request to another host: {request.url}")

    def check_failed(request: Request) -> None:
        if (
            request.failure != "net::ERR_ABORTED"
        ):  # the test went on to the next page while something was loading
            problems.append(f"failed: {request.url} {request.failure}")

    def check_answer(answer: Response) -> None:
        if answer.status >= 400:
            problems.append(f"{answer.status}: {answer.url}")

    def new_page(width: int = 1280, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        context.on("request", check)
        context.on("requestfailed", check_failed)
        context.on("response", check_answer)
        context.on(
            "console",
            lambda m: m.type in ("error", "warning") and problems.append(f"console: {m.text}"),
        )
        context.on("weberror", lambda error: problems.append(f"exception: {error.error}"))
        page.problems = problems
        return page

    try:
        yield new_page
    finally:
        for context in contexts:
            context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture
def new_page(site: Site, browser: Browser) -> Iterator[NewPage]:
    """Opens pages of the test's own, in which nothing may go wrong."""
    with watched_pages(site, browser) as new_page:
        yield new_page


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have counted or measured, their property "summary"; keep what need not run again."""
    unchanged.keep(terminalreporter)
    for report in terminalreporter.getreports("passed"):
        for name, line in report.user_properties:
            if name == "summary" and report.when == "call":
                terminalreporter.write_line(str(line))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let somebody who has changed the runtime, or CI, run everything in both browsers."""
    parser.addoption("--browsers", action="store_true", help="every program in both browsers")


class FilesInOrder(LoadFileScheduling):
    """Gives whole files to the workers; those that share a page in each browser to the same one."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "browsers" if file.removeprefix("tests/") in SHARE_PAGES else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> FilesInOrder:
    return FilesInOrder(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The slowest files come first, so that none of them begins when all others have ended."""
    unchanged.skip_what_passed(config, items)
    order = {name: number for number, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: the tests wait, for programs and browsers, a third of the time."""
    return (os.cpu_count() or 1) + 1
