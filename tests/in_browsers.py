"""What the tests in real browsers share: their pages, which programs they run, what a missing browser means.

`pytest --browsers` runs every program in both browsers, some twelve minutes; without it Chromium runs a sample, Firefox
nothing, and a few slow tests are left out. Whoever changes the runtime wants all of them, and nothing is published
without them.
"""

import base64
import zlib
from contextlib import ExitStack

import pytest

from browser.build import build
from browser.find import BROWSERS
from browser.harness import BrowserError, Session, open_page
from browser.run import PAGE
from snippets.program import Program


class Pages:
    """One page of browser.run.PAGE in each browser, opened when first asked for."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}
        self._opened: dict[str, ExitStack] = {}

    def session(self, browser: str) -> Session:
        """The page that waits for its next program."""
        if browser not in self._sessions:
            self._opened[browser] = ExitStack()
            session = self._opened[browser].enter_context(open_page(PAGE, build(), browser))
            assert session.receive()["jspi"], f"this {browser} has no WebAssembly.Suspending"
            self._sessions[browser] = session
        return self._sessions[browser]

    def run(self, browser: str, source: str, seconds: float, slack: float, **job: object) -> dict:
        """What browser.run.PAGE says of the program. A page that fails (BrowserError) is not used again."""
        session = self.session(browser)
        session.send({"source": source, "language": "en", "seed": None, "seconds": seconds} | job)
        try:
            return session.receive(seconds + slack)
        except BrowserError:
            self.close(browser)
            raise

    def close(self, *browsers: str) -> None:
        """Close the pages of these browsers; of all by default."""
        for browser in browsers or [*self._opened]:
            self._sessions.pop(browser, None)
            self._opened.pop(browser).close()


def parametrize(metafunc: pytest.Metafunc, programs: list[Program], share: int) -> None:
    """Give the test programs and browsers: all pairs, or one program of `share` in Chromium."""
    chosen = dict.fromkeys(BROWSERS, programs)
    if not metafunc.config.getoption("browsers"):
        chosen = {"chromium": programs[share // 3 :: share]}
    pairs = [(browser, program) for browser in chosen for program in chosen[browser]]
    ids = [f"{browser}-{program.language}/{program.id}" for browser, program in pairs]
    metafunc.parametrize(("browser_name", "program"), pairs, ids=ids)


def selected(request: pytest.FixtureRequest, module: str) -> list[tuple[str, Program]]:
    """The pairs of browser and program of the module's tests that will run."""
    items = [item for item in request.session.items if item.module.__name__ == module]
    items = [item for item in items if not item.get_closest_marker("skip")]
    params = [item.callspec.params for item in items if hasattr(item, "callspec")]
    return [(p["browser_name"], p["program"]) for p in params if "program" in p]


def share_code(program: str) -> str:
    """The program as a share link carries it (browser/page/share.js)."""
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(program.encode()) + packer.flush()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def only_with_everything(config: pytest.Config, instead: str) -> None:
    """Skip what is slow, and whose point something else makes too (`instead`), unless everything was asked for."""
    if not config.getoption("browsers"):
        pytest.skip(f"only with --browsers: {instead}")


def only_in(language: str, chosen: str, config: pytest.Config) -> None:
    """Skip the language whose buttons do the same under other names, unless everything was asked for."""
    if language != chosen:
        only_with_everything(config, "the other language does the same under other names")


def choose(browser: str, config: pytest.Config) -> None:
    """Skip what Firefox does as Chromium does, unless everything was asked for; the browser must be there."""
    if browser == "firefox":
        only_with_everything(config, "Chromium does the same")
    find, _, help_text = BROWSERS[browser]
    if not find():
        pytest.fail(help_text)
