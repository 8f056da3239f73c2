"""Records a run for its timeline, with the recorder of timeline/startup/, and draws the timeline of a finished run.

Neither is part of the memory snapshot: both are imported from the library by runs that ask for a timeline.
"""

import sys

from runtime import MAIN_FILE


def begin(host: object, is_main: bool) -> None:
    """Note from now on what this process does; each event is posted to the page."""
    import recorder

    recorder.start_in_browser(MAIN_FILE, lambda line: host.log(line.decode()), is_main)


def end(status: int) -> None:
    """Note that this process ends, if it is recorded at all."""
    recorder = sys.modules.get("recorder")
    if recorder is not None:
        recorder.end(status)


def draw(
    source: str, stdout: str, stderr: str, status: int, logs: list[list], language: str
) -> list[str]:
    """The timeline of a finished run, `logs` being [pid, text] of each process: its picture (SVG), then its story.

    Without a picture ("") the story is why there is none.
    """
    try:
        return _draw(source, stdout, stderr, status, logs, language)
    except Exception as error:
        return ["", f"{type(error).__name__}: {error}"]


def _draw(
    source: str, stdout: str, stderr: str, status: int, logs: list[list], language: str
) -> list[str]:
    from timeline.logs import parse_log
    from timeline.merge import merge
    from timeline.picture import draw as draw_picture
    from timeline.story import story

    events = [event for pid, text in logs for event in parse_log(text.split("\n"), pid)]
    events.sort(key=lambda event: event.at)
    run = merge(events, source, stdout, stderr, status)
    return [draw_picture(run, language), *story(run, language)]
