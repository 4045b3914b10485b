"""Which one norm book says what governs in the area of an annex? As YAML, to mail, to read and to load again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from barcode.exports.annex import Annex
from barcode.exports.annex_norms import NormUse
from barcode.exports.norm_record import norm_record
from barcode.language import Language, say
from barcode.language.numbers import exact_text
from barcode.norms import NormBook
from barcode.norms.governing import NormInForce
from barcode.norms.model import Cell, Cite, Level, Norm, NormValue, Source, Text
from barcode.norms.reader import NamedText, read_book
from barcode.norms.writing import book_data, book_text

LEVELS = {"NL": Level.NATIONAL, "PV": Level.PROVINCE, "RG": Level.REGION, "GM": Level.MUNICIPALITY}
FORMAT = 1


def write_book(annex: Annex, language: Language) -> bytes:
    """The norm book of the area as the text of a file; a book has both languages, so that `language` makes no difference.

    Raises:
        NormError: the book would not load again.
    """
    text = book_text(governing_book(annex))
    read_book(NamedText(f"{annex.area.code}.yaml", text))
    return text.encode()


def texts_in(data: bytes) -> list[tuple[str, str]]:
    """Every line of a norm book with its number.

    Raises:
        ValueError: it is no text.
    """
    return [(f"line {number}", line) for number, line in enumerate(data.decode("utf-8").splitlines(), start=1)]


def governing_book(annex: Annex) -> NormBook:
    """One book of the authority of the area with the norms that size a requirement in all of it, with its value then.

    Of a region or province only norms that are the same in every municipality stand in it. Others, those that only bind beside
    a stricter one, and those of some plans beside one of all plans are named under `not_encoded`.
    """
    area, sources = annex.area, _Sources()
    chosen: dict[str, list[NormUse]] = {}
    rest: list[NormUse] = []
    for use in annex.norms:
        everywhere = frozenset(use.sizes_in) >= area.municipalities
        own = chosen.setdefault(use.norm.norm.id, []) if everywhere else rest
        taken = any(one.norm.key == use.norm.key or not _alike(one.norm, use.norm) for one in own) if everywhere else False
        (rest if taken else own).append(use)
    norms = tuple(_norm([use.norm for use in uses], sources) for uses in chosen.values() if uses)
    name = _place(annex)
    book = NormBook(
        format=FORMAT,
        authority=area.code,
        level=LEVELS[area.code[:2]],
        name=name,
        members=tuple(sorted(area.municipalities)) if area.code.startswith("RG") else (),
        invented=annex.invented,
        sources={key: sources.found[key] for key in sorted(sources.found)},
        norms=norms,
        not_encoded=tuple(_beside(use) for use in rest),
    )
    # A plain value and back: the book is as strict about itself as about one from outside.
    return NormBook.model_validate(book_data(book))


class _Sources:
    """The sources of several books in one register; a key that means another source elsewhere gets its authority before it."""

    def __init__(self) -> None:
        self.found: dict[str, Source] = {}

    def cite(self, cite: Cite | None, book: NormBook) -> Cite | None:
        if cite is None:
            return None
        source, key = book.sources[cite.source], cite.source
        if self.found.setdefault(key, source) != source:
            key = f"{book.authority.lower()}-{key}"[:80]
            self.found[key] = source
        return Cite(source=key, place=cite.place)


def _alike(one: NormInForce, other: NormInForce) -> bool:
    """Whether two entries can stand in one table: of the same unit, status and scope, and both of a table."""
    return all(
        getattr(one.norm, name) == getattr(other.norm, name) for name in ("unit", "status", "by", "applies_to", "comparison")
    )


def _norm(entries: list[NormInForce], sources: _Sources) -> Norm:
    """One norm with the value of the date; of a table the entries that govern, also when they come out of several books."""
    first = entries[0]
    dated = first.dated
    whole: dict[str, Any] = {"cite": sources.cite(dated.cite, first.book)}
    if dated.cells is not None:
        whole["cells"] = {one.key: _cell(one, sources) for one in entries}
        whole["first_day"] = max(one.dated.first_day for one in entries)
        ends = [one.dated.last_day for one in entries if one.dated.last_day]
        whole["last_day"] = min(ends) if ends else None
    value: NormValue = dated.model_copy(update=whole)
    # Departures name books that are not here; the decision stands in the annex.
    return first.norm.model_copy(update={"values": (value,), "overrides": ()})


def _cell(one: NormInForce, sources: _Sources) -> Cell:
    """An entry of a table with what it takes over from its value written out, for it may come to stand in another one."""
    dated: NormValue = one.dated
    cells: Mapping[str, Cell] = dated.cells or {}
    cell = cells[one.key]
    return cell.model_copy(
        update={
            "cite": sources.cite(one.cite, one.book),
            "evidence": one.evidence,
            "formula": cell.formula or dated.formula,
            "note": cell.note or dated.note,
        }
    )


def _place(annex: Annex) -> Text:
    from barcode.explain.names import place_name

    return Text(**{language: place_name(annex.assessment, annex.area.code, language) for language in ("nl", "en")})


def _beside(use: NormUse) -> Text:
    """A norm that is not in the book, with its value and where it counts."""
    record = norm_record(use.norm)
    value = record["choice"] or exact_text(use.norm.value)
    where = ", ".join(dict.fromkeys((*use.sizes_in, *use.binds_in)))
    words: dict[str, str] = {}
    for language in ("nl", "en"):
        words[language] = say(
            "annex_book.beside",
            language,
            norm=use.norm.name,
            label=record["label"][language],
            value=value,
            unit=record["unit"],
            where=where,
        )[:2000]
    return Text(**words)
