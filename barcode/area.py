"""Everything that can be said of one area: what its plans ask, add and take, and the balance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from barcode.balance import Amounts, BalanceRow, Running, SupplyChange, balance_rows, change_of, running
from barcode.demand import Asked, asked_together
from barcode.frame import Frame
from barcode.function_mix import function_mix_index
from barcode.groups import Period
from barcode.jobs import jobs_after
from barcode.norms.model import Level
from barcode.programme import LocationType
from barcode.strip import Strip, strip, strips_together
from barcode.supply import Existing, existing, land_gross
from barcode.trace import Figure, InputUsed, Missing, Traced, given, times, total
from barcode.units import Measure


@dataclass(frozen=True, eq=False)
class Area:
    """A municipality, province or region with its figures, computed when first asked for.

    `parts` are the municipalities of a province or region; a municipality has none.
    """

    code: str
    level: Level
    municipalities: frozenset[str]
    frame: Frame
    parts: tuple[Area, ...] = ()

    @property
    def is_municipality(self) -> bool:
        """Whether this is one municipality rather than a sum of them."""
        return self.level is Level.MUNICIPALITY

    @cached_property
    def dwellings(self) -> tuple[int, int]:
        """Dwellings new and demolished."""
        own = [i for i, group in enumerate(self.frame.groups.groups) if group.municipality_code in self.municipalities]
        return int(self.frame.groups.new[own].sum()), int(self.frame.groups.demolished[own].sum())

    @cached_property
    def plan_rows(self) -> NDArray[np.intp]:
        """Positions of its plans."""
        return np.flatnonzero(self.frame.programme.plans["municipality_code"].isin(self.municipalities).to_numpy())

    @cached_property
    def asked(self) -> Asked:
        """What all plans together ask."""
        if not self.is_municipality:
            return asked_together(self.code, [part.asked for part in self.parts])
        return self._asked(tuple(range(len(self.frame.groups.periods))))

    @cached_property
    def asked_by_period(self) -> Mapping[Period, Asked]:
        """What the dwellings of each period ask."""
        if not self.is_municipality:
            periods = self.frame.groups.periods
            parts = {period: [part.asked_by_period[period] for part in self.parts] for period in periods}
            return {period: asked_together(self.code, asked) for period, asked in parts.items()}
        return {period: self._asked((position,)) for position, period in enumerate(self.frame.groups.periods)}

    def asked_in(self, period: Period) -> Asked:
        """What the dwellings of one period ask; nothing in a period in which no plan builds."""
        return self.asked_by_period.get(period) or self._asked(())

    def _asked(self, periods: tuple[int, ...]) -> Asked:
        if not self.is_municipality:
            return asked_together(self.code, [part._asked(periods) for part in self.parts])
        groups = self.frame.groups
        own = [i for i, group in enumerate(groups.groups) if group.municipality_code == self.code]
        if not own:
            nothing = given("dwellings_net", Measure.DWELLING, 0, None, 1, self.code)
            return self.frame.chain(self.code).asked(nothing)
        asked = [self.frame.chain(self.code, groups.groups[i].context).asked(groups.dwellings(i, periods)) for i in own]
        return asked_together(self.code, asked)

    @cached_property
    def existing(self) -> Existing:
        """Land in use and land still to be issued on its parks."""
        return existing(self.frame.programme, self.municipalities, self.code)

    @cached_property
    def land_asked_gross(self) -> Figure:
        """Business park land asked as gross land, by the ratio of its own parks."""
        land = self.asked.by_type[LocationType.BUSINESS_PARK].land
        return land_gross(land, self.frame.programme, self.existing.parks, self.code)

    @cached_property
    def changes(self) -> Mapping[Period | None, SupplyChange]:
        """What plans add and take in each period, and under None in all together."""
        return {period: self._change(period) for period in (None, *self.frame.periods)}

    def _change(self, period: Period | None) -> SupplyChange:
        if not self.is_municipality:
            return change_of([part.changes[period] for part in self.parts], self.code)
        frame, chain = self.frame, self.frame.chain(self.code)
        index = {kind: chain.norm("floor_space_index", kind) for kind in LocationType}
        adding, taking = (
            {kind: work.amounts(work.of(self.code, kind, period), kind, index[kind]) for kind in LocationType}
            for work in (frame.adding, frame.taking)
        )
        return SupplyChange(adding, taking)

    @cached_property
    def balance(self) -> tuple[BalanceRow, ...]:
        """The balance of all periods together, with land still to be issued."""
        return balance_rows(None, self.asked, self.changes[None], self.in_use, self.available)

    @cached_property
    def balance_by_period(self) -> Mapping[Period, tuple[BalanceRow, ...]]:
        """The balance of each period; land still to be issued belongs to no period."""
        return {
            period: balance_rows(period, self.asked_in(period), self.changes[period], self.in_use, None)
            for period in self.frame.periods
        }

    @cached_property
    def running(self) -> tuple[Running, ...]:
        """The running balance of each location type and measure."""
        return running(self.balance_by_period, self.balance)

    @cached_property
    def strip(self) -> Strip:
        """The barcode of its plans."""
        if not self.is_municipality:
            return strips_together(self.asked.dwellings, [part.strip for part in self.parts])
        return strip(self.frame.chain(self.code), self.asked, self.asked.dwellings)

    def key_figure(self, column: str, measure: Measure) -> Figure:
        """A key figure (`dwellings`, `inhabitants`, `jobs`) of the whole area; cannot be told when one municipality lacks it."""
        areas = self.frame.programme.areas
        rows = np.flatnonzero(areas["municipality_code"].isin(self.municipalities).to_numpy())
        values = areas[column].iloc[rows]
        if values.isna().any() or not len(rows):
            return Missing(f"area_{column}", column, subject=self.code)
        return given(f"area_{column}", measure, int(values.sum()), InputUsed("areas", column, rows), 10, self.code)

    @cached_property
    def in_use(self) -> Amounts:
        """Floor and land of business parks in use; floor from land by the FSI."""
        return self._floor_and_land("in_use", self.existing.land_in_use)

    @cached_property
    def available(self) -> Amounts:
        """Floor and land still to be issued on business parks, now or later."""
        parts = [
            part for part in (self.existing.land_available_now, self.existing.land_available_later) if isinstance(part, Traced)
        ]
        return self._floor_and_land(
            "available", total("land_available", parts, 8, Measure.LAND_NET, self.code) if parts else None
        )

    def _floor_and_land(self, side: str, land: Figure | None) -> Amounts:
        lacking = land or Missing("land_available", "parks", subject=self.code)
        if self.is_municipality:
            index = self.frame.chain(self.code).norm("floor_space_index", LocationType.BUSINESS_PARK)
            return times("floor_of_land", lacking, index, 6, LocationType.BUSINESS_PARK), lacking
        floors = [floor for part in self.parts if isinstance(floor := getattr(part, side)[0], Traced)]
        if isinstance(lacking, Missing) or not floors:
            return lacking, lacking
        return total("floor_of_land", floors, 6, Measure.FLOOR_GROSS, LocationType.BUSINESS_PARK), lacking

    @cached_property
    def function_mix(self) -> tuple[Figure, Figure]:
        """The function-mix index before and after all plans; after counts the jobs that plans add and take."""
        jobs, homes = self.key_figure("jobs", Measure.JOB), self.key_figure("dwellings", Measure.DWELLING)
        after = total("dwellings_after", [homes, self.asked.dwellings], 10, Measure.DWELLING, self.code)
        return function_mix_index(jobs, homes, self.code), function_mix_index(
            jobs_after(jobs, self.frame, self.municipalities, self.code), after, self.code
        )
