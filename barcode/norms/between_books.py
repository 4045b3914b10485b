"""Do norm books agree with each other: the same measure for the same norm, nothing looser than what binds above it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

from barcode.errors import Problem
from barcode.norms.model import BINDING, Comparison, Level, Norm, NormBook, NormValue
from barcode.norms.refusals import placed
from barcode.norms.yaml_text import Path, YamlText

LEVELS = tuple(Level)
FLOOR_TO_LAND = "m2_net/m2_gfa"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A norm with its book and its place in the file."""

    book: NormBook
    norm: Norm
    path: Path
    text: YamlText | None

    def problem(self, code: str, at: Path = (), found: str = "", **details: object) -> Problem:
        """A problem of this norm, with its line where the file is known."""
        details = {"authority": self.book.authority, **details}
        if self.text:
            return placed(self.text, code, (*self.path, *at), found, **details)
        return Problem(code, norm=self.norm.id, found=found, details=details)


def library_problems(
    books: Sequence[NormBook],
    texts: Mapping[str, YamlText] | None = None,
    province_of: Mapping[str, str] | None = None,
) -> list[Problem]:
    """What is wrong between books.

    Args:
        books: the books that are used together.
        texts: the file of each book by its authority, so that a problem has a file and a line.
        province_of: municipality code → province code; without it provinces and municipalities are not held against each other.
    """
    texts = texts or {}
    entries: dict[str, list[_Entry]] = {}
    problems: list[Problem] = []
    seen: dict[str, NormBook] = {}
    for book in books:
        text = texts.get(book.authority)
        if book.authority in seen:
            problems.append(Problem("norm_book_twice", text.name if text else "", found=book.authority))
            continue
        seen[book.authority] = book
        for place, norm in enumerate(book.norms):
            entries.setdefault(norm.id, []).append(_Entry(book, norm, ("norms", place), text))
    for same in entries.values():
        for entry in same:
            problems.extend(_override_problems(entry, same, seen))
            problems.extend(_row_problems(entry, entries))
        for first, second in combinations(sorted(same, key=lambda entry: LEVELS.index(entry.book.level)), 2):
            problems.extend(_pair_problems(first, second, province_of or {}))
    return problems


def _override_problems(entry: _Entry, same: Sequence[_Entry], books: Mapping[str, NormBook]) -> Iterator[Problem]:
    for number, override in enumerate(entry.norm.overrides):
        at: Path = ("overrides", number, "authority")
        higher = books.get(override.authority)
        if higher is None:
            yield entry.problem("norm_override_no_book", at, override.authority)
        elif LEVELS.index(higher.level) >= LEVELS.index(entry.book.level):
            yield entry.problem("norm_override_not_higher", at, override.authority)
        elif not any(other.book is higher for other in same):
            yield entry.problem("norm_override_no_norm", at, override.authority, id=entry.norm.id)


def _row_problems(entry: _Entry, entries: Mapping[str, Sequence[_Entry]]) -> Iterator[Problem]:
    wanted = entry.norm.row.land_per_floor_norm if entry.norm.row else None
    if wanted and not any(str(other.norm.unit) == FLOOR_TO_LAND for other in entries.get(wanted, ())):
        yield entry.problem("norm_row_no_land_norm", ("row", "land_per_floor_norm"), wanted, unit=FLOOR_TO_LAND)


def _pair_problems(first: _Entry, second: _Entry, province_of: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong between two norms of one id; the first is of the wider level, or of the same."""
    if first.norm.unit != second.norm.unit:
        yield second.problem(
            "norm_unit_differs", ("unit",), str(second.norm.unit), other=first.book.authority, expected=str(first.norm.unit)
        )
        return
    if first.norm.by != second.norm.by:
        found, expected = str(second.norm.by or "–"), str(first.norm.by or "–")
        yield second.problem("norm_by_differs", ("by",), found, other=first.book.authority, expected=expected)
        return
    if not _may_meet(first.norm, second.norm):
        return
    if first.book.level is second.book.level:
        shared = sorted(set(first.book.members) & set(second.book.members))
        both_free = first.norm.status not in BINDING and second.norm.status not in BINDING
        if shared and both_free and any(True for _ in _meetings(first.norm, second.norm)):
            yield second.problem("norm_two_regions", ("id",), ", ".join(shared), other=first.book.authority)
    elif first.norm.status in BINDING and _lies_in(second.book, first.book, province_of):
        yield from _looser(first, second)


def _may_meet(first: Norm, second: Norm) -> bool:
    """Whether both can apply to one plan."""
    for name in ("plan_types", "location_types", "area_types", "functions"):
        one, other = set(getattr(first.applies_to, name)), set(getattr(second.applies_to, name))
        if one and other and not one & other:
            return False
    return True


def _lies_in(lower: NormBook, higher: NormBook, province_of: Mapping[str, str]) -> bool:
    """Whether (part of) the area of `lower` is known to lie in that of `higher`."""
    if higher.level is Level.NATIONAL:
        return True
    municipalities = set(lower.members) or {lower.authority}
    if higher.level is Level.PROVINCE:
        return any(province_of.get(code) == higher.authority for code in municipalities)
    return bool(municipalities & set(higher.members))


def _period(norm: Norm, value: NormValue) -> tuple[date, date]:
    """First and last day on which a value counts; a later value ends it."""
    later = [other.first_day for other in norm.values if other.first_day > value.first_day]
    last = min(later) - timedelta(days=1) if later else date.max
    return value.first_day, min(last, value.last_day or date.max)


def _meetings(first: Norm, second: Norm) -> Iterator[tuple[NormValue, NormValue, int]]:
    """Pairs of values that count on a common day, with the place of the second."""
    for one in first.values:
        begins, ends = _period(first, one)
        for place, other in enumerate(second.values):
            starts, stops = _period(second, other)
            if begins <= stops and starts <= ends:
                yield one, other, place


def _looser(higher: _Entry, lower: _Entry) -> Iterator[Problem]:
    comparison = higher.norm.comparison
    if comparison is Comparison.PARAMETER or lower.norm.comparison is not comparison:
        return
    for above, below, place in _meetings(higher.norm, lower.norm):
        for key, bound, value in _numbers(above, below):
            if value < bound if comparison is Comparison.MINIMUM else value > bound:
                at: Path = ("values", place, "cells", key) if key else ("values", place, "value")
                yield lower.problem(
                    "norm_looser_than_binding", at, str(value),
                    other=higher.book.authority, bound=str(bound), since=str(above.first_day), status=str(higher.norm.status),
                )  # fmt: skip


def _numbers(above: NormValue, below: NormValue) -> Iterator[tuple[str, Fraction, Fraction]]:
    """The numbers of two values that answer the same question: (table entry or blank, of the higher, of the lower)."""
    if above.value is not None and below.value is not None:
        yield "", above.value, below.value
    for key, cell in (below.cells or {}).items():
        if above.cells and key in above.cells:
            yield key, above.cells[key].value, cell.value
