"""Which arguments and options do the commands share?"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}", re.ASCII)


class Tongue(StrEnum):
    """The languages of messages and files."""

    NL = "nl"
    EN = "en"


class Format(StrEnum):
    """What an assessment is written as."""

    TABLE = "table"
    JSON = "json"
    XLSX = "xlsx"


class StripFormat(StrEnum):
    """What a barcode is written as."""

    TABLE = "table"
    JSON = "json"


class Sign(StrEnum):
    """The decimal signs."""

    COMMA = ","
    POINT = "."


def today() -> date:
    """The day on which the command runs: the only clock that is read."""
    return date.today()


def day_of(written: str) -> date:
    """The day that is written as year-month-day.

    Raises:
        BadParameter: it is written otherwise, or is no day of the calendar.
    """
    try:
        if not DAY.fullmatch(written):
            raise ValueError(written)
        return date(*map(int, written.split("-")))
    except ValueError:
        raise typer.BadParameter(f"«{written[:40]}» is no day; write year-month-day, as 2026-01-31") from None


Plans = Annotated[
    list[Path],
    typer.Argument(
        metavar="PLANS",
        help="Files with housing plans, or a folder: all tables and maps in it. What a file is, is seen from its contents.",
        show_default=False,
    ),
]
PlansOrNone = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PLANS", help="Files with housing plans, or a folder: all tables and maps in it.", show_default=False),
]
Parks = Annotated[
    list[Path] | None,
    typer.Option(
        "--parks",
        metavar="FILE",
        help="A file with work locations (IBIS or our own template); may be repeated.",
        show_default=False,
    ),
]
Norms = Annotated[
    Path | None,
    typer.Option(
        "--norms",
        metavar="DIR",
        help="Norm books to add to the ones that come with the program; a book of the same authority takes the place of ours.",
        show_default=False,
    ),
]
On = Annotated[
    date | None,
    typer.Option(
        "--on", metavar="DATE", parser=day_of, help="Reference date, as 2026-01-31. Default: today.", show_default=False
    ),
]
Decimal = Annotated[
    Sign | None,
    typer.Option("--decimal", help="The decimal sign of the files, where they do not show it themselves.", show_default=False),
]
Language = Annotated[
    Tongue,
    typer.Option("--language", envvar="BARCODE_LANGUAGE", case_sensitive=False, help="Language of messages and output."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write to this file instead of the screen.", show_default=False),
]


def reference_date(on: date | None) -> date:
    """The reference date: the one that was asked for, else today."""
    return on or today()
