"""Who printed which line: what tasks noted, held against what came out."""

from timeline.logs import Event
from timeline.printed import NEXT, find_lines
from timeline.run_events import RunEvents


def noted(*events: tuple[int, str, str]) -> RunEvents:
    """A process in which these tasks (number of the process, key) print lines without a buffer, in this order."""
    rows = [
        Event(at, pid, key, "text", at, {"stream": "stdout", "text": f"{text}\n", "direct": True})
        for at, (pid, key, text) in enumerate(events)
    ]
    run = RunEvents(rows, "", 0, len(rows), sorted({pid for pid, _, _ in events}))
    run.task_numbers = {
        task: number for number, task in enumerate(dict.fromkeys(e.task for e in rows))
    }
    return run


def shown(run: RunEvents, *lines: str) -> list[tuple[int | None, str]]:
    found = find_lines(run, "".join(f"{line}\n" for line in lines), "")
    return [(line.task, line.text) for line in found]


def test_lines_that_came_out_in_another_order_than_they_were_noted_in():
    run = noted((1, "t1", "first"), (1, "t2", "second"), (1, "t1", "third"))
    assert shown(run, "second", "first", "third") == [(1, "second"), (0, "first"), (0, "third")]


def test_of_equal_lines_the_first_noted_is_the_first_shown():
    run = noted((1, "t2", "same"), (1, "t1", "same"), (2, "t1", "same"))
    assert shown(run, "same", "same", "same") == [(0, "same"), (1, "same"), (2, "same")]


def test_a_line_that_nobody_noted_has_no_task():
    run = noted((1, "t1", "noted"))
    assert shown(run, "from elsewhere", "noted") == [(None, "from elsewhere"), (0, "noted")]


def test_a_line_is_not_looked_for_too_far_ahead():
    others = [(1, "t1", f"line {n}") for n in range(NEXT)]
    assert shown(noted(*others, (1, "t2", "last")), "last") == [(None, "last")]
    assert shown(noted(*others[1:], (1, "t2", "last")), "last") == [(1, "last")]


def test_each_interpreter_has_a_buffer_of_its_own():
    """Bytes that have left one buffer are not counted for another: it is still full."""
    rows = [
        Event(1, 1, "i1", "text", 1, {"stream": "stdout", "text": "inside\n"}),
        Event(2, 1, "t1", "text", 2, {"stream": "stdout", "text": "outside\n"}),
        Event(3, 1, "t1", "out", None, {"stream": "stdout", "bytes": 8}),
        Event(4, 1, "i1", "out", None, {"stream": "stdout", "bytes": 7}),
    ]
    run = RunEvents(rows, "", 0, 4, [1])
    run.task_numbers = {(1, "t1"): 0, (1, "i1"): 1}
    lines = find_lines(run, "outside\ninside\n", "")
    assert [(line.task, line.time, line.out) for line in lines] == [(0, 2, 3), (1, 1, 4)]
