"""Under which norms does each area as a whole stand, and where is there none?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from barcode.checks.case import NO_NORM_IN_FORCE, Case, Positions
from barcode.checks.findings import OUTCOMES
from barcode.checks.ledger import Members, members_of
from barcode.checks.rows import Rows


class HeldAreas(NamedTuple):
    """Every area with every norm over the whole of it [pairs]: positions of areas and of norms."""

    area: Positions
    norm: NDArray[np.int64]

    def codes(self, members: Members) -> list[str]:
        """The code of each area [pairs]."""
        return [members.areas[position].code for position in self.area.tolist()]


def held_areas(case: Case, norm_id: str, minima: bool = False) -> HeldAreas:
    """The norms of the authorities over the whole of each area: its own, and wider ones of all its municipalities."""
    pairs = [
        (position, case.number(norm))
        for position, authorities in enumerate(case.once(_authorities))
        for norm in case.in_force(norm_id, authorities, minima=minima)
    ]
    both = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
    return HeldAreas(both[:, 0].astype(np.intp), both[:, 1])


def areas_under_no_norm(case: Case, norm_ids: Sequence[str], held: Sequence[HeldAreas], minima: bool = True) -> Rows:
    """A row for each area over which no norm is in force."""
    members = case.once(members_of)
    some = {position for one in held for position in one.area.tolist()}
    free = [position for position in range(len(members.areas)) if position not in some]
    authorities = case.once(_authorities)
    outcome = [OUTCOMES.index(case.silence(norm_ids, authorities[position], minima)) for position in free]
    codes = [members.areas[position].code for position in free]
    return Rows(np.array(outcome, dtype=np.int8), area=codes, missing=NO_NORM_IN_FORCE)


def _authorities(case: Case) -> list[tuple[str, ...]]:
    return [case.authorities_over(area) for area in case.once(members_of).areas]
