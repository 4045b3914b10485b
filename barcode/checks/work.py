"""How much floor, land and jobs does each row of work add or take, and what is still to be issued, exactly? (SPEC §5, 3–6 and 8)

The same rules as `supply` and `jobs`, for whole tables at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.checks.case import Case, Positions
from barcode.checks.findings import NOTHING
from barcode.checks.park_land import park_land
from barcode.checks.ratios import Ratios
from barcode.programme import LocationType

KINDS = tuple(LocationType)
PARK = KINDS.index(LocationType.BUSINESS_PARK)
RATES = ("floor_space_index", "land_per_fte", "floor_per_fte", "fte_per_job")


class Told(NamedTuple):
    """A column of amounts and where they can be told [rows]; elsewhere the amount is nothing."""

    amount: Ratios
    known: NDArray[np.bool_]

    def otherwise(self, other: Told) -> Told:
        """These, and others where these cannot be told."""
        return Told(self.amount.where(self.known, other.amount), self.known | other.known)

    def by(self, rate: Told) -> Told:
        """Times a rate."""
        return _told(self.amount.by(rate.amount), self.known & rate.known)

    def over(self, rate: Told) -> Told:
        """Divided by a rate; by a rate of nothing it cannot be told."""
        return _told(self.amount.over(rate.amount), self.known & rate.known & np.asarray(rate.amount.top > 0, dtype=bool))

    def at(self, rows: NDArray[np.generic]) -> Told:
        """Those of some rows."""
        return Told(self.amount.at(rows), self.known[rows])


@dataclass(frozen=True, eq=False)
class Work:
    """Rows of work that plans add or take.

    `plan`, `park` (-1: none that is listed), `place` (municipality), `kind` (position in `KINDS`) and `year` (-1 unknown) [rows];
    `floor` [m2_gfa], `land` [m2_net], `fte` and `jobs`.
    """

    plan: Positions
    park: Positions
    place: Positions
    kind: Positions
    year: NDArray[np.int64]
    floor: Told
    land: Told
    fte: Told
    jobs: Told


def work_added(case: Case) -> Work:
    """Every row of `work_programmed`; floor or land that is not stated follows by the floor space index."""
    table = case.programme.work_programmed
    plan = case.plans_named(table["plan_id"])
    place, kind = case.place_of_plan[plan], _kinds(table)
    rates = _rates(case, place, kind)
    floor, land = _both(table, rates)
    fte = _by_norm(land, floor, rates)
    nowhere = np.full(len(table), NOTHING, dtype=np.intp)
    return Work(plan, nowhere, place, kind, _years(table), floor, land, fte, fte.over(rates["fte_per_job"]))


def work_taken(case: Case) -> Work:
    """Every row of space taken, each m² once; full-time jobs as the planner says, else as the park has them, else by norm."""
    table = case.frame.counted
    plan = case.plans_named(table["plan_id"])
    park = case.parks_named(table["park_id"])
    place = np.where(park >= 0, case.place_of_park[park], case.place_of_plan[plan])
    kind = _kinds(table)
    rates = _rates(case, place, kind)
    floor, land = _both(table, rates)
    stated_land = _counts(table, "land_m2_net")
    fte = _counts(table, "fte").otherwise(stated_land.by(_fte_of_parks(case, park)))
    fte = fte.otherwise(_by_norm(stated_land, _counts(table, "floor_m2_gfa"), rates))
    return Work(plan, park, place, kind, _years(table), floor, land, fte, fte.over(rates["fte_per_job"]))


def land_promised(case: Case, place: Positions) -> Told:
    """Park land in every row of `compensations`, by municipality [rows, m2_net]; from floor where that is all."""
    table = case.programme.compensations
    return _both(table, _rates(case, place, np.full(len(table), PARK, dtype=np.intp)))[1]


class Room(NamedTuple):
    """What park land still to be issued can hold in each municipality [places]; `parks` says whether there is a park at all."""

    floor: Told
    jobs: Told
    parks: NDArray[np.bool_]


def room_on_parks(case: Case) -> Room:
    """Floor and jobs on land still to be issued, now or later; cannot be told where no park says anything of it."""
    land, every = case.once(park_land), np.arange(len(case.codes))
    rates = _rates(case, every, np.full(len(every), PARK, dtype=np.intp))
    told = Told(Ratios.whole(land.open), land.says)
    jobs = told.over(rates["land_per_fte"]).over(rates["fte_per_job"])
    return Room(told.by(rates["floor_space_index"]), jobs, land.parks)


def fte_per_land(case: Case) -> Told:
    """Full-time jobs per m² of park land in each municipality [places]."""
    places = len(case.codes)
    one = Told(Ratios.whole(np.ones(places, dtype=np.int64)), np.ones(places, dtype=bool))
    return one.over(_rates(case, np.arange(places), np.full(places, PARK, dtype=np.intp))["land_per_fte"])


def _told(amount: Ratios, known: NDArray[np.bool_]) -> Told:
    return Told(Ratios(np.where(known, amount.top, 0), np.where(known, amount.bottom, 1)), known)


def _kinds(table: pd.DataFrame) -> Positions:
    return pd.Index([str(kind) for kind in KINDS]).get_indexer(pd.Index(table["location_type"]))


def _years(table: pd.DataFrame) -> NDArray[np.int64]:
    return np.asarray(table["year"].to_numpy(dtype=np.int64, na_value=NOTHING))


def _counts(table: pd.DataFrame, column: str) -> Told:
    values = table[column].to_numpy(dtype=np.int64, na_value=0)
    return Told(Ratios.whole(values), table[column].notna().to_numpy(dtype=bool))


def _both(table: pd.DataFrame, rates: Mapping[str, Told]) -> tuple[Told, Told]:
    """Floor and land; the one that is not stated follows from the other."""
    floor, land, index = _counts(table, "floor_m2_gfa"), _counts(table, "land_m2_net"), rates["floor_space_index"]
    return floor.otherwise(land.by(index)), land.otherwise(floor.over(index))


def _by_norm(land: Told, floor: Told, rates: Mapping[str, Told]) -> Told:
    """Full-time jobs by land where the location type has such a norm, else by floor."""
    by_land, by_floor = land.over(rates["land_per_fte"]), floor.over(rates["floor_per_fte"])
    has_norm = rates["land_per_fte"].known
    return Told(by_land.amount.where(has_norm, by_floor.amount), np.where(has_norm, by_land.known, by_floor.known))


def _fte_of_parks(case: Case, park: Positions) -> Told:
    """Full-time jobs per m² of the park itself [rows]: of its issued land, or of its net land where that is not known."""
    parks = case.programme.parks
    issued, net, fte = (parks[column].to_numpy(dtype=np.int64, na_value=0) for column in ("issued_m2", "net_m2", "fte"))
    land = np.where(issued > 0, issued, net)
    known = parks["fte"].notna().to_numpy(dtype=bool) & (land > 0)
    ratio = Ratios(np.append(np.where(known, fte, 0), 0), np.append(np.where(known, land, 1), 1))
    return Told(ratio, np.append(known, False)).at(park)


def _rates(case: Case, place: Positions, kind: Positions) -> dict[str, Told]:
    """The governing value of each norm of `RATES` [rows], looked up once per cell and location type."""
    cell = case.cell_of_place[place]
    position = cell * len(KINDS) + kind
    found = {}
    for norm_id in RATES:
        values = [_rate(case, norm_id, code, location) for code in case.first_place_of_cell for location in KINDS]
        known = np.array([value is not None for value in values], dtype=bool)
        found[norm_id] = Told(Ratios.of(value or Fraction(0) for value in values), known).at(position)
    return found


def _rate(case: Case, norm_id: str, code: str, kind: LocationType) -> Fraction | None:
    key = "" if norm_id == "fte_per_job" else str(kind)
    norm = case.library.sizing(norm_id, case.frame.groups.places[code], case.on, key)
    return norm.value if norm else None
