"""What stands at the beginning and the end of an annex: who agrees on what, who may read it, who signs, and which versions?"""

from __future__ import annotations

from collections.abc import Iterator

from barcode.explain.names import place_name
from barcode.exports.annex import Annex
from barcode.exports.annex_blocks import Block, Column, Heading, Kind, Paragraph, table
from barcode.exports.plain_text import plain_text
from barcode.language import Language, format_date, format_integer, say

# As many digits as a reader compares at a glance; the whole fingerprint stands on the first page.
SHORT = 12


def annex_title(annex: Annex, language: Language) -> str:
    """The title that was typed, or one that names the area."""
    return plain_text(annex.terms.title) or say(
        "annex.title", language, area=place_name(annex.assessment, annex.area.code, language)
    )


def opening(annex: Annex, language: Language) -> Iterator[Block]:
    """Title, status, facts, and what is left out."""
    terms, assessment = annex.terms, annex.assessment
    yield Heading(0, annex_title(annex, language))
    if annex.invented:
        yield Paragraph(say("exports.invented", language), Kind.WARNING)
    yield Paragraph(say(f"annex.status_words.{terms.status}", language), Kind.CAPTION)
    facts = [
        ("area", f"{place_name(assessment, annex.area.code, language)} ({annex.area.code})"),
        ("on", format_date(assessment.on, language)),
        ("status", say(f"annex.status.{terms.status}", language)),
        ("readers", say(f"annex.readers.{terms.readers}", language)),
        ("parties", "; ".join(map(plain_text, terms.parties)) or say("annex.none_named", language)),
        ("program", f"Woon-werkbarcode {plain_text(annex.program)}"),
        ("fingerprint", annex.fingerprint),
    ]
    columns = (Column(say("annex.fact", language)), Column(say("annex.fact_value", language), width=6))
    rows = [(say(f"annex.facts.{name}", language), text) for name, text in facts]
    yield table(say("annex.facts_caption", language), columns, rows)
    yield Paragraph(say("annex.fingerprint_words", language), Kind.CAPTION)
    yield from _left_out(annex, language)


def _left_out(annex: Annex, language: Language) -> Iterator[Block]:
    if not annex.left_out:
        return
    yield Heading(1, say("annex.left_out_heading", language))
    yield Paragraph(say("annex.left_out_words", language), Kind.WARNING)
    columns = (
        Column(say("annex.column.area", language)),
        Column(say("annex.column.plans_left_out", language), is_number=True),
        Column(say("annex.column.dwellings_in_annex", language), is_number=True),
        Column(say("annex.column.dwellings_with_all", language), is_number=True, width=3),
    )
    rows = []
    for one in annex.left_out:
        area = annex.assessment.areas.get(one.area)
        new, demolished = area.dwellings if area else (0, 0)
        with_all = one.dwellings_net_with_all
        rows.append(
            (
                place_name(annex.assessment, one.area, language),
                format_integer(one.plans_left_out, language),
                format_integer(new - demolished, language),
                say("annex.withheld", language) if with_all is None else format_integer(with_all, language),
            )
        )
    yield table(say("annex.left_out_caption", language), columns, rows)


def closing(annex: Annex, language: Language) -> Iterator[Block]:
    """The versions of what the figures were made of, and room to sign."""
    versions = annex.content["versions"]
    yield Heading(1, say("annex.versions_heading", language))
    yield Paragraph(say("annex.versions_words", language))
    columns = (Column(say("annex.column.what", language), width=4), Column(say("annex.column.version", language)))
    rows = [
        (say("annex.facts.program", language), plain_text(annex.program)),
        (say("annex.inputs", language), versions["inputs"][:SHORT]),
        *(
            (say("annex.book_of", language, name=str(getattr(book.name, language)), code=code), versions["books"][code][:SHORT])
            for code, book in annex.assessment.library.books.items()
        ),
    ]
    yield table(say("annex.versions_caption", language), columns, rows)
    if not annex.terms.signatories:
        return
    yield Heading(1, say("annex.signatories_heading", language))
    names = ("name", "function", "party", "signature")
    signing = [(plain_text(one.name), plain_text(one.function), plain_text(one.party), "") for one in annex.terms.signatories]
    yield table(
        say("annex.signatories_caption", language),
        tuple(Column(say(f"annex.column.{name}", language)) for name in names),
        signing,
    )
