"""What does a norm book hold? One file of one authority, closed and frozen.

Every scalar of the file arrives here as text (see `yaml_text`), so that YAML's own guesses (`NO`, `010`, `12:30`) never bite.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from barcode.norms.scalars import (
    Address,
    Authority,
    Count,
    Day,
    Exact,
    Line,
    Municipality,
    NormUnit,
    Slug,
    SourceDate,
    SourceKey,
    Truth,
    refused,
)
from barcode.norms.vocabulary import BINDING, Basis, Comparison, Evidence, Level, OverrideKind, Status, TableKey
from barcode.units import Measure

__all__ = [
    "BINDING", "AppliesTo", "BarcodeRow", "Basis", "Cell", "Cite", "Comparison", "Evidence", "Level", "Norm", "NormBook",
    "NormValue", "Override", "OverrideKind", "Source", "Status", "TableKey", "Text",
]  # fmt: skip


class Closed(BaseModel):
    """Unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, use_attribute_docstrings=True)


class Text(Closed):
    """A text in both languages."""

    nl: Line
    en: Line


class Source(Closed):
    """A document a value comes from."""

    title: Line
    publisher: Line
    date: SourceDate
    """As precise as the source gives it: a year, a month, a day, or `n.d.` where it has none."""
    url: Address | None = None
    note: Text | None = None


class Cite(Closed):
    """A source and the place in it."""

    source: SourceKey
    """A key of `sources`."""
    place: Line
    """Page, table, article or section; `whole item` for a news item."""


class Cell(Closed):
    """One entry of a small table; what it leaves out (cite, evidence, formula) is that of its value."""

    value: Exact
    low: Exact | None = None
    high: Exact | None = None
    cite: Cite | None = None
    evidence: Evidence | None = None
    formula: Line | None = None
    note: Text | None = None


class NormValue(Closed):
    """What a norm says from a first day on."""

    first_day: Day = Field(alias="from", description="First day on which the value counts.")
    last_day: Day | None = Field(alias="to", default=None, description="Last day; only when it ends without a successor.")
    value: Exact | None = None
    """A number with a decimal point, or a fraction: 26.3, 70000/60000."""
    choice: Slug | None = None
    """A word instead of a number; only with unit `choice`."""
    cells: Annotated[Mapping[str, Cell], Field(min_length=1)] | None = None
    """A small table instead of one number; only with `by`."""
    low: Exact | None = None
    high: Exact | None = None
    cite: Cite | None = None
    evidence: Evidence
    formula: Line | None = None
    """The arithmetic of a derived value."""
    note: Text | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> NormValue:
        if sum(given is not None for given in (self.value, self.choice, self.cells)) != 1:
            raise refused("one_of_value_choice_cells")
        if self.last_day and self.last_day < self.first_day:
            raise refused("ends_before_it_begins", ("to",), first=str(self.first_day), last=str(self.last_day))
        if self.value is None and (self.low is not None or self.high is not None):
            raise refused("range_without_value", ("low" if self.low is not None else "high",))
        _check_range(self, ())
        for key, cell in (self.cells or {}).items():
            _check_range(cell, ("cells", key))
            if cell.evidence is Evidence.DERIVED and not (cell.formula or self.formula):
                raise refused("derived_without_formula", ("cells", key))
            if (
                cell.cite is None
                and self.cite is None
                and not _is_explained_assumption(cell.evidence or self.evidence, cell.note or self.note)
            ):
                raise refused("no_source", ("cells", key))
        if self.evidence is Evidence.DERIVED and not self.formula:
            raise refused("derived_without_formula")
        if self.cells is None and self.cite is None and not _is_explained_assumption(self.evidence, self.note):
            raise refused("no_source")
        return self


def _check_range(entry: NormValue | Cell, at: tuple[str, ...]) -> None:
    for name in ("value", "low", "high"):
        number = getattr(entry, name)
        if number is not None and number < 0:
            raise refused("below_zero", (*at, name), value=str(number))
    if entry.value is not None and entry.low is not None and entry.low > entry.value:
        raise refused("value_outside_range", (*at, "low"), value=str(entry.value), bound=str(entry.low))
    if entry.value is not None and entry.high is not None and entry.high < entry.value:
        raise refused("value_outside_range", (*at, "high"), value=str(entry.value), bound=str(entry.high))


def _is_explained_assumption(evidence: Evidence, note: Text | None) -> bool:
    return evidence is Evidence.ASSUMED and note is not None


class Override(Closed):
    """A lower authority's stated departure from a higher norm of the same id."""

    authority: Authority
    """The higher authority whose norm it departs from."""
    kind: OverrideKind
    reason: Text
    decision: Line
    """The decision in which it is laid down."""
    decided_by: Line
    date: Day


class AppliesTo(Closed):
    """To which plans a norm applies; empty means all."""

    plan_types: tuple[Slug, ...] = ()
    location_types: tuple[Slug, ...] = ()
    area_types: tuple[Slug, ...] = ()
    functions: tuple[Slug, ...] = ()
    """`living`, `working`, or both."""
    dwellings_at_least: Count = 0


class BarcodeRow(Closed):
    """A norm that is a row of the barcode strip."""

    function: Slug
    order: Count
    """Place in the strip, low first."""
    basis: Basis
    inside_plan_area: Truth
    """false: elsewhere in the city."""
    overlaps_with: tuple[Slug, ...] = ()
    """Functions whose land this row may share; overlap is counted once and shown."""
    land_per_floor_norm: Slug | None = None
    """Id of the norm [m2_net/m2_gfa] that turns the floor of this row into land."""


class Norm(Closed):
    """What one authority says about one thing."""

    id: Slug
    """What is regulated; the same id in other books is the same thing at another level."""
    label: Text
    description: Text | None = None
    unit: NormUnit
    comparison: Comparison
    status: Status
    by: TableKey | None = None
    """By what the cells of a table differ."""
    applies_to: AppliesTo = AppliesTo()
    row: BarcodeRow | None = None
    values: Annotated[tuple[NormValue, ...], Field(min_length=1)]
    overrides: tuple[Override, ...] = ()
    not_encoded: tuple[Text, ...] = ()
    """What belongs to this norm but could not be put in figures."""

    @model_validator(mode="after")
    def _holds_together(self) -> Norm:
        ordered = sorted(enumerate(self.values), key=lambda pair: pair[1].first_day)
        for (_, earlier), (place, later) in pairwise(ordered):
            if earlier.first_day == later.first_day or (earlier.last_day and earlier.last_day >= later.first_day):
                raise refused(
                    "periods_overlap", ("values", place, "from"), first=str(earlier.first_day), second=str(later.first_day)
                )
        for place, value in enumerate(self.values):
            at = ("values", place)
            if (value.cells is None) != (self.by is None):
                raise refused("cells_without_by", at)
            if (value.choice is None) == (self.unit.measure is Measure.CHOICE):
                raise refused("choice_without_unit", at, unit=str(self.unit))
            entries: list[NormValue | Cell] = [value, *(value.cells or {}).values()]
            if self.status is not Status.ASSUMPTION and any(entry.evidence is Evidence.ASSUMED for entry in entries):
                raise refused("assumed_but_not_assumption", at, status=str(self.status))
        return self


class NormBook(Closed):
    """One authority's norms, one file."""

    format: Annotated[Count, Field(ge=1, le=1)]
    """Version of this format: 1."""
    authority: Authority
    """NL, PV and two digits, RG- and a name, or GM and four digits."""
    level: Level
    name: Text
    members: tuple[Municipality, ...] = ()
    """The municipalities of a region."""
    invented: Truth = False
    """true: made up for an example; shown everywhere."""
    sources: Mapping[SourceKey, Source]
    norms: tuple[Norm, ...]
    not_encoded: tuple[Text, ...] = ()
    """What was looked for and not found, or found and not to be put in figures."""

    @model_validator(mode="after")
    def _level_fits(self) -> NormBook:
        prefix = {"NL": Level.NATIONAL, "PV": Level.PROVINCE, "RG": Level.REGION, "GM": Level.MUNICIPALITY}
        if prefix[self.authority[:2]] is not self.level:
            raise refused(
                "level_does_not_fit_authority", ("level",), authority=self.authority, expected=str(prefix[self.authority[:2]])
            )
        if (self.level is Level.REGION) != bool(self.members):
            raise refused("members_only_for_a_region", ("members",), level=str(self.level))
        return self
