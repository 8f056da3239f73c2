"""One kind of error for everything a contributor can get wrong: file, line, what, and what to do."""

import os
from pathlib import Path

import click


class SnippetError(click.ClickException):
    """A mistake in a page, a program or a command line.

    Typer, Click and MkDocs print a ClickException as one message, without a traceback.
    """

    def __init__(
        self,
        problem: str,
        path: Path | str | None = None,
        line: int | None = None,
        hint: str | None = None,
    ) -> None:
        self.problem = problem
        self.path = Path(path) if path is not None else None
        self.line = line
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        place = ""
        if self.path is not None:
            place = (
                f"{relative(self.path)}:{self.line}: " if self.line else f"{relative(self.path)}: "
            )
        return f"{place}{self.problem}" + (f"\n  {self.hint}" if self.hint else "")


def relative(path: Path) -> str:
    """The path as a contributor would type it: relative to the current folder where it lies in it."""
    shown = os.path.relpath(path) if path.is_absolute() else str(path)
    return str(path) if shown.startswith("..") else shown
