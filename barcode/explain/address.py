"""Which number of an assessment does an address name?

`GM0392/office/floor` is the office floor that Haarlem's plans ask; `GM0392/office/floor/2025–2029` the same for one period;
`plan:NP-01/office/floor` what one plan asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
PLAN = "plan:"
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


def plan_figures(assessment: Assessment, plan_id: str) -> Iterator[tuple[str, Figure]]:
    """Every number of what one plan asks, with its address."""
    yield from _asked(f"{PLAN}{plan_id}", "", assessment.frame.asked_by_plan(plan_id))


def addresses(assessment: Assessment) -> list[str]:
    """The address of every number of every area; what a single plan asks has the same addresses after `plan:<plan id>`."""
    return [address for area in assessment.areas.values() for address, _ in figures(area)]


def figure_at(assessment: Assessment, address: str) -> Figure:
    """The number at an address.

    Raises:
        BarcodeError: there is no such number.
    """
    for name, figure in _near(assessment, address):
        if name == address:
            return figure
    raise BarcodeError(Problem("no_such_number", found=address))


def _near(assessment: Assessment, address: str) -> Iterable[tuple[str, Figure]]:
    """The numbers of the area or plan that an address begins with."""
    if area := assessment.areas.get(address.partition("/")[0]):
        return figures(area)
    if address.startswith(PLAN):
        # a plan id may hold a slash itself, so it is looked for from the end
        ids = (address.removeprefix(PLAN).rsplit("/", parts)[0] for parts in (1, 2))
        for plan_id in ids:
            if plan_id in assessment.frame.plan_names:
                return plan_figures(assessment, plan_id)
    return ()
