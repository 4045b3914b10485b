"""What stands on the sheets about areas: what is asked, the balance, the barcode?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from barcode.area import Area
from barcode.assess import Assessment
from barcode.balance import BalanceRow
from barcode.demand import Asked
from barcode.explain.names import lacking, norm_value, place_name, row_label
from barcode.exports.assumptions import is_assumed, is_stripe_assumed
from barcode.exports.rounding import rounding_difference
from barcode.exports.sheet import Cell, Sheet
from barcode.groups import UNKNOWN, Period
from barcode.language import Language, say
from barcode.norms.governing import NormInForce
from barcode.norms.model import Level
from barcode.programme import LocationType
from barcode.trace import Figure, Missing, total
from barcode.units import Measure

AMOUNTS = (("jobs", Measure.JOB), ("fte", Measure.FTE), ("floor", Measure.FLOOR_GROSS), ("land", Measure.LAND_NET))
BALANCE = ("existing", "available", "programmed", "taken", "asked", "balance", "with_existing")
LEVELS = (Level.MUNICIPALITY, Level.PROVINCE, Level.REGION)


def areas_in_order(assessment: Assessment) -> list[Area]:
    """Municipalities, then provinces, then regions, each by code."""
    return [area for level in LEVELS for area in assessment.of_level(level)]


def headings(names: Sequence[str], language: Language) -> list[str]:
    """The headings of columns."""
    return [say(f"exports.column.{name}", language) for name in names]


def named(area: Area, assessment: Assessment, language: Language) -> tuple[str, str, str]:
    """Name, code and level of an area."""
    return place_name(assessment, area.code, language), area.code, say(f"level.{area.level}", language)


def asked_totals(asked: Asked) -> list[Figure]:
    """Jobs, full-time jobs, floor and land of all location types together."""
    by_type = asked.by_type
    return [
        total(f"{name}_asked", [getattr(by_type[kind], name) for kind in LocationType], 5, measure) for name, measure in AMOUNTS
    ]


def asked(sheet: Sheet, assessment: Assessment, used: dict[str, NormInForce], language: Language) -> None:
    """What is asked per location type, with its band; totals, and the rounding difference where printed rows do not add up."""
    columns = (
        "area",
        "code",
        "level",
        "location_type",
        "jobs",
        "fte",
        "floor",
        "land",
        "floor_low",
        "floor_high",
        "land_low",
        "land_high",
        "mark",
    )
    sheet.table(headings((*columns, "why_not"), language), _asked_rows(assessment, language))


def _asked_rows(assessment: Assessment, language: Language) -> Iterator[Sequence[Cell]]:
    for area in areas_in_order(assessment):
        who = named(area, assessment, language)
        rows = [[getattr(area.asked.by_type[kind], name) for name, _ in AMOUNTS] for kind in LocationType]
        for kind, figures in zip(LocationType, rows, strict=True):
            reasons = [lacking(assessment, figure, language) for figure in figures if isinstance(figure, Missing)]
            yield (
                *who,
                say(f"location_type.{kind}", language),
                *figures,
                *_band(figures[2]),
                *_band(figures[3]),
                say("exports.assumption", language) if is_assumed(*figures) else "",
                "; ".join(dict.fromkeys(reasons)),
            )
        totals = asked_totals(area.asked)
        yield (*who, say("exports.total", language), *totals, *_band(totals[2]), *_band(totals[3]))
        differences = [rounding_difference([row[place] for row in rows], whole) for place, whole in enumerate(totals)]
        if any(differences):
            yield (*who, say("exports.rounding_difference", language), *differences)


def _band(figure: Figure) -> tuple[Cell, Cell]:
    return (None, None) if isinstance(figure, Missing) else (figure.low, figure.high)


def balance(sheet: Sheet, assessment: Assessment, used: dict[str, NormInForce], language: Language) -> None:
    """The balance of all periods together and of each period."""
    columns = ("area", "code", "level", "period", "location_type", "measure", *BALANCE)
    sheet.table(headings(columns, language), _balance_rows(assessment, language))


def _balance_rows(assessment: Assessment, language: Language) -> Iterator[Sequence[Cell]]:
    for area in areas_in_order(assessment):
        who = named(area, assessment, language)
        parts: list[tuple[str, Sequence[BalanceRow]]] = [(say("exports.all_periods", language), area.balance)]
        parts += [(period_name(period, language), rows) for period, rows in area.balance_by_period.items()]
        for period, rows in parts:
            for row in rows:
                kind, measure = say(f"location_type.{row.location_type}", language), say(f"measure_many.{row.measure}", language)
                yield (*who, period, kind, measure, *(getattr(row, name) for name in BALANCE))


def period_name(period: Period, language: Language) -> str:
    """A period in words."""
    return say("exports.unknown_period", language) if period == UNKNOWN else period.label


def strips(sheet: Sheet, assessment: Assessment, used: dict[str, NormInForce], language: Language) -> None:
    """The barcode of each area: a row per stripe, and what overlaps counted once."""
    columns = (
        "area",
        "code",
        "level",
        "function",
        "number",
        "floor",
        "land",
        "land_counted",
        "lies",
        "overlaps_with",
        "norm",
        "source",
        "mark",
    )
    sheet.table(headings((*columns, "why_not"), language), _strip_rows(assessment, language))


def _strip_rows(assessment: Assessment, language: Language) -> Iterator[Sequence[Cell]]:
    for area in areas_in_order(assessment):
        who = named(area, assessment, language)
        for stripe in area.strip.stripes:
            figures = [_told(figure) for figure in (stripe.number, stripe.floor, stripe.land, stripe.land_counted)]
            lies = (
                ""
                if stripe.inside_plan_area is None
                else say(f"exports.lies.{'inside' if stripe.inside_plan_area else 'elsewhere'}", language)
            )
            overlaps = ", ".join(row_label(assessment, function, language) for function in stripe.overlaps_with)
            lacks = [
                figure
                for figure in (stripe.number, stripe.floor, stripe.land)
                if isinstance(figure, Missing) and figure.lacking != "not_counted"
            ]
            why = "; ".join(dict.fromkeys(lacking(assessment, figure, language) for figure in lacks))
            sizing = stripe.governing.sizing if stripe.governing else None
            norm = norm_value(sizing, language) if sizing else ""
            source = sizing.source.title if sizing and sizing.source else ""
            mark = say("exports.assumption", language) if is_stripe_assumed(stripe) else ""
            yield (*who, row_label(assessment, stripe.function, language), *figures, lies, overlaps, norm, source, mark, why)
        strip = area.strip
        yield (*who, say("exports.total", language), None, None, None, _told(strip.land_total))
        yield (*who, say("exports.overlap", language), None, None, None, _told(strip.overlap))


def _told(figure: Figure) -> Cell:
    """A figure; blank where the row counts something else."""
    return None if isinstance(figure, Missing) and figure.lacking == "not_counted" else figure
