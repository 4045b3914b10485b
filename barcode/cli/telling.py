"""How does the command line tell what is wrong, what was decided and how far it is?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import typer

from barcode.errors import BarcodeError, Problem
from barcode.exports.plain_text import plain_text
from barcode.language import Language, say

REFUSED = 1
SET_ASIDE = 3
PROBLEMS_SHOWN = 20


@contextmanager
def telling(language: Language) -> Iterator[None]:
    """Within this, a problem that a user can do something about ends the command with its sentences and exit code 1."""
    try:
        yield
    except BarcodeError as failed:
        tell_problems(failed.problems, language)
        raise typer.Exit(REFUSED) from None


def tell(text: str) -> None:
    """A line beside the output (stderr)."""
    typer.echo(text, err=True)


def tell_problems(problems: Sequence[Problem], language: Language, at_most: int | None = None) -> None:
    """Each problem on a line: where, what is wrong, what was expected, what to do."""
    for problem in problems[:at_most]:
        tell(plain_text(problem.text(language)))
    if at_most is not None and len(problems) > at_most:
        tell(say("problem_place.and_more", language, count=len(problems) - at_most))


@contextmanager
def working(text: str) -> Iterator[None]:
    """A moving line on stderr with what is being done and for how long, when somebody is looking; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as line:
        line.add_task(text, total=None)
        yield


@contextmanager
def progress(language: Language) -> Iterator[Callable[[int, int, str], None] | None]:
    """A bar on stderr while files are read, when somebody is looking; None in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("cli.reading", language), total=None)

        def moved(done: int, files: int, name: str) -> None:
            text = say("cli.reading_file", language, file=escape(plain_text(name))) if name else say("cli.calculating", language)
            bar.update(task, completed=done, total=files, description=text)

        yield moved
