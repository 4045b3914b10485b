"""What stands on the sheets about where it comes from: summary, norms, rows set aside, explanation?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import barcode
from barcode.assess import Assessment
from barcode.explain import paragraph
from barcode.explain.names import norm_range, norm_value, place_name, subject_name
from barcode.exports.area_sheets import areas_in_order, headings, named, period_name
from barcode.exports.sheet import Cell, Sheet
from barcode.exports.withheld import notes_told_outside, told_outside
from barcode.language import Language, say
from barcode.language.numbers import exact_text
from barcode.norms.governing import NormInForce
from barcode.programme import LocationType
from barcode.units import Measure

PARK, OFFICE = LocationType.BUSINESS_PARK, LocationType.OFFICE


def summary(sheet: Sheet, assessment: Assessment, used: dict[str, NormInForce], language: Language) -> None:
    """What was read, and the main figures of each area."""
    programme = assessment.programme
    new, demolished = int(programme.phases["dwellings_new"].sum()), int(programme.phases["dwellings_demolished"].sum())
    sheet.title(say("exports.title", language))
    facts: tuple[tuple[str, Cell], ...] = (
        ("program", f"Woon-werkbarcode {barcode.__version__}"),
        ("on", assessment.on.isoformat()),
        ("rows_read", programme.rows_read),
        ("rows_set_aside", programme.rows_set_aside),
        ("plans", len(programme.plans)),
        ("parks", len(programme.parks)),
        ("dwellings_new", new),
        ("dwellings_demolished", demolished),
        ("dwellings_net", new - demolished),
    )
    for name, value in facts:
        sheet.line(say(f"exports.column.{name}", language), value)
    sheet.line(say("exports.unrounded", language))
    sheet.blank()
    columns = (
        "area",
        "code",
        "level",
        "plans",
        "dwellings_new",
        "dwellings_demolished",
        "dwellings_net",
        "jobs",
        "park_land",
        "office_floor",
    )
    sheet.table(headings((*columns, "falls_behind"), language), _summary_rows(assessment, language))
    sheet.blank()
    for note in notes_told_outside(programme):
        sheet.line(say(f"notes.{note.code}", language, **note.details), "", note.file)


def _summary_rows(assessment: Assessment, language: Language) -> Iterator[Sequence[Cell]]:
    for area in areas_in_order(assessment):
        new, demolished = area.dwellings
        by_type = area.asked.by_type
        run = next(run for run in area.running if run.location_type is PARK and run.measure is Measure.LAND_NET)
        behind = "" if run.falls_behind is None else period_name(run.falls_behind, language)
        yield (
            *named(area, assessment, language), len(area.plan_rows), new, demolished, new - demolished,
            area.asked.jobs, by_type[PARK].land, by_type[OFFICE].floor, behind,
        )  # fmt: skip


def norms(sheet: Sheet, assessment: Assessment, used: dict[str, NormInForce], language: Language) -> None:
    """Every norm that sized a number, with its source."""
    columns = (
        "norm",
        "key",
        "authority",
        "level",
        "value",
        "exact",
        "range",
        "status",
        "evidence",
        "mark",
        "source",
        "publisher",
        "date",
        "place",
        "first_day",
        "url",
    )
    sheet.table(headings(columns, language), (_norm_row(used[name], assessment, language) for name in sorted(used)))


def _norm_row(norm: NormInForce, assessment: Assessment, language: Language) -> Sequence[Cell]:
    source = norm.source
    marks = [
        say("exports.assumption", language) if norm.is_assumption else "",
        say("exports.invented_mark", language) if norm.book.invented else "",
    ]
    return (
        str(getattr(norm.norm.label, language)),
        subject_name(assessment, norm.key, language),
        place_name(assessment, norm.authority, language),
        say(f"level.{norm.level}", language),
        norm_value(norm, language),
        "" if norm.choice else exact_text(norm.value),
        norm_range(norm, language),
        say(f"status.{norm.status}", language),
        say(f"evidence.{norm.evidence}", language),
        "; ".join(mark for mark in marks if mark),
        source.title if source else "",
        source.publisher if source else "",
        str(source.date) if source else "",
        norm.cite.place if norm.cite else "",
        norm.dated.first_day.isoformat(),
        str(source.url or "") if source else "",
    )


def set_aside(sheet: Sheet, assessment: Assessment, used: dict[str, NormInForce], language: Language) -> None:
    """Every row and cell that could not be used, and why; of a plan that is not public only the place."""
    problems = told_outside(assessment.programme)
    columns = ("file", "sheet", "row", "column", "found", "sentence")
    if not problems:
        sheet.line(say("exports.nothing_set_aside", language))
        return
    rows = ((one.file, one.sheet, one.row, one.column, one.found, one.sentence(language)) for one in problems)
    sheet.table(headings(columns, language), rows)


def explanation(sheet: Sheet, assessment: Assessment, used: dict[str, NormInForce], language: Language) -> None:
    """One paragraph for the jobs, and for what each location type asks, of every area."""
    for area in areas_in_order(assessment):
        sheet.title(place_name(assessment, area.code, language))
        pairs = [(say("exports.column.jobs", language), paragraph(area.asked.jobs, assessment, language))]
        for kind in LocationType:
            one = area.asked.by_type[kind]
            figure = one.land if kind is PARK else one.floor
            pairs.append((say(f"location_type.{kind}", language), paragraph(figure, assessment, language)))
        sheet.paragraphs(pairs)
        sheet.blank()
