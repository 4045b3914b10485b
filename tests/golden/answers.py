"""What does an assessment answer at the address that a golden case writes?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from barcode.area import Area
from barcode.assess import Assessment
from barcode.balance import BalanceRow
from barcode.checks import Finding
from barcode.demand import Asked
from barcode.groups import UNKNOWN, Period
from barcode.language.numbers import round_half_away
from barcode.norms.model import Level
from barcode.pace import breaks_with
from barcode.programme import LocationType
from barcode.strip import Strip, per_10_000
from barcode.trace import Figure, Missing, Traced
from barcode.units import Amount, Measure, Rate

CANNOT_TELL = "cannot tell"
AMOUNTS = {"jobs": "jobs", "fte": "fte", "floor_m2_gfa": "floor", "land_m2_net": "land"}
MEASURES = {"floor_m2_gfa": Measure.FLOOR_GROSS, "land_m2_net": Measure.LAND_NET}


def answer(assessment: Assessment, path: Sequence[str]) -> Any:
    """A `Figure`, a number, a word or a list of words."""
    if path[0] == "claims":
        claims = [(claim.kind, claim.park_id, claim.plot, *claim.plan_ids, claim.land_m2_net) for claim in assessment.claims]
        return [" ".join(str(part) for part in claim if part != "") for claim in claims]
    if path[0] == "findings":
        return _findings(assessment, path[1], path[2], path[3])
    if path[0] == "levels":
        return [area.code for area in assessment.of_level(Level(path[1]))]
    area = assessment.areas[path[0]]
    if path[1] == "shown":
        figure = answer(assessment, (path[0], *path[2:]))
        assert isinstance(figure, Traced)
        return Fraction(round_half_away(figure.value))
    if path[1].startswith("in "):
        return _of_asked(area.asked_in(_period(path[1].removeprefix("in "))), path[2:])
    return ANSWERS[path[1]](area, path[2:]) if path[1] in ANSWERS else _of_asked(area.asked, path[1:])


def _findings(assessment: Assessment, subject: str, check: str, authority: str) -> list[str]:
    """What a check finds about a plan, park or area under the norms of one authority (`-`: under none), in words and numbers."""
    rows = assessment.findings.records(assessment.findings.of_check(check))
    return [
        _finding(row)
        for row in rows
        if subject == (row.plan_id or row.area_code or row.park_id) and authority == (row.norm.authority if row.norm else "-")
    ]


def _finding(row: Finding) -> str:
    words = str(row.outcome).replace("_", " ")
    if row.missing:
        return f"{words} ({row.missing})"
    if row.measured is None or row.required is None:
        return words
    return f"{words} with {row.measured:g} against {row.required:g} {row.measure}"


def _period(text: str) -> Period:
    if text == "unknown years":
        return UNKNOWN
    first, _, last = text.partition("–")
    return Period(int(first), int(last or first))


def _of_asked(asked: Asked, path: Sequence[str]) -> Any:
    if path[0] in {"dwellings", "jobs"}:
        return getattr(asked, path[0])
    if path[0] == "roads":
        return str(asked.roads.takes_direct_road) if path[1] == "takes_direct_road" else getattr(asked.roads, path[1])
    return getattr(asked.by_type[LocationType(path[0])], AMOUNTS[path[1]])


def _of_balance(rows: Sequence[BalanceRow], path: Sequence[str]) -> Figure:
    kind, measure, column = LocationType(path[0]), MEASURES[path[1]], path[2]
    return getattr(next(row for row in rows if row.location_type is kind and row.measure is measure), column)


def _of_running(area: Area, path: Sequence[str]) -> Any:
    kind, measure = LocationType(path[0]), MEASURES[path[1]]
    run = next(run for run in area.running if run.location_type is kind and run.measure is measure)
    if path[2] == "falls_behind":
        return (run.falls_behind.label or "unknown years") if run.falls_behind else "never"
    if path[2] == "breaks_with":
        return str(breaks_with(area, run))
    if path[2] == "opening":
        return run.opening
    return dict(run.steps)[_period(path[2])]


def _of_strip(strip: Strip, path: Sequence[str]) -> Any:
    if path[0] in {"land_total", "overlap"}:
        return getattr(strip, path[0])
    return getattr(next(stripe for stripe in strip.stripes if stripe.function == path[0]), path[1])


def _governing(area: Area, path: Sequence[str]) -> str:
    found = area.frame.chain(area.code).norm(*path)
    return found.sizing.authority if found.sizing else "none"


def _losers(area: Area, path: Sequence[str]) -> list[str]:
    return [f"{loser.authority} {loser.reason}" for loser in area.frame.chain(area.code).norm(*path[:1]).losers]


def _binding(area: Area, path: Sequence[str]) -> list[str]:
    return [norm.authority for norm in area.frame.chain(area.code).norm(*path[:1]).binding]


def _football_fields(area: Area, path: Sequence[str]) -> Any:
    """[0] is a number of fields, [1] the unit wanted, [2] which bound of the norm."""
    norm = area.frame.chain(area.code).norm("football_field_area").sizing
    assert norm is not None
    bound = getattr(norm, path[2])
    fields = Amount(Fraction(path[0]), Measure.FOOTBALL_FIELD)
    return fields.by(Rate(bound, norm.norm.unit, norm.name)).to(Measure(path[1])).value


ANSWERS: dict[str, Callable[[Area, Sequence[str]], Any]] = {
    "counts": lambda area, path: Fraction(area.dwellings[("new", "demolished").index(path[0])]),
    "land_asked_gross": lambda area, path: area.land_asked_gross,
    "existing": lambda area, path: getattr(area.existing, path[0]),
    "balance": lambda area, path: _of_balance(area.balance, path),
    "balance_in": lambda area, path: _of_balance(area.balance_by_period[_period(path[0])], path[1:]),
    "running": _of_running,
    "strip": lambda area, path: _of_strip(area.strip, path),
    "strip_per_10_000": lambda area, path: _of_strip(per_10_000(area.frame.chain(area.code)), path),
    "function_mix": lambda area, path: area.function_mix[("before", "after").index(path[0])],
    "governing": _governing,
    "losers": _losers,
    "binding": _binding,
    "football_fields": _football_fields,
}


def in_words(found: Any, expected: Any) -> Any:
    """What was found in the form in which the case says what it expects: a number, a band of three, words."""
    if isinstance(found, Missing):
        return CANNOT_TELL
    if isinstance(found, Traced):
        return [found.low, found.value, found.high] if isinstance(expected, list) else found.value
    return found


def said(expected: Any, found: Any) -> Any:
    """What the case expects, its numbers exact: `70000/60000` is a fraction."""
    if isinstance(expected, list):
        return [said(part, found) for part in expected] if isinstance(found, Traced) else expected
    if expected == CANNOT_TELL or isinstance(found, str):
        return expected
    return Fraction(expected)
