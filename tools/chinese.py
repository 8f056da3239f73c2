"""Chinese typography, by AutoCorrect: a space beside Latin letters and digits, full-width punctuation in sentences.

    python -m tools.chinese [--fix] [FILE]…      (no file: all below this folder that hold Chinese)

Pages are read whole, but for code and the options of /// blocks. Of programs and labs only comments and docstrings
are read, since what they print stands in their expected output too; of diagrams their Chinese text. `--fix` corrects
the files.
"""

import ast
import io
import re
import sys
import tokenize
from pathlib import Path

import autocorrect_py

PLACES = ("docs/zh/**/*.md", "docs/zh/**/*.py", "snippets/zh/**/*.py", "*.zh.md", "diagrams/*.svg")

BLOCK = re.compile(r"/{3,} *\w")
CODE_SPAN = re.compile(r"(`+)[^`].*?\1")
CJK = re.compile(r"[\u4e00-\u9fff]")


def correct(text: str, suffix: str) -> str:
    """The text with its Chinese corrected; it keeps its number of lines."""
    if suffix == ".py":
        return _correct_program(text)
    if suffix == ".svg":
        return autocorrect_py.format_for(text, "html")
    return _correct_page(text)


def _correct_page(text: str) -> str:
    before = text.split("\n")
    after = autocorrect_py.format_for(text, "md").split("\n")
    fence, in_block_head = "", False
    for number, line in enumerate(before):
        mark = re.match(r"\s*(```+|~~~+)", line)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip() == fence:
            fence = ""
        is_option = in_block_head and line.startswith("    ")
        in_block_head = is_option or bool(BLOCK.match(line))
        if fence or mark or is_option:
            after[number] = line
        else:
            after[number] = CODE_SPAN.sub(_set_apart, after[number])
    return "\n".join(after)


def _set_apart(span: re.Match[str]) -> str:
    """A code span with a space on each side where a Chinese character touches it."""
    left = span.string[span.start() - 1 : span.start()]
    right = span.string[span.end() : span.end() + 1]
    return " " * bool(CJK.match(left)) + span[0] + " " * bool(CJK.match(right))


def _correct_program(text: str) -> str:
    lines = text.split("\n")
    end = len(lines)
    while end and (not lines[end - 1] or lines[end - 1].startswith("#")):
        end -= 1  # the expected output, exactly as it is printed
    body = "\n".join(lines[:end]) + "\n"
    tree = ast.parse(body)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        node.body[0].lineno: node.body[0].end_lineno
        for node in ast.walk(tree)
        if isinstance(node, documented) and ast.get_docstring(node, clean=False)
    }
    for token in tokenize.generate_tokens(io.StringIO(body).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start[0] - 1, token.start[1]
            lines[row] = lines[row][:column] + _correct_prose(token.string)
    for first, last in docstrings.items():
        for row in range(first - 1, last):
            lines[row] = _correct_prose(lines[row])
    return "\n".join(lines)


def _correct_prose(text: str) -> str:
    """One line, its code spans left alone."""
    return _correct_page(text) if CJK.search(text) else text


def main(arguments: list[str]) -> int:
    """Print each line to correct, as `file:line: …`; 1 if there was one and `--fix` was not given."""
    fix = "--fix" in arguments
    named = [Path(name) for name in arguments if name != "--fix"]
    paths = named or sorted(path for place in PLACES for path in Path().glob(place))
    found = 0
    for path in paths:
        text = path.read_text(encoding="utf-8")
        corrected = correct(text, path.suffix)
        pairs = zip(text.split("\n"), corrected.split("\n"), strict=True)
        for number, (is_now, should_be) in enumerate(pairs, 1):
            if is_now != should_be:
                found += 1
                verb = "corrected to" if fix else "should be"
                print(f"{path}:{number}: {is_now.strip()}\n  {verb}: {should_be.strip()}")
        if fix and corrected != text:
            path.write_text(corrected, encoding="utf-8", newline="\n")
    if found and not fix:
        print(f"\n{found} lines to correct in Chinese text. `make fix` does it.", file=sys.stderr)
    return int(bool(found) and not fix)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
