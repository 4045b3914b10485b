"""How much work space do dwellings ask for? (SPEC §5, formulas 1–7)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from barcode.errors import BarcodeError, Problem
from barcode.norms import Context, Governing, NormLibrary, Place
from barcode.programme import LocationType
from barcode.trace import Figure, Missing, Traced, times, total
from barcode.units import Measure

NORM_IDS = (
    "jobs_per_dwelling", "jobs_share", "fte_per_job", "floor_per_fte", "land_per_fte", "floor_space_index", "demand_road",
    "business_floor_per_dwelling", "business_land_per_dwelling", "persons_per_dwelling", "jobs_per_extra_inhabitant",
)  # fmt: skip
DIRECT_ROAD = "direct_road"


@dataclass(frozen=True, slots=True, eq=False)
class AskedByType:
    """What one location type must offer: jobs, full-time jobs, gross floor and net land."""

    jobs: Figure
    fte: Figure
    floor: Figure
    land: Figure


@dataclass(frozen=True, slots=True, eq=False)
class RoadPair:
    """Two roads to the same measure: the jobs road and the one that checks it."""

    by_jobs: Figure
    other: Figure

    @property
    def apart(self) -> bool | None:
        """Whether the ranges of the two do not touch; None when one of them cannot be told."""
        first, second = self.by_jobs, self.other
        if isinstance(first, Missing) or isinstance(second, Missing):
            return None
        return first.high < second.low or second.high < first.low


@dataclass(frozen=True, slots=True, eq=False)
class Roads:
    """The same question by other roads (formula 7), each beside the jobs road it checks.

    `governing` is None for an area whose municipalities take different roads.
    """

    governing: Governing | None
    jobs: Figure
    floor_by_jobs: Figure
    floor_direct: Figure
    land_by_jobs: Figure
    land_national: Figure
    jobs_by_inhabitants: Figure

    @property
    def takes_direct_road(self) -> bool:
        """Whether the norm book of the authority lets the direct norm govern."""
        sizing = self.governing.sizing if self.governing else None
        return sizing is not None and sizing.choice == DIRECT_ROAD

    @property
    def pairs(self) -> tuple[RoadPair, RoadPair, RoadPair]:
        """Floor, land and jobs by the jobs road, each beside the direct norm, the national need and the inhabitants."""
        return (
            RoadPair(self.floor_by_jobs, self.floor_direct),
            RoadPair(self.land_by_jobs, self.land_national),
            RoadPair(self.jobs, self.jobs_by_inhabitants),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What the dwellings of an area ask for in a period (or in all)."""

    subject: str
    dwellings: Traced
    jobs: Figure
    by_type: Mapping[LocationType, AskedByType]
    roads: Roads


@dataclass(frozen=True, slots=True)
class Chain:
    """The norms of one place, date and context; `asked` turns dwellings into what they ask for."""

    library: NormLibrary
    place: Place
    on: date
    context: Context

    def norm(self, norm_id: str, key: str = "") -> Governing:
        """The governing norm for this chain."""
        return self.library.governing(norm_id, self.place, self.on, key, self.context)

    def asked(self, dwellings: Traced) -> Asked:
        """Everything these dwellings ask for."""
        jobs = times("jobs_asked", dwellings, self.norm("jobs_per_dwelling"), 2)
        self.check_shares()
        by_jobs = {kind: self._by_type(jobs, kind) for kind in LocationType}
        park = by_jobs[LocationType.BUSINESS_PARK]
        index = self.norm("floor_space_index", LocationType.BUSINESS_PARK)
        park_name = str(LocationType.BUSINESS_PARK)
        floor_direct = times("floor_asked_direct", dwellings, self.norm("business_floor_per_dwelling"), 7, park_name)
        land_direct = times("land_asked", floor_direct, index, 6, park_name, divide=True)
        inhabitants = times("inhabitants_added", dwellings, self.norm("persons_per_dwelling"), 7)
        roads = Roads(
            self.norm("demand_road"),
            jobs,
            park.floor,
            floor_direct,
            park.land,
            times("land_asked_national", dwellings, self.norm("business_land_per_dwelling"), 7, park_name),
            times("jobs_by_inhabitants", inhabitants, self.norm("jobs_per_extra_inhabitant"), 7),
        )
        if roads.takes_direct_road:
            by_jobs[LocationType.BUSINESS_PARK] = AskedByType(park.jobs, park.fte, floor_direct, land_direct)
        return Asked(dwellings.subject, dwellings, jobs, by_jobs, roads)

    def _by_type(self, jobs: Figure, kind: LocationType) -> AskedByType:
        name = str(kind)
        jobs_here = times("jobs_asked_by_type", jobs, self.norm("jobs_share", kind), 3, name)
        fte = times("fte_asked", jobs_here, self.norm("fte_per_job"), 4, name)
        by_land, by_floor = self.norm("land_per_fte", kind), self.norm("floor_per_fte", kind)
        index = self.norm("floor_space_index", kind)
        floor: Figure
        if by_land.sizing:
            land = times("land_asked", fte, by_land, 5, name)
            floor = (
                times("floor_asked", fte, by_floor, 5, name) if by_floor.sizing else times("floor_asked", land, index, 6, name)
            )
        else:
            floor = times("floor_asked", fte, by_floor, 5, name)
            no_floor = by_floor.sizing is not None and by_floor.sizing.high == 0
            land = _no_land(floor, name) if no_floor else times("land_asked", floor, index, 6, name, divide=True)
        return AskedByType(jobs_here, fte, floor, land)

    def check_shares(self) -> None:
        """The shares of the location types are one whole (formula 3).

        Raises:
            BarcodeError: they are not; names the place and the sum.
        """
        cells = [self.library.sizing("jobs_share", self.place, self.on, kind, self.context) for kind in LocationType]
        known = [cell.value for cell in cells if cell]
        if known and (len(known) < len(cells) or sum(known) != 1):
            place = self.place.municipality_code or self.place.province_code
            raise BarcodeError(
                Problem("shares_do_not_sum", norm="jobs_share", found=str(float(sum(known))), details={"place": place})
            )


def _no_land(floor: Figure, subject: str) -> Figure:
    """A type that asks for no floor asks for no land."""
    if isinstance(floor, Missing):
        return floor
    zero = Fraction(0)
    return Traced("land_asked", Measure.LAND_NET, zero, zero, zero, 6, "sum", (floor,), subject)


def asked_together(subject: str, parts: Sequence[Asked]) -> Asked:
    """What several groups or areas ask for together: sums of their figures, cannot be told where one cannot."""
    if len(parts) == 1:
        return parts[0]

    def added(what: str, figures: Sequence[Figure], measure: Measure, formula: int, of: str = subject) -> Figure:
        return total(what, figures, formula, measure, of)

    by_type = {
        kind: AskedByType(
            added("jobs_asked_by_type", [part.by_type[kind].jobs for part in parts], Measure.JOB, 3, kind),
            added("fte_asked", [part.by_type[kind].fte for part in parts], Measure.FTE, 4, kind),
            added("floor_asked", [part.by_type[kind].floor for part in parts], Measure.FLOOR_GROSS, 5, kind),
            added("land_asked", [part.by_type[kind].land for part in parts], Measure.LAND_NET, 5, kind),
        )
        for kind in LocationType
    }
    dwellings = added("dwellings_net", [part.dwellings for part in parts], Measure.DWELLING, 1)
    assert isinstance(dwellings, Traced)
    roads = [part.roads for part in parts]
    return Asked(
        subject, dwellings, added("jobs_asked", [part.jobs for part in parts], Measure.JOB, 2), by_type,
        Roads(
            roads[0].governing if len({road.takes_direct_road for road in roads}) == 1 else None,
            added("jobs_asked", [road.jobs for road in roads], Measure.JOB, 2),
            added("floor_asked", [road.floor_by_jobs for road in roads], Measure.FLOOR_GROSS, 6),
            added("floor_asked_direct", [road.floor_direct for road in roads], Measure.FLOOR_GROSS, 7),
            added("land_asked", [road.land_by_jobs for road in roads], Measure.LAND_NET, 5),
            added("land_asked_national", [road.land_national for road in roads], Measure.LAND_NET, 7),
            added("jobs_by_inhabitants", [road.jobs_by_inhabitants for road in roads], Measure.JOB, 7),
        ),
    )  # fmt: skip
