"""The glossary: the terms of glossary.toml, checked, and where they stand in a text."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from snippets.catalog import LANGUAGES, ROOT, suggestion
from snippets.errors import SnippetError

GLOSSARY = ROOT / "glossary.toml"
KEYS = [
    f"{lang}{part}" for lang in LANGUAGES for part in ("", "_also", "_avoid", "_not", "_definition")
]
FULL_STOP = {"zh": "。", "en": "."}
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Found = TypeVar("Found")
REMARK = re.compile(r"\s*(\(.*?\)|（.*?）)")


@dataclass(frozen=True)
class Wording:
    """A term in one language, as it is shown."""

    term: str
    also: tuple[str, ...]
    avoid: tuple[str, ...]
    others: tuple[str, ...]  # phrases that hold a form and mean something else
    definition: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that a page may use, without the remarks in parentheses."""
        return tuple(REMARK.sub("", form) for form in (self.term, *self.also))


@dataclass(frozen=True)
class Term:
    """One entry of the glossary."""

    id: str
    line: int
    has_tooltip: bool
    wordings: dict[str, Wording]


def load_glossary(path: Path = GLOSSARY) -> list[Term]:
    """The terms in the order of the file; SnippetError for the first mistake in it."""
    text = path.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else 1
        raise SnippetError(f"not TOML: {error}", path, line) from None
    lines = {f"[{id}]": 1 for id in tables} | {
        line.strip(): n for n, line in enumerate(text.split("\n"), 1)
    }
    terms = [_read_term(id, table, path, lines[f"[{id}]"]) for id, table in tables.items()]
    for language in LANGUAGES:
        seen: dict[str, Term] = {}
        for term in terms:
            wording = term.wordings[language]
            for form in (*wording.forms, *wording.avoid):
                other = seen.setdefault(form, term)
                if other is not term:
                    hint = f"it stands in [{other.id}] (line {other.line}) too"
                    raise SnippetError(f'"{form}" in two terms', path, term.line, hint)
    return terms


def _read_term(id: str, table: object, path: Path, line: int) -> Term:
    def mistake(problem: str, hint: str | None = None) -> SnippetError:
        return SnippetError(f"[{id}]: {problem}", path, line, hint)

    if not isinstance(table, dict) or not ID.fullmatch(id):
        raise mistake("not a term", "a term begins with `[its-id]`: lower case, words joined by -")
    for key in table.keys() - {*KEYS, "tooltip"}:
        raise mistake(f'unknown key "{key}"', suggestion(key, KEYS))
    wordings = {}
    for language in LANGUAGES:
        term, definition = (table.get(language + part) for part in ("", "_definition"))
        lists = [table.get(language + part, []) for part in ("_also", "_avoid", "_not")]
        if not isinstance(term, str) or not isinstance(definition, str):
            raise mistake(f"no {language if not term else language + '_definition'}")
        if not all(isinstance(ws, list) and all(isinstance(w, str) for w in ws) for ws in lists):
            raise mistake(f'{language}_also, _avoid and _not are lists: ["one", "two"]')
        if not definition.endswith(FULL_STOP[language]):
            raise mistake(f"{language}_definition does not end with {FULL_STOP[language]}")
        wordings[language] = Wording(term, *map(tuple, lists), definition)
    return Term(id, line, table.get("tooltip", True) is not False, wordings)


def sorted_terms(terms: Iterable[Term], language: str) -> list[Term]:
    """In the order of a dictionary: English by letters, Chinese by pinyin, which the codes of GB 2312 follow."""

    def key(term: Term) -> tuple[bytes, str]:
        shown = term.wordings[language].forms[0].casefold()
        return (shown.encode("gb18030") if language == "zh" else b"", shown)

    return sorted(terms, key=key)


class Finder(Generic[Found]):
    """Finds forms in a text: the longest first, Latin ones as whole words, also in the plural."""

    def __init__(self, forms: Iterable[tuple[str, Found]]) -> None:
        self._found: dict[str, Found] = {}
        patterns = {}
        for form, found in forms:
            for variant in (form, *_plural(form)):
                self._found.setdefault(variant.lower(), found)
                patterns[_pattern(variant)] = len(variant)
        by_length = sorted(patterns, key=patterns.__getitem__, reverse=True)
        self._pattern = re.compile("|".join(by_length or ["(?!)"]))

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Found]]:
        """Each place and what was given with its form, from left to right."""
        for match in self._pattern.finditer(text):
            yield match, self._found[" ".join(match[0].lower().split())]


def _plural(form: str) -> list[str]:
    if not re.search(r"[a-z]$", form):
        return [f"{form}s"] if re.search(r"[A-Z]$", form) else []
    if re.search(r"[^aeiou]y$", form):
        return [f"{form[:-1]}ies"]
    return [f"{form}es" if re.search(r"(s|x|ch|sh)$", form) else f"{form}s"]


def _pattern(form: str) -> str:
    words = r"\s+".join(map(re.escape, form.split()))
    if form == form.lower():
        words = f"(?i:{words})"
    before = r"(?<![A-Za-z0-9_-])" if re.match(r"[A-Za-z0-9]", form) else ""
    after = r"(?![A-Za-z0-9_-])" if re.search(r"[A-Za-z0-9]$", form) else ""
    return f"{before}{words}{after}"
