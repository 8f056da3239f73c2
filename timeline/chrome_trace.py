"""A recorded run as Chrome trace events, which Perfetto (ui.perfetto.dev) and other viewers open."""

import json

from timeline.recording import Run
from timeline.states import RUNS, Stretch, stretches
from timeline.text import object_names, task_names


def chrome_trace(run: Run) -> str:
    """The JSON text: processes and tasks as pid and tid (from 1), times in µs.

    States are complete events, so that a task is somewhere at every moment of its life; lines are instant events,
    arrows are flows. What a task holds are asynchronous events, since it may let go in any order.
    """
    pids = [task.process + 1 for task in run.tasks]
    names, objects = task_names(run), object_names(run.objects)
    events: list[dict] = []
    for n, process in enumerate(run.processes, 1):
        events.append({"ph": "M", "name": "process_name", "pid": n, "args": {"name": process.name}})
    for n, (pid, name) in enumerate(zip(pids, names, strict=True), 1):
        events.append(
            {"ph": "M", "name": "thread_name", "pid": pid, "tid": n, "args": {"name": name}}
        )
        events.append(
            {
                "ph": "M",
                "name": "thread_sort_index",
                "pid": pid,
                "tid": n,
                "args": {"sort_index": n},
            }
        )
    for task, pid in enumerate(pids):
        for part in stretches(run, task):
            event = {
                "ph": "X",
                "name": _called(part, names, objects),
                "cat": part.state,
                "pid": pid,
                "tid": task + 1,
            }
            event |= {"ts": part.start, "dur": part.end - part.start}
            if part.wait and part.wait.line is not None:
                event["args"] = {"line": part.wait.line}
            events.append(event)
    for n, hold in enumerate(run.holds):
        shared = {
            "name": f"holds {objects[hold.object]}",
            "cat": "hold",
            "id": n,
            "pid": pids[hold.task],
        }
        shared["tid"] = hold.task + 1
        events.append({"ph": "b", "ts": hold.start, **shared})
        events.append({"ph": "e", "ts": hold.end, **shared})
    for number, line in enumerate(run.lines, 1):
        if line.task is not None:
            event = {
                "ph": "i",
                "s": "t",
                "name": f"{number}: {line.text}",
                "cat": line.stream,
                "ts": line.time,
            }
            args = {"line": line.line, "out": line.out}
            events.append({**event, "pid": pids[line.task], "tid": line.task + 1, "args": args})
    for n, arrow in enumerate(run.arrows):
        shared = {"name": arrow.kind, "cat": "arrow", "id": n}
        events.append(
            {"ph": "s", "ts": arrow.time, "pid": pids[arrow.task], "tid": arrow.task + 1, **shared}
        )
        end = {
            "ph": "f",
            "bp": "e",
            "ts": arrow.at,
            "pid": pids[arrow.other],
            "tid": arrow.other + 1,
        }
        events.append({**end, **shared})
    trace = {"traceEvents": events, "displayTimeUnit": "ms"}
    return json.dumps(trace, ensure_ascii=False, separators=(",", ":"))


def _called(part: Stretch, names: list[str], objects: list[str]) -> str:
    if part.wait is None:
        return "runs" if part.state == RUNS else part.state
    target = ""
    if part.wait.object is not None:
        target = objects[part.wait.object]
    elif part.wait.other is not None:
        target = names[part.wait.other]
    return f"{part.state} {target}".strip()
