"""What does every check look at? The inputs, the areas, the norms in force, and how plans and parks lie to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.area import Area
from barcode.checks.findings import Outcome
from barcode.checks.ratios import Ratios
from barcode.checks.rows import CANNOT_TELL, NOT_APPLICABLE, Rows
from barcode.frame import Frame
from barcode.groups import Group
from barcode.norms import Context, NormLibrary
from barcode.norms.governing import ANYWHERE, LEVELS, NormInForce
from barcode.norms.model import Comparison, Norm
from barcode.programme import Programme

NO_NORM_IN_FORCE, NO_POLYGON, NO_PARKS = "no_norm_in_force", "no_polygon", "no_parks"
PARK_WITHOUT_POLYGON = "park_without_polygon"
Positions = NDArray[np.intp]
T = TypeVar("T")


class Cell(NamedTuple):
    """Places (and kinds of plans) that stand under the same norm books."""

    authorities: tuple[str, ...]
    context: Context


class Held(NamedTuple):
    """Every row with every norm that holds it: positions of rows and of norms [pairs]; `free` [rows] stand under none."""

    row: Positions
    norm: NDArray[np.int64]
    free: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Case:
    """All that a check may ask; what is costly is worked out when first asked for, and once."""

    frame: Frame
    areas: Mapping[str, Area]
    norms: list[NormInForce] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _made: dict[Callable[[Case], Any], Any] = field(default_factory=dict)

    def once(self, make: Callable[[Case], T]) -> T:
        """What `make` makes of this case, made once for all checks."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @property
    def programme(self) -> Programme:
        """The inputs."""
        return self.frame.programme

    @property
    def library(self) -> NormLibrary:
        """The norm books."""
        return self.frame.library

    @property
    def on(self) -> date:
        """The reference date."""
        return self.frame.on

    @cached_property
    def codes(self) -> list[str]:
        """The municipalities with a plan or a park [places]."""
        return list(self.frame.groups.places)

    @cached_property
    def _cells(self) -> tuple[list[Cell], Positions]:
        """The distinct cells of the municipalities, and the position of the cell of each [places]."""
        return self._distinct((code, ANYWHERE) for code in self.codes)

    def cells_of(self, groups: Sequence[Group]) -> tuple[list[Cell], Positions]:
        """The distinct cells of groups of plans, and the position of the cell of each [groups]."""
        return self._distinct(groups)

    def _distinct(self, places: Iterable[tuple[str, Context]]) -> tuple[list[Cell], Positions]:
        known: dict[Cell, int] = {}
        found = []
        for code, context in places:
            authorities = self.frame.groups.places[code].authorities
            cell = Cell(tuple([name for name in authorities if name in self.library.books]), context)
            found.append(known.setdefault(cell, len(known)))
        return list(known), np.array(found, dtype=np.intp)

    @property
    def cells(self) -> list[Cell]:
        """The distinct cells of the municipalities."""
        return self._cells[0]

    @property
    def cell_of_place(self) -> Positions:
        """The position of the cell of each municipality [places]."""
        return self._cells[1]

    @cached_property
    def first_place_of_cell(self) -> list[str]:
        """A municipality of each cell, which stands for all of them."""
        _, first = np.unique(self.cell_of_place, return_index=True)
        return [self.codes[position] for position in first]

    @cached_property
    def _by_id(self) -> tuple[pd.Index, pd.Index]:
        return pd.Index(self.plan_ids, dtype=object), pd.Index(self.park_ids, dtype=object)

    @cached_property
    def plan_ids(self) -> tuple[str, ...]:
        """The id of each plan [plans]."""
        return tuple(self.programme.plans["plan_id"].to_numpy(dtype=object).tolist())

    @cached_property
    def park_ids(self) -> tuple[str, ...]:
        """The id of each park [parks]."""
        return tuple(self.programme.parks["park_id"].to_numpy(dtype=object).tolist())

    def plans_named(self, ids: pd.Series) -> Positions:
        """The position of the plan that each row names [rows], -1 where there is none."""
        return self._by_id[0].get_indexer(pd.Index(ids, dtype=object))

    def parks_named(self, ids: pd.Series) -> Positions:
        """The position of the park that each row names [rows], -1 where there is none."""
        return self._by_id[1].get_indexer(pd.Index(ids, dtype=object))

    @cached_property
    def place_of_plan(self) -> Positions:
        """The municipality of each plan [plans]."""
        return pd.Index(self.codes).get_indexer(pd.Index(self.programme.plans["municipality_code"]))

    @cached_property
    def place_of_park(self) -> Positions:
        """The municipality of each park [parks]; one more at the end, for no park."""
        return np.append(pd.Index(self.codes).get_indexer(pd.Index(self.programme.parks["municipality_code"])), -1)

    @cached_property
    def has_polygon(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which plans [plans] and which parks [parks] have a polygon."""
        plans, parks = self.programme.plans["geometry_wkb"], self.programme.parks["geometry_wkb"]
        return plans.notna().to_numpy(dtype=bool), parks.notna().to_numpy(dtype=bool)

    @cached_property
    def new_of_plan(self) -> NDArray[np.int64]:
        """New dwellings of each plan [plans]."""
        new = np.zeros(len(self.programme.plans), dtype=np.int64)
        np.add.at(new, self.frame.groups.plan_of_phase, self.programme.phases["dwellings_new"].to_numpy(np.int64))
        return new

    def number(self, norm: NormInForce) -> int:
        """The position of a norm among `norms`, where it comes to stand when it is new."""
        known = self._numbers.get(norm.name)
        if known is None:
            known = self._numbers[norm.name] = len(self.norms)
            self.norms.append(norm)
        return known

    def values(self, norm: NDArray[np.int64]) -> Ratios:
        """The value of each of these norms, exactly."""
        return Ratios.of(known.value for known in self.norms).at(norm)

    def held(self, norm_id: str, cells: Sequence[Cell], cell_of_row: Positions, key: str = "", minima: bool = False) -> Held:
        """Rows with the norms of every authority that holds them, each to be judged by itself; only minima when asked."""
        lists = [
            [self.number(norm) for norm in self.in_force(norm_id, cell.authorities, key, cell.context, minima)] for cell in cells
        ]
        counts = np.array([len(one) for one in lists], dtype=np.intp)
        flat = np.array([number for one in lists for number in one], dtype=np.int64)
        per_row = counts[cell_of_row]
        row = np.repeat(np.arange(len(cell_of_row)), per_row)
        within = np.arange(len(row)) - np.repeat(np.cumsum(per_row) - per_row, per_row)
        starts = np.cumsum(counts) - counts
        return Held(row, flat[np.repeat(starts[cell_of_row], per_row) + within], per_row == 0)

    def held_at(self, norm_id: str, place_of_row: Positions, key: str = "", minima: bool = False) -> Held:
        """The same for rows that lie in municipalities."""
        return self.held(norm_id, self.cells, self.cell_of_place[place_of_row], key, minima)

    def in_force(
        self, norm_id: str, authorities: Sequence[str], key: str = "", context: Context = ANYWHERE, minima: bool = False
    ) -> tuple[NormInForce, ...]:
        """What each of these authorities says on the reference date; only minima when asked."""
        found = self.library.all_in_force(norm_id, authorities, self.on, key, context)
        return tuple([norm for norm in found if norm.norm.comparison is Comparison.MINIMUM]) if minima else found

    def authorities_over(self, area: Area) -> tuple[str, ...]:
        """The codes of the authorities over the whole of an area, wide to specific: its own, and those round all its parts."""
        places = [self.frame.groups.places[code].authorities for code in sorted(area.municipalities)]
        shared = [code for code in places[0] if code in self.library.books and all(code in place for place in places)]
        own = LEVELS.index(area.level)
        return tuple([code for code in shared if code == area.code or LEVELS.index(self.library.books[code].level) < own])

    def silence(self, norm_ids: Sequence[str], authorities: Iterable[str], minima: bool = True) -> Outcome:
        """What to say where no norm is in force: where one has ended or has yet to begin, that it cannot be told on this date."""
        over = set(authorities)
        dated = any(
            book.authority in over and (not minima or norm.comparison is Comparison.MINIMUM) and not _speaks_of_plans(norm)
            for norm_id in norm_ids
            for book, norm in self.library.norms(norm_id)
        )
        return Outcome.CANNOT_TELL if dated else Outcome.NOT_APPLICABLE

    def under_no_norm(self, norm_ids: Sequence[str], cells: Sequence[Cell], cell_of_row: Positions, minima: bool = True) -> Rows:
        """The outcome of rows in cells where no norm is in force."""
        codes = [
            CANNOT_TELL if self.silence(norm_ids, cell.authorities, minima) is Outcome.CANNOT_TELL else NOT_APPLICABLE
            for cell in cells
        ]
        return Rows(np.array(codes, dtype=np.int8)[cell_of_row], missing=NO_NORM_IN_FORCE)

    @cached_property
    def may_lie_on_hidden_park(self) -> NDArray[np.bool_]:
        """Plans that may lie on or near a park without polygon [plans]: the map cannot show it.

        A park may lie under every plan of its municipality. Under those of its province too where the map shows no park of their
        own municipality, and under all plans when it shows no park at all.
        """
        drawn, place = self.has_polygon[1], self.place_of_park[:-1]
        hides, shows = np.zeros(len(self.codes), dtype=bool), np.zeros(len(self.codes), dtype=bool)
        hides[place[~drawn]], shows[place[drawn]] = True, True
        province = pd.Index([self.frame.groups.places[code].province_code for code in self.codes])
        nearby = province.isin(province[hides]) if shows.any() else np.full(len(hides), hides.any())
        return np.asarray((hides | ~shows & nearby)[self.place_of_plan], dtype=bool)

    def without_loss(self, takes: Positions) -> Iterator[Rows]:
        """Plans that take no land of a park as far as is known; without polygons on both sides that cannot be told.

        Args:
            takes: plans that do.
        """
        others = np.ones(len(self.programme.plans), dtype=bool)
        others[takes] = False
        yield self.on_no_park(np.flatnonzero(others))

    def on_no_park(self, plans: Positions) -> Rows:
        """Plans of which no park is known that they lie on or near: it does not apply, or it cannot be told."""
        drawn, some = self.has_polygon[0][plans], bool(len(self.programme.parks))
        hidden = self.may_lie_on_hidden_park[plans]
        outcome = np.where(drawn & ~hidden & some, NOT_APPLICABLE, CANNOT_TELL).astype(np.int8)
        untold = outcome == CANNOT_TELL
        no_parks = np.full(len(plans), not some)
        missing = {NO_PARKS: no_parks & untold, NO_POLYGON: ~drawn & untold, PARK_WITHOUT_POLYGON: hidden & untold}
        return Rows(outcome, plan=plans, missing=missing)


def _speaks_of_plans(norm: Norm) -> bool:
    return bool(norm.applies_to.plan_types or norm.applies_to.area_types)
