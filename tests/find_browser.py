"""Finds a Chromium for the browser tests, and with `python -m tests.find_browser --install` provides one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
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
HELP = """No Chromium found, and none could be installed. Install one yourself, then run this again:
  Debian, Ubuntu: sudo apt-get install chromium     Fedora: sudo dnf install chromium
  macOS: brew install --cask chromium               any system: https://www.google.com/chrome/
or name one that is installed in the environment variable CHROMIUM."""


def find_chromium() -> str | None:
    """Path of a Chromium, Chrome or Edge that starts: $CHROMIUM, an installed one, or Playwright's own; else None."""
    return next(
        (path for path in _candidates() if path and Path(path).is_file() and _starts(path)), None
    )


def _candidates() -> Iterator[str | None]:
    yield os.environ.get("CHROMIUM")
    yield from map(shutil.which, NAMES)
    yield from PLACES
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _starts(path: str) -> bool:
    """Whether the program runs (Ubuntu's /usr/bin/chromium-browser may be a stub, libraries may be missing)."""
    if sys.platform == "win32":  # there `--version` opens a window
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> str | None:
    """Install a Chromium, by Playwright or by the system's packages; returns its path, or None."""
    sudo = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    attempts = [
        [[sys.executable, "-m", "playwright", "install", "chromium"]],
        [
            [*sudo, "apt-get", "update"],
            [*sudo, "apt-get", "install", "-y", "--no-install-recommends", "chromium"],
        ],
    ]
    for commands in attempts:
        for command in commands:
            if command[0] != sys.executable and not all(map(shutil.which, (command[0], "apt-get"))):
                break
            print("$", *command, flush=True)
            if subprocess.run(command, stdin=subprocess.DEVNULL).returncode:
                break
        if path := find_chromium():
            return path
    return None


def main() -> int:
    path = find_chromium()
    if path is None and "--install" in sys.argv[1:]:
        path = install()
    print(path or HELP, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
