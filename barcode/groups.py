"""Which plans ask under the same norms, and how many dwellings do they add in each period?

Whole dwellings are added first, per group of plans under the same governing norms and per period; norms multiply the sums last,
so that order, splitting and grouping never change a digit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.errors import BarcodeError, Problem
from barcode.norms import Context, NormLibrary, Place
from barcode.programme import Programme
from barcode.trace import InputUsed, Traced, given
from barcode.units import Measure

UNKNOWN_YEAR = 0
# rows that fit in the cache of a processor while they are added
_BLOCK = 32_768


class Period(NamedTuple):
    """A span of years, both included; `UNKNOWN` when no year is known."""

    first: int
    last: int

    @property
    def label(self) -> str:
        """`2025`, `2025–2029`, or blank when unknown."""
        if self == UNKNOWN:
            return ""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


UNKNOWN = Period(UNKNOWN_YEAR, UNKNOWN_YEAR)


def in_order(periods: Iterable[Period]) -> list[Period]:
    """Periods by their last year, then their first; unknown years last; each once."""
    return sorted(set(periods), key=lambda period: (period == UNKNOWN, period.last, period.first))


class Group(NamedTuple):
    """Plans of one municipality that fall under the same norms."""

    municipality_code: str
    context: Context


@dataclass(frozen=True, eq=False)
class Groups:
    """The phases of a programme, grouped.

    `of_plan` [plans] and `of_phase` [phases] are positions in `groups`; `period_of_phase` [phases] in `periods`; `net` [groups,
    periods] and its parts `new`, `demolished` are whole dwellings.
    """

    groups: tuple[Group, ...]
    places: dict[str, Place]
    periods: tuple[Period, ...]
    of_plan: NDArray[np.intp]
    of_phase: NDArray[np.intp]
    plan_of_phase: NDArray[np.intp]
    period_of_phase: NDArray[np.intp]
    new: NDArray[np.int64]
    demolished: NDArray[np.int64]
    net_of_plan: NDArray[np.int64] = field(repr=False)

    @property
    def net(self) -> NDArray[np.int64]:
        """Net dwellings [groups, periods] (formula 1)."""
        return self.new - self.demolished

    @cached_property
    def _rows(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        cell = self.of_phase * len(self.periods) + self.period_of_phase
        order = np.argsort(cell, kind="stable")
        starts = np.searchsorted(cell[order], np.arange(len(self.groups) * len(self.periods) + 1))
        return order, starts

    def rows(self, group: int, period: int) -> NDArray[np.intp]:
        """Positions in `phases` of one group in one period."""
        order, starts = self._rows
        cell = group * len(self.periods) + period
        return order[starts[cell] : starts[cell + 1]]

    def dwellings(self, group: int, periods: Iterable[int]) -> Traced:
        """Net dwellings of a group over some periods, with the rows they come from (formula 1)."""
        chosen = list(periods)
        rows = np.concatenate([self.rows(group, period) for period in chosen]) if chosen else np.empty(0, dtype=np.intp)
        value = int(self.net[group, chosen].sum())
        source = InputUsed("phases", "dwellings_new", rows, less="dwellings_demolished")
        return given("dwellings_net", Measure.DWELLING, value, source, formula=1, subject=self.groups[group].municipality_code)


def grouped(programme: Programme, library: NormLibrary, norm_ids: Iterable[str]) -> Groups:
    """The phases of `programme` by group and period; groups are as fine as the scope of `norm_ids` asks.

    Raises:
        BarcodeError: a plan or park lies in a municipality that is not among the areas.
    """
    plans, phases = programme.plans, programme.phases
    plan_index = pd.Index(plans["plan_id"])
    plan_of_phase = plan_index.get_indexer(phases["plan_id"]).astype(np.intp)
    new = phases["dwellings_new"].to_numpy(np.int64)
    demolished = phases["dwellings_demolished"].to_numpy(np.int64)
    new_of_plan = sums_per_cell(plan_of_phase, new, len(plans))
    net_of_plan = new_of_plan - sums_per_cell(plan_of_phase, demolished, len(plans))
    by_type, sizes = library.depends_on_plan(norm_ids)
    municipality, codes = pd.factorize(plans["municipality_code"], sort=True)
    kind, kinds = pd.factorize(plans["plan_type"], sort=True) if by_type else (np.zeros(len(plans), dtype=np.intp), [""])
    band = np.searchsorted(np.asarray(sizes, dtype=np.int64), new_of_plan, side="right")
    bands = (0, *sizes) if sizes else (None,)
    packed = (municipality * len(kinds) + kind) * (len(sizes) + 1) + band
    of_plan, cells = pd.factorize(packed, sort=True)
    groups = []
    for cell in cells:
        rest, size = divmod(int(cell), len(sizes) + 1)
        place, plan_type = divmod(rest, len(kinds))
        groups.append(Group(str(codes[place]), Context(plan_type=str(kinds[plan_type]), dwellings=bands[size])))
    of_phase = of_plan[plan_of_phase] if len(phases) else np.empty(0, dtype=np.intp)
    periods, period_of_phase = _periods(phases)
    shape = (len(groups), len(periods))
    cell_of_phase = of_phase * len(periods) + period_of_phase
    return Groups(
        tuple(groups), _places(programme, library), periods, of_plan.astype(np.intp), of_phase,
        plan_of_phase, period_of_phase,
        sums_per_cell(cell_of_phase, new, shape[0] * shape[1]).reshape(shape),
        sums_per_cell(cell_of_phase, demolished, shape[0] * shape[1]).reshape(shape),
        net_of_plan,
    )  # fmt: skip


def sums_per_cell(cell: NDArray[np.integer], whole: NDArray[np.int64], cells: int) -> NDArray[np.int64]:
    """Whole numbers added per cell [cells]; a float sum of whole numbers is exact far beyond all dwellings on earth (2^53)."""
    sums = np.zeros(cells)
    # with many cells a small block would cost more than it saves: every block adds to all of them
    size = max(_BLOCK, cells)
    for start in range(0, len(cell), size):
        block = slice(start, start + size)
        sums += np.bincount(cell[block], weights=whole[block], minlength=cells)
    return sums.astype(np.int64)


def _periods(phases: pd.DataFrame) -> tuple[tuple[Period, ...], NDArray[np.intp]]:
    """Distinct periods in order of their last year, and the position of each phase's; one year known means that year alone."""
    first = phases["year_from"].fillna(phases["year_to"]).to_numpy(dtype=np.int64, na_value=UNKNOWN_YEAR)
    last = phases["year_to"].fillna(phases["year_from"]).to_numpy(dtype=np.int64, na_value=UNKNOWN_YEAR)
    # an unknown period sorts last, known ones by their last year
    span = 10_000
    packed = np.where(last == UNKNOWN_YEAR, span * span, last * span + first)
    position, cells = pd.factorize(packed, sort=True)
    periods = tuple(UNKNOWN if cell == span * span else Period(int(cell % span), int(cell // span)) for cell in cells)
    return periods, position.astype(np.intp)


def _places(programme: Programme, library: NormLibrary) -> dict[str, Place]:
    """The municipalities that have a plan or a park: a plan may take land of a park across the border."""
    codes = sorted({*programme.plans["municipality_code"], *programme.parks["municipality_code"]})
    province = dict(zip(programme.areas["municipality_code"], programme.areas["province_code"], strict=True))
    unknown = [code for code in codes if code not in province]
    if unknown:
        raise BarcodeError(Problem("municipality_not_in_areas", found=code) for code in unknown)
    return {code: library.place(code, province[code]) for code in codes}
