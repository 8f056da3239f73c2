"""Finds a Chromium and a Firefox on this machine; `python -m browser.find --install` provides what is missing."""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
)
FIREFOX_SINCE = 153  # the first that suspends WebAssembly (JSPI), without which no program runs
VERSION = re.compile(r"Firefox (\d+)")
HELP = """No Chromium found, and none could be installed. Install one yourself, then run this again:
  Debian, Ubuntu: sudo apt-get install chromium     Fedora: sudo dnf install chromium
  macOS: brew install --cask chromium               any system: https://www.google.com/chrome/
or name one that is installed in the environment variable CHROMIUM."""
FIREFOX_HELP = f"""No Firefox {FIREFOX_SINCE} or newer found, and none could be installed. Install one:
  Debian: sudo apt-get install firefox-esr          macOS: brew install --cask firefox
  any system: https://www.mozilla.org/firefox/
or name one that is installed in the environment variable FIREFOX."""


def find_chromium() -> str | None:
    """Path of a Chromium, Chrome or Edge that starts: $CHROMIUM, an installed one, or Playwright's own; else None."""
    candidates = _candidates("chromium", NAMES, PLACES)
    return next((path for path in candidates if _version_text(path) is not None), None)


def find_firefox() -> str | None:
    """Path of a Firefox that can run programs: $FIREFOX, an installed one, or Playwright's own; else None."""
    candidates = _candidates("firefox", FIREFOX_NAMES, FIREFOX_PLACES)
    return next((path for path in candidates if _is_new_enough(path)), None)


def _is_new_enough(firefox: str | None) -> bool:
    text = _version_text(firefox)
    if text is None:
        return False
    version = VERSION.search(text)
    return version is None or int(version[1]) >= FIREFOX_SINCE


def _candidates(browser: str, names: Iterable[str], places: Iterable[str]) -> Iterator[str | None]:
    yield os.environ.get(browser.upper())
    yield from map(shutil.which, names)
    yield from places
    with sync_playwright() as playwright:
        yield getattr(playwright, browser).executable_path


def _version_text(path: str | None) -> str | None:
    """What the browser says of itself; None if it does not run (it may be a stub, or lack libraries)."""
    if not path or not Path(path).is_file():
        return None
    if sys.platform == "win32":  # there `--version` opens a window
        return ""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout if answer.returncode == 0 else None


def install(browser: str, package: str, find: Callable[[], str | None]) -> str | None:
    """Install a browser, by Playwright or as the system's package; returns its path, or None."""
    sudo = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    attempts = [
        [[sys.executable, "-m", "playwright", "install", browser]],
        [
            [*sudo, "apt-get", "update"],
            [*sudo, "apt-get", "install", "-y", "--no-install-recommends", package],
        ],
    ]
    for commands in attempts:
        for command in commands:
            if command[0] != sys.executable and not all(map(shutil.which, (command[0], "apt-get"))):
                break
            print("$", *command, flush=True)
            if subprocess.run(command, stdin=subprocess.DEVNULL).returncode:
                break
        if path := find():
            return path
    return None


# How each is found, the package of Debian, and what to do without it.
BROWSERS = {
    "chromium": (find_chromium, "chromium", HELP),
    "firefox": (find_firefox, "firefox-esr", FIREFOX_HELP),
}


def main() -> int:
    """Print the paths of those asked for, after installing what is missing if that is asked for, too.

    Returns 1 if one of them is not there.
    """
    parser = argparse.ArgumentParser(prog="python -m browser.find", description=__doc__)
    parser.add_argument("browsers", nargs="*", metavar="chromium|firefox", help="both by default")
    parser.add_argument("--install", action="store_true", help="install what is missing")
    chosen = parser.parse_args()
    if unknown := set(chosen.browsers) - BROWSERS.keys():
        parser.error(f"no such browser here: {', '.join(sorted(unknown))}")
    status = 0
    for browser in chosen.browsers or BROWSERS:
        find, package, help_text = BROWSERS[browser]
        path = find() or (install(browser, package, find) if chosen.install else None)
        print(path or help_text, file=sys.stdout if path else sys.stderr)
        status |= path is None
    return status


if __name__ == "__main__":
    sys.exit(main())
