"""Is there room in the region for the jobs that plans displace?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from barcode.checks.area_norms import held_areas
from barcode.checks.case import NO_PARKS, NO_POLYGON, PARK_WITHOUT_POLYGON, Case, Positions
from barcode.checks.findings import NOTHING, Outcome
from barcode.checks.ledger import Members, members_of, per_area
from barcode.checks.park_land import park_land
from barcode.checks.ratios import Ratios, summed
from barcode.checks.registry import check
from barcode.checks.rows import Rows, all_of, judged
from barcode.checks.work import PARK, Told, fte_per_land, work_taken
from barcode.checks.work_space import ROOM_UNKNOWN
from barcode.units import Measure

NORM = "slack_ratio"
JOBS_TAKEN_UNKNOWN = "jobs_taken_unknown"


@check
def displaced_jobs(case: Case) -> Iterable[Rows]:
    """Full-time jobs on park land that plans take in an area, against park land still to be issued there.

    Every `slack_ratio` over the area keeps that share of all its net park land free; the rest holds full-time jobs by the land
    per job of its municipalities. Where no norm asks for slack, all land still to be issued counts. Where the land of a park is
    not known it cannot be told, unless what is certain is enough or what is possible too little. A plan that states no taking may
    displace jobs that no map shows when it, or a park round it, has no polygon; where nothing else is taken it cannot be told.
    """
    members, work = case.once(members_of), case.once(work_taken)
    unseen = _may_take_unseen(case, work.plan)
    drawn = case.has_polygon[0][unseen]
    yield Rows(
        all_of(Outcome.CANNOT_TELL, len(unseen)), plan=unseen, missing={NO_POLYGON: ~drawn, PARK_WITHOUT_POLYGON: drawn}
    )  # fmt: skip
    held = held_areas(case, NORM)
    free = np.setdiff1d(np.arange(len(members.areas)), held.area)
    area = np.concatenate([held.area, free])
    norm = np.concatenate([held.norm, np.full(len(free), NOTHING)])
    slack = case.values(np.maximum(norm, 0)) if case.norms else Ratios.whole(np.zeros(len(norm), dtype=np.int64))
    slack = Ratios(np.where(norm == NOTHING, 0, slack.top), np.where(norm == NOTHING, 1, slack.bottom))
    fte, takes, told = _displaced(case, members)
    room, possible, told_room = _room(case, members, area, slack)
    enough, perhaps = room.at_least(fte.at(area)), possible.at_least(fte.at(area))
    parks = np.zeros(len(members.areas), dtype=bool)
    np.logical_or.at(parks, members.area, case.once(park_land).parks[members.place])
    may_take = np.zeros(len(members.areas), dtype=bool)
    near_hidden = np.zeros(len(case.codes), dtype=bool)
    near_hidden[case.place_of_plan[unseen[drawn]]] = True
    np.logical_or.at(may_take, members.area, near_hidden[members.place])
    known = (told & takes)[area] & told_room & parks[area] & (enough | ~perhaps)
    outcome = judged(enough, known, (takes | may_take)[area])
    yield Rows(
        outcome,
        area=[members.areas[position].code for position in area.tolist()],
        norm=norm,
        measured=np.where(known & takes[area], room.floats(), np.nan),
        required=np.where((told & takes)[area], fte.at(area).floats(), np.nan),
        measure=Measure.FTE,
        missing={
            JOBS_TAKEN_UNKNOWN: (takes & ~told)[area], NO_PARKS: (takes & ~parks)[area], ROOM_UNKNOWN: takes[area],
            PARK_WITHOUT_POLYGON: may_take[area],
        },
    )  # fmt: skip


def _may_take_unseen(case: Case, takes: Positions) -> Positions:
    """The plans that may take land that neither they nor the map show."""
    unseen = ~case.has_polygon[0] | case.may_lie_on_hidden_park
    unseen[takes] = False
    return np.flatnonzero(unseen)


def _displaced(case: Case, members: Members) -> tuple[Ratios, NDArray[np.bool_], NDArray[np.bool_]]:
    """Full-time jobs on business parks that plans take in each area [areas], whether any, and whether all can be told."""
    work, places = case.once(work_taken), len(case.codes)
    on_parks = work.kind == PARK
    taken, untold = np.zeros(places, dtype=bool), np.zeros(places, dtype=bool)
    taken[work.place[on_parks]] = True
    untold[work.place[on_parks & ~work.fte.known]] = True
    fte = per_area(members, Told(summed(work.fte.amount.at(on_parks), work.place[on_parks], places), ~untold))
    takes = np.zeros(len(members.areas), dtype=bool)
    np.logical_or.at(takes, members.area, taken[members.place])
    return fte.amount, takes, fte.known


def _room(case: Case, members: Members, area: Positions, slack: Ratios) -> tuple[Ratios, Ratios, NDArray[np.bool_]]:
    """Full-time jobs that fit on land still to be issued without the slack [rows]: for certain, at most, and if it can be told.

    A park that does not say what is still to be issued has at most its net land, and one that does not say its net land at most
    its gross land.
    """
    land, per_land = case.once(park_land), case.once(fte_per_land)

    def fte(whole: NDArray[np.int64]) -> Ratios:
        return per_area(members, Told(Ratios.whole(whole), land.bounded).by(per_land)).amount.at(area)

    has_norm = per_area(members, Told(per_land.amount, per_land.known & land.bounded | ~land.parks)).known[area]
    certain = fte(land.open).minus(fte(land.net_at_most).by(slack))
    at_most = fte(land.open + land.silent).minus(fte(land.net).by(slack))
    # less than nothing is no room
    return Ratios(np.maximum(certain.top, 0), certain.bottom), Ratios(np.maximum(at_most.top, 0), at_most.bottom), has_norm
