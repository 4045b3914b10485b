"""How do norms read on a terminal: the list, one norm in full, and which one governs?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from barcode.assess import Assessment
from barcode.cli.amounts import day_in_words
from barcode.cli.text_table import text_table
from barcode.explain.names import norm_label, norm_range, norm_value, place_name, plain_value, subject_name, unit_name
from barcode.explain.tree import norm_details
from barcode.exports.plain_text import plain_text
from barcode.language import Language, say
from barcode.norms import Governing, Norm, NormBook, NormLibrary
from barcode.norms.governing import NormInForce
from barcode.norms.model import Cell, Cite, NormValue


def list_lines(books: Sequence[NormBook], language: Language) -> Iterator[str]:
    """Every norm of these books on a line."""
    for book in books:
        yield ""
        mark = f" – {say('exports.invented_mark', language)}" if book.invented else ""
        yield plain_text(f"{getattr(book.name, language)} ({book.authority}, {say(f'level.{book.level}', language)}){mark}")
        headings = [say(f"cli.column.{name}", language) for name in ("norm", "name", "unit", "status")]
        rows = [
            [norm.id, getattr(norm.label, language), unit_name(norm.unit, language), say(f"status.{norm.status}", language)]
            for norm in book.norms
        ]
        yield from text_table(headings, rows, words=len(headings))


def norm_lines(book: NormBook, norm: Norm, library: NormLibrary, language: Language) -> Iterator[str]:
    """One norm of one authority in full: every value with its dates, range, evidence and source."""
    yield ""
    mark = f" – {say('exports.invented_mark', language)}" if book.invented else ""
    yield plain_text(f"{getattr(norm.label, language)} ({norm.id}) – {getattr(book.name, language)} ({book.authority}){mark}")
    if norm.description:
        yield "  " + plain_text(getattr(norm.description, language))
    unit, comparison = unit_name(norm.unit, language), say(f"comparison.{norm.comparison}", language)
    yield "  " + plain_text(f"{comparison}; {unit}; {say(f'status.{norm.status}', language)}")
    for dated in norm.values:
        first = day_in_words(dated.first_day, language)
        last = say("cli.until", language, day=day_in_words(dated.last_day, language)) if dated.last_day else ""
        yield "  " + say("cli.from", language, day=first, until=last)
        yield from _dated(book, dated, language)
    for override in norm.overrides:
        values = {"authority": override.authority, "reason": getattr(override.reason, language), "decision": override.decision}
        yield "  " + plain_text(say("cli.departs", language, **values))
    for text in norm.not_encoded:
        yield "  " + plain_text(say("cli.not_encoded", language, text=getattr(text, language)))


def _dated(book: NormBook, dated: NormValue, language: Language) -> Iterator[str]:
    entries: list[tuple[str, NormValue | Cell]] = list((dated.cells or {}).items()) or [("", dated)]
    for key, entry in entries:
        choice = dated.choice.replace("_", " ") if dated.choice else ""
        value = choice or plain_value(entry.value, language)
        band = ""
        if entry.low is not None or entry.high is not None:
            low, high = (entry.value if bound is None else bound for bound in (entry.low, entry.high))
            band = " (" + say("unit.band", language, low=plain_value(low, language), high=plain_value(high, language)) + ")"
        evidence = say(f"evidence.{entry.evidence or dated.evidence}", language)
        yield "    " + plain_text(f"{key + ': ' if key else ''}{value}{band} – {evidence}")
        formula, note = entry.formula or dated.formula, entry.note or dated.note
        details = [_cited(book, entry.cite or dated.cite, language)]
        details.append(say("cli.formula_text", language, formula=formula) if formula else "")
        details.append(str(getattr(note, language)) if note else "")
        for text in details:
            if text:
                yield "      " + plain_text(text)


def _cited(book: NormBook, cite: Cite | None, language: Language) -> str:
    if cite is None:
        return say("cli.no_source", language)
    source = book.sources[cite.source]
    parts = [f"{source.title}, {source.publisher}, {source.date}, {cite.place}", str(source.url or "")]
    return say("cli.source", language, source="; ".join(part for part in parts if part))


def governing_lines(governing: Governing, assessment: Assessment, language: Language) -> Iterator[str]:
    """What governs, what binds beside it, what does not and why, each with its source."""
    key = f" – {subject_name(assessment, governing.key, language) or governing.key}" if governing.key else ""
    label = norm_label(assessment, governing.norm_id, language)
    yield plain_text(f"{label} ({governing.norm_id}){key}")
    if governing.sizing is None:
        yield "  " + say("cli.nothing_governs", language)
    else:
        yield "  " + say("cli.governs", language, norm=_short(governing.sizing, assessment, language))
        yield from _details(governing.sizing, assessment, language)
    for norm in governing.binding:
        if norm is not governing.sizing:
            yield "  " + say("cli.binds_beside", language, norm=_short(norm, assessment, language))
            yield from _details(norm, assessment, language)
    beside = set(governing.binding)
    for loser in governing.losers:
        if loser.in_force in beside:
            continue
        name = plain_text(place_name(assessment, loser.authority, language))
        what = _short(loser.in_force, assessment, language) if loser.in_force else f"{name} ({loser.authority})"
        yield "  " + say("cli.does_not_govern", language, norm=what, reason=say(f"reason.{loser.reason}", language))
        if loser.in_force:
            yield from _details(loser.in_force, assessment, language)


def _short(norm: NormInForce, assessment: Assessment, language: Language) -> str:
    band = norm_range(norm, language)
    name = place_name(assessment, norm.authority, language)
    return plain_text(f"{norm_value(norm, language)}{f' ({band})' if band else ''} – {name} ({norm.authority})")


def _details(norm: NormInForce, assessment: Assessment, language: Language) -> Iterator[str]:
    for label, text in norm_details(norm, assessment, language):
        yield f"      {plain_text(label)}: {plain_text(text)}"
