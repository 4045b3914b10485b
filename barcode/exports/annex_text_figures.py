"""How do the figures of an annex stand in it: what is asked, the balance, the barcode?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from barcode.area import Area
from barcode.balance import BalanceRow
from barcode.demand import Asked
from barcode.explain.names import band, lacking, measure_name, place_name, row_label, written
from barcode.exports.annex import Annex
from barcode.exports.annex_blocks import Block, Column, Heading, Kind, Paragraph, table
from barcode.exports.area_sheets import AMOUNTS, BALANCE, period_name
from barcode.exports.assumptions import is_assumed, is_stripe_assumed
from barcode.exports.plain_text import plain_text
from barcode.exports.rounding import rounding_difference
from barcode.language import Language, say
from barcode.programme import LocationType
from barcode.trace import Figure, Missing, Traced, total
from barcode.units import Measure

NOT_COUNTED = "not_counted"
ROADS = ("floor_by_jobs", "floor_direct", "land_by_jobs", "land_national", "jobs", "jobs_by_inhabitants")
PARK_TYPES = (LocationType.BUSINESS_PARK,)


def demand(annex: Annex, language: Language) -> Iterator[Block]:
    """What the dwellings ask, per area and location type, per period, and by the other roads."""
    yield Heading(1, say("annex.demand_heading", language))
    yield Paragraph(say("annex.demand_words", language))
    for area in annex.areas:
        name = place_name(annex.assessment, area.code, language)
        if len(annex.areas) > 1:
            yield Heading(2, name)
        yield _asked(say("annex.demand_caption", language, area=name), area.asked, annex, language)
        yield from _reasons([figure for kind in LocationType for figure in asked_amounts(area.asked, kind)], annex, language)
    yield _by_period(annex, language)
    yield Heading(2, say("annex.roads_heading", language))
    yield Paragraph(say("annex.roads_words", language))
    yield _roads(annex.area, annex, language)


def asked_amounts(asked: Asked, kind: LocationType) -> list[Figure]:
    """Jobs, full-time jobs, floor and land that one location type asks."""
    return [getattr(asked.by_type[kind], name) for name, _ in AMOUNTS]


def _asked(caption: str, asked: Asked, annex: Annex, language: Language) -> Block:
    columns = (
        Column(say("annex.column.location_type", language), width=3),
        *(Column(measure_name(measure, language), True) for _, measure in AMOUNTS),
        Column(say("annex.column.floor_range", language), True, 3),
        Column(say("annex.column.land_range", language), True, 3),
        Column(say("annex.column.mark", language)),
    )
    figures = [asked_amounts(asked, kind) for kind in LocationType]
    rows = [
        (
            say(f"location_type.{kind}", language), *(figure_text(one, language) for one in own),
            _band(own[2], language), _band(own[3], language), figures_mark(own, language),
        )
        for kind, own in zip(LocationType, figures, strict=True)
    ]  # fmt: skip
    totals = [total(f"{name}_asked", [own[at] for own in figures], 5, measure) for at, (name, measure) in enumerate(AMOUNTS)]
    rows.append(
        (
            say("exports.total", language), *(figure_text(one, language) for one in totals),
            _band(totals[2], language), _band(totals[3], language), "",
        )
    )  # fmt: skip
    differences = [rounding_difference([own[at] for own in figures], whole) for at, whole in enumerate(totals)]
    if any(differences):
        texts = [str(one) if one else "" for one in differences]
        rows.append((say("exports.rounding_difference", language), *texts, "", "", ""))
    return table(caption, columns, rows)


def _by_period(annex: Annex, language: Language) -> Block:
    """Dwellings and what they ask of the area, period by period."""
    area = annex.area
    columns = (
        Column(say("annex.column.period", language)),
        *(Column(measure_name(measure, language), True) for measure in (Measure.DWELLING, Measure.JOB)),
        Column(say("annex.column.office_floor", language), True),
        Column(say("annex.column.park_land", language), True),
    )
    rows = []
    for period in area.frame.groups.periods:
        asked = area.asked_in(period)
        figures: list[Figure] = [
            asked.dwellings, asked.jobs, asked.by_type[LocationType.OFFICE].floor, asked.by_type[LocationType.BUSINESS_PARK].land,
        ]  # fmt: skip
        rows.append((period_name(period, language), *(figure_text(one, language) for one in figures)))
    return table(say("annex.period_caption", language, area=place_name(annex.assessment, area.code, language)), columns, rows)


def _roads(area: Area, annex: Annex, language: Language) -> Block:
    columns = (
        Column(say("annex.column.road", language), width=4),
        Column(say("annex.column.value", language), True),
        Column(say("annex.column.range", language), True),
        Column(say("annex.column.measure", language)),
    )
    rows = []
    for name in ROADS:
        figure: Figure = getattr(area.asked.roads, name)
        unit = "" if isinstance(figure, Missing) else measure_name(figure.measure, language)
        rows.append((say(f"annex.road.{name}", language), figure_text(figure, language), _band(figure, language), unit))
    return table(say("annex.roads_caption", language), columns, rows)


def balance(annex: Annex, language: Language) -> Iterator[Block]:
    """The balance per area, of all periods together and of each, and where work falls behind."""
    yield Heading(1, say("annex.balance_heading", language))
    yield Paragraph(say("annex.balance_words", language))
    for area in annex.areas:
        yield _balance(area, annex, language)
        yield from _reasons([getattr(row, name) for row in area.balance for name in BALANCE], annex, language)
    yield Heading(2, say("annex.pace_heading", language))
    behind = [run for run in annex.area.running if run.falls_behind is not None]
    yield Paragraph(say("annex.pace_words" if behind else "annex.pace_kept", language))
    for run in behind:
        assert run.falls_behind is not None
        kind, measure = say(f"location_type.{run.location_type}", language), measure_name(run.measure, language)
        when = period_name(run.falls_behind, language)
        yield Paragraph(say("annex.falls_behind", language, kind=kind, measure=measure, period=when))


def _balance(area: Area, annex: Annex, language: Language) -> Block:
    columns = (
        Column(say("annex.column.period", language)),
        Column(say("annex.column.location_type", language), width=3),
        Column(say("annex.column.measure", language), width=3),
        *(Column(say(f"exports.column.{name}", language), True) for name in BALANCE),
    )
    parts = [(say("exports.all_periods", language), area.balance)]
    parts += [(period_name(period, language), rows) for period, rows in area.balance_by_period.items()]
    rows = [
        (
            period, say(f"location_type.{row.location_type}", language), measure_name(row.measure, language),
            *(figure_text(getattr(row, name), language, blank_without_period=True) for name in BALANCE),
        )
        for at, (period, own) in enumerate(parts)
        for row in own
        if at == 0 or happens(row)
    ]  # fmt: skip
    return table(say("annex.balance_caption", language, area=place_name(annex.assessment, area.code, language)), columns, rows)


def happens(row: BalanceRow) -> bool:
    """Whether anything comes, goes or is asked in a period; what cannot be told may."""
    return any(isinstance(one, Missing) or one.value for one in (row.programmed, row.taken, row.asked))


def strip(annex: Annex, language: Language) -> Iterator[Block]:
    """The barcode of the area: a row per function, its land, and what overlaps counted once."""
    yield Heading(1, say("annex.strip_heading", language))
    yield Paragraph(say("annex.strip_words", language))
    names = ("function", "number", "floor", "land", "land_counted")
    columns = (
        *(Column(say(f"exports.column.{name}", language), name != "function", 4 if name == "function" else 2) for name in names),
        Column(say("exports.column.lies", language)),
        Column(say("exports.column.norm", language), width=4),
        Column(say("annex.column.mark", language)),
    )
    drawn, rows = annex.area.strip, []
    for stripe in drawn.stripes:
        figures = (stripe.number, stripe.floor, stripe.land, stripe.land_counted)
        lies = "" if stripe.inside_plan_area is None else say(
            f"exports.lies.{'inside' if stripe.inside_plan_area else 'elsewhere'}", language
        )  # fmt: skip
        sizing = stripe.governing.sizing if stripe.governing else None
        rows.append(
            (
                plain_text(row_label(annex.assessment, stripe.function, language)),
                *(figure_text(one, language) for one in figures),
                lies, plain_text(getattr(sizing.norm.label, language)) if sizing else "",
                say("exports.assumption", language) if is_stripe_assumed(stripe) else "",
            )
        )  # fmt: skip
    for key, figure in (("exports.total", drawn.land_total), ("exports.overlap", drawn.overlap)):
        rows.append((say(key, language), "", "", "", figure_text(figure, language), "", "", ""))
    name = place_name(annex.assessment, annex.area.code, language)
    yield table(say("annex.strip_caption", language, area=name), columns, rows)
    yield from _reasons([one for stripe in drawn.stripes for one in (stripe.number, stripe.floor, stripe.land)], annex, language)


def figure_text(figure: Figure, language: Language, blank_without_period: bool = False) -> str:
    """A figure as it is printed; words where it cannot be told, and nothing where the row counts something else."""
    if isinstance(figure, Missing):
        if figure.lacking == NOT_COUNTED or (blank_without_period and figure.lacking == "no_period"):
            return ""
        return say("exports.cannot_tell", language)
    return written(figure.value, figure.measure, language)


def _band(figure: Figure, language: Language) -> str:
    return band(figure, language) if isinstance(figure, Traced) else ""


def figures_mark(figures: Sequence[Figure], language: Language) -> str:
    """Whether figures rest on an assumption or an estimate, in words."""
    marks = [say("exports.assumption", language)] if is_assumed(*figures) else []
    if any(isinstance(one, Traced) and one.estimated for one in figures):
        marks.append(say("explain.estimated", language))
    return ", ".join(marks)


def _reasons(figures: Sequence[Figure], annex: Annex, language: Language) -> Iterator[Block]:
    """Why figures cannot be told, each reason once."""
    missing = [one for one in figures if isinstance(one, Missing) and one.lacking not in {NOT_COUNTED, "no_period"}]
    reasons = dict.fromkeys(lacking(annex.assessment, one, language) for one in missing)
    if reasons:
        yield Paragraph(say("annex.not_told", language, reasons="; ".join(reasons)), Kind.CAPTION)
