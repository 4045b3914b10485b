"""Which norm books stand in these files? Read strictly, all problems at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from barcode.errors import NormError, Problem
from barcode.norms.between_books import library_problems
from barcode.norms.model import Norm, NormBook
from barcode.norms.refusals import model_problems
from barcode.norms.within_book import book_problems
from barcode.norms.yaml_text import MOST_BYTES, NamedText, YamlText, read_yaml_text

__all__ = ["NamedText", "read_book", "read_books", "read_together"]

# Saying that a norm is nowhere makes no sense while a book that may hold it could not be read.
NEEDS_EVERY_BOOK = frozenset({"norm_override_no_book", "norm_override_no_norm", "norm_row_no_land_norm"})


def read_book(source: Path | NamedText) -> NormBook:
    """The norm book in one file.

    Args:
        source: a file on disk, or the text of one with the name a person knows it by.

    Raises:
        NormError: everything that is wrong with it, each with line, norm and what to do.
    """
    return _read(source)[0]


def read_books(folder: Path) -> tuple[NormBook, ...]:
    """Every norm book (`*.yaml`, `*.yml`) in a folder and the folders in it, in the order of their paths.

    Raises:
        NormError: everything that is wrong in any of them and between them.
    """
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".yaml", ".yml"} and path.is_file())
    if not files:
        raise NormError(Problem("norm_no_books", str(folder)))
    return read_together(files)


def read_together(sources: Iterable[Path | NamedText]) -> tuple[NormBook, ...]:
    """The books of these files, when each is right and they agree with each other.

    Raises:
        NormError: everything that is wrong in any of them, then what is wrong between the books that could be read.
    """
    books: list[NormBook] = []
    texts: dict[str, YamlText] = {}
    problems: list[Problem] = []
    for source in sources:
        try:
            book, text = _read(source)
        except NormError as failed:
            problems.extend(failed.problems)
        else:
            books.append(book)
            texts[book.authority] = text
    between = library_problems(books, texts)
    problems.extend([problem for problem in between if problem.code not in NEEDS_EVERY_BOOK] if problems else between)
    if problems:
        raise NormError(problems)
    return tuple(books)


def _read(source: Path | NamedText) -> tuple[NormBook, YamlText]:
    text = read_yaml_text(_named_text(source) if isinstance(source, Path) else source)
    return _checked(text), text


def _named_text(path: Path) -> NamedText:
    name = str(path)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise NormError(Problem("yaml_too_large", name, details={"size": size, "most": MOST_BYTES}))
        return NamedText(name, path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as failed:
        row = failed.object[: failed.start].count(b"\n") + 1
        raise NormError(Problem("yaml_not_utf8", name, row=row)) from None
    except OSError:
        raise NormError(Problem("norm_file_not_readable", name)) from None


def _checked(text: YamlText) -> NormBook:
    """The book, norm by norm, so that one bad norm does not hide what is wrong with the others."""
    raw_norms = text.data.get("norms")
    if not isinstance(raw_norms, list):
        return _whole(text)
    problems: list[Problem] = []
    norms: dict[int, Norm] = {}
    for place, raw in enumerate(raw_norms):
        try:
            norms[place] = Norm.model_validate(raw)
        except ValidationError as failed:
            problems.extend(model_problems(failed, text, ("norms", place)))
    header: NormBook | None = None
    try:
        header = NormBook.model_validate({**text.data, "norms": ()})
    except ValidationError as failed:
        problems = [*model_problems(failed, text), *problems]
    if header:
        problems.extend(book_problems(header, norms, text))
    if problems or not header:
        raise NormError(problems)
    return header.model_copy(update={"norms": tuple(norms.values())})


def _whole(text: YamlText) -> NormBook:
    """The refusal of a file that has no list of norms at all."""
    try:
        return NormBook.model_validate(text.data)
    except ValidationError as failed:
        raise NormError(model_problems(failed, text)) from None
