"""The site's programs in real browsers: snippets/browser.json is complete, of this runtime, and what they do."""

from collections import Counter

import pytest

from browser.build import behaviour_digest
from browser.check import BROWSERS, check_program, differs
from snippets.browser_results import REMEDY, results_of
from snippets.program import Program
from tests import in_browsers
from tests.catalog import PROGRAMS

SHARE = 0.9  # of the programs match in each browser
SAMPLE = 61  # without --browsers each browser runs one program of so many; odd, so that the languages take turns


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "program" in metafunc.fixturenames:
        in_browsers.parametrize(metafunc, PROGRAMS, SAMPLE)


def test_in_browser(
    program: Program,
    browser_name: str,
    pages: in_browsers.Pages,
    request: pytest.FixtureRequest,
) -> None:
    in_browsers.choose(browser_name, request.config)
    result = check_program(program, pages.session(browser_name))
    assert not result.problems, "\n".join(result.problems)
    assert not differs(result, browser_name), f"browser.json says something else. {REMEDY}"


@pytest.mark.parametrize("browser_name", BROWSERS)
def test_results_are_complete_and_of_this_runtime(browser_name: str, record_property) -> None:
    known = {}
    for program in PROGRAMS:
        of_browser = [r for r in results_of(program) if r.browser == browser_name]
        assert of_browser, f"{program.path} was not run in {browser_name}. {REMEDY}"
        known[f"{program.language}/{program.id}"] = of_browser[0]
    others = [name for name, result in known.items() if result.runtime != behaviour_digest()]
    assert not others, f"the runtime has changed since these ran: {', '.join(others)}. {REMEDY}"
    reasons = Counter(result.reason for result in known.values())
    matched = reasons.pop(None)
    record_property(
        "summary", f"{browser_name}: {matched} of {len(known)} programs match; not: {dict(reasons)}"
    )
    assert matched >= SHARE * len(known)
