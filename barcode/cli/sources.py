"""Which norm books and which programme does a command work with?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from barcode.cli.options import Sign
from barcode.cli.telling import PROBLEMS_SHOWN, progress, tell, tell_problems
from barcode.errors import NormError, Problem, RefusedFile
from barcode.language import Language, say
from barcode.norms import NormBook, NormLibrary
from barcode.norms.reader import read_book, read_books, read_together
from barcode.programme import Programme
from barcode.shipped import shipped_folder

BOOK_SUFFIXES = frozenset({".yaml", ".yml"})


def book_files(place: Path) -> list[Path]:
    """The norm books of a folder and the folders in it, or the one book that `place` is.

    Raises:
        NormError: the place is not there, or holds none.
    """
    if place.is_file():
        return [place]
    if not place.is_dir():
        raise NormError(Problem("norm_no_folder", str(place)))
    found = sorted(path for path in place.rglob("*") if path.suffix.lower() in BOOK_SUFFIXES and path.is_file())
    if not found:
        raise NormError(Problem("norm_no_books", str(place)))
    return found


def books_with(places: Sequence[Path], language: Language) -> tuple[NormBook, ...]:
    """The shipped books with those of `places`; one of the same authority takes the shipped one's place, which is told.

    Raises:
        NormError: everything that is wrong in these books and between all of them.
    """
    if not places:
        return read_books(shipped_folder("norms"))
    problems: list[Problem] = []
    files: list[Path] = []
    own: set[str] = set()
    for place in places:
        try:
            files += [path for path in book_files(place) if path not in files]
        except NormError as failed:
            problems += failed.problems
    for path in files:
        try:
            own.add(read_book(path).authority)
        except NormError as failed:
            problems += failed.problems
    if problems:
        raise NormError(problems)
    shipped = [
        (path, read_book(path))
        for path in book_files(shipped_folder("norms"))
        if path.resolve() not in {own.resolve() for own in files}
    ]
    for _, book in shipped:
        if book.authority in own:
            name = getattr(book.name, language)
            tell(say("cli.book_replaced", language, name=name, authority=book.authority))
    return read_together([*(path for path, book in shipped if book.authority not in own), *files])


def library_with(norms: Path | None, language: Language) -> NormLibrary:
    """The norm books a command works with."""
    return NormLibrary(books_with([norms] if norms else [], language))


def programme_of(files: Sequence[Path], decimal: Sign | None, language: Language) -> Programme:
    """The programme in these files, with a notice on stderr of what was set aside.

    Raises:
        RefusedFile: a file is refused as a whole, or every row of all of them was set aside.
    """
    from barcode.readers import read_programme

    with progress(language) as moved:
        programme = read_programme(files, decimal=decimal.value if decimal else None, progress=moved)
    if programme.problems:
        tell(say("cli.set_aside", language, count=programme.rows_set_aside, read=programme.rows_read))
        tell_problems(programme.problems, language, PROBLEMS_SHOWN)
        if not len(programme.plans) and not len(programme.parks):
            raise RefusedFile(Problem("nothing_usable"))
    return programme
