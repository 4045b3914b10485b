"""How do the norms of an annex stand in its workbook, so that somebody can change one and see what follows?"""

from __future__ import annotations

from barcode.explain.names import place_name
from barcode.exports.annex import Annex
from barcode.exports.annex_cells import Cell, Formula, Look, Reference, Sheet, Shown
from barcode.exports.annex_norms import NormUse
from barcode.exports.annex_text_norms import key_name, norm_number, norm_unit, norm_where, source_words
from barcode.exports.plain_text import plain_text
from barcode.language import Language, format_date, say
from barcode.norms.governing import NormInForce

COLUMNS = (
    "norm", "key", "value", "low", "high", "unit", "authority", "level", "status", "evidence", "mark", "source", "url", "first_day",
    "where", "note", "departs", "code",
)  # fmt: skip
VALUE, LOW, HIGH = (COLUMNS.index(name) for name in ("value", "low", "high"))
Bounds = tuple[Reference, Reference, Reference]


def norm_sheet(sheet: Sheet, annex: Annex, language: Language) -> dict[str, Bounds]:
    """Fill the sheet; gives the cells with value, low and high of each norm that is a number, by its name."""
    sheet.line(say("annex_sheet.norms_words", language))
    sheet.headings(say(f"annex_sheet.column.{name}", language) for name in COLUMNS)
    placed: dict[str, Bounds] = {}
    for use in annex.norms:
        row = sheet.line(*_row(use, len(sheet.rows), sheet.name, annex, language))
        if not use.norm.choice:
            value, low, high = (Reference(sheet.name, row, column) for column in (VALUE, LOW, HIGH))
            placed[use.norm.name] = (value, low, high)
    return placed


def _row(use: NormUse, row: int, sheet: str, annex: Annex, language: Language) -> list[Cell]:
    norm = use.norm
    marks = [
        say("exports.assumption", language) if norm.is_assumption else "",
        say("exports.invented_mark", language) if norm.book.invented else "",
    ]
    return [
        plain_text(getattr(norm.norm.label, language)),
        key_name(norm, annex, language),
        *_bounds(norm, Reference(sheet, row, VALUE), language),
        norm_unit(norm, language),
        place_name(annex.assessment, norm.authority, language),
        say(f"level.{norm.level}", language),
        say(f"status.{norm.status}", language),
        say(f"evidence.{norm.evidence}", language),
        "; ".join(filter(None, marks)),
        source_words(norm, language),
        str(norm.source.url or "") if norm.source else "",
        format_date(norm.dated.first_day, language),
        norm_where(use, annex, language),
        plain_text(getattr(norm.dated.note, language)) if norm.dated.note else "",
        _departures(norm, annex, language),
        norm.name,
    ]


def _bounds(norm: NormInForce, value: Reference, language: Language) -> list[Cell]:
    """Value, low and high; a bound that is the value follows it when it is changed."""
    if norm.choice:
        return [norm_number(norm, language), None, None]
    follow = Formula((value,), norm.value, Look.EXACT)
    low: Cell = follow if norm.low == norm.value else Shown(norm.low, Look.INPUT)
    high: Cell = follow if norm.high == norm.value else Shown(norm.high, Look.INPUT)
    return [Shown(norm.value, Look.INPUT), low, high]


def _departures(norm: NormInForce, annex: Annex, language: Language) -> str:
    parts = [
        say(
            "annex_sheet.departure", language, kind=say(f"annex.override.{one.kind}", language),
            whose=place_name(annex.assessment, one.authority, language), reason=plain_text(getattr(one.reason, language)),
            decision=plain_text(one.decision), who=plain_text(one.decided_by), date=format_date(one.date, language),
        )
        for one in norm.norm.overrides
    ]  # fmt: skip
    return " ".join(parts)
