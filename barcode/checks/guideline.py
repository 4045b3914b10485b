"""Are dwellings far enough from the parks near them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from barcode.checks.case import PARK_WITHOUT_POLYGON, Case, Held, Positions
from barcode.checks.categories import possible_categories
from barcode.checks.environmental_category import CATEGORY_NOT_DIVIDED
from barcode.checks.findings import Outcome
from barcode.checks.ratios import Ratios, Whole
from barcode.checks.registry import check
from barcode.checks.rows import Rows, all_of, judged
from barcode.geometry.of_programme import DISTANCE_NORMS
from barcode.units import Measure

CATEGORY_UNKNOWN = "category_unknown"
MILLIMETRES = 1_000


@check
def guideline_distance(case: Case) -> Iterable[Rows]:
    """Distance from the polygon of a plan that builds dwellings to the edge of a park, against the distance for its category.

    Judged for a quiet and for a mixed area, by every authority and apart for the distances that could not be verified, in whole
    millimetres. Of a whole category (3) the parts (3.1, 3.2) may differ; where that decides, it cannot be told. A park that the
    plan takes altogether asks no distance any more. Plans beyond the largest distance of every park are not asked anything.
    """
    drawn, park_drawn = case.has_polygon
    builds = case.new_of_plan > 0
    idle = np.flatnonzero(~builds)
    yield Rows(all_of(Outcome.NOT_APPLICABLE, len(idle)), plan=idle)
    categories = case.programme.parks["category_high"].to_numpy(dtype=object)
    blank = np.array([not category for category in categories], dtype=bool)
    untold = np.flatnonzero(~park_drawn | blank)
    yield Rows(
        all_of(Outcome.CANNOT_TELL, len(untold)), park=untold,
        missing={PARK_WITHOUT_POLYGON: ~park_drawn[untold], CATEGORY_UNKNOWN: blank[untold]},
    )  # fmt: skip
    near = np.zeros(len(drawn), dtype=bool)
    if case.frame.lying:
        overlaps, distances = case.frame.lying.relations
        pair = distances["plan"].to_numpy() * len(categories) + distances["park"].to_numpy()
        whole = overlaps["share_of_park_ratio"].to_numpy() >= 1
        gone = (overlaps["plan"].to_numpy() * len(categories) + overlaps["park"].to_numpy())[whole]
        asked = builds[distances["plan"].to_numpy()] & ~np.isin(pair, gone)
        plan, park = distances["plan"].to_numpy()[asked], distances["park"].to_numpy()[asked]
        millimetres = np.round(distances["distance_m"].to_numpy()[asked] * MILLIMETRES).astype(np.int64)
        near[plan] = True
        yield from _near(case, plan, park, millimetres, categories)
    yield case.on_no_park(np.flatnonzero(builds & ~near))


def _near(case: Case, plan: Positions, park: Positions, millimetres: Whole, categories: NDArray[np.object_]) -> Iterator[Rows]:
    for category in sorted(set(categories[park].tolist())):
        here = np.flatnonzero(categories[park] == category)
        for norm_id in DISTANCE_NORMS:
            parts = possible_categories(category)
            held = [case.held_at(norm_id, case.place_of_plan[plan[here]], key) for key in parts]
            if not any(len(one.row) for one in held):
                continue
            # The heaviest part names the norm; the lightest tells whether a lighter reading would change the answer.
            heaviest = next(one for one in reversed(held) if len(one.row))
            rows, distance = here[heaviest.row], Ratios.whole(millimetres[here[heaviest.row]])
            scale = Ratios.whole(np.full(len(rows), MILLIMETRES, dtype=np.int64))
            required = case.values(heaviest.norm)
            enough = distance.at_least(required.by(scale))
            open_question = ~enough & _enough_for_lightest(case, held, heaviest.row, heaviest.norm, distance, scale)
            yield Rows(
                judged(enough, ~open_question),
                plan=plan[rows],
                park=park[rows],
                norm=heaviest.norm,
                measured=millimetres[rows] / MILLIMETRES,
                required=required.floats(),
                measure=Measure.METRE,
                missing=CATEGORY_NOT_DIVIDED,
            )


def _enough_for_lightest(
    case: Case, held: list[Held], row: Positions, norm: NDArray[np.int64], distance: Ratios, scale: Ratios
) -> NDArray[np.bool_]:
    """Where the distance is enough for the lightest part of a category, by the same authority, or that part asks nothing."""
    lightest = held[0]
    if len(held) == 1:
        return np.zeros(len(row), dtype=bool)
    authority = np.array([known.authority for known in case.norms], dtype=object)
    asked = {
        (at, who): number
        for at, who, number in zip(lightest.row.tolist(), authority[lightest.norm], lightest.norm.tolist(), strict=True)
    }
    found = [asked.get((at, who)) for at, who in zip(row.tolist(), authority[norm], strict=True)]
    known = np.array([number is not None for number in found], dtype=bool)
    least = case.values(np.array([number or 0 for number in found], dtype=np.int64))
    return ~known | distance.at_least(least.by(scale))
