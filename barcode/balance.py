"""Does work keep pace with homes? Existing + added − taken − asked, per period and running (SPEC §5, formula 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from barcode.demand import Asked
from barcode.groups import Period, in_order
from barcode.programme import LocationType
from barcode.trace import Figure, Missing, Traced, difference, total
from barcode.units import Measure

Amounts = tuple[Figure, Figure]
"""Floor [m2_gfa] and land [m2_net]."""
MEASURES = (Measure.FLOOR_GROSS, Measure.LAND_NET)


@dataclass(frozen=True, slots=True, eq=False)
class SupplyChange:
    """What plans add and take in a period, per location type: floor and land."""

    programmed: Mapping[LocationType, Amounts]
    taken: Mapping[LocationType, Amounts]


@dataclass(frozen=True, slots=True, eq=False)
class BalanceRow:
    """One line of the balance: a location type in one measure.

    `balance` is added − taken − asked: room that comes against room that is asked. `with_existing` adds what is in use today
    (formula 9 in full), where known. `period` is None for all periods together, the only line that counts land still to
    be issued.
    """

    period: Period | None
    location_type: LocationType
    measure: Measure
    existing: Figure
    available: Figure
    programmed: Figure
    taken: Figure
    asked: Figure
    balance: Figure
    with_existing: Figure


@dataclass(frozen=True, slots=True, eq=False)
class Running:
    """The balance summed over the periods by their last year, unknown years last; starts with land still to be issued."""

    location_type: LocationType
    measure: Measure
    opening: Figure
    steps: tuple[tuple[Period, Figure], ...]
    falls_behind: Period | None


def change_of(parts: Sequence[SupplyChange], subject: str) -> SupplyChange:
    """What several municipalities or periods change together."""
    if len(parts) == 1:
        return parts[0]

    def added(what: str, side: str) -> dict[LocationType, Amounts]:
        sides = [getattr(part, side) for part in parts]
        return {
            kind: (
                total(f"floor_{what}", [side[kind][0] for side in sides], 8, MEASURES[0], kind),
                total(f"land_{what}", [side[kind][1] for side in sides], 8, MEASURES[1], kind),
            )
            for kind in LocationType
        }

    return SupplyChange(added("programmed", "programmed"), added("taken", "taken"))


def balance_rows(
    period: Period | None, asked: Asked, change: SupplyChange, existing: Amounts, available: Amounts | None
) -> tuple[BalanceRow, ...]:
    """The lines of one period.

    Args:
        period: the period, or None for all together.
        asked: what is asked in it.
        change: what plans add and take in it.
        existing: floor and land of business parks in use.
        available: floor and land still to be issued on business parks; None in a single period, to which it does not belong.
            Where it cannot be told, neither can the balance of business parks: no shortage is read from unknown land.
    """
    rows = []
    for kind in LocationType:
        for position, measure in enumerate(MEASURES):
            ask = asked.by_type[kind].land if position else asked.by_type[kind].floor
            park = kind is LocationType.BUSINESS_PARK
            stock: Figure = existing[position] if park else Missing("existing", "existing_floor", subject=kind)
            room: Figure = available[position] if park and available else total("available", [], 8, measure, kind)
            added, gone = change.programmed[kind][position], change.taken[kind][position]
            balance = difference("balance", total("added", [added, room], 8, measure, kind), [gone, ask], 9, kind)
            full = stock if isinstance(stock, Missing) else total("balance_with_existing", [stock, balance], 9, measure, kind)
            shown = Missing("available", "no_period") if available is None else room
            rows.append(BalanceRow(period, kind, measure, stock, shown, added, gone, ask, balance, full))
    return tuple(rows)


def running(rows: Mapping[Period, Sequence[BalanceRow]], totals: Sequence[BalanceRow]) -> tuple[Running, ...]:
    """The running balance of every location type and measure for which it can be told."""
    result = []
    for position, whole in enumerate(totals):
        sofar = opening = whole.available
        steps, falls_behind = [], None
        for period in in_order(rows):
            sofar = total("running_balance", [sofar, rows[period][position].balance], 9, whole.measure, whole.location_type)
            steps.append((period, sofar))
            if falls_behind is None and isinstance(sofar, Traced) and sofar.value < 0:
                falls_behind = period
        result.append(Running(whole.location_type, whole.measure, opening, tuple(steps), falls_behind))
    return tuple(result)
