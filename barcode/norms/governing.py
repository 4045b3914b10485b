"""Which norm governs here on this date, which ones lose, and why?

Binding norms (law, ordinance, plan rule) of every level stand side by side and the strictest sizes the requirement; among the
other norms the most specific authority wins. What has ended has ended: no older value steps in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from barcode.errors import NormError, Problem
from barcode.norms.model import (
    BINDING,
    AppliesTo,
    Cell,
    Cite,
    Comparison,
    Evidence,
    Level,
    Norm,
    NormBook,
    NormValue,
    Source,
    Status,
)
from barcode.norms.place import Place
from barcode.units import Rate

LEVELS = tuple(Level)
_RANK = {level: rank for rank, level in enumerate(LEVELS)}


class Reason(StrEnum):
    """Why a norm does not size the requirement."""

    LESS_SPECIFIC = "less_specific"
    LOOSER_THAN_BINDING = "looser_than_binding"
    NOT_STRICTER = "not_stricter"
    STANDS_BESIDE = "stands_beside"
    ENDED = "ended"
    NOT_YET = "not_yet"
    OTHER_PLANS = "other_plans"
    NO_VALUE_FOR_KEY = "no_value_for_key"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the plan for which a norm is asked; blank means: for the place as a whole."""

    plan_type: str = ""
    dwellings: int | None = None
    area_type: str = ""
    function: str = ""


ANYWHERE = Context()


class Band(NamedTuple):
    """A norm as conversion rates: its low, its value and its high."""

    low: Rate
    value: Rate
    high: Rate


@dataclass(frozen=True, eq=False)
class NormInForce:
    """One norm of one authority with the value (and table entry `key`) that holds on a date."""

    book: NormBook
    norm: Norm
    dated: NormValue
    key: str
    value: Fraction
    low: Fraction
    high: Fraction

    @property
    def _entry(self) -> NormValue | Cell:
        return self.dated if self.dated.cells is None else self.dated.cells[self.key]

    @property
    def choice(self) -> str:
        """The word that it says instead of a number, or blank."""
        return self.dated.choice or ""

    @property
    def evidence(self) -> Evidence:
        """How well the value is established; what an entry of a table leaves out is that of the whole."""
        return self._entry.evidence or self.dated.evidence

    @property
    def cite(self) -> Cite | None:
        """The source and the place in it, if any."""
        return self._entry.cite or self.dated.cite

    @property
    def authority(self) -> str:
        """The code of the authority whose norm it is."""
        return self.book.authority

    @property
    def level(self) -> Level:
        """The level of that authority."""
        return self.book.level

    @property
    def status(self) -> Status:
        """From law to assumption."""
        return self.norm.status

    @property
    def is_binding(self) -> bool:
        """Whether it is law, ordinance or plan rule."""
        return self.norm.status in BINDING

    @property
    def is_assumption(self) -> bool:
        """Whether it is an assumption and must be shown as one."""
        return self.norm.status is Status.ASSUMPTION or self.evidence is Evidence.ASSUMED

    @property
    def source(self) -> Source | None:
        """The document it comes from, if any."""
        return self.book.sources[self.cite.source] if self.cite else None

    @cached_property
    def name(self) -> str:
        """`authority/norm[key]`, unique in a library on a date."""
        return f"{self.authority}/{self.norm.id}" + (f"[{self.key}]" if self.key else "")

    @cached_property
    def rates(self) -> Band:
        """Low, value and high as conversion rates."""
        return Band(*(Rate(bound, self.norm.unit, self.name) for bound in (self.low, self.value, self.high)))

    @cached_property
    def inverted_rates(self) -> Band:
        """The way back from each of these rates; the norm may not be zero."""
        return Band(*(rate.inverted() for rate in self.rates))

    def is_stricter_than(self, other: NormInForce) -> bool:
        """Whether meeting this one implies meeting the other and not the reverse."""
        if self.norm.comparison is Comparison.MAXIMUM:
            return self.value < other.value
        return self.norm.comparison is Comparison.MINIMUM and self.value > other.value


@dataclass(frozen=True, slots=True)
class Loser:
    """A norm that does not size the requirement, and why; `winner` is the one it lost to."""

    authority: str
    norm: Norm
    reason: Reason
    in_force: NormInForce | None = None
    winner: NormInForce | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Governing:
    """The answer: what sizes the requirement, what binds beside it, what loses."""

    norm_id: str
    key: str
    on: date
    place: Place
    sizing: NormInForce | None
    binding: tuple[NormInForce, ...]
    losers: tuple[Loser, ...]


class Decision(NamedTuple):
    """Which of the norms that are in force (from wide to specific) sizes the requirement, and which bind."""

    in_force: tuple[NormInForce, ...]
    sizing: NormInForce | None
    binding: tuple[NormInForce, ...]

    @property
    def losers(self) -> tuple[Loser, ...]:
        """The norms in force that do not size the requirement, and why; worked out when asked for, because most never are."""
        free = [norm for norm in self.in_force if not norm.is_binding]
        losers = [Loser(norm.authority, norm.norm, Reason.LESS_SPECIFIC, norm, free[-1]) for norm in free[:-1]]
        sizing = self.sizing
        if sizing and free and free[-1] is not sizing:
            specific = free[-1]
            looser = Reason.LOOSER_THAN_BINDING if sizing.is_stricter_than(specific) else Reason.NOT_STRICTER
            reason = looser if _is_closer(specific, self.binding) else Reason.LESS_SPECIFIC
            losers.append(Loser(specific.authority, specific.norm, reason, specific, sizing))
        losers.extend(
            Loser(norm.authority, norm.norm, Reason.STANDS_BESIDE, norm, sizing) for norm in self.binding if norm is not sizing
        )
        return tuple(losers)


def applies(applies_to: AppliesTo, context: Context) -> bool:
    """Whether a norm with this scope speaks of a plan in this context."""
    if applies_to.plan_types and context.plan_type not in applies_to.plan_types:
        return False
    if applies_to.area_types and context.area_type not in applies_to.area_types:
        return False
    if applies_to.functions and context.function and context.function not in applies_to.functions:
        return False
    return context.dwellings is None or context.dwellings >= applies_to.dwellings_at_least


def dated_value(norm: Norm, on: date) -> NormValue | Reason:
    """The value of `norm` that is in force on a date, both ends included; else why there is none."""
    latest: NormValue | None = None
    for value in norm.values:
        if value.first_day <= on and (latest is None or value.first_day > latest.first_day):
            latest = value
    if latest is None:
        return Reason.NOT_YET
    return latest if latest.last_day is None or on <= latest.last_day else Reason.ENDED


def in_force(book: NormBook, norm: Norm, dated: NormValue, key: str) -> NormInForce | None:
    """The norm with its value, or its table entry `key`; nothing when the table has no such entry."""
    if dated.cells is None:
        value = dated.value if dated.value is not None else Fraction(0)
        return NormInForce(book, norm, dated, "", value, _or(dated.low, value), _or(dated.high, value))
    cell = dated.cells.get(key)
    if cell is None:
        return None
    return NormInForce(book, norm, dated, key, cell.value, _or(cell.low, cell.value), _or(cell.high, cell.value))


def _or(bound: Fraction | None, value: Fraction) -> Fraction:
    return value if bound is None else bound


def _is_closer(norm: NormInForce, binding: tuple[NormInForce, ...]) -> bool:
    """Whether a norm is of a more specific level than every binding one."""
    return _RANK[norm.level] > _RANK[binding[-1].level]


def decide(candidates: tuple[NormInForce, ...]) -> Decision:
    """What sizes the requirement among norms of one id, all in force here, from wide to specific.

    Raises:
        NormError: two authorities of the same level (regions) disagree, so that there is no single answer.
    """
    binding = tuple([norm for norm in candidates if norm.is_binding])
    free = [norm for norm in candidates if not norm.is_binding] if binding else candidates
    if len(free) > 1 and free[-1].level is free[-2].level:
        raise NormError(
            Problem(
                "two_norms_of_one_level",
                norm=free[-1].norm.id,
                details={"first": free[-2].authority, "second": free[-1].authority},
            )
        )
    specific = free[-1] if free else None
    if not binding:
        return Decision(candidates, specific, ())
    sizing = binding[-1]
    for norm in binding:
        if norm.is_stricter_than(sizing):
            sizing = norm
    # what is not binding may tighten binding norms of wider authorities, never one of its own level or closer to the place
    if specific and _is_closer(specific, binding) and specific.is_stricter_than(sizing):
        sizing = specific
    return Decision(candidates, sizing, binding)
