"""The Markdown blocks: what a page gets from one line, and how a mistake in it ends the build."""

import json
import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown

from snippets import embed
from snippets.browser_results import cannot_run, source_digest
from snippets.catalog import find_program
from snippets.embed import version_ranges
from snippets.errors import SnippetError
from snippets.program import load_program
from snippets.samples import Sample, save_sample
from tests import recorded_runs
from timeline.store import save_recording

PROGRAM = '''"""Say `hello` twice."""
import sys

print("<hello>")
print("bye", file=sys.stderr)
sys.exit(3)
# Output:
# <hello>
# Error output:
# bye
# Exit status: 3
'''


@pytest.fixture(autouse=True)
def one_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in ("zh", "en"):
        folder = tmp_path / language / "greetings"
        folder.mkdir(parents=True)
        (folder / "say_hello.py").write_text(PROGRAM)
        program = load_program(folder / "say_hello.py")
        run = Sample("<hello>\n", "bye\n", 3, "3.14.0", "linux", "spawn", program.digest)
        save_sample(program, run)
    monkeypatch.setattr(embed, "find_program", partial(find_program, folder=tmp_path))


def render(text: str, **settings: str) -> html.HtmlElement:
    extensions = ["pymdownx.blocks.details", embed.makeExtension(**settings)]
    return html.fragment_fromstring(
        Markdown(extensions=extensions).convert(text), create_parent="div"
    )


SNIPPET = "/// snippet | greetings/say_hello\n    highlight: print(\n///\n"


@pytest.mark.parametrize(
    ("language", "output", "status"),
    [("zh", "输出", "退出码 3"), ("en", "Output", "Exit status 3")],
)
def test_a_snippet_yields_purpose_code_and_output(language: str, output: str, status: str) -> None:
    (figure,) = render(SNIPPET, language=language)
    assert figure.get("id") == "snippet-greetings-say_hello"
    assert figure.find("figcaption").text_content().strip() == "Say hello twice."
    assert figure.findtext("figcaption/code") == "hello"
    code = figure.find(".//div[@class='snippet-code']").text_content()
    assert code.startswith("import sys")
    assert "# Output" not in code
    assert len(figure.xpath('.//*[@class="hll"]')) == 2
    assert [e.text for e in figure.iterfind(".//samp")] == ["<hello>\n", "bye\n"]
    assert {output, status} < {p.text for p in figure.iterfind(".//p")}
    link = figure.find(".//a")
    assert (link.get("href"), link.get("download")) == (
        "programs/greetings/say_hello.py",
        "say_hello.py",
    )


@pytest.mark.parametrize(
    ("reasons", "is_source_known", "line"),
    [
        ((None, None), True, None),
        (("no sockets", None), True, None),  # runs in one of them
        (("no sockets", "no sockets"), False, None),  # changed since
        (
            ("no sockets", "no fork"),
            True,
            "Does not run in a browser: no sockets. "
            "Checked in Chromium 156 (2026-11-23), Firefox 153 (2026-11-24).",
        ),
    ],
)
def test_a_program_gets_run_unless_no_browser_can_run_it(
    reasons: tuple[str | None, str | None],
    is_source_known: bool,
    line: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = find_program("greetings/say_hello", "en", folder=tmp_path)
    source = source_digest(program) if is_source_known else "0" * 16
    browsers = [("chromium", "156.0.1.2", "2026-11-23"), ("firefox", "153.0", "2026-11-24")]
    results = {
        name: {
            "en/greetings/say_hello": {
                "source": source,
                "runtime": "0" * 16,
                "version": version,
                "date": date,
                "reason": reason,
            }
        }
        for (name, version, date), reason in zip(browsers, reasons, strict=True)
    }
    path = tmp_path / "browser.json"
    monkeypatch.setattr(embed, "cannot_run", partial(cannot_run, path=path))

    def run_places() -> tuple[int, str | None, str | None]:
        (figure,) = render(SNIPPET, language="en")
        places = figure.xpath('.//*[@class="snippet-run"]')
        return (
            len(places),
            figure.get("data-browser"),
            figure.findtext("p[@class='snippet-no-run']"),
        )

    assert run_places() == (1, None, None)  # no browser was asked yet: there is no file
    path.write_text(json.dumps(results))
    assert run_places() == ((1, None, None) if line is None else (0, "no", line))


def test_only_programs_about_races_are_marked() -> None:
    (plain,) = render(SNIPPET, language="en")
    (about_races,) = render(SNIPPET.replace("print(\n", "print(\n    races: true\n"), language="en")
    assert (plain.get("data-races"), about_races.get("data-races")) == (None, "true")


def test_a_recorded_program_shows_its_timeline(tmp_path: Path) -> None:
    run = replace(recorded_runs.threads_with_a_lock(), stdout="<hello>\n", status=3)
    for language in ("zh", "en"):
        program = find_program("greetings/say_hello", language, folder=tmp_path)
        assert render(SNIPPET, language=language).find(".//details") is None
        save_recording(program, recorded_runs.recording_of(program.digest, run))
    (figure,) = render(SNIPPET, language="en")
    (details,) = figure.xpath("div/details[@class='timeline']")
    assert details.get("open") is None
    assert details.find("img").get("src") == "recordings/greetings/say_hello/a.svg"
    assert not details.xpath(".//input")
    told = [item.text_content() for item in details.iterfind(".//li")]
    assert "Thread-2 (dance) holds mutex from 101 ms to 308 ms." in told
    assert "MainThread 等待 Thread-1 (sing) 结束，等了 204 毫秒。" in str(
        render(SNIPPET, language="zh").text_content()
    )
    assert figure.xpath("string(p[@class='snippet-meta'])").endswith(
        "output recorded on CPython 3.15.2 (Linux)"
    )
    (opened,) = render(SNIPPET.replace("highlight: print(", "timeline: true"), language="en")
    assert opened.find(".//details[@open]") is not None


def test_several_runs_are_tabs_below_what_they_have_in_common(tmp_path: Path) -> None:
    program = find_program("greetings/say_hello", "en", folder=tmp_path)
    run = recorded_runs.threads_with_a_lock()
    save_recording(program, recorded_runs.recording_of(program.digest, run, run, run))
    (figure,) = render(SNIPPET, language="en")
    (details,) = figure.iterfind(".//details[@class='timeline']")
    texts = [p.text for p in details.iterfind("p")]
    assert texts[0] == "In these three runs, the output comes in the same order."
    radios = details.xpath(".//input[@type='radio']")
    assert [radio.get("checked") is not None for radio in radios] == [True, False, False]
    assert len({radio.get("name") for radio in radios}) == 1
    labels = {label.get("for"): label.text for label in details.iterfind(".//label")}
    assert [labels[radio.get("id")] for radio in radios] == ["Run A", "Run B", "Run C"]
    assert len(details.findall(".//img")) == 3


def test_an_open_timeline_needs_a_recording() -> None:
    with pytest.raises(SnippetError, match="has no recording") as caught:
        render(SNIPPET.replace("highlight: print(", "timeline: true"), language="en")
    assert "python -m snippets record greetings/say_hello --lang en" in str(caught.value)


def test_a_snippet_stands_in_other_blocks() -> None:
    page = render("//// details | Answer\n\n" + SNIPPET + "////\n", language="en")
    assert page.find("details/figure") is not None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("say_hello", "say_helo", "did you mean greetings/say_hello?"),
        ("print(", "printf(", "does not stand in greetings/say_hello"),
        (
            "snippet | greetings/say_hello\n    highlight: print(",
            "diagram | nowhere",
            'unknown diagram "nowhere"',
        ),
    ],
)
def test_a_mistake_ends_the_build_or_shows_on_the_page(old: str, new: str, words: str) -> None:
    text = SNIPPET.replace(old, new)
    with pytest.raises(SnippetError, match=re.escape(words)):
        render(text, language="en")
    page = render(text, language="en", on_error="show")
    assert words in page.findtext("figure[@class='snippet-error']/pre")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_diagram_has_the_text_of_the_page_only(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "two.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 20">'
        '<title lang="zh">图</title><title lang="en">Picture</title>'
        '<desc lang="zh">说明</desc><desc lang="en">Story</desc>'
        '<g><text lang="zh">进程</text><text lang="en">process</text></g></svg>'
    )
    monkeypatch.setattr("snippets.diagram.FOLDER", tmp_path)
    (figure,) = render("/// diagram | two\nA *caption*.\n///\n", language=language)
    svg = figure.find(".//svg")
    assert svg.text_content() == {"zh": "图说明进程", "en": "PictureStoryprocess"}[language]
    assert svg.get("role") == "img"
    named = [svg.find(f".//*[@id='{name}']").text for name in svg.get("aria-labelledby").split()]
    assert "".join(named) == {"zh": "图说明", "en": "PictureStory"}[language]
    assert figure.find("figcaption/p/em").text == "caption"


@pytest.mark.parametrize(
    ("versions", "shown"),
    [
        (("3.11.7",), "3.11"),
        (("3.9.1", "3.10.2", "3.11.7"), "3.9–3.11"),
        (("3.15.2", "3.11.7", "3.12.1", "3.12.8"), "3.11–3.12, 3.15"),
    ],
)
def test_versions_are_named_as_ranges(versions: tuple[str, ...], shown: str) -> None:
    assert version_ranges(versions) == shown
