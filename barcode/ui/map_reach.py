"""How wide is the zone that is drawn round each park? The guideline distance that governs there for its heaviest category."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from barcode.assess import Assessment
from barcode.checks.categories import possible_categories

# What can be drawn: nothing, or the distance to one of the two kinds of residential area.
NO_ZONES = "none"
ZONES = (NO_ZONES, "quiet", "mixed")


def zone_widths(assessment: Assessment, zone: str) -> NDArray[np.float64]:
    """The distance that is asked round each park [parks, m], NaN where no norm speaks of it; an assumption where no source does.

    A category that does not say which part it is (3) counts as its heaviest part (3.2): what may be there sets the distance.
    """
    parks = assessment.programme.parks
    known: dict[tuple[str, str], float] = {}
    for place in {*zip(parks["municipality_code"], parks["category_high"], strict=True)}:
        known[place] = _width(assessment, *place, zone)
    found = [known[place] for place in zip(parks["municipality_code"], parks["category_high"], strict=True)]
    return np.array(found, dtype=np.float64)


def _width(assessment: Assessment, municipality_code: str, category: str, zone: str) -> float:
    chain = assessment.chain(municipality_code)
    for key in possible_categories(category)[-1:]:
        for norm_id in (f"guideline_distance_{zone}", f"guideline_distance_{zone}_unverified"):
            sizing = chain.norm(norm_id, key).sizing
            if sizing is not None:
                return float(sizing.value)
    return float("nan")
