"""A recorded run told in sentences: what the picture shows, for who cannot see it; and how it was recorded."""

import re
from collections import defaultdict
from itertools import groupby, pairwise
from typing import NamedTuple

from timeline.lanes import ending
from timeline.recording import Process, Recording, Run, Wait
from timeline.states import holders
from timeline.story_words import TEXTS
from timeline.text import listed, object_names, ranges, span, task_names, tidy
from timeline.words import WORDS

MOST_SENTENCES = 14
MOST_NAMES = 4  # in one sentence
MOST_PRINTERS = 8  # whose lines are told
NOTICED = 0.003  # of the run's duration: shorter waits are not told
PROMPT = 1000  # µs after the end of a wait in which what was waited for counts as got
PLATFORMS = {"linux": "Linux", "darwin": "macOS", "win32": "Windows", "emscripten": "Pyodide"}

WEIGHT = {
    "lock": 2,
    "semaphore": 2,
    "condition": 2,
    "event": 2,
    "barrier": 2,
    "queue": 2,
    "join": 3,
    "result": 3,
    "io": 5,
}


class Sentence(NamedTuple):
    """A sentence, the time by which it is sorted, and how soon it is left out (1: last)."""

    time: float
    weight: int
    text: str


def story(run: Run, language: str, most: int = MOST_SENTENCES) -> list[str]:
    """The run in at most `most` sentences, by time; the output comes last. What matters least is left out first."""
    teller = _Teller(run, language)
    sentences = sorted(teller.sentences(), key=lambda each: (each.weight, each.time))[:most]
    return [tidy(each.text) for each in sorted(sentences, key=lambda each: each.time)]


def summary(recording: Recording, language: str) -> str:
    """On what, and in how many runs, the recording was made: one sentence."""
    texts = TEXTS[language]
    has_children = any(len(run.processes) > 1 for run in recording.runs)
    recorded = texts["recorded"].format(
        python=recording.python,
        system=PLATFORMS.get(recording.platform, recording.platform),
        method=texts["method"].format(recording.start_method) if has_children else "",
    )
    kind = (
        "tried" if len(recording.runs) > 1 else "tried one" if recording.tries > 1 else "tried once"
    )
    tried = texts[kind].format(tries=recording.tries, count=len(recording.runs))
    return tidy(recorded + texts["and"] + tried + texts["stop"])


class _Teller:
    def __init__(self, run: Run, language: str) -> None:
        self.run, self.language, self.texts = run, language, TEXTS[language]
        self.names = task_names(run)
        self.objects = object_names(run.objects)

    def sentences(self) -> list[Sentence]:
        """All sentences there are to tell."""
        end = self.run.duration
        told = [Sentence(-1, 2, self._say("duration", time=self._span(end)))]
        told += [
            *self._starts(),
            *self._waits(),
            *self._sleeps(),
            *self._holds(),
            *self._items(),
            *self._endings(),
        ]
        told.append(Sentence(end + 1, 1, self._output()))
        words = WORDS[self.language]
        cuts = [
            words[f"cut {what}"].format(n)
            for what, n in self.run.cut.items()
            if n and f"cut {what}" in words
        ]
        return [*told, *(Sentence(end + 2, 1, text) for text in cuts)]

    def _say(self, key: str, **parts: object) -> str:
        return self.texts[key].format(**parts)

    def _span(self, time: int) -> str:
        return span(time, self.language)

    def _starts(self) -> list[Sentence]:
        told = []
        children = [n for n, task in enumerate(self.run.tasks) if task.parent is not None]
        children.sort(key=lambda n: (self.run.tasks[n].parent, self.run.tasks[n].created))
        for parent, group in groupby(children, key=lambda n: self.run.tasks[n].parent):
            started = list(group)
            first, last = self.run.tasks[started[0]].created, self.run.tasks[started[-1]].created
            if len(started) > MOST_NAMES:
                text = self._say(
                    "starts many",
                    parent=self.names[parent], first=self._span(first), last=self._span(last),
                    count=len(started), a=self.names[started[0]], b=self.names[started[-1]],
                )  # fmt: skip
            else:
                each = [self._start(n) for n in started]
                parts = "，".join(each) if self.language == "zh" else listed(each, "en")
                text = self._say("starts", parent=self.names[parent], children=parts)
            told.append(Sentence(first, 1, text))
        return told

    def _start(self, n: int) -> str:
        task = self.run.tasks[n]
        is_slow = task.start - task.created > max(2000, self.run.duration * NOTICED * 5)
        key = "slow start" if is_slow else "start"
        return self._say(
            key, name=self.names[n], at=self._span(task.created), first=self._span(task.start)
        )

    def _waits(self) -> list[Sentence]:
        """One sentence for a task that waits for a thing; for many tasks, one for the thing."""
        told = []
        groups: dict[tuple, list[Wait]] = defaultdict(list)
        for wait in self.run.waits:
            if wait.kind in WEIGHT:
                groups[wait.kind, wait.object, wait.other].append(wait)
        for (kind, _, _), waits in groups.items():
            by_task: dict[int, list[Wait]] = defaultdict(list)
            for wait in waits:
                by_task[wait.task].append(wait)
            times = {task: sum(w.end - w.start for w in each) for task, each in by_task.items()}
            noticed = {
                task: each
                for task, each in by_task.items()
                if times[task] > self.run.duration * NOTICED
            }
            first = min(wait.start for wait in waits)
            if len(noticed) > MOST_NAMES - 1:
                longest = max(noticed, key=times.get)
                text = self._say(
                    "many",
                    tasks=listed([self.names[n] for n in list(noticed)[:2]], self.language).replace(" and ", ", "),
                    count=len(noticed), what=self._what(waits[0]),
                    longest=self.names[longest], time=self._span(times[longest]),
                )  # fmt: skip
                told.append(Sentence(first, WEIGHT[kind], text))
                continue
            for task, each in noticed.items():
                told.append(
                    Sentence(each[0].start, WEIGHT[kind], self._wait(task, each, times[task]))
                )
        return told

    def _parts(self, wait: Wait) -> dict[str, str]:
        unknown = {"zh": "某个任务", "en": "another task"}[self.language]
        return {
            "object": "" if wait.object is None else self.objects[wait.object],
            "other": unknown if wait.other is None else self.names[wait.other],
        }

    def _what(self, wait: Wait) -> str:
        return self._say(f"often {wait.kind}", **self._parts(wait))

    def _wait(self, task: int, waits: list[Wait], time: int) -> str:
        wait, name = waits[0], self.names[task]
        if len(waits) > 1:
            what = self._what(wait)
            return _plain(
                self._say("often", task=name, what=what, count=len(waits), time=self._span(time))
            )
        parts = {"holder": "", "vain": ""}
        if wait.object is not None and wait.kind in ("lock", "semaphore"):
            others = [
                self.names[n] for n in holders(self.run, wait.object, wait.start, wait.end, task)
            ]
            if 0 < len(others) <= MOST_NAMES:
                parts["holder"] = self._say("holder", tasks=listed(others, self.language))
            if self._is_in_vain(wait):
                parts["vain"] = self.texts["vain"]
        at, how_long = self._span(wait.start), self._span(time)
        return _plain(
            self._say(wait.kind, task=name, at=at, time=how_long, **self._parts(wait), **parts)
        )

    def _is_in_vain(self, wait: Wait) -> bool:
        holds = [hold for hold in self.run.holds if hold.object == wait.object]
        mine = (hold for hold in holds if hold.task == wait.task)
        return bool(holds) and not any(
            wait.start <= hold.start <= wait.end + PROMPT for hold in mine
        )

    def _sleeps(self) -> list[Sentence]:
        times: dict[int, int] = defaultdict(int)
        sleeps = [wait for wait in self.run.waits if wait.kind == "sleep"]
        for wait in sleeps:
            times[wait.task] += wait.end - wait.start
        if not times or max(times.values()) < self.run.duration * NOTICED:
            return []
        shown = sorted(times, key=times.get, reverse=True)[:MOST_NAMES]
        comma = "，" if self.language == "zh" else ", "
        each = comma.join(
            self._say("share", task=self.names[n], time=self._span(times[n])) for n in sorted(shown)
        )
        if len(times) > len(shown):
            each += self.texts["others"]
        return [Sentence(min(wait.start for wait in sleeps), 4, self._say("sleep", each=each))]

    def _holds(self) -> list[Sentence]:
        told = []
        for thing, name in enumerate(self.objects):
            holds = sorted((h for h in self.run.holds if h.object == thing), key=lambda h: h.start)
            tasks = {hold.task: None for hold in holds}
            if len(tasks) > MOST_NAMES - 1:
                alone = all(a.end <= b.start for a, b in pairwise(holds))
                text = self._say(
                    "held by many", count=len(tasks), times=len(holds), object=name,
                    exclusive=self.texts["exclusive"] if alone else "",
                )  # fmt: skip
                told.append(Sentence(holds[0].start, 3, text))
                continue
            for task in tasks:
                mine = [hold for hold in holds if hold.task == task]
                time = sum(hold.end - hold.start for hold in mine)
                if time < self.run.duration * NOTICED:
                    continue
                key = "holds" if len(mine) == 1 else "holds often"
                text = self._say(
                    key, task=self.names[task], object=name, count=len(mine), time=self._span(time),
                    start=self._span(mine[0].start), end=self._span(mine[0].end),
                )  # fmt: skip
                told.append(Sentence(mine[0].start, 3, text))
        return told

    def _items(self) -> list[Sentence]:
        groups = defaultdict(list)
        for arrow in self.run.arrows:
            if arrow.kind == "item":
                groups[arrow.task, arrow.other, arrow.object].append(arrow)
        told = []
        for (task, other, thing), arrows in groups.items():
            text = self._say(
                "items", task=self.names[task], other=self.names[other], count=len(arrows),
                object=self.texts["a queue"] if thing is None else self.objects[thing],
            )  # fmt: skip
            if len(arrows) == 1:
                text = text.replace("1 items", "one item")
            told.append(Sentence(arrows[0].time, 2, text))
        return told

    def _endings(self) -> list[Sentence]:
        return [
            Sentence(
                self.run.duration if process.end is None else process.end, 1, self._ending(process)
            )
            for process in self.run.processes
            if ending(process, WORDS[self.language])
        ]

    def _ending(self, process: Process) -> str:
        how = ending(process, WORDS[self.language])
        key = "unended" if process.end is None else "ended" if process.status < 0 else "exit"
        return self._say(key, process=process.name, how=how, at=self._span(process.end or 0))

    def _output(self) -> str:
        numbers: dict[int, list[int]] = defaultdict(list)
        for number, line in enumerate(self.run.lines, 1):
            if line.task is not None:
                numbers[line.task].append(number)
        if not numbers:
            return self.texts["no output"]
        if len(numbers) > MOST_PRINTERS:
            known = [line.task for line in self.run.lines if line.task is not None]
            first, last = self.names[known[0]], self.names[known[-1]]
            return self._say(
                "output many", count=len(self.run.lines), tasks=len(numbers), first=first, last=last
            )
        comma = "；" if self.language == "zh" else "; "
        each = comma.join(
            self._say(
                "prints more" if len(mine) > 1 and self.language == "en" else "prints",
                task=self.names[task],
                numbers=ranges(mine).replace(", ", "、") if self.language == "zh" else ranges(mine),
            )
            for task, mine in numbers.items()
        )
        return self._say("output", each=each)


def _plain(text: str) -> str:
    """Without the gap that an object without a name leaves."""
    return re.sub(r" +([,.])", r"\1", re.sub(r"  +", " ", text))
