"""The picture of a run: lanes, states, marks and arrows stand where the run says, in any size of run."""

import gzip
import re
import xml.etree.ElementTree as etree
from dataclasses import replace
from itertools import pairwise

import pytest

from tests import recorded_runs as runs
from tests.test_diagrams import contrast
from timeline import style
from timeline.axis import LEFT, RIGHT, Axis
from timeline.lanes import task_class, task_shape
from timeline.legend import ROOM
from timeline.picture import draw, height_of
from timeline.recording import ARROW_KINDS, WAIT_KINDS, Line, Run, Task
from timeline.states import stretches
from timeline.style import STYLE
from timeline.text import shortened
from timeline.words import WORDS

SVG = "{http://www.w3.org/2000/svg}"
KIB = 1024


def place(run: Run, time: int) -> float:
    """Where a time must stand: each moment of the run gives 1.1 % of the axis, the rest goes by time."""
    moments = {0, run.duration}
    for task in run.tasks:
        moments |= {task.created, task.start, task.end}
    for row in (*run.waits, *run.holds, *run.turns):
        moments |= {row.start, row.end}
    moments |= {line.time for line in run.lines}
    for arrow in run.arrows:
        moments |= {arrow.time, arrow.at}
    least = run.duration / 50_000
    apart = [0]
    for moment in sorted(moments):
        if moment - apart[-1] > least and run.duration - moment > least:
            apart.append(moment)
    apart.append(run.duration)
    piece = min(0.011, 0.45 / (len(apart) - 1))
    before = max(moment for moment in apart if moment <= time)
    number = apart.index(before)
    scale = (1 - piece * (len(apart) - 1)) / run.duration
    share = piece * number + scale * time
    if time > before:
        share += piece * (time - before) / (apart[number + 1] - before)
    return 2.5 + 95 * share


def elements(svg: str, tag: str, kind: str) -> list[etree.Element]:
    return [
        each
        for each in etree.fromstring(svg).iter(SVG + tag)
        if set(kind.split()) <= set((each.get("class") or "").split())
    ]


def percent(element: etree.Element, name: str) -> float:
    return float(element.get(name).removesuffix("%"))


def spans(svg: str, kind: str) -> list[tuple[float, float]]:
    found = []
    for each in elements(svg, "rect", kind):
        if each.get("x"):  # not one of the legend
            x = percent(each, "x")
            found.append((x, x + percent(each, "width")))
    return sorted(found)


def texts(svg: str) -> list[str]:
    """As in a wide picture."""
    found = etree.fromstring(svg).iter(SVG + "text")
    return [each.text or "" for each in found if "narrow" not in each.get("class", "")]


def close(found: list[tuple[float, ...]], expected: list[tuple[float, ...]]) -> bool:
    return len(found) == len(expected) and all(
        abs(a - b) < 0.03
        for left, right in zip(found, expected, strict=True)
        for a, b in zip(left, right, strict=True)
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("make", runs.ALL)
def test_a_picture_is_well_formed_and_small(make, language: str) -> None:
    svg = draw(make(), language)
    root = etree.fromstring(svg)
    assert root.get("width") == "100%"
    assert root.get("lang") == {"zh": "zh-CN", "en": "en"}[language]
    assert height_of(svg) == int(root.get("height"))
    ids = {each.get("id") for each in root.iter()}
    assert set(re.findall(r"url\(#(\w+)\)", svg.replace(STYLE, ""))) <= ids
    used = {each.get("class", "").split()[-1] for each in elements(svg, "rect", "wait")}
    assert used - {"open"} <= ids
    limit = 12 if make is runs.crowd else 4
    assert len(gzip.compress(svg.encode(), 6)) <= limit * KIB


@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
def test_the_words_are_those_of_the_language(language: str, other: str) -> None:
    has_chinese = any(
        re.search("[\u4e00-\u9fff]", text) for text in texts(draw(runs.crowd(), language))
    )
    assert has_chinese == (language == "zh")
    assert len(texts(draw(runs.threads_with_a_lock(), other))) > 20


def test_running_waiting_and_holding_stand_at_their_times() -> None:
    run = runs.threads_with_a_lock()
    svg = draw(run, "en")
    locks = [
        (place(run, wait.start), place(run, wait.end)) for wait in run.waits if wait.kind == "lock"
    ]
    assert close(spans(svg, "slant"), locks)
    joins = [
        (place(run, wait.start), place(run, wait.end)) for wait in run.waits if wait.kind == "join"
    ]
    assert close(spans(svg, "rule"), joins)
    held = [(place(run, hold.start), place(run, hold.end)) for hold in run.holds]
    assert close(spans(svg, "held"), held)
    running = [
        *[(0, 1_100), (205_100, 205_200), (309_200, 312_000)],
        *[(420, 600), (101_000, 101_600), (204_000, 205_000)],
        *[(750, 900), (101_100, 101_400), (308_000, 309_000)],
    ]
    assert close(spans(svg, "runs"), sorted((place(run, a), place(run, b)) for a, b in running))


def test_turns_are_running_and_what_is_between_them_is_ready() -> None:
    run = runs.greenlets_taking_turns()
    first = [(part.start, part.end, part.state) for part in stretches(run, 1)]
    assert first == [
        (1_000, 1_500, "ready"),
        (1_500, 1_900, "runs"),
        (1_900, 91_500, "sleep"),
        (91_500, 101_500, "ready"),
        (101_500, 101_900, "runs"),
        (101_900, 191_500, "sleep"),
        (191_500, 200_000, "ready"),
    ]


def test_of_waits_within_waits_the_inner_one_is_drawn() -> None:
    run = runs.threads_with_a_lock()
    inner = run.waits[2]._replace(kind="io", start=40_000, end=60_000, object=None)
    run = replace(run, waits=(*run.waits, inner))
    states = [(part.start, part.state) for part in stretches(run, 2)]
    assert states[2:5] == [(900, "lock"), (40_000, "io"), (60_000, "lock")]


def test_after_the_last_moment_recorded_nothing_is_claimed() -> None:
    run = replace(runs.threads_with_a_lock(), cut={"events": 9, "after": 250_000})
    states = [(part.start, part.state) for part in stretches(run, 0)]
    assert states[-2:] == [(205_200, "join"), (309_200, "unseen")]
    assert [part.state for part in stretches(run, 1)][-1] == "runs"
    shown = texts(draw(run, "en"))
    assert "not recorded any more" in shown
    assert any(text.startswith("9 more events were not recorded") for text in shown)


def test_tasks_of_one_name_are_told_apart() -> None:
    run = runs.threads_with_a_lock()
    twins = replace(
        run, tasks=(run.tasks[0], *(task._replace(name="sing") for task in run.tasks[1:]))
    )
    assert {"sing", "sing [2]"} <= {*texts(draw(twins, "en"))}


def test_too_many_hand_overs_become_a_note() -> None:
    run = runs.threads_with_a_lock()
    hand_overs = tuple(
        run.arrows[2]._replace(time=1_000 * n, at=1_000 * n + 500) for n in range(25)
    )
    svg = draw(replace(run, arrows=hand_overs), "en")
    assert not elements(svg, "line", "a lock")
    assert any(text.startswith("25 times a lock is handed over") for text in texts(svg))
    assert len(elements(draw(replace(run, arrows=hand_overs[:24]), "en"), "line", "a lock")) == 25


def test_a_process_is_starting_until_it_runs() -> None:
    run = runs.processes_with_a_barrier()
    assert [part.state for part in stretches(run, 1)] == ["starts", "runs", "barrier", "runs"]
    assert "is starting" in texts(draw(run, "en"))


def test_every_line_has_a_mark_in_its_lane_at_its_time() -> None:
    run = runs.threads_with_a_lock()
    nested = list(etree.fromstring(draw(run, "en")).iter(SVG + "svg"))[1:]
    marks = [each for each in nested if each.find(SVG + "title") is not None]
    found = {each.find(SVG + "text").text: each for each in marks}
    assert sorted(found) == ["1", "2", "3", "4", "5"]
    colour = {0: "t0", 1: "t1", 2: "t2"}
    for number, line in enumerate(run.lines, 1):
        mark = found[str(number)]
        assert abs(percent(mark, "x") - place(run, line.time)) < 0.02
        assert mark.get("class") == colour[line.task]
        assert mark.findtext(SVG + "title") == f"{number} {line.text}"
    assert "error" in draw(runs.processes_with_a_barrier(), "en")


def test_the_output_says_who_printed_which_line() -> None:
    shown = texts(draw(runs.processes_with_a_barrier(), "en"))
    list_ = shown[shown.index("Output: which line, by whom") + 1 :]
    assert list_[:6] == [
        "1",
        "MainProcess",
        "main: starts two",
        "2",
        "Process-2",
        "warning: <not> good & late",
    ]
    nobody = replace(runs.threads_with_a_lock(), lines=(Line(5, 5, None, None, "stdout", "ghost"),))
    assert texts(draw(nobody, "en"))[-2:] == ["(nobody saw who)", "ghost"]


def boxes(svg: str, width: float) -> list[tuple[float, float, float, str]]:
    """(top, left, right, text) of each mark's box, in pixels of a picture of that width."""
    found = []
    for each in etree.fromstring(svg).iter(SVG + "svg"):
        box = each.find(f"{SVG}rect[@rx]")
        if box is not None and "%" in each.get("x", "") and each.find(SVG + "title") is not None:
            left = percent(each, "x") / 100 * width + float(box.get("x"))
            right = left + float(box.get("width"))
            found.append((float(each.get("y")), left, right, each.findtext(SVG + "text")))
    return sorted(found)


@pytest.mark.parametrize("width", [330, 800])
@pytest.mark.parametrize("make", runs.ALL)
def test_no_mark_hides_another_or_leaves_the_picture(make, width: int) -> None:
    found = boxes(draw(make(), "en"), width)
    assert found
    for (top, _, right, _), (below, left, _, _) in pairwise(found):
        assert top != below or right <= left
    assert all(left >= 0 and right <= width for _, left, right, _ in found)


def test_a_burst_of_lines_becomes_one_mark_with_their_range() -> None:
    run = runs.threads_with_a_lock()
    burst = tuple(Line(101_200 + n, 0, 1, 13, "stdout", str(n)) for n in range(40))
    numbers = [text for *_, text in boxes(draw(replace(run, lines=burst), "en"), 330)]
    assert len(numbers) <= 9
    assert any("–" in text for text in numbers)
    at_once = tuple(Line(n, 0, 0, 13, "stdout", str(n)) for n in range(300))
    found = boxes(draw(replace(run, lines=at_once), "en"), 330)
    assert all(left >= 0 for _, left, _, _ in found)


def test_arrows_lead_from_lane_to_lane() -> None:
    run = runs.threads_with_a_lock()
    svg = draw(run, "en")
    bars = {each.get("y") for each in elements(svg, "rect", "runs") if each.get("y")}
    tops = sorted(float(y) for y in bars)  # of the three lanes
    for kind in ("start", "lock", "join"):
        expected = [arrow for arrow in run.arrows if arrow.kind == kind]
        lines = [each for each in elements(svg, "line", f"a {kind}") if each.get("x1")]
        assert len(lines) == len(expected)
        for line, arrow in zip(lines, expected, strict=True):
            assert abs(percent(line, "x1") - place(run, arrow.time)) < 0.02
            assert abs(percent(line, "x2") - place(run, arrow.at)) < 0.02
            down = arrow.task < arrow.other
            assert (float(line.get("y2")) > float(line.get("y1"))) == down
            assert float(line.get("y2")) == tops[arrow.other] + (
                0 if down else 15
            )  # the lane's edge
    assert (
        len(elements(draw(runs.items_of_a_queue(), "en"), "line", "a item")) == 3 + 1
    )  # one in the legend


def test_the_axis_is_even_between_moments_and_its_ticks_leave_room() -> None:
    plain = Run(
        100_000,
        0,
        "",
        "",
        runs.threads_with_a_lock().processes,
        (Task(0, "main", "M", None, 0, 10_000, 100_000),),
    )
    axis = Axis(plain)
    scale = (1 - 2 * 0.011) / 100
    assert axis.x(0) == LEFT
    assert axis.x(100_000) == pytest.approx(RIGHT)
    assert axis.x(10_000) == pytest.approx(LEFT + 95 * (0.011 + 10 * scale))
    assert axis.x(55_000) == pytest.approx(
        LEFT + 95 * (0.011 + 10 * scale + 0.5 * (0.011 + 90 * scale))
    )
    assert axis.stretched == []
    for make in runs.ALL:
        axis = Axis(make())
        ticks = axis.ticks
        assert 3 <= len(ticks) <= 9
        assert all(right[0] - left[0] > 12 for left, right in pairwise(ticks))
        assert all(
            place == pytest.approx(axis.x(round(float(label) * 1000))) for place, label in ticks
        )
    assert Axis(runs.threads_with_a_lock()).stretched


def test_a_long_time_before_anything_happens_is_shortened() -> None:
    run = runs.greenlets_taking_turns()
    later = 400_000  # µs of imports, say

    def shifted(row):
        moments = {
            key: getattr(row, key, None) for key in ("created", "start", "end", "time", "out", "at")
        }
        return row._replace(**{key: value + later for key, value in moments.items() if value})

    rows = ("tasks", "waits", "turns", "lines", "arrows")
    late = replace(
        run,
        duration=run.duration + later,
        **{name: tuple(map(shifted, getattr(run, name))) for name in rows},
    )
    axis = Axis(late)
    assert axis.shortened == (LEFT, pytest.approx(LEFT + 95 * 0.08))
    assert axis.x(later + 1_000) == axis.shortened[1]
    assert axis.x(late.duration) == pytest.approx(RIGHT)
    assert "time cut short" in texts(draw(late, "en"))
    assert Axis(run).shortened is None


def test_however_short_a_life_is_it_is_seen() -> None:
    run = runs.crowd()
    short = replace(
        run, tasks=(run.tasks[0], *(t._replace(end=t.start + 1) for t in run.tasks[1:])), waits=()
    )
    lives = [right - left for left, right in spans(draw(short, "en"), "runs")]
    assert len(lives) >= 60
    assert min(lives) >= 0.29


def test_the_legend_names_what_occurs_and_no_more() -> None:
    shown = texts(draw(runs.threads_with_a_lock(), "en"))
    assert {
        "waits for a lock",
        "holds mutex",
        "starts",
        "runs, or could run",
        "time drawn wider",
    } <= {*shown}
    assert not {"waits for a queue", "hands over an item", "prints to stderr", "runs"} & {*shown}
    only_turns = replace(runs.greenlets_taking_turns(), tasks=runs.greenlets_taking_turns().tasks)
    turns = tuple(turn._replace(task=0) for turn in only_turns.turns[:1])
    assert "runs" in texts(draw(replace(only_turns, turns=(*only_turns.turns, *turns)), "en"))


def test_a_crowd_gets_thin_lanes_and_says_what_is_missing() -> None:
    shown = texts(draw(runs.crowd(), "en"))
    told = " ".join(shown)
    assert "46 more tasks: Thread-14 (run) … Thread-59 (run)" in told
    assert "9940 more tasks were not recorded." in shown
    assert "1000000 more lines of output were not recorded." in shown
    assert "… and 270 more lines" in shown
    assert height_of(draw(runs.crowd(), "en")) < 2000
    assert "另有 9940 个任务没有录下。" in texts(draw(runs.crowd(), "zh"))
    assert "86 more tasks are not drawn." in texts(draw(runs.crowd(tasks=250), "en"))


def test_spans_too_narrow_to_be_seen_are_put_together() -> None:
    run = runs.threads_with_a_lock()
    many = tuple(run.waits[2]._replace(start=n * 100, end=n * 100 + 60) for n in range(10, 3000))
    svg = draw(replace(run, waits=many, holds=()), "en")
    sleeps = tuple(wait._replace(kind="sleep") for wait in many)
    told = texts(draw(replace(run, waits=sleeps), "en"))
    assert "sleeps" in told
    assert not [
        text for text in told if re.match("sleeps .*ms", text)
    ]  # of one sleep, not of the bar
    assert len(spans(svg, "slant")) < 120
    assert len(gzip.compress(svg.encode(), 6)) < 5 * KIB


def test_how_a_process_ended_is_said() -> None:
    assert "ended by SIGTERM" in texts(draw(runs.processes_with_a_barrier(), "en"))
    run = runs.threads_with_a_lock()
    for process, words in (
        (run.processes[0]._replace(status=3), "退出码 3"),
        (run.processes[0]._replace(end=None, status=None), "录制结束时还在运行"),
        (run.processes[0]._replace(status=-99), "被 signal 99 终止"),
    ):
        assert words in texts(draw(replace(run, processes=(process,)), "zh"))


def test_a_late_line_is_explained() -> None:
    assert "buffered" in " ".join(texts(draw(runs.processes_with_a_barrier(), "en")))
    assert "buffered" not in draw(runs.threads_with_a_lock(), "en")


def test_a_run_of_nothing_can_be_drawn() -> None:
    process, task = (
        runs.threads_with_a_lock().processes[0]._replace(end=0),
        Task(0, "main", "M", None, 0, 0, 0),
    )
    etree.fromstring(draw(Run(0, 0, "", "", (process,), (task,)), "en"))


@pytest.mark.parametrize("scheme", [style.LIGHT, style.DARK], ids=["light", "dark"])
def test_words_and_shapes_can_be_told_from_what_is_behind_them(scheme: str) -> None:
    """WCAG AA: 4.5 for text (a mark's number is text on the task's colour), 3 for shapes."""
    colours = dict(pair.split(":") for pair in scheme.replace("--", "").split(";"))
    colours = {
        name: hexa if len(hexa) == 7 else "#" + "".join(c * 2 for c in hexa[1:])
        for name, hexa in colours.items()
    }
    for behind in ("p", "b"):
        for text in ("k", "m"):
            assert contrast(colours[text], colours[behind]) >= 4.5, (text, behind)
    for n in range(style.TASK_COLOURS):
        assert contrast(colours["p"], colours[f"t{n}"]) >= 4.5, n
    for shape in ("w", "v", "q", *(f"o{n}" for n in range(style.OBJECT_COLOURS))):
        assert contrast(colours[shape], colours["p"]) >= 3, shape


def test_no_two_tasks_of_a_few_look_alike() -> None:
    looks = {(task_class(n), task_shape(n)) for n in range(26)}
    assert len(looks) == 26
    assert len({task_shape(n) for n in range(6)}) == len({task_class(n) for n in range(6)}) == 6


def test_waits_of_different_kinds_of_things_have_different_patterns() -> None:
    patterns = [
        style.PATTERN_OF[kind]
        for kind in ("sleep", "lock", "event", "queue", "io", "join", "ready")
    ]
    assert len(set(patterns)) == 7
    assert set(WAIT_KINDS) <= set(style.PATTERN_OF)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_of_the_legend_find_room_in_the_narrowest_picture(language: str) -> None:
    words = WORDS[language]
    others = ("runs", "may run", "starts", "unseen", "line", "error line", "stretched", "shortened")
    for key in (*style.PATTERN_OF, *(f"arrow {kind}" for kind in ARROW_KINDS), *others):
        assert shortened(words[key], ROOM, 11) == words[key]
