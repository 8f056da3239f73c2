"""What a page shows of a program's recording: pictures of its runs, side by side as tabs, and their story in words.

The pictures and the files to download are files of the site (overrides/hooks/recordings.py), which a browser loads when
a reader opens the timeline. No script is needed: the tabs are radio buttons.
"""

from functools import lru_cache
from html import escape

from snippets.program import Program
from timeline.chrome_trace import chrome_trace
from timeline.compare import RUN_NAMES, compare
from timeline.picture import draw, height_of
from timeline.recording import Recording
from timeline.store import load_recording, recording_path
from timeline.story import story, summary

LABELS = {
    "zh": {
        "one": "时间线：一次真实运行的过程",
        "several": "时间线：{} 次真实运行的过程",
        "runs": "录下的几次运行",
        "run": "运行 {}",
        "picture": "时间线，下面有文字说明",
        "words": "用文字说",
        "replay": "回放",
        "replay failed": "没有加载成功。请检查网络，再按一次。",
        "recording": "录制数据（JSON）",
        "trace": "Perfetto 能打开的 trace：{}",
        "comma": "、",
        "between": "",
    },
    "en": {
        "one": "Timeline: how a real run went",
        "several": "Timeline: how {} real runs went",
        "runs": "Recorded runs",
        "run": "Run {}",
        "picture": "Timeline, told in words below",
        "words": "In words",
        "replay": "Replay",
        "replay failed": "This could not be loaded. Check your connection and press again.",
        "recording": "Recording (JSON)",
        "trace": "Traces for Perfetto: {}",
        "comma": ", ",
        "between": " ",
    },
}


def timeline_files(program: Program) -> dict[str, str]:
    """Name → text of the files that belong to the program's recording; empty if there is none."""
    recording = load_recording(program)
    if recording is None:
        return {}
    files = {"recording.json": recording_path(program).read_text(encoding="utf-8")}
    pictures = _pictures(recording, program.language)
    for (name, run), picture in zip(_named(recording), pictures, strict=True):
        files[f"{name.lower()}.svg"] = picture
        files[f"{name.lower()}.trace.json"] = chrome_trace(run)
    return files


def timeline(program: Program, recording: Recording, is_open: bool) -> str:
    """The HTML that stands below the program's output."""
    labels = LABELS[program.language]
    folder, several = f"recordings/{program.id}", len(recording.runs) > 1
    title = labels["several"].format(len(recording.runs)) if several else labels["one"]
    parts = [f"<summary>{title}</summary>"]
    if several:
        compared = compare(recording.runs, program.language)
        parts += [f"<p>{escape(text, quote=False)}</p>" for text in filter(None, compared)]
        parts.append(_tabs(program, recording, labels))
    else:
        parts.append(_panel(program, recording, 0, labels))
    parts.append(f'<p class="timeline-meta">{_meta(program, recording, folder, labels)}</p>')
    is_open = " open" if is_open else ""
    return f'<details class="timeline" data-search-exclude{is_open}>{"".join(parts)}</details>'


@lru_cache(maxsize=512)
def _pictures(recording: Recording, language: str) -> tuple[str, ...]:
    """The SVG of each run: the page wants their heights, and the site the files."""
    return tuple(draw(run, language) for run in recording.runs)


def _named(recording: Recording) -> zip:
    return zip(RUN_NAMES, recording.runs, strict=False)


def _tabs(program: Program, recording: Recording, labels: dict[str, str]) -> str:
    group = f"timeline-{program.chapter}-{program.name}"
    tabs, panels = [], []
    for number, name in enumerate(RUN_NAMES[: len(recording.runs)]):
        checked = " checked" if name == RUN_NAMES[0] else ""
        tabs.append(
            f'<input type="radio" name="{group}" id="{group}-{name}"{checked}>'
            f'<label for="{group}-{name}">{labels["run"].format(name)}</label>'
        )
        panels.append(f"<div>{_panel(program, recording, number, labels)}</div>")
    return (
        f'<div class="timeline-runs" role="radiogroup" aria-label="{labels["runs"]}">'
        f"{''.join(tabs)}{''.join(panels)}</div>"
    )


def _panel(program: Program, recording: Recording, number: int, labels: dict[str, str]) -> str:
    name, folder = RUN_NAMES[number], f"recordings/{program.id}"
    height = height_of(_pictures(recording, program.language)[number])
    sentences = story(recording.runs[number], program.language)
    told = "".join(f"<li>{escape(text, quote=False)}</li>" for text in sentences)
    return (
        f'<div class="steps-tools" hidden><button type="button" class="steps-button" aria-expanded="false" '
        f'data-steps="replay" data-recording="{folder}/recording.json" data-run="{number}" '
        f'data-failed="{labels["replay failed"]}">{labels["replay"]}</button><span role="status"></span></div>'
        f'<img loading="lazy" src="{folder}/{name.lower()}.svg" alt="{labels["picture"]}" '
        f'style="height:{height}px"><details><summary>{labels["words"]}</summary><ul>{told}</ul></details>'
    )


def _meta(program: Program, recording: Recording, folder: str, labels: dict[str, str]) -> str:
    """On what it was recorded, and the files to download."""

    def link(file: str, text: str) -> str:
        return f'<a href="{folder}/{file}" download="{program.name}.{file}">{text}</a>'

    traces = [link(f"{name.lower()}.trace.json", name) for name, _ in _named(recording)]
    data = link("recording.json", labels["recording"])
    said = escape(summary(recording, program.language))
    return (
        f"{said}{labels['between']}{data} · {labels['trace'].format(labels['comma'].join(traces))}"
    )
