"""How much work space is there, what do plans add to it and what do they take away? (SPEC §5, formula 8)"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.norms import Governing
from barcode.programme import LocationType, Programme
from barcode.trace import Figure, InputUsed, Missing, Traced, difference, estimated, given, scaled, times, total
from barcode.units import Measure


@dataclass(frozen=True, slots=True, eq=False)
class Existing:
    """What an area has: land in use, land still to be issued, the gross : net ratio of its parks."""

    land_in_use: Figure
    land_available_now: Figure
    land_available_later: Figure
    parks: NDArray[np.intp]


def existing(programme: Programme, municipalities: frozenset[str], subject: str) -> Existing:
    """Land of the parks in these municipalities; planned parks are among what is available later."""
    parks = programme.parks
    here = parks["municipality_code"].isin(municipalities).to_numpy()
    rows = np.flatnonzero(here)
    if not len(rows):
        lacking = Missing("land_in_use", "parks", subject=subject)
        return Existing(lacking, lacking, lacking, rows)
    planned = parks["planned"].to_numpy(dtype=bool)[rows]
    now, later, issued = "available_now_m2", "available_later_m2", "issued_m2"
    return Existing(
        _land("land_in_use", parks, rows, issued, (now, later), ~planned, subject),
        _land("land_available_now", parks, rows, now, (), np.zeros(len(rows), dtype=bool), subject),
        _land("land_available_later", parks, rows, later, (issued, now), planned, subject),
        rows,
    )


def _land(
    what: str,
    parks: pd.DataFrame,
    rows: NDArray[np.intp],
    column: str,
    others: Sequence[str],
    by_rest: NDArray[np.bool_],
    subject: str,
) -> Figure:
    """The sum of a column of parks; parks that do not say are left out, and when none says it cannot be told.

    Where `by_rest` [rows] allows it, a park that does not say has what its net land leaves beside the columns `others`; a park
    whose figures contradict each other (less than nothing is left) says nothing.
    """
    says = parks[column].iloc[rows].notna().to_numpy()
    known = rows[says]
    figures: list[Figure] = []
    if len(known):
        figures.append(_summed(what, parks, known, column, subject))
    left = parks["net_m2"] - sum(parks[other].fillna(0) for other in others)
    derived = rows[~says & by_rest & (left.iloc[rows].fillna(-1) >= 0).to_numpy(dtype=bool)]
    if len(derived):
        net = _summed("land_of_parks", parks, derived, "net_m2", subject)
        known_of = {other: derived[parks[other].iloc[derived].notna().to_numpy()] for other in others}
        beside = [_summed(what, parks, said, other, subject) for other, said in known_of.items()]
        figures.append(difference(what, net, beside, 8, subject))
    if not figures:
        return Missing(what, column, subject=subject)
    return figures[0] if len(figures) == 1 else total(what, figures, 8, Measure.LAND_NET, subject)


def _summed(what: str, parks: pd.DataFrame, rows: NDArray[np.intp], column: str, subject: str) -> Traced:
    return given(what, Measure.LAND_NET, int(parks[column].iloc[rows].sum()), InputUsed("parks", column, rows), 8, subject)


def land_gross(figure: Figure, programme: Programme, parks: NDArray[np.intp], subject: str) -> Figure:
    """Net park land as gross land, by the ratio of the parks of the place (formula 6)."""
    table = programme.parks
    both = parks[(table["gross_m2"].notna() & (table["net_m2"].fillna(0) > 0)).to_numpy()[parks]]
    if not len(both):
        return Missing("land_asked_gross", "park_ratio" if len(parks) else "parks", subject=subject)
    gross, net = int(table["gross_m2"].iloc[both].sum()), int(table["net_m2"].iloc[both].sum())
    source = InputUsed("parks", "gross_m2", both, per="net_m2")
    return scaled("land_asked_gross", figure, Fraction(gross, net), source, Measure.LAND_GROSS, 6, subject)


def fte_taken(
    programme: Programme,
    counted: pd.DataFrame,
    rows: NDArray[np.intp],
    kind: LocationType,
    by_land: Governing,
    by_floor: Governing,
) -> Figure:
    """Full-time jobs that the taking of one location type displaces (formula 8).

    The planner's own figure; else by the full-time jobs per m² of the park itself (of its issued land, or of its net land where
    that is not known); else by norm 5, by land where the type has such a norm and by floor where it has not. The last two are
    estimates.
    """

    def taken_of(what: str, measure: Measure, column: str, chosen: NDArray[np.intp]) -> Traced:
        return given(what, measure, int(counted[column].iloc[chosen].sum()), InputUsed("work_taken", column, chosen), 8, kind)

    known = counted["fte"].notna().to_numpy()[rows]
    figures: list[Figure] = [taken_of("fte_taken", Measure.FTE, "fte", rows[known])]
    rest = rows[~known]
    parks = programme.parks
    park_of = pd.Index(parks["park_id"]).get_indexer(counted["park_id"].iloc[rest])
    land_known = counted["land_m2_net"].notna().to_numpy()[rest]
    by_norm = np.ones(len(rest), dtype=bool)
    for park in np.unique(park_of[(park_of >= 0) & land_known]):
        base = "issued_m2" if parks["issued_m2"].fillna(0).iloc[park] > 0 else "net_m2"
        if pd.notna(parks["fte"].iloc[park]) and parks[base].fillna(0).iloc[park] > 0:
            here = (park_of == park) & land_known
            by_norm &= ~here
            ratio = Fraction(int(parks["fte"].iloc[park]), int(parks[base].iloc[park]))
            land = taken_of("land_taken", Measure.LAND_NET, "land_m2_net", rest[here])
            source = InputUsed("parks", "fte", np.array([park], dtype=np.intp), per=base)
            figures.append(scaled("fte_taken", land, ratio, source, Measure.FTE, 8, kind))
    rest = rest[by_norm]
    if len(rest):
        figures.append(_fte_by_norm(counted, rest, taken_of, by_land, by_floor, kind))
    return total("fte_taken", figures, 8, Measure.FTE, kind)


def _fte_by_norm(
    counted: pd.DataFrame,
    rows: NDArray[np.intp],
    taken_of: Callable[..., Traced],
    by_land: Governing,
    by_floor: Governing,
    kind: str,
) -> Figure:
    """Full-time jobs from land, or from floor where the type has no norm of land (formula 5 backwards)."""
    if by_land.sizing:
        what, measure, column, norm = "land_taken", Measure.LAND_NET, "land_m2_net", by_land
    else:
        what, measure, column, norm = "floor_taken", Measure.FLOOR_GROSS, "floor_m2_gfa", by_floor
    if counted[column].iloc[rows].isna().any():
        return Missing("fte_taken", column, subject=kind)
    return estimated(times("fte_taken", taken_of(what, measure, column, rows), norm, 5, kind, divide=True))
