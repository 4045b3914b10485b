"""`barcode norms`: are the norm books right, what do they say, which norm governs?"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from barcode.cli.options import Language, Norms, On, Tongue, reference_date

norms_app = typer.Typer(
    no_args_is_help=True, help="Norm books: check them, read them, see which norm governs.", rich_markup_mode=None
)


@norms_app.command()
def check(
    places: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="DIR",
            help="Folders with norm books, or single books. Default: the books that come with the program.",
            show_default=False,
        ),
    ] = None,
    language: Language = Tongue.NL,
) -> None:
    """Check norm books: every problem with its file, line and norm, and what to do.

    Books of your own are checked together with ours. Exit code 1 when anything is wrong.
    """
    from barcode.cli.sources import books_with
    from barcode.cli.telling import telling
    from barcode.language import say

    with telling(language.value):
        books = books_with(places or [], language.value)
        norms = sum(len(book.norms) for book in books)
        typer.echo(say("cli.norms_right", language.value, books=len(books), norms=norms))


@norms_app.command()
def show(
    norm: Annotated[
        str | None,
        typer.Argument(metavar="NORM", help="The id of a norm; without it every norm is listed.", show_default=False),
    ] = None,
    authority: Annotated[
        str | None,
        typer.Option("--authority", metavar="CODE", help="Only of this authority: NL, PV28, RG-…, GM0599.", show_default=False),
    ] = None,
    norms: Norms = None,
    language: Language = Tongue.NL,
) -> None:
    """Show the norms: the list, or one norm with all its values, dates and sources."""
    from barcode.cli.norm_text import list_lines, norm_lines
    from barcode.cli.sources import library_with
    from barcode.cli.telling import telling
    from barcode.errors import BarcodeError, Problem

    with telling(language.value):
        library = library_with(norms, language.value)
        if authority and authority not in library.books:
            raise BarcodeError(Problem("no_such_authority", found=authority, details={"known": ", ".join(library.books)}))
        books = [book for code, book in library.books.items() if authority in (None, code)]
        if norm is None:
            lines = list(list_lines(books, language.value))
        else:
            known = [one.id for book in books for one in book.norms]
            _check_norm(norm, known)
            lines = [
                line
                for book in books
                for one in book.norms
                if one.id == norm
                for line in norm_lines(book, one, library, language.value)
            ]
        typer.echo("\n".join(lines).strip("\n"))


@norms_app.command()
def governing(
    norm: Annotated[
        str, typer.Argument(metavar="NORM", help="The id of a norm, as `barcode norms show` lists them.", show_default=False)
    ],
    municipality: Annotated[
        str, typer.Option("--municipality", metavar="GM…", help="Code or name of the municipality.", show_default=False)
    ],
    on: On = None,
    key: Annotated[
        str,
        typer.Option(
            "--key",
            metavar="KEY",
            help="The entry of a small table, such as `office`; without it every entry.",
            show_default=False,
        ),
    ] = "",
    norms: Norms = None,
    areas: Annotated[
        list[Path] | None,
        typer.Option(
            "--areas",
            metavar="FILE",
            help="A list of municipalities and their province, for one that we do not know; may be repeated.",
            show_default=False,
        ),
    ] = None,
    language: Language = Tongue.NL,
) -> None:
    """Say which norm governs in a municipality on a date, what binds beside it, what does not and why, with the sources."""
    from barcode.assess import assess
    from barcode.cli.amounts import day_in_words
    from barcode.cli.norm_text import governing_lines
    from barcode.cli.sources import library_with
    from barcode.cli.telling import telling
    from barcode.cli.what_if import area_of, areas_with
    from barcode.errors import BarcodeError, Problem
    from barcode.language import say
    from barcode.programme import Programme

    with telling(language.value):
        library, day = library_with(norms, language.value), reference_date(on)
        _check_norm(norm, [one.id for book in library.books.values() for one in book.norms])
        area = area_of(municipality, areas_with(areas or []))
        entries = sorted({entry for _, one in library.norms(norm) for dated in one.values for entry in dated.cells or ()})
        if key and key not in entries:
            raise BarcodeError(Problem("no_such_key", norm=norm, found=key, details={"known": ", ".join(entries) or "–"}))
        code, province = area["municipality_code"].iloc[0], area["province_code"].iloc[0]
        place = library.place(code, province)
        assessment = assess(Programme(areas=area), library, day)
        typer.echo(
            say("cli.governing_in", language.value, name=area["name"].iloc[0], code=code, day=day_in_words(day, language.value))
        )
        for entry in [key] if key else entries or [""]:
            for line in governing_lines(library.governing(norm, place, day, entry), assessment, language.value):
                typer.echo(line)


def _check_norm(norm: str, known: list[str]) -> None:
    """Refuse a norm that no book has, with the ids that look like it.

    Raises:
        BarcodeError: no book has it.
    """
    from barcode.errors import BarcodeError, Problem

    if norm not in known:
        near = get_close_matches(norm, sorted(set(known)), cutoff=0.5) or sorted(set(known))[:5]
        raise BarcodeError(Problem("no_such_norm", found=norm, details={"near": ", ".join(near)}))
