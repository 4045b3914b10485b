"""What stands on the sheets with figures of an annex: what is asked, the balance, the barcode?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from barcode.area import Area
from barcode.balance import BalanceRow
from barcode.demand import Asked
from barcode.explain.names import lacking, measure_name, place_name, row_label
from barcode.exports.annex import Annex
from barcode.exports.annex_cells import Cell, Formula, Look, Reference, Sheet
from barcode.exports.annex_formulas import BLANK, HIGH, LOW, Calculation
from barcode.exports.annex_sums import ranges, summed
from barcode.exports.annex_text_figures import ROADS, asked_amounts, figures_mark, happens
from barcode.exports.area_sheets import BALANCE, asked_totals, period_name
from barcode.exports.assumptions import is_stripe_assumed
from barcode.exports.plain_text import plain_text
from barcode.language import Language, say
from barcode.programme import LocationType
from barcode.trace import Figure, Missing, Traced

ASKED = (
    "area", "period", "location_type", "dwellings", "jobs", "fte", "floor", "floor_low", "floor_high", "land", "land_low", "land_high",
    "mark", "why_not",
)  # fmt: skip
OTHERS = ("area", "figure", "value", "low", "high", "measure", "why_not")
BALANCE_COLUMNS = ("area", "period", "location_type", "measure", *BALANCE, "why_not")
STRIP = ("area", "function", "number", "floor", "land", "land_counted", "lies", "overlaps_with", "norm", "mark", "why_not")
FIRST_AMOUNT = ASKED.index("jobs")


def headed(sheet: Sheet, names: Iterable[str], language: Language) -> None:
    """The headings of a table."""
    sheet.headings(say(f"annex_sheet.column.{name}", language) for name in names)


def asked_sheet(sheet: Sheet, annex: Annex, calculation: Calculation, language: Language) -> None:
    """What the dwellings of every area ask, in all periods together and in each; then the other roads and the mix."""
    headed(sheet, ASKED, language)
    for area in annex.areas:
        _asked(sheet, area, say("exports.all_periods", language), area.asked, annex, calculation, language)
        for period in area.frame.groups.periods:
            asked = area.asked_in(period)
            if asked.dwellings.value:
                _asked(sheet, area, period_name(period, language), asked, annex, calculation, language)
    sheet.line()
    sheet.title(say("annex.roads_heading", language))
    table = sheet.headed
    headed(sheet, OTHERS, language)
    # The filter and the headings that repeat belong to the table that is long.
    sheet.headed = table
    for area in annex.areas:
        before, after = area.function_mix
        others: list[tuple[str, Figure]] = [(say(f"annex.road.{name}", language), getattr(area.asked.roads, name)) for name in ROADS]
        others += [
            (say("annex_sheet.land_gross", language), area.land_asked_gross),
            (say("annex_sheet.mix_before", language), before),
            (say("annex_sheet.mix_after", language), after),
        ]
        for name, figure in others:
            unit = "" if isinstance(figure, Missing) else measure_name(figure.measure, language)
            sheet.line(
                place_name(annex.assessment, area.code, language), name, calculation.cell(figure), calculation.cell(figure, LOW),
                calculation.cell(figure, HIGH), unit, _why([figure], annex, language),
            )  # fmt: skip


def _asked(
    sheet: Sheet, area: Area, period: str, asked: Asked, annex: Annex, calculation: Calculation, language: Language
) -> None:  # fmt: skip
    name = place_name(annex.assessment, area.code, language)
    first = len(sheet.rows)
    of_types = [asked_amounts(asked, kind) for kind in LocationType]
    for kind, figures in zip(LocationType, of_types, strict=True):
        jobs, fte, floor, land = figures
        sheet.line(
            name, period, say(f"location_type.{kind}", language), None, calculation.cell(jobs), calculation.cell(fte),
            *_band(floor, calculation), *_band(land, calculation), figures_mark(figures, language), _why(figures, annex, language),
        )  # fmt: skip
    cells: list[Cell] = []
    for at, whole in enumerate(asked_totals(asked)):
        column = FIRST_AMOUNT + (at if at < 3 else 2 + 3 * (at - 2))
        if isinstance(whole, Missing):
            cells += [say("exports.cannot_tell", language), None, None][: 3 if at >= 2 else 1]
            continue
        for side, bound in enumerate((whole.value, whole.low, whole.high)[: 3 if at >= 2 else 1]):
            cells.append(_total(sheet, column + side, first, bound))
    sheet.line(name, period, say("exports.total", language), calculation.cell(asked.dwellings), *cells)


def _total(sheet: Sheet, column: int, first: int, bound: Fraction) -> Cell:
    """The sum of the rows above."""
    return Formula(summed([Reference(sheet.name, first, column, len(sheet.rows) - 1)], _no_helper), bound)


def _no_helper(tokens: object) -> Reference:
    raise AssertionError(tokens)


def _band(figure: Figure, calculation: Calculation) -> tuple[Cell, Cell, Cell]:
    return calculation.cell(figure), calculation.cell(figure, LOW), calculation.cell(figure, HIGH)


def _why(figures: Sequence[Figure], annex: Annex, language: Language) -> str:
    """Why figures cannot be told; nothing where they can, or where nothing is counted."""
    lost = [one for one in figures if isinstance(one, Missing) and one.lacking not in BLANK]
    return "; ".join(dict.fromkeys(lacking(annex.assessment, one, language) for one in lost))


def balance_sheet(sheet: Sheet, annex: Annex, calculation: Calculation, language: Language) -> None:
    """The balance of every area, of all periods together and of each in which anything happens."""
    headed(sheet, BALANCE_COLUMNS, language)
    for area in annex.areas:
        _balance(sheet, area, say("exports.all_periods", language), area.balance, annex, calculation, language)
        for period, rows in area.balance_by_period.items():
            kept = [row for row in rows if happens(row)]
            _balance(sheet, area, period_name(period, language), kept, annex, calculation, language)


def _balance(
    sheet: Sheet, area: Area, period: str, rows: Sequence[BalanceRow], annex: Annex, calculation: Calculation, language: Language
) -> None:  # fmt: skip
    name = place_name(annex.assessment, area.code, language)
    for row in rows:
        figures = [getattr(row, part) for part in BALANCE]
        sheet.line(
            name, period, say(f"location_type.{row.location_type}", language), measure_name(row.measure, language),
            *map(calculation.cell, figures), _why(figures, annex, language),
        )  # fmt: skip


def strip_sheet(sheet: Sheet, annex: Annex, calculation: Calculation, language: Language) -> None:
    """The barcode of every area; its total is the sum of the land that counts."""
    headed(sheet, STRIP, language)
    for area in annex.areas:
        name = place_name(annex.assessment, area.code, language)
        told: list[int] = []
        for stripe in area.strip.stripes:
            figures = [stripe.number, stripe.floor, stripe.land, stripe.land_counted]
            lies = "" if stripe.inside_plan_area is None else say(
                f"exports.lies.{'inside' if stripe.inside_plan_area else 'elsewhere'}", language
            )  # fmt: skip
            sizing = stripe.governing.sizing if stripe.governing else None
            row = sheet.line(
                name, row_label(annex.assessment, stripe.function, language), *map(calculation.cell, figures), lies,
                ", ".join(row_label(annex.assessment, other, language) for other in stripe.overlaps_with),
                plain_text(getattr(sizing.norm.label, language)) if sizing else "",
                say("exports.assumption", language) if is_stripe_assumed(stripe) else "", _why(figures[:3], annex, language),
            )  # fmt: skip
            if isinstance(stripe.land, Traced):
                told.append(row)
        column = STRIP.index("land_counted")
        whole = area.strip.land_total
        total: Cell = say("exports.cannot_tell", language)
        if isinstance(whole, Traced):
            total = Formula(summed(ranges(sheet.name, column, told), _no_helper), whole.value, Look.WHOLE)
        sheet.line(name, say("exports.total", language), None, None, None, total)
        sheet.line(name, say("exports.overlap", language), None, None, None, calculation.cell(area.strip.overlap))
