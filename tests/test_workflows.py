"""The workflows: every action pinned, no more rights than needed, nothing published that was not tested everywhere."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SITE = ROOT / ".github" / "workflows" / "site.yml"
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
PUBLISHING = {"pages": "write", "id-token": "write"}


def supported_versions() -> list[str]:
    """The Python versions that pyproject.toml promises."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [c.rpartition(" ")[2] for c in project["classifiers"] if re.search(r":: 3\.\d+$", c)]


def loose_actions(text: str) -> list[str]:
    """The lines that use an action without naming its commit and, as a comment, its version."""
    uses = [line.strip() for line in text.splitlines() if "uses:" in line]
    return [line for line in uses if not PINNED.search(line)]


def problems(text: str) -> list[str]:
    """What is wrong with the workflow that tests, builds and publishes."""
    workflow = yaml.safe_load(text)
    jobs = workflow["jobs"]
    test, site, publish = jobs["test"], jobs["site"], jobs["publish"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    found = {
        "trigger": set(workflow[True]) != {"pull_request", "push"},  # YAML reads `on` as true
        "branch": workflow[True]["push"] != {"branches": ["main"]},
        "default rights": workflow["permissions"] != {"contents": "read"},
        "rights": any(
            "write" in job.get("permissions", {}).values()
            for job in jobs.values()
            if job is not publish
        ),
        "rights to publish": publish["permissions"] != PUBLISHING,
        "credentials kept": any(
            step.get("with", {}).get("persist-credentials") is not False
            for step in steps
            if step.get("uses", "").startswith("actions/checkout@")
        ),
        "versions": test["strategy"]["matrix"]["python"] != supported_versions(),
        "tests not needed": site["needs"] != ["test", "browsers"] or publish["needs"] != "site",
        "failures let through": any(
            thing.get("continue-on-error") or "always()" in str(thing.get("if"))
            for thing in [*jobs.values(), *steps]
        ),
        "published from anywhere": publish["if"]
        != "github.event_name == 'push' && github.ref == 'refs/heads/main'",
        "publishing runs code": any(
            "run" in step or "checkout" in step["uses"] for step in publish["steps"]
        ),
        "no tests": "make test" not in _commands(test) or "make site" not in _commands(site),
    }
    return [what for what, is_wrong in found.items() if is_wrong]


def _commands(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned(path: Path) -> None:
    assert loose_actions(path.read_text(encoding="utf-8")) == []


def test_an_unpinned_action_is_found() -> None:
    commit = "a" * 40
    loose = ["uses: actions/checkout@v7", f"uses: a/b@{commit}", f"uses: a/b@{commit[1:]} # v1.0.0"]
    assert loose_actions("\n".join([*loose, f"- uses: a/b@{commit} # v1.0.0"])) == loose


def test_the_site_workflow_is_right() -> None:
    assert problems(SITE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("problem", "old", "new"),
    [
        ("trigger", "  pull_request:", "  pull_request_target:"),
        ("branch", "branches: [main]", "branches: [main, next]"),
        ("default rights", "permissions:\n  contents: read", "permissions: write-all"),
        ("rights", "pages: read", "pages: write"),
        ("rights to publish", "id-token: write", "id-token: write\n      contents: write"),
        ("credentials kept", "persist-credentials: false", "fetch-depth: 0"),
        ("versions", '"3.11", ', ""),
        ("tests not needed", "needs: [test, browsers]", "needs: [test]"),
        ("tests not needed", "needs: site", "needs: []"),
        (
            "failures let through",
            "needs: [test, browsers]",
            "needs: [test, browsers]\n    if: always()",
        ),
        (
            "failures let through",
            "- run: make test",
            "- run: make test\n        continue-on-error: true",
        ),
        ("published from anywhere", " && github.ref == 'refs/heads/main'", ""),
        ("no tests", "run: make test", "run: make lint"),
        ("no tests", "run: make site", "run: make check"),
    ],
)
def test_a_loosened_site_workflow_is_found(problem: str, old: str, new: str) -> None:
    text = SITE.read_text(encoding="utf-8")
    assert old in text
    loosened = text.replace(old, new, 1)
    assert problem in problems(loosened)
