"""Which number of an assessment does an address name?

`GM0392/office/floor` is the office floor that Haarlem's plans ask; `GM0392/office/floor/2025–2029` the same for one period.
"""

from __future__ import annotations

from collections.abc import Iterator

from barcode.area import Area
from barcode.assess import Assessment
from barcode.balance import BalanceRow
from barcode.demand import Asked
from barcode.errors import BarcodeError, Problem
from barcode.groups import Period
from barcode.programme import LocationType
from barcode.trace import Figure
from barcode.units import Measure

UNKNOWN_LABEL = "unknown"
BALANCE_PARTS = ("existing", "available", "programmed", "taken", "asked", "balance", "with_existing")


def period_key(period: Period) -> str:
    """A period in an address; `unknown` where no year is known."""
    return period.label or UNKNOWN_LABEL


def side(row_measure: Measure) -> str:
    """`floor` or `land`."""
    return "land" if row_measure is Measure.LAND_NET else "floor"


def figures(area: Area) -> Iterator[tuple[str, Figure]]:
    """Every number of an area with its address."""
    code = area.code
    yield from _asked(code, "", area.asked)
    yield f"{code}/business_park/land_gross", area.land_asked_gross
    for period in area.frame.groups.periods:
        yield from _asked(code, f"/{period_key(period)}", area.asked_in(period))
    for name in ("floor_by_jobs", "floor_direct", "land_by_jobs", "land_national", "jobs_by_inhabitants"):
        yield f"{code}/roads/{name}", getattr(area.asked.roads, name)
    yield from _balance(code, "", area.balance)
    for period, rows in area.balance_by_period.items():
        yield from _balance(code, f"/{period_key(period)}", rows)
    for run in area.running:
        for period, figure in run.steps:
            yield f"{code}/running/{run.location_type}/{side(run.measure)}/{period_key(period)}", figure
    for stripe in area.strip.stripes:
        for name in ("number", "floor", "land"):
            yield f"{code}/strip/{stripe.function}/{name}", getattr(stripe, name)
    yield f"{code}/strip/total", area.strip.land_total
    for name, figure in zip(("before", "after"), area.function_mix, strict=True):
        yield f"{code}/function_mix/{name}", figure


def _asked(code: str, suffix: str, asked: Asked) -> Iterator[tuple[str, Figure]]:
    yield f"{code}/dwellings{suffix}", asked.dwellings
    yield f"{code}/jobs{suffix}", asked.jobs
    for kind in LocationType:
        for name in ("jobs", "fte", "floor", "land"):
            yield f"{code}/{kind}/{name}{suffix}", getattr(asked.by_type[kind], name)


def _balance(code: str, suffix: str, rows: tuple[BalanceRow, ...]) -> Iterator[tuple[str, Figure]]:
    for row in rows:
        for part in BALANCE_PARTS:
            yield f"{code}/balance/{row.location_type}/{side(row.measure)}/{part}{suffix}", getattr(row, part)


def addresses(assessment: Assessment) -> list[str]:
    """The address of every number of an assessment."""
    return [address for area in assessment.areas.values() for address, _ in figures(area)]


def figure_at(assessment: Assessment, address: str) -> Figure:
    """The number at an address.

    Raises:
        BarcodeError: there is no such number.
    """
    area = assessment.areas.get(address.partition("/")[0])
    if area:
        for known, figure in figures(area):
            if known == address:
                return figure
    raise BarcodeError(Problem("no_such_number", found=address))
