"""What up to three runs of a program have in common, and where they differ: what they show, and no more.

A line is known by who printed it and how many-th line of that task it is: two runs that print the same lines in another
order differ in order only.
"""

from collections import Counter
from itertools import combinations, takewhile
from typing import NamedTuple

from timeline.recording import Run
from timeline.text import listed, task_names, tidy

RUN_NAMES = ("A", "B", "C")
MOST_TASKS = 4  # that a sentence names

TEXTS = {
    "zh": {
        "runs": {2: "这两次运行", 3: "这三次运行"},
        "start": "{runs}的共同之处：{what}。",
        "all": "输出的顺序完全相同",
        "first": "第 1 行都由 {task} 打印",
        "firsts": "前 {count} 行的顺序都一样",
        "last": "最后一行都由 {task} 打印",
        "lasts": "最后 {count} 行的顺序都一样",
        "own": "每个任务自己的几行先后不变",
        "unseen": "{runs}里，有些行没有看到是谁打印的，所以没有比较行序。",
        "nothing": "{runs}的行序没有共同之处。",
        "differs": "不同之处：{what}。",
        "order": "{tasks} 的行，先后不同",
        "many": "{count} 个任务的行，先后不同",
        "line": "第 {number} 行{each}",
        "in run": "在 {runs} 里来自 {task}",
        "counts": "{task} 打印的行数不同（{each}）",
        "count": "{run}：{count}",
        "same": "输出的顺序没有不同；不同的是时间。",
        "comma": "，",
        "semicolon": "；",
    },
    "en": {
        "runs": {2: "these two runs", 3: "these three runs"},
        "start": "In {runs}, {what}.",
        "all": "the output comes in the same order",
        "first": "the first line is {task}'s",
        "firsts": "the first {count} lines come in the same order",
        "last": "the last line is {task}'s",
        "lasts": "the last {count} lines come in the same order",
        "own": "each task's own lines keep their order",
        "unseen": "In {runs}, nobody saw who printed some of the lines, so their order is not compared.",
        "nothing": "The order of the lines has nothing in common in {runs}.",
        "differs": "Where they differ: {what}.",
        "order": "the order of the lines of {tasks}",
        "many": "the order of the lines of {count} tasks",
        "line": "line {number} is {each}",
        "in run": "{task}'s in {runs}",
        "counts": "{task} prints a different number of lines ({each})",
        "count": "{run}: {count}",
        "same": "The order of the output does not differ, only the times do.",
        "comma": ", ",
        "semicolon": "; ",
    },
}

UNSEEN = "?"
Id = tuple[str, int]


class Comparison(NamedTuple):
    """Two sentences: what the runs have in common, and where they differ ("" if nothing can be said of that)."""

    common: str
    differs: str


def compare(runs: tuple[Run, ...], language: str) -> Comparison:
    """Compare two or three runs of one program. Raises ValueError for another number of runs."""
    texts = TEXTS[language]
    if len(runs) not in texts["runs"]:
        raise ValueError(f"{len(runs)} runs cannot be compared")
    orders = [identities(run) for run in runs]
    which = texts["runs"][len(runs)]
    if any(name == UNSEEN for order in orders for name, _ in order):
        return Comparison(tidy(texts["unseen"].format(runs=which)), "")
    return Comparison(
        tidy(_common(runs, orders, which, texts, language)), tidy(_differs(orders, texts, language))
    )


def identities(run: Run) -> list[Id]:
    """(task's name, how many-th of its lines) of each line of output, in order; UNSEEN where nobody saw who."""
    names, counts, found = task_names(run), Counter(), []
    for line in run.lines:
        name = UNSEEN if line.task is None else names[line.task]
        counts[name] += 1
        found.append((name, counts[name]))
    return found


def _common(
    runs: tuple[Run, ...], orders: list[list[Id]], which: str, texts: dict, language: str
) -> str:
    parts = []
    if all(order == orders[0] for order in orders):
        parts.append(texts["all"])
    else:
        first = _alike(orders)
        last = _alike([order[::-1] for order in orders])
        if first:
            key = "firsts" if first > 1 else "first"
            parts.append(texts[key].format(count=first, task=orders[0][0][0]))
        if last:
            key = "lasts" if last > 1 else "last"
            parts.append(texts[key].format(count=last, task=orders[0][-1][0]))
        if _own_lines_keep_their_order(runs):
            parts.append(texts["own"])
    if not parts:
        return texts["nothing"].format(runs=which)
    text = texts["comma"].join(parts) if language == "zh" else ", and ".join(parts)
    return texts["start"].format(runs=which, what=text)


def _differs(orders: list[list[Id]], texts: dict, language: str) -> str:
    if all(order == orders[0] for order in orders):
        return texts["same"]
    parts = []
    counts = [Counter(name for name, _ in order) for order in orders]
    for name in counts[0].keys() | counts[1].keys() | counts[-1].keys():
        if len({count[name] for count in counts}) > 1:
            each = texts["comma"].join(
                texts["count"].format(run=RUN_NAMES[n], count=count[name])
                for n, count in enumerate(counts)
            )
            parts.append(texts["counts"].format(task=name, each=each))
    parts.sort()
    swapped = _swapped(orders)
    if len(swapped) > MOST_TASKS:
        parts.append(texts["many"].format(count=len(swapped)))
    elif swapped:
        parts.append(texts["order"].format(tasks=listed(swapped, language)))
    at = next(
        (
            n
            for n, ids in enumerate(zip(*orders, strict=False))
            if len({name for name, _ in ids}) > 1
        ),
        None,
    )
    if at is not None:
        parts.append(_first_difference(orders, at, texts, language))
    return texts["differs"].format(what=texts["semicolon"].join(parts))


def _first_difference(orders: list[list[Id]], at: int, texts: dict, language: str) -> str:
    who: dict[str, list[str]] = {}
    for run, order in zip(RUN_NAMES, orders, strict=False):
        who.setdefault(order[at][0], []).append(run)
    each = texts["comma"].join(
        texts["in run"].format(task=task, runs=listed(runs, language)) for task, runs in who.items()
    )
    return texts["line"].format(number=at + 1, each=each)


def _alike(orders: list[list[Id]]) -> int:
    """How many of the first lines are the same in all runs."""
    return sum(1 for _ in takewhile(lambda ids: len(set(ids)) == 1, zip(*orders, strict=False)))


def _own_lines_keep_their_order(runs: tuple[Run, ...]) -> bool:
    """Whether every task printed from the same lines of the program, in the same order, and one printed several."""
    own = []
    for run in runs:
        names = task_names(run)
        mine: dict[str, list[int | None]] = {}
        for line in run.lines:
            if line.task is not None:
                mine.setdefault(names[line.task], []).append(line.line)
        own.append(mine)
    several = any(len(set(lines)) > 1 or len(lines) > 1 for lines in own[0].values())
    return several and all(each == own[0] for each in own)


def _swapped(orders: list[list[Id]]) -> list[str]:
    """Tasks of which two lines, of different tasks, stand in different order in two of the runs."""
    places = [{line: n for n, line in enumerate(order)} for order in orders]
    shared = [line for line in orders[0] if all(line in place for place in places)]
    found = set()
    for a, b in combinations(shared, 2):
        if len({place[a] < place[b] for place in places}) > 1:
            found |= {a[0], b[0]}
    return [name for name in dict.fromkeys(name for name, _ in shared) if name in found]
