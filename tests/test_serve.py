"""`mkdocs serve`, for real: an edit of either language shows by itself, a mistake does not end the server."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Site

PROMISED = 3  # seconds until an edit shows, on a machine that does nothing else
PATIENCE = 40  # times as long on a busy one
STYLE = "assets/stylesheets/site.css"
UNKNOWN = "\n/// snippet | processes/no_such_program\n///\n"


class Server:
    """A copy of this tree, served by `mkdocs serve`."""

    def __init__(self, tree: Path) -> None:
        self.tree = tree
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.log = (tree / "serve.log").open("w", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", self.address],
            cwd=tree,
            env=os.environ | {"PYTHONPATH": str(tree), "NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def read(self, path: str) -> str:
        try:
            with urllib.request.urlopen(
                f"http://{self.address}/{path}", timeout=PATIENCE * PROMISED
            ) as answer:
                return answer.read().decode("utf-8")
        except urllib.error.URLError:  # not listening yet, or no such page
            return ""

    def wait_for(self, text: str, path: str) -> float:
        """Seconds until the page holds the text."""
        start = time.monotonic()
        while text not in self.read(path):
            said = (self.tree / "serve.log").read_text(encoding="utf-8")
            assert self.process.poll() is None, f"the server has ended:\n{said}"
            waited = time.monotonic() - start
            assert waited < PATIENCE * PROMISED, (
                f"{text} does not show on {path} after {waited:.0f} s:\n{said}"
            )
            time.sleep(0.05)
        return time.monotonic() - start

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.tree / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def server(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Started while a page has a mistake. Asks for the built site, so that the labs have been executed."""
    tree = tmp_path_factory.mktemp("serve") / "tree"
    ignored = shutil.ignore_patterns(".venv*", ".git", "site", "__pycache__", "tests", "npm-*")
    shutil.copytree(ROOT, tree, ignore=ignored)
    with (tree / "docs/en/index.md").open("a", encoding="utf-8") as page:
        page.write(UNKNOWN)
    server = Server(tree)
    yield server
    server.stop()


def test_a_server_started_with_a_mistake_shows_it_and_recovers(server: Server):
    server.wait_for("snippet-error", "en/index.html")
    assert "processes/no_such_program" in server.read("en/index.html")
    assert "snippet-error" not in server.read("processes.html")
    server.replace("docs/en/index.md", UNKNOWN, "\nRepaired.\n")
    server.wait_for("Repaired.", "en/index.html")


@pytest.mark.parametrize(
    ("what", "file", "old", "new", "path", "shown"),
    [
        ("Chinese page", "docs/zh/index.md", "\n# ", "\n# 改过的", "index.html", "改过的"),
        ("English page", "docs/en/index.md", "\n# ", "\n# Edited ", "en/index.html", "Edited "),
        (
            "Chinese program",
            "snippets/zh/processes/daemon_process.py",
            "import multiprocessing\n",
            "import multiprocessing  # 改过的程序\n",
            "processes.html",
            "改过的程序",
        ),
        (
            "English program",
            "snippets/en/processes/daemon_process.py",
            "import multiprocessing\n",
            "import multiprocessing  # edited program\n",
            "en/processes.html",
            "edited program",
        ),
        (
            "template",
            "overrides/main.html",
            "{{ super() }}",
            "{{ super() }}<i>edited</i>",
            "en/index.html",
            "<i>edited</i>",
        ),
        ("style", f"overrides/{STYLE}", "\n", "\n/* edited */\n", f"en/{STYLE}", "/* edited */"),
        (
            "Chinese settings",
            "mkdocs.yml",
            "Python 多任务编程",
            "改过的站名",
            "index.html",
            "改过的站名",
        ),
        (
            "English settings",
            "mkdocs.en.yml",
            "Python Multitasking",
            "Edited name",
            "en/index.html",
            "Edited name",
        ),
    ],
)
def test_an_edit_shows_by_itself(
    server: Server, what: str, file: str, old: str, new: str, path: str, shown: str
):
    assert shown not in server.read(path)
    server.replace(file, old, new)
    print(f"{what}: {server.wait_for(shown, path):.1f} s (promised: {PROMISED} s)")


def test_mistakes_made_while_serving_show_and_the_server_recovers(server: Server):
    """Each on a page of its own, all of them at once, then repaired."""
    mistakes = {
        "foreword": UNKNOWN,
        "coverage": "\n/// diagram | no_such_diagram\n///\n",
        "glossary": "\n[broken](no_such_page.md)\n",
    }
    for page, mistake in mistakes.items():
        with (server.tree / f"docs/zh/{page}.md").open("a", encoding="utf-8") as file:
            file.write(mistake + "\nMISTAKE\n")
    for page in mistakes:
        server.wait_for("MISTAKE", f"{page}.html")
    for page, mistake in mistakes.items():
        server.replace(f"docs/zh/{page}.md", mistake + "\nMISTAKE\n", "\nREPAIRED\n")
    for page in mistakes:
        server.wait_for("REPAIRED", f"{page}.html")
