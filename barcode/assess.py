"""The waist: (programme, norms, reference date) → assessment. Nothing else calculates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from barcode.area import Area
from barcode.claims import Claim
from barcode.demand import NORM_IDS, Chain
from barcode.frame import Frame
from barcode.groups import grouped
from barcode.norms import NormLibrary
from barcode.norms.model import Level
from barcode.plan_table import plan_table
from barcode.programme import Programme

if TYPE_CHECKING:
    from barcode.checks import Findings


@dataclass(frozen=True, eq=False)
class Assessment:
    """Every number of a programme under a set of norms on a reference date.

    `areas` holds the municipalities with plans or parks, their provinces and their regions, by code; `plans` has a line per plan
    in floats, for speed and display.
    """

    on: date
    programme: Programme
    library: NormLibrary
    areas: Mapping[str, Area]
    frame: Frame

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Space claimed more than once."""
        return self.frame.claims

    def of_level(self, level: Level) -> tuple[Area, ...]:
        """The areas of one level, by code."""
        return tuple(area for _, area in sorted(self.areas.items()) if area.level is level)

    def chain(self, municipality_code: str) -> Chain:
        """The governing norms of a municipality, for plans of any kind."""
        return self.frame.chain(municipality_code)

    @cached_property
    def plans(self) -> pd.DataFrame:
        """A line per plan (columns: see `plan_table`)."""
        return plan_table(self.frame)

    @cached_property
    def findings(self) -> Findings:
        """What every check finds, judged when first asked for; who asks for sizes alone loads no checks."""
        from barcode.checks import Case, all_findings

        return all_findings(Case(self.frame, self.areas))

    @property
    def incomplete(self) -> tuple[str, ...]:
        """The checks that crashed and could tell nothing; the assessment is whole without any."""
        return self.findings.incomplete


def assess(programme: Programme, norms: NormLibrary, on: date) -> Assessment:
    """What the plans of `programme` ask, add and take under the norms that govern on `on`.

    Args:
        programme: plans, parks and areas; every municipality of a plan or park stands in `areas`.
        norms: the norm books.
        on: the reference date (peildatum).

    Returns:
        The assessment; its figures are exact and open to what they were made of.

    Raises:
        BarcodeError: a municipality without province, shares that are not one whole, norms that contradict each other.
    """
    frame = Frame(programme, norms, on, grouped(programme, norms, NORM_IDS))
    return Assessment(on, programme, norms, _areas(frame), frame)


def _areas(frame: Frame) -> dict[str, Area]:
    places = frame.groups.places
    areas = {code: Area(code, Level.MUNICIPALITY, frozenset([code]), frame) for code in places}
    for level, codes in (
        (Level.PROVINCE, {place.province_code for place in places.values()}),
        (Level.REGION, {code for place in places.values() for code in place.region_codes}),
    ):
        for code in sorted(codes):
            members = frozenset(name for name, place in places.items() if code in place.authorities)
            areas[code] = Area(code, level, members, frame, tuple(areas[member] for member in sorted(members)))
    return areas
