"""What comes with these dwellings? The barcode strip: one stripe per function, as wide as its land (SPEC §5, formula 11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from barcode.demand import Asked, Chain
from barcode.norms import Governing
from barcode.norms.model import BarcodeRow, Basis
from barcode.programme import LocationType
from barcode.trace import Figure, Missing, Traced, difference, given, times, total
from barcode.units import Measure

REFERENCE_DWELLINGS = 10_000
WORK_ROWS = (LocationType.BUSINESS_PARK, LocationType.OFFICE)


@dataclass(frozen=True, slots=True, eq=False)
class Stripe:
    """One function: how much of it, its land and floor, where it lies and what it overlaps."""

    function: str
    governing: Governing | None
    number: Figure
    floor: Figure
    land: Figure
    inside_plan_area: bool | None
    overlaps_with: tuple[str, ...]
    land_counted: Figure


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """The stripes of a programme in order, and their land counted once."""

    dwellings: Traced
    stripes: tuple[Stripe, ...]
    land_total: Figure
    overlap: Figure


def strip(chain: Chain, asked: Asked, dwellings: Traced) -> Strip:
    """The barcode of `dwellings`, whose work is `asked`.

    A stripe that overlaps an earlier one (play in green) keeps its width, and only what goes beyond the other counts in the
    total; a row without a norm stays empty until a planner fills it.
    """
    stripes = [_work_stripe(kind, asked) for kind in WORK_ROWS]
    stripes += [_row_stripe(chain, norm_id, dwellings) for norm_id in chain.library.row_norm_ids()]
    counted = tuple(_counted(stripe, stripes[:position]) for position, stripe in enumerate(stripes))
    return _counted_together(dwellings, counted)


def _counted_together(dwellings: Traced, stripes: Sequence[Stripe]) -> Strip:
    """The strip with its totals: the sums of the stripes whose land can be told, so that stripes and table agree."""
    known = [stripe for stripe in stripes if isinstance(stripe.land, Traced)]
    counted = total("strip_land", [stripe.land_counted for stripe in known], 11, Measure.LAND_NET)
    drawn = total("strip_land", [stripe.land for stripe in known], 11, Measure.LAND_NET)
    return Strip(dwellings, tuple(stripes), counted, difference("strip_overlap", drawn, [counted], 11))


def strips_together(dwellings: Traced, strips: Sequence[Strip]) -> Strip:
    """The barcode of several municipalities: stripes added one by one, each with the norms of its own municipality."""

    def added(figures: Sequence[Figure], what: str, measure: Measure, name: str) -> Figure:
        return total(what, figures, 11, measure, name)

    stripes = []
    for same in zip(*(one.stripes for one in strips), strict=True):
        first = same[0]
        counted = Measure.NUMBER if first.governing else Measure.JOB
        stripes.append(
            Stripe(
                first.function, None,
                added([one.number for one in same], "strip_row", counted, first.function),
                added([one.floor for one in same], "strip_row", Measure.FLOOR_GROSS, first.function),
                added([one.land for one in same], "strip_land", Measure.LAND_NET, first.function),
                first.inside_plan_area, first.overlaps_with,
                added([one.land_counted for one in same], "strip_land_counted", Measure.LAND_NET, first.function),
            )
        )  # fmt: skip
    return _counted_together(dwellings, stripes)


def per_10_000(chain: Chain) -> Strip:
    """The barcode of 10,000 dwellings under the same norms."""
    dwellings = given("dwellings_reference", Measure.DWELLING, REFERENCE_DWELLINGS, None, 11)
    return strip(chain, chain.asked(dwellings), dwellings)


def _work_stripe(kind: LocationType, asked: Asked) -> Stripe:
    figures = asked.by_type[kind]
    return Stripe(str(kind), None, figures.jobs, figures.floor, figures.land, None, (), figures.land)


def _row_stripe(chain: Chain, norm_id: str, dwellings: Traced) -> Stripe:
    governing = chain.norm(norm_id)
    row = _row_of(chain, governing)
    name = row.function
    quantity: Figure
    if governing.sizing is None:
        quantity = Missing("strip_row", norm_id, subject=name)
    else:
        people: Figure = dwellings
        per = governing.sizing.norm.unit.per
        if per is Measure.INHABITANT:
            people = times("inhabitants_added", dwellings, chain.norm("persons_per_dwelling"), 11)
        quantity = times("strip_row", people, governing, 11, name)
    nothing = Missing("strip_row", "not_counted", subject=name)
    floor: Figure = nothing
    land: Figure = nothing
    if row.basis is Basis.LAND:
        land = quantity
    elif row.basis is Basis.FLOOR:
        floor = quantity
        if row.land_per_floor_norm:
            land = times("strip_land", floor, chain.norm(row.land_per_floor_norm), 6, name)
    number = quantity if row.basis is Basis.NUMBER else nothing
    return Stripe(name, governing, number, floor, land, row.inside_plan_area, row.overlaps_with, land)


def _row_of(chain: Chain, governing: Governing) -> BarcodeRow:
    """What the governing norm says of its row; where it says nothing, what the widest authority with a row says."""
    if governing.sizing and governing.sizing.norm.row:
        return governing.sizing.norm.row
    return next(norm.row for _, norm in chain.library.norms(governing.norm_id) if norm.row)


def _counted(stripe: Stripe, earlier: Sequence[Stripe]) -> Stripe:
    """The stripe with the land that counts in the total: what no earlier stripe that it overlaps already holds."""
    if isinstance(stripe.land, Missing):
        return stripe
    # overlap is mutual: it counts no matter which of the two rows names it or comes first
    shared = [other for other in earlier if other.function in stripe.overlaps_with or stripe.function in other.overlaps_with]
    others = [other.land for other in shared if isinstance(other.land, Traced)]
    if not others:
        return stripe
    held = total("strip_land", others, 11, Measure.LAND_NET, stripe.function)
    assert isinstance(held, Traced)
    low, value, high = (
        max(Fraction(0), own - other)
        for own, other in ((stripe.land.low, held.high), (stripe.land.value, held.value), (stripe.land.high, held.low))
    )
    counted = Traced("strip_land_counted", Measure.LAND_NET, low, value, high, 11, "beyond", (stripe.land, held), stripe.function)
    return Stripe(
        stripe.function,
        stripe.governing,
        stripe.number,
        stripe.floor,
        stripe.land,
        stripe.inside_plan_area,
        stripe.overlaps_with,
        counted,
    )
