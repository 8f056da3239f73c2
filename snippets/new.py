"""Starts a new program: one file for each language, short but complete."""

import sys
from pathlib import Path

from snippets.catalog import LANGUAGES, ROOT, suggestion
from snippets.errors import SnippetError
from snippets.files import write_atomically
from snippets.program import SNAKE_CASE

_TEMPLATE = '''"""{purpose}"""

message = "{message}"
print(message)

# Output:
# {message}
'''
_TEXTS = {
    "zh": {"purpose": "用一句话说明这个程序演示什么。", "message": "你好"},
    "en": {"purpose": "Say in one sentence what this program shows.", "message": "hello"},
}


def write_new(
    snippet_id: str, new_chapter: bool = False, folder: Path = ROOT / "snippets"
) -> list[Path]:
    """Write the files and return their paths; SnippetError, and nothing written, for an id that will not do."""
    parts = snippet_id.split("/")
    if len(parts) != 2 or not all(SNAKE_CASE.fullmatch(part) for part in parts):
        hint = "lower-case words joined by _: processes/daemon_process"
        raise SnippetError(f'"{snippet_id}" is not <chapter>/<name> in snake_case', hint=hint)
    chapter, name = parts
    if name in sys.stdlib_module_names:
        hint = f"call it {chapter}/{name}_basics, say"
        raise SnippetError(
            f'"{name}" is a standard-library module, which the program would hide', hint=hint
        )
    chapters = sorted(
        {
            p.name
            for code in LANGUAGES
            for p in (folder / code).glob("*/")
            if SNAKE_CASE.fullmatch(p.name)
        }
    )
    if chapter not in chapters and not new_chapter:
        near = suggestion(chapter, chapters) if chapters else ""
        hint = f"there are: {', '.join(chapters)}; --new-chapter begins a new one"
        hint = f"{near} {hint}" if near.startswith("did you mean") else hint
        raise SnippetError(f'no chapter "{chapter}"', hint=hint)
    paths = {code: folder / code / chapter / f"{name}.py" for code in LANGUAGES}
    for path in paths.values():
        if path.exists():
            raise SnippetError(
                "exists already", path, hint="choose another name, or edit that file"
            )
    for code, path in paths.items():
        write_atomically(path, _TEMPLATE.format(**_TEXTS[code]))
    return list(paths.values())
