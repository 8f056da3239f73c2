"""Texts that picture, story and comparison share: names of tasks, amounts of time, lists, widths; in both languages."""

import re
import unicodedata
from collections.abc import Iterable

from timeline.recording import Object, Run

LANGUAGES = ("zh", "en")
MAIN_PROCESS = 0


def milliseconds(microseconds: int) -> str:
    """A time as a number of milliseconds, as exact as helps a reader: 0.02, 0.3, 4.1, 103."""
    value = microseconds / 1000
    if not microseconds:
        return "0"
    if value >= 9.95:
        return f"{value:.0f}"
    return f"{value:.1f}".removesuffix(".0") if value >= 0.095 else f"{value:.2f}"


def span(microseconds: int, language: str) -> str:
    """A time with its unit: "103 ms", "12.5 s"; "103 毫秒", "12.5 秒"."""
    if microseconds >= 10_000_000:
        return f"{microseconds / 1_000_000:.1f} {'秒' if language == 'zh' else 's'}"
    return f"{milliseconds(microseconds)} {'毫秒' if language == 'zh' else 'ms'}"


def task_names(run: Run) -> list[str]:
    """What a reader calls each task: a child process's main task is the process, another one is "Process-2 / Thread-1".

    Two tasks of one name are told apart by a number: "worker", "worker [2]".
    """
    names: list[str] = []
    for task in run.tasks:
        process = run.processes[task.process].name
        name = task.name
        if task.process != MAIN_PROCESS:
            name = process if task.kind == "main" else f"{process} / {task.name}"
        elif task.kind == "main" and len(run.processes) > 1:
            name = process
        taken = sum(each == name or each.startswith(f"{name} [") for each in names)
        names.append(f"{name} [{taken + 1}]" if taken else name)
    return names


def object_names(objects: Iterable[Object]) -> list[str]:
    """What a reader calls each object; one without a name by its kind; of two with one name, the second by its line."""
    names: list[str] = []
    for each in objects:
        name = each.name or each.kind
        names.append(f"{name} ({each.line})" if name in names else name)
    return names


def listed(items: list[str], language: str) -> str:
    """["a", "b", "c"] as "a, b and c", or "a、b 和 c"."""
    if len(items) < 2:
        return "".join(items)
    comma, last = ("、", " 和 ") if language == "zh" else (", ", " and ")
    return comma.join(items[:-1]) + last + items[-1]


def tidy(text: str) -> str:
    """A sentence put together from parts, without the spaces that Chinese has not: between Chinese characters."""
    return re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef]) +(?=[\u3000-\u9fff\uff00-\uffef])", "", text)


def ranges(numbers: list[int]) -> str:
    """[1, 2, 3, 5] as "1–3, 5"."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(g[0]) if len(g) == 1 else f"{g[0]}–{g[-1]}" for g in groups)


def width(text: str, size: float, share: float = 0.56) -> float:
    """Pixels that a text takes at a font size, somewhat too many; `share` of it for a Latin letter."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return size * (wide + share * (len(text) - wide))


def shortened(text: str, room: float, size: float, share: float = 0.56) -> str:
    """The text, or as much of it as fits into `room` pixels, with "…"."""
    if width(text, size, share) <= room:
        return text
    while text and width(text + "…", size, share) > room:
        text = text[:-1]
    return text + "…"
