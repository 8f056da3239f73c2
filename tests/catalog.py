"""The tutorial's programs, read once for all tests."""

from snippets.catalog import LANGUAGES, load_catalog

CATALOG = load_catalog()
PROGRAMS = [
    snippet.programs[code]
    for snippet in CATALOG.snippets.values()
    for code in LANGUAGES
    if code in snippet.programs
]
