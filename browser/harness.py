"""Opens a page in a headless browser and talks to it over HTTP: any browser will do, without a driver.

The page asks for jobs at `next`, sends what it has to say to `message` (JSON) or `upload` (bytes), and imports the
built runtime from beside itself. It is never part of the site.
"""

import contextlib
import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil

from browser.find import find_chromium, find_firefox

START_TIMEOUT = 120.0  # seconds; a loaded machine needs ten times what an idle one does
# A headless Chromium has windows too: without this it draws suggestions for the address bar of each, 1 s of work.
# The last such list counts, so that Playwright's is replaced: what it switches off to keep quiet is here as well.
CHROMIUM_FEATURES = "--disable-features=" + ",".join(
    (
        "WebUIOmniboxPopup",
        "WebUIOmniboxAimPopup",
        "MediaRouter",
        "OptimizationHints",
        "PaintHolding",
    )
)
CHROMIUM_OPTIONS = (
    CHROMIUM_FEATURES,
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-component-update",
    "--disable-sync",
)
FIREFOX_PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "",
}


class BrowserError(Exception):
    """The browser could not be started, ended by itself, or said nothing for too long."""


class Session:
    """A page in a browser: jobs go in, messages come out."""

    def __init__(self, process: subprocess.Popen, address: str) -> None:
        self.process = process
        self.address = address
        self._jobs: queue.Queue[dict | None] = queue.Queue()
        self._messages: queue.Queue[dict | bytes] = queue.Queue()

    def send(self, job: dict) -> None:
        """Give the page a job; it takes them in order."""
        self._jobs.put(job)

    def receive(self, timeout: float = START_TIMEOUT) -> dict | bytes:
        """The next message of the page; BrowserError after `timeout` seconds or when the browser has ended."""
        waited = 0.0
        while waited < timeout:
            try:
                return self._messages.get(timeout=1.0)
            except queue.Empty:
                waited += 1.0
            # Firefox and Chromium may start through a script that hands over to another process: only a failure counts.
            if self.process.poll() not in (None, 0):
                raise BrowserError(f"the browser ended with status {self.process.returncode}")
        raise BrowserError(f"the page said nothing for {timeout:.0f} s")

    def wait_until_calm(self) -> None:
        """Return when the browser is done with its own start, for which Firefox takes 5 s of processor time.

        Calm is: a second with less than a tenth of it on the processor. BrowserError after START_TIMEOUT seconds.
        """
        for _ in range(int(START_TIMEOUT)):
            before = _processor_time(self.process)
            time.sleep(1.0)
            if _processor_time(self.process) - before < 0.1:
                return
        raise BrowserError(f"the browser was busy for {START_TIMEOUT:.0f} s with nothing to do")


class Handler(SimpleHTTPRequestHandler):
    """Serves the built runtime, the page, and its messages."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path.partition("?")[0] == "/":
            self._answer(200, self.server.page.encode(), "text/html; charset=utf-8")
        elif self.path == "/next":
            job = self.server.session._jobs.get()
            self._answer(200, json.dumps(job).encode(), "application/json")
        elif self.path == "/favicon.ico":
            self._answer(204, b"", "image/x-icon")
        else:
            super().do_GET()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        message = json.loads(body) if self.path == "/message" else body
        self.server.session._messages.put(message)
        self._answer(204, b"", "text/plain")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        with contextlib.suppress(
            ConnectionError
        ):  # the browser was closed in the middle of an answer
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, folder: Path, page: str, handler: type[Handler]) -> None:
        super().__init__(("127.0.0.1", 0), lambda *a: handler(*a, directory=str(folder)))
        self.page = page


@contextlib.contextmanager
def open_page(
    page: str, folder: Path, browser: str = "chromium", handler: type[Handler] = Handler
) -> Iterator[Session]:
    """Serve `page` (HTML) at the root of `folder`, open it in a headless browser, and end both afterwards."""
    server = _Server(folder, page, handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    profile = Path(tempfile.mkdtemp(prefix="browser-profile-"))
    process = subprocess.Popen(
        [*_command(browser, profile), address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"MOZ_HEADLESS": "1"},
    )
    server.session = Session(process, address)
    try:
        yield server.session
    finally:
        _end(process)
        server.session._jobs.put(None)
        server.shutdown()
        server.server_close()
        shutil.rmtree(profile, ignore_errors=True)


def _command(browser: str, profile: Path) -> list[str]:
    if browser == "firefox":
        path = find_firefox()
        if path is None:
            raise BrowserError("no Firefox is installed: `python -m browser.find --install`")
        lines = (
            f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in FIREFOX_PREFERENCES.items()
        )
        (profile / "user.js").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return [path, "--headless", "--no-remote", "--profile", str(profile)]
    path = find_chromium()
    if path is None:
        raise BrowserError("no Chromium is installed: `python -m browser.find --install`")
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [path, *CHROMIUM_OPTIONS, *sandbox, f"--user-data-dir={profile}"]


def _family(process: subprocess.Popen) -> list[psutil.Process]:
    """The browser and all processes that it started."""
    try:
        browser = psutil.Process(process.pid)
        return [*browser.children(recursive=True), browser]
    except psutil.NoSuchProcess:
        return []


def _processor_time(process: subprocess.Popen) -> float:
    """Seconds that the browser's living processes have taken."""
    total = 0.0
    for member in _family(process):
        with contextlib.suppress(psutil.NoSuchProcess):
            times = member.cpu_times()
            total += times.user + times.system
    return total


def _end(process: subprocess.Popen) -> None:
    """Kill the browser with all processes that it started."""
    family = _family(process)
    for member in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            member.kill()
    psutil.wait_procs(family, timeout=30)
    process.wait()
