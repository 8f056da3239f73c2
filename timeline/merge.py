"""From the events of all processes to one recorded run."""

import ast

from timeline.handovers import find_arrows
from timeline.logs import Event, RecorderError
from timeline.printed import find_lines
from timeline.recording import Object, Process, Run, Step, Task
from timeline.run_events import RunEvents
from timeline.spans import find_holds, find_turns, find_waits

# What a recording holds at most; a picture of more would show nothing.
MOST = {"tasks": 60, "lines": 300, "steps": 600, "events": 600}
SHORTEST_WAIT = 100  # microseconds: who takes a lock that is free does not wait


def merge(events: list[Event], source: str, stdout: str, stderr: str, status: int) -> Run:
    """Put one run together. `source` is the program's text; output and status are what the runner saw.

    Raises RecorderError if a process of the program left no log.
    """
    seen = [event.pid for event in events if event.kind == "process"]
    if not seen:
        raise RecorderError("the recorder did not run: nothing was noted")
    births = {e.data["pid"]: e.at for e in events if e.kind == "create" and "pid" in e.data}
    pids = sorted(dict.fromkeys(seen), key=lambda pid: births.get(pid, 0))
    for creation in _unrecorded(events, pids):
        pid, name = creation.data["pid"], creation.data["name"]
        birth = Event(
            creation.at, pid, "t1", "process", None, {"name": name, "parent": creation.pid}
        )
        events = [*events, birth]
        pids.append(pid)
        pids.sort(key=lambda pid: births.get(pid, 0))
    events = sorted((e for e in events if e.pid in pids), key=lambda event: event.at)
    origin = events[0].at
    run = RunEvents(events, source, origin, events[-1].at - origin, pids)
    _find_processes(run, status)
    _find_tasks(run)
    _find_objects(run)
    parts = {
        "waits": find_waits(run),
        "holds": find_holds(run),
        "turns": find_turns(run),
        "steps": _find_steps(run),
        "lines": find_lines(run, stdout, stderr),
    }
    parts["arrows"] = find_arrows(run, parts["waits"], parts["holds"])
    parts["waits"] = [w for w in parts["waits"] if w.end - w.start >= SHORTEST_WAIT]
    return _bounded(run, parts, stdout, stderr, status)


def _unrecorded(events: list[Event], pids: list[int]) -> list[Event]:
    """The creations of processes that were killed before the recorder could begin in them.

    Raises RecorderError where one ran without the recorder.
    """
    killed = {e.data["pid"] for e in events if e.kind == "gone" and e.data["status"] < 0}
    creations = []
    for event in events:
        pid = event.data.get("pid")
        if event.kind != "create" or pid is None or pid in pids:
            continue
        if pid not in killed:
            raise RecorderError(
                f"the recorder did not run in {event.data['name']}, a process started on line {event.line}: "
                "does the program change os.environ?"
            )
        creations.append(event)
    return creations


def _find_processes(run: RunEvents, status: int) -> None:
    for pid in run.pids:
        own = [e for e in run.events if e.pid == pid]
        births = [e for e in own if e.kind == "process"]
        names = [e.data["name"] for e in births if e.data["name"]]
        gone = [e for e in run.events if e.kind == "gone" and e.data["pid"] == pid]
        exits = [e for e in own if e.kind == "exit"]
        parent = births[-1].data["parent"]
        ended = exits[-1].at if exits else gone[0].at if gone else None
        code = gone[0].data["status"] if gone else exits[-1].data["status"] if exits else None
        is_main = parent is None
        if is_main:
            ended, code = ended or own[-1].at, status
        run.processes.append(
            Process(
                name=names[0] if names else "fork",
                parent=run.pids.index(parent) if parent in run.pids else None,
                start=run.time(own[0].at),
                end=None if ended is None else run.time(ended),
                status=code,
            )
        )


KINDS = {"t": "thread", "g": "greenlet", "a": "task", "i": "interpreter"}  # by a key's letter


def _find_tasks(run: RunEvents) -> None:
    """Tasks in the order of their beginning, each process's main thread first."""
    begins: dict[tuple[int, str], int] = {}
    ends: dict[tuple[int, str], int] = {}
    names: dict[tuple[int, str], str] = {}
    for event in run.events:
        if event.kind == "create" and "child" in event.data:
            names.setdefault((event.pid, event.data["child"]), event.data["name"])
        elif event.kind in ("begin", "name"):
            names[event.task] = event.data["name"]
        if event.kind == "end":
            ends[event.task] = event.at
        if event.kind not in ("create", "not created"):
            begins.setdefault(event.task, event.at)
    creations = _creations(run)
    births = begins | {task: event.at for task, event in creations.items() if task in begins}
    order = sorted(
        begins, key=lambda task: (run.pids.index(task[0]), task[1] != "t1", births[task])
    )
    run.task_numbers = {task: number for number, task in enumerate(order)}
    for task in order:
        number, is_main = run.pids.index(task[0]), task[1] == "t1"
        process, creation = run.processes[number], creations.get(task)
        seen = run.end if process.end is None else process.end
        until = run.time(ends[task]) if task in ends else seen
        start = run.time(begins[task])
        run.tasks.append(
            Task(
                process=number,
                kind="main" if is_main else KINDS[task[1][0]],
                name="MainThread" if is_main else names.get(task, task[1]),
                parent=None if creation is None else run.task_numbers.get(creation.task),
                created=min(start, run.time(creation.at)) if creation else start,
                start=start,
                end=max(until, start),
            )
        )


def _creations(run: RunEvents) -> dict[tuple[int, str], Event]:
    """The event in which each task was created: by the task that the event is of."""
    made: dict[tuple[int, str], Event] = {}
    for event in run.events:
        if event.kind == "create":
            child = (
                (event.pid, event.data["child"])
                if "child" in event.data
                else (event.data["pid"], "t1")
            )
            made[child] = event
        elif event.kind == "not created":
            made.pop((event.pid, event.data["child"]), None)
        elif event.kind == "begin" and event.data.get("parent"):
            made.setdefault(event.task, _spawning(run.events, event))
    return made


def _spawning(events: list[Event], begin: Event) -> Event:
    """gevent tells who spawned a greenlet on which line: the last time that this line was begun before."""
    parent = begin._replace(key=begin.data["parent"])
    steps = [
        e for e in events
        if e.kind == "step" and e.task == parent.task and e.line == begin.data["spawned"] and e.at <= begin.at
    ]  # fmt: skip
    return steps[-1] if steps else parent


def _find_objects(run: RunEvents) -> None:
    """Objects under the names of the variables they are assigned to; several of one line and name are numbered."""
    names = _assigned_names(run.source)
    created: dict[tuple[int, int | None], list[Event]] = {}
    for event in run.events:
        if event.kind == "object":
            created.setdefault((event.pid, event.line), []).append(event)
    for (_, line), events in created.items():
        known = names.get(line, [""])
        for place, event in enumerate(events):
            name = known[place % len(known)]
            if name and len(events) > len(known):
                name = f"{name}[{place // len(known)}]"
            run.object_numbers[event.data["key"]] = len(run.objects)
            run.objects.append(Object(event.data["what"], name, line))


def _assigned_names(source: str) -> dict[int, list[str]]:
    """The variables that each line of the program assigns to: several for `a, b = Lock(), Lock()`."""
    names: dict[int, list[str]] = {}
    for node in ast.walk(ast.parse(source)):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, (ast.AnnAssign, ast.NamedExpr)):
            targets = [node.target]
        for target in targets:
            parts = target.elts if isinstance(target, ast.Tuple) else [target]
            texts = [ast.unparse(part).removeprefix("self.") for part in parts]
            for line in range(node.lineno, node.end_lineno + 1):
                names[line] = texts
    return names


def _find_steps(run: RunEvents) -> list[Step]:
    return [
        Step(run.time(e.at), run.task_numbers[e.task], e.line)
        for e in run.events
        if e.kind == "step" and e.line
    ]


def _bounded(run: RunEvents, parts: dict[str, list], stdout: str, stderr: str, status: int) -> Run:
    """The run with no more of anything than a picture can show; `cut` says what was left out."""
    cut: dict[str, int] = {}
    unnoted = sum(e.data["unnoted"] for e in run.events if e.kind == "exit")
    tasks = run.tasks[: MOST["tasks"]]
    if len(run.tasks) > len(tasks) or unnoted:
        cut["tasks"] = len(run.tasks) - len(tasks) + unnoted

    def is_kept(row: object) -> bool:
        numbers = (getattr(row, name, None) for name in ("task", "other"))
        return all(number is None or number < len(tasks) for number in numbers)

    for name in ("waits", "holds", "turns", "steps", "arrows"):
        parts[name] = [row for row in parts[name] if is_kept(row)]
    _cut_steps(run, parts, cut)
    _cut_events(run, parts, cut)
    lines = [
        line if line.task is None or line.task < len(tasks) else line._replace(task=None)
        for line in parts["lines"]
    ]
    if len(lines) > MOST["lines"]:
        cut["lines"] = len(lines) - MOST["lines"]
        lines = lines[: MOST["lines"]]
        stdout, stderr = (
            "".join(line.text + "\n" for line in lines if line.stream == stream)
            for stream in ("stdout", "stderr")
        )
    return Run(
        duration=run.end,
        status=status,
        stdout=stdout,
        stderr=stderr,
        processes=tuple(run.processes),
        tasks=tuple(tasks),
        objects=tuple(run.objects),
        waits=tuple(parts["waits"]),
        holds=tuple(parts["holds"]),
        turns=tuple(parts["turns"]),
        steps=tuple(parts["steps"]),
        lines=tuple(lines),
        arrows=tuple(parts["arrows"]),
        cut=cut,
    )


def _full_since(run: RunEvents, group: str) -> list[int]:
    """When a process's recorder stopped to note events of a group."""
    return [run.time(e.at) for e in run.events if e.kind == "full" and e.data["of"] == group]


def _cut_steps(run: RunEvents, parts: dict[str, list], cut: dict[str, int]) -> None:
    steps = parts["steps"]
    if len(steps) > MOST["steps"] or _full_since(run, "step"):
        cut["steps"] = max(0, len(steps) - MOST["steps"])
        parts["steps"] = steps[: MOST["steps"]]


def _cut_events(run: RunEvents, parts: dict[str, list], cut: dict[str, int]) -> None:
    """Leave out all that began after a moment, so that what is left is the whole truth until then."""
    begins = sorted(row.start for name in ("waits", "holds", "turns") for row in parts[name])
    moments = _full_since(run, "span") + begins[MOST["events"] : MOST["events"] + 1]
    if not moments:
        return
    after = cut["after"] = min(moments)
    for name in ("waits", "holds", "turns"):
        kept = [row for row in parts[name] if row.start < after]
        cut["events"] = cut.get("events", 0) + len(parts[name]) - len(kept)
        parts[name] = [row._replace(end=min(row.end, after)) for row in kept]
    parts["arrows"] = [
        row for row in parts["arrows"] if row.at <= after or row.kind in ("start", "join")
    ]
