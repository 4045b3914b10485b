"""Which numbers does an assessment give, all of them, in a form that can be compared?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from fractions import Fraction

from barcode.area import Area
from barcode.assess import Assessment
from barcode.balance import BalanceRow
from barcode.demand import Asked
from barcode.strip import Strip
from barcode.trace import Figure, Missing, Traced

Number = tuple[Fraction, Fraction, Fraction] | None
ROADS = ("jobs", "floor_by_jobs", "floor_direct", "land_by_jobs", "land_national", "jobs_by_inhabitants")


def figures_of_asked(asked: Asked) -> Iterator[tuple[str, Figure]]:
    """Everything that dwellings ask for."""
    yield "dwellings", asked.dwellings
    yield "jobs", asked.jobs
    for kind, one in asked.by_type.items():
        for field in fields(one):
            yield f"{kind} {field.name}", getattr(one, field.name)
    for road in ROADS:
        yield f"road {road}", getattr(asked.roads, road)


def _of_rows(rows: tuple[BalanceRow, ...]) -> Iterator[tuple[str, Figure]]:
    for row in rows:
        for column in ("existing", "available", "programmed", "taken", "asked", "balance", "with_existing"):
            yield f"{row.location_type} {row.measure} {column}", getattr(row, column)


def _of_strip(strip: Strip) -> Iterator[tuple[str, Figure]]:
    for stripe in strip.stripes:
        for column in ("number", "floor", "land", "land_counted"):
            yield f"{stripe.function} {column}", getattr(stripe, column)
    yield "land_total", strip.land_total
    yield "overlap", strip.overlap


def figures_of_area(area: Area) -> Iterator[tuple[str, Figure]]:
    """Every number of an area, with an address."""
    yield from figures_of_asked(area.asked)
    yield "land_asked_gross", area.land_asked_gross
    yield from (
        ("existing " + name, getattr(area.existing, name))
        for name in ("land_in_use", "land_available_now", "land_available_later")
    )
    yield from _of_rows(area.balance)
    for period, rows in area.balance_by_period.items():
        yield from ((f"{period.label} {name}", figure) for name, figure in figures_of_asked(area.asked_in(period)))
        yield from ((f"{period.label} {name}", figure) for name, figure in _of_rows(rows))
    for run in area.running:
        yield from ((f"running {run.location_type} {run.measure} {period.label}", figure) for period, figure in run.steps)
    yield from (("strip " + name, figure) for name, figure in _of_strip(area.strip))
    yield from zip(("mix before", "mix after"), area.function_mix, strict=True)


def figures_of(assessment: Assessment) -> dict[str, Figure]:
    """Every number of an assessment by area and address."""
    return {f"{code} {name}": figure for code, area in assessment.areas.items() for name, figure in figures_of_area(area)}


def number(figure: Figure) -> Number:
    """Low, value and high; None where it cannot be told."""
    if isinstance(figure, Missing):
        return None
    assert isinstance(figure, Traced)
    return figure.low, figure.value, figure.high


def numbers(assessment: Assessment) -> dict[str, Number]:
    """Every number of an assessment as low, value and high."""
    return {address: number(figure) for address, figure in figures_of(assessment).items()}
