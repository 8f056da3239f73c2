"""Which programs there are, in which languages, and what is wrong with them."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from snippets.errors import SnippetError
from snippets.parity import compare_programs
from snippets.program import SNAKE_CASE, Program, load_program

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "snippets"
LANGUAGES = ("zh", "en")
LIST_OR_NEW = "`python -m snippets list` shows all; `python -m snippets new ID` makes one"


@dataclass(frozen=True)
class Snippet:
    """One program idea: the same program once in each language."""

    id: str
    programs: dict[str, Program]

    @property
    def chapter(self) -> str:
        return self.id.partition("/")[0]

    @property
    def any(self) -> Program:
        """Either language's program, for what is equal in both."""
        return next(iter(self.programs.values()))


@dataclass
class Catalog:
    """All snippets by id, in alphabetical order, and the problems found while reading them."""

    snippets: dict[str, Snippet] = field(default_factory=dict)
    problems: list[SnippetError] = field(default_factory=list)

    def __getitem__(self, snippet_id: str) -> Snippet:
        """The snippet; SnippetError for an id that does not exist, with the nearest ones."""
        try:
            return self.snippets[snippet_id]
        except KeyError:
            raise SnippetError(
                f'unknown snippet "{snippet_id}"',
                hint=suggestion(snippet_id, [*self.snippets], LIST_OR_NEW),
            ) from None


def suggestion(word: str, known: list[str], otherwise: str = "") -> str:
    """What to do about an unknown name: the nearest known ones, else the known ones or `otherwise`."""
    near = get_close_matches(word, known, n=3, cutoff=0.6)
    if near:
        return "did you mean " + " or ".join(near) + "?"
    return otherwise or "there are: " + ", ".join(known)


def find_program(snippet_id: str, language: str, folder: Path = PROGRAMS) -> Program:
    """One program, without reading the others; SnippetError for an id that does not exist, with the nearest ones."""
    path = folder / language / f"{snippet_id}.py"
    if not path.is_file():
        known = sorted(
            p.relative_to(folder / language).with_suffix("").as_posix()
            for p in (folder / language).glob("*/*.py")
        )
        hint = suggestion(snippet_id, known, LIST_OR_NEW)
        raise SnippetError(f'unknown snippet "{snippet_id}"', hint=hint)
    return load_program(path)


def load_catalog(folder: Path = PROGRAMS) -> Catalog:
    """Read every program below `folder`/<language>; problems are collected, not raised."""
    catalog = Catalog()
    found: dict[str, dict[str, Program]] = {}
    broken: set[str] = set()
    for language in LANGUAGES:
        for path in sorted((folder / language).rglob("*.py")):
            place = path.relative_to(folder / language)
            name = str(place.with_suffix("").as_posix())
            try:
                if len(place.parts) != 2 or not SNAKE_CASE.fullmatch(place.parts[0]):
                    raise SnippetError(
                        "a program lies in the folder of its chapter",
                        path,
                        hint=f"move it to snippets/{language}/<chapter>/{path.name}",
                    )
                found.setdefault(name, {})[language] = load_program(path)
            except SnippetError as error:
                broken.add(name)
                catalog.problems.append(error)
    for name, programs in sorted(found.items()):
        catalog.snippets[name] = Snippet(name, programs)
        if name in broken:
            continue
        missing = [language for language in LANGUAGES if language not in programs]
        for language in missing:
            twin = next(iter(programs.values()))
            catalog.problems.append(
                SnippetError(
                    f"its twin is missing: {language}/{name}.py",
                    twin.path,
                    hint=f"copy it to snippets/{language}/{name}.py; translate comments and strings",
                )
            )
        if not missing:
            catalog.problems += compare_programs(programs["zh"], programs["en"])
    return catalog
