"""What do all areas of an assessment share? Inputs, norms, reference date, groups of plans, space taken counted once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from barcode.claims import Claim, counted_once
from barcode.demand import Asked, Chain
from barcode.geometry.of_programme import Lying, lying
from barcode.groups import UNKNOWN, Groups, Period, in_order
from barcode.norms import Context, NormLibrary
from barcode.programme import Programme
from barcode.trace import InputUsed, given
from barcode.undeclared import undeclared_takings
from barcode.units import Measure
from barcode.work_rows import WorkRows


@dataclass(frozen=True, eq=False)
class Frame:
    """The shared part of an assessment; what is costly is worked out when first asked for."""

    programme: Programme
    library: NormLibrary
    on: date
    groups: Groups

    @cached_property
    def lying(self) -> Lying | None:
        """How plans and parks lie to each other; None without polygons on both sides."""
        return lying(self.programme, self.library, self.on)

    @property
    def counted(self) -> pd.DataFrame:
        """The table `work_taken` with each m² at most once, and what plans take without saying so."""
        return self._counted[0]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Space claimed more than once."""
        return self._counted[1]

    @cached_property
    def _counted(self) -> tuple[pd.DataFrame, tuple[Claim, ...]]:
        return counted_once(self.programme, undeclared_takings(self.programme, self.lying) if self.lying else None)

    def chain(self, municipality_code: str, context: Context | None = None) -> Chain:
        """The governing norms of a municipality; without context those for a place as a whole."""
        return Chain(self.library, self.groups.places[municipality_code], self.on, context or Context())

    def asked_by_plan(self, plan_id: str) -> Asked:
        """What one plan asks over all its periods, exactly.

        Raises:
            KeyError: there is no such plan.
        """
        plan = self.programme.plans.index[self.programme.plans["plan_id"] == plan_id]
        if not len(plan):
            raise KeyError(plan_id)
        code, context = self.groups.groups[self.groups.of_plan[plan[0]]]
        rows = np.flatnonzero(self.groups.plan_of_phase == plan[0])
        source = InputUsed("phases", "dwellings_new", rows, less="dwellings_demolished")
        net = int(self.groups.net_of_plan[plan[0]])
        return self.chain(code, context).asked(given("dwellings_net", Measure.DWELLING, net, source, 1, code))

    @cached_property
    def place_of_programmed(self) -> pd.Series:
        """The municipality of each row of `work_programmed`."""
        plan_ids = self.programme.work_programmed["plan_id"]
        return plan_ids.map(self.programme.plans.set_index("plan_id")["municipality_code"]) if len(plan_ids) else plan_ids

    @cached_property
    def area_names(self) -> dict[str, str]:
        """The name of each municipality by its code."""
        return dict(zip(self.programme.areas["municipality_code"], self.programme.areas["name"], strict=True))

    @cached_property
    def plan_names(self) -> dict[str, str]:
        """The name of each plan by its id."""
        return dict(zip(self.programme.plans["plan_id"], self.programme.plans["name"], strict=True))

    @cached_property
    def park_names(self) -> dict[str, str]:
        """The name of each park by its id."""
        return dict(zip(self.programme.parks["park_id"], self.programme.parks["name"], strict=True))

    @cached_property
    def promised_plans(self) -> frozenset[str]:
        """The plans that are promised compensation of any kind."""
        return frozenset(self.programme.compensations["plan_id"])

    @cached_property
    def taken_by_floor(self) -> frozenset[tuple[str, str]]:
        """Plan and park where the land that goes is known by its floor alone."""
        by_floor = self.counted[self.counted["land_m2_net"].isna() & self.counted["floor_m2_gfa"].notna()]
        return frozenset(zip(by_floor["plan_id"], by_floor["park_id"], strict=True))

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Every period of the balance: those of the phases, and single years of work outside them."""
        known = set(self.groups.periods)
        for table in (self.programme.work_programmed, self.counted):
            known.update(self.periods_of(table["year"]))
        return tuple(in_order(known))

    def period_of(self, year: int) -> Period:
        """The first period of the phases (by last year) that holds a year, else the year itself."""
        for period in in_order(self.groups.periods):
            if period.first <= year <= period.last:
                return period
        return Period(int(year), int(year))

    def periods_of(self, years: pd.Series) -> list[Period]:
        """The period of each year; `UNKNOWN` where there is none."""
        if not len(years):
            return []
        of_year = {year: self.period_of(year) for year in years.dropna().unique()}
        return [of_year.get(year, UNKNOWN) for year in years]

    @cached_property
    def adding(self) -> WorkRows:
        """Work that plans programme, by the municipality of the plan."""
        table = self.programme.work_programmed
        return WorkRows("work_programmed", "programmed", table, self.place_of_programmed, self.periods_of(table["year"]))

    @cached_property
    def taking(self) -> WorkRows:
        """Work that plans take, each m² once, by the municipality where it goes (see `claims.counted_once`)."""
        table = self.counted
        return WorkRows("work_taken", "taken", table, table["municipality_code"], self.periods_of(table["year"]))
