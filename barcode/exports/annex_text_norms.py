"""How do the norms of an annex stand in it: value, unit, level, status, source and date, departures, and assumptions apart?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from barcode.explain.names import cite_place, norm_range, place_name, plain_value, subject_name, unit_name
from barcode.exports.annex import Annex
from barcode.exports.annex_blocks import Block, Column, Heading, Kind, Paragraph, table
from barcode.exports.annex_norms import NormUse
from barcode.exports.plain_text import plain_text
from barcode.language import Language, format_date, format_date_of_source, labels, say
from barcode.norms.governing import NormInForce

COLUMNS = {
    "norm": (False, 4), "value": (True, 2), "range": (True, 2), "unit": (False, 3), "authority": (False, 3), "status": (False, 2),
    "source": (False, 5), "first_day": (False, 2), "evidence": (False, 3), "where": (False, 2),
}  # fmt: skip


def norms(annex: Annex, language: Language) -> Iterator[Block]:
    """The norm table, and where norms depart from others."""
    yield Heading(1, say("annex.norms_heading", language))
    yield Paragraph(say("annex.norms_words", language))
    yield _norm_table(say("annex.norms_caption", language), annex.norms, annex, language)
    departing = {(use.norm.authority, use.norm.norm.id): use for use in annex.norms if use.norm.norm.overrides}
    if departing:
        yield Heading(2, say("annex.overrides_heading", language))
        yield _overrides(list(departing.values()), annex, language)


def assumptions(annex: Annex, language: Language) -> Iterator[Block]:
    """The norms that no source gives, named as such, with what the book says about them."""
    yield Heading(1, say("annex.assumptions_heading", language))
    if not annex.assumptions:
        yield Paragraph(say("annex.no_assumptions", language))
        return
    yield Paragraph(say("annex.assumptions_words", language), Kind.WARNING)
    columns = (
        Column(say("annex.column.norm", language), width=3),
        Column(say("annex.column.value", language), is_number=True),
        Column(say("annex.column.range", language), is_number=True),
        Column(say("annex.column.unit", language)),
        Column(say("annex.column.note", language), width=5),
    )
    rows = [
        (
            norm_name(use.norm, annex, language),
            norm_number(use.norm, language),
            norm_range(use.norm, language),
            norm_unit(use.norm, language),
            plain_text(getattr(use.norm.dated.note, language)) if use.norm.dated.note else "",
        )
        for use in annex.assumptions
    ]
    yield table(say("annex.assumptions_caption", language), columns, rows)


def norm_name(norm: NormInForce, annex: Annex, language: Language) -> str:
    """The label of a norm, with the entry of its table."""
    label = plain_text(getattr(norm.norm.label, language))
    return f"{label}: {key_name(norm, annex, language)}" if norm.key else label


def key_name(norm: NormInForce, annex: Annex, language: Language) -> str:
    """What the entry of a table is for; blank where the norm is no table."""
    return plain_text(subject_name(annex.assessment, norm.key, language)) if norm.key else ""


def norm_number(norm: NormInForce, language: Language) -> str:
    """The value as a reader expects it; a word instead of a number by its own name."""
    if norm.choice:
        return labels("choice", language).get(norm.choice, norm.choice.replace("_", " "))
    return plain_value(norm.value, language)


def source_words(norm: NormInForce, language: Language) -> str:
    """The source of a norm and the place in it."""
    source, cite = norm.source, norm.cite
    if source is None or cite is None:
        return say("annex.no_source", language)
    when = format_date_of_source(str(source.date), language)
    return plain_text(f"{source.title}, {source.publisher}, {when}; {cite_place(cite, language)}")


def _norm_table(caption: str, uses: Sequence[NormUse], annex: Annex, language: Language) -> Block:
    columns = tuple(
        Column(say(f"annex.column.{name}", language), is_number, width) for name, (is_number, width) in COLUMNS.items()
    )
    return table(caption, columns, [_row(use, annex, language) for use in uses])


def _row(use: NormUse, annex: Annex, language: Language) -> tuple[str, ...]:
    norm = use.norm
    return (
        norm_name(norm, annex, language),
        norm_number(norm, language),
        norm_range(norm, language),
        norm_unit(norm, language),
        say(
            "annex.authority", language, name=place_name(annex.assessment, norm.authority, language),
            level=say(f"level.{norm.level}", language),
        ),
        say(f"status.{norm.status}", language),
        source_words(norm, language),
        format_date(norm.dated.first_day, language),
        say(f"evidence.{norm.evidence}", language),
        norm_where(use, annex, language),
    )  # fmt: skip


def norm_unit(norm: NormInForce, language: Language) -> str:
    """The unit in words; nothing where the norm is a choice."""
    return "" if norm.choice else unit_name(norm.norm.unit, language, norm.value == 1)


def norm_where(use: NormUse, annex: Annex, language: Language) -> str:
    """Where a norm governs; where it only binds beside another that is stricter."""
    everywhere = frozenset(use.sizes_in) >= annex.area.municipalities
    if everywhere:
        return say("annex.everywhere", language)
    parts = [place_name(annex.assessment, code, language) for code in use.sizes_in]
    if use.binds_in:
        beside = ", ".join(place_name(annex.assessment, code, language) for code in use.binds_in)
        parts.append(say("annex.binds_beside", language, places=beside))
    return "; ".join(parts)


def _overrides(uses: Sequence[NormUse], annex: Annex, language: Language) -> Block:
    names = ("norm", "authority", "departs_from", "kind", "reason", "decision")
    rows = [
        (
            plain_text(getattr(use.norm.norm.label, language)),
            place_name(annex.assessment, use.norm.authority, language),
            place_name(annex.assessment, override.authority, language),
            say(f"annex.override.{override.kind}", language),
            plain_text(getattr(override.reason, language)),
            plain_text(f"{override.decision}, {override.decided_by}, {format_date(override.date, language)}"),
        )
        for use in uses
        for override in use.norm.norm.overrides
    ]
    return table(
        say("annex.overrides_caption", language), tuple(Column(say(f"annex.column.{name}", language)) for name in names), rows
    )
