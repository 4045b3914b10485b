"""How many jobs do plans add and take? Floor and land back to jobs, by the norms of the place (SPEC §5, formulas 3–5 and 8)."""

from __future__ import annotations

from barcode.frame import Frame
from barcode.programme import LocationType
from barcode.supply import fte_taken
from barcode.trace import Figure, difference, times, total
from barcode.units import Measure
from barcode.work_rows import Rows


def jobs_after(jobs: Figure, frame: Frame, municipalities: frozenset[str], subject: str) -> Figure:
    """The jobs of an area with those that plans add and without those they take."""
    added = [figure for code in sorted(municipalities) for figure in jobs_added(frame, code)]
    gone = [figure for code in sorted(municipalities) for figure in jobs_taken(frame, code)]
    with_added = total("jobs_after", [jobs, *added], 10, Measure.JOB, subject)
    return difference("jobs_after", with_added, gone, 10, subject)


def jobs_added(frame: Frame, code: str) -> list[Figure]:
    """Jobs in the work space that plans of a municipality programme, per location type that has any."""
    return [_jobs_in(frame, code, kind, rows) for kind in LocationType if len(rows := frame.adding.of(code, kind))]


def _jobs_in(frame: Frame, code: str, kind: LocationType, rows: Rows) -> Figure:
    """Land by m² per full-time job where the type has such a norm, else floor by its own; one not stated follows by the FSI."""
    chain = frame.chain(code)
    by_land, by_floor = chain.norm("land_per_fte", kind), chain.norm("floor_per_fte", kind)
    floor, land = frame.adding.amounts(rows, kind, chain.norm("floor_space_index", kind))
    space, norm = (land, by_land) if by_land.sizing else (floor, by_floor)
    fte = times("fte_added", space, norm, 5, kind, divide=True)
    return times("jobs_added", fte, chain.norm("fte_per_job"), 4, kind, divide=True)


def jobs_taken(frame: Frame, code: str) -> list[Figure]:
    """Jobs in the work space that plans take in a municipality, per location type that loses any."""
    chain = frame.chain(code)
    figures = []
    for kind in LocationType:
        if len(rows := frame.taking.of(code, kind)):
            by_land, by_floor = chain.norm("land_per_fte", kind), chain.norm("floor_per_fte", kind)
            fte = fte_taken(frame.programme, frame.counted, rows, kind, by_land, by_floor)
            figures.append(times("jobs_taken", fte, chain.norm("fte_per_job"), 4, kind, divide=True))
    return figures
