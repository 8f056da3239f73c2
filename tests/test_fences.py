"""Every Python fence in Markdown is an embedded snippet, or is run, or says why it is not."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytest_examples import EvalExample, find_examples

from snippets.catalog import LANGUAGES, ROOT
from snippets.pages import Fence, load_pages, page_paths, read_page

MARKDOWN = [*(path for language in LANGUAGES for path in page_paths(language)), *ROOT.glob("*.md")]
PYTHON = ("python", "py", "python3", "pycon")


def python_fences(paths: Sequence[Path]) -> dict[tuple[Path, int], Fence]:
    """All Python fences by file and line."""
    pages = (read_page(path, "en", path.name) for path in paths)
    return {(page.path, f.line): f for page in pages for f in page.fences if f.language in PYTHON}


def run_fences(paths: Sequence[Path], eval_example: EvalExample) -> int:
    """Run each fence that gives no reason against it; the number of those run."""
    fences = python_fences(paths)
    examples = [
        example
        for example in find_examples(*paths)
        if example.prefix in PYTHON and not fences[example.path, example.start_line].not_run
    ]
    eval_example.set_config(ruff_ignore=["D"])  # a fragment needs no docstring
    for example in examples:
        eval_example.lint_ruff(example)
        eval_example.run_print_check(example)
    return len(examples)


def test_every_fence_is_run_or_says_why_not(
    eval_example: EvalExample, record_property: Callable[[str, object], None]
) -> None:
    fences = python_fences(MARKDOWN)
    opted_out = sum(fence.not_run is not None for fence in fences.values())
    run = run_fences(MARKDOWN, eval_example)
    pages = [page for pages in load_pages().values() for page in pages.values()]
    embedded = sum(embed.kind == "snippet" for page in pages for embed in page.embeds)
    counts = f"{embedded} embedded, {run} run, {opted_out} opted out"
    record_property("summary", f"Python in Markdown: {counts}")
    assert embedded
    assert run + opted_out == len(fences)


PAGE = """# Page

<!-- not run: needs somebody who types -->
```python
input()
```

```python
print(1 + 1)
#> 2
```
"""


def test_a_right_fence_passes(tmp_path: Path, eval_example: EvalExample) -> None:
    path = tmp_path / "page.md"
    path.write_text(PAGE)
    assert len(python_fences([path])) == 2
    assert run_fences([path], eval_example) == 1


@pytest.mark.parametrize(("old", "new"), [("#> 2", "#> 3"), ("1 + 1", "1 +"), ("1 + 1", "one")])
def test_a_wrong_fence_fails(tmp_path: Path, eval_example: EvalExample, old: str, new: str) -> None:
    path = tmp_path / "page.md"
    path.write_text(PAGE.replace(old, new))
    with pytest.raises((pytest.fail.Exception, NameError, SyntaxError)):
        run_fences([path], eval_example)
