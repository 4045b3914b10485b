"""What do the plans of each area ask, add and take in each period, exactly and for all areas at once? (SPEC §5, formula 9)"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from barcode.area import Area
from barcode.checks.case import Case, Positions
from barcode.checks.findings import NOTHING
from barcode.checks.ratios import Ratios, summed
from barcode.checks.work import PARK, Room, Told, Work, room_on_parks, work_added, work_taken
from barcode.groups import UNKNOWN, Period
from barcode.units import Measure


class Asking(StrEnum):
    """The norms that ask work space per dwelling."""

    JOBS = "jobs_per_dwelling"
    FLOOR = "business_floor_per_dwelling"


MEASURES = {Asking.JOBS: Measure.JOB, Asking.FLOOR: Measure.FLOOR_GROSS}


class Members(NamedTuple):
    """The municipalities of each area [pairs]: positions of areas and of municipalities."""

    areas: list[Area]
    area: Positions
    place: Positions


@dataclass(frozen=True, eq=False)
class Flow:
    """What plans add and take of one measure [areas × periods, area by area], and what is still to be issued [areas].

    `added_known` and `taken_known` [areas] say where every row can be told; `room.known` where no municipality with parks is
    silent about what is still to be issued. What is unknown counts as nothing.
    """

    added: Ratios
    taken: Ratios
    added_known: NDArray[np.bool_]
    taken_known: NDArray[np.bool_]
    room: Told


@dataclass(frozen=True, eq=False)
class Ledger:
    """Net dwellings [areas, periods] and the flow of every measure."""

    members: Members
    periods: tuple[Period, ...]
    net: NDArray[np.int64]
    flows: dict[Asking, Flow]


def members_of(case: Case) -> Members:
    """The areas by code, with their municipalities."""
    areas = [area for _, area in sorted(case.areas.items())]
    place_of = {code: position for position, code in enumerate(case.codes)}
    pairs = [(at, place_of[code]) for at, area in enumerate(areas) for code in sorted(area.municipalities)]
    both = np.array(pairs, dtype=np.intp).reshape(len(pairs), 2)
    return Members(areas, both[:, 0], both[:, 1])


def ledger_of(case: Case) -> Ledger:
    """The whole ledger."""
    members, periods = case.once(members_of), case.frame.periods
    groups = case.frame.groups
    net_of_place = np.zeros((len(case.codes), len(periods)), dtype=np.int64)
    place_of_group = np.array([case.codes.index(group.municipality_code) for group in groups.groups], dtype=np.intp)
    of_period = [periods.index(period) for period in groups.periods]
    rows = np.zeros((len(groups.groups), len(periods)), dtype=np.int64)
    rows[:, of_period] = groups.net
    np.add.at(net_of_place, place_of_group, rows)
    net = np.zeros((len(members.areas), len(periods)), dtype=np.int64)
    np.add.at(net, members.area, net_of_place[members.place])
    added, taken, room = case.once(work_added), case.once(work_taken), case.once(room_on_parks)
    flows = {asking: _flow(case, members, asking, added, taken, room) for asking in Asking}
    return Ledger(members, periods, net, flows)


def period_of_rows(case: Case, years: NDArray[np.int64]) -> Positions:
    """The period of each year [rows]; of an unknown year the period of unknown years."""
    found = {
        year: case.frame.periods.index(UNKNOWN if year == NOTHING else case.frame.period_of(year))
        for year in np.unique(years).tolist()
    }
    return np.array([found[year] for year in years.tolist()], dtype=np.intp)


def of_asking(asking: Asking, work: Work) -> Told:
    """Jobs, or floor on business parks, of each row; floor elsewhere counts as nothing."""
    if asking is Asking.JOBS:
        return work.jobs
    elsewhere = work.kind != PARK
    return Told(Ratios(np.where(elsewhere, 0, work.floor.amount.top), work.floor.amount.bottom), work.floor.known | elsewhere)


def per_area(members: Members, of_place: Told) -> Told:
    """The sum over the municipalities of each area; known where all of them are."""
    return Told(
        summed(of_place.amount.at(members.place), members.area, len(members.areas)),
        ~_any(members.area, ~of_place.known[members.place], len(members.areas)),
    )


def _flow(case: Case, members: Members, asking: Asking, added: Work, taken: Work, room: Room) -> Flow:
    (sums_added, added_known), (sums_taken, taken_known) = (
        _per_area_and_period(case, members, work, of_asking(asking, work)) for work in (added, taken)
    )
    open_land = room.jobs if asking is Asking.JOBS else room.floor
    without_parks = Told(open_land.amount, open_land.known | ~room.parks)
    return Flow(sums_added, sums_taken, added_known, taken_known, per_area(members, without_parks))


def _per_area_and_period(case: Case, members: Members, work: Work, told: Told) -> tuple[Ratios, NDArray[np.bool_]]:
    places, periods, areas = len(case.codes), len(case.frame.periods), len(members.areas)
    sums = summed(told.amount, work.place * periods + period_of_rows(case, work.year), places * periods)
    by_place = Ratios(sums.top.reshape(places, periods), sums.bottom.reshape(places, periods)).at(members.place)
    cell = (members.area[:, None] * periods + np.arange(periods)).ravel()
    whole = summed(Ratios(by_place.top.ravel(), by_place.bottom.ravel()), cell, areas * periods)
    untold = _any(work.place, ~told.known, places)
    return whole, ~_any(members.area, untold[members.place], areas)


def _any(cell: Positions, what: NDArray[np.bool_], cells: int) -> NDArray[np.bool_]:
    found = np.zeros(cells, dtype=bool)
    found[cell[what]] = True
    return found
