"""Which norms speak of this place, and what does each level say?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from barcode.demand import NORM_IDS
from barcode.norms import Governing, NormLibrary, Place
from barcode.norms.governing import ANYWHERE, NormInForce, Reason, applies, dated_value, in_force
from barcode.norms.model import Comparison, Level, Norm


class Topic(StrEnum):
    """What a norm is used for."""

    DEMAND = "demand"
    BARCODE = "barcode"
    RULES = "rules"
    BACKGROUND = "background"


@dataclass(frozen=True)
class NormRow:
    """One norm (or entry of its table) in a place: what governs, and what every level says."""

    norm: Norm
    key: str
    topic: Topic
    governing: Governing
    by_level: dict[Level, tuple[NormInForce, ...]]


def norm_rows(library: NormLibrary, place: Place, on: date) -> Iterator[NormRow]:
    """Every norm that an authority of this place has, in the order of the books; silent ones (ended, other plans) included."""
    rows = set(library.row_norm_ids())
    ids = dict.fromkeys(norm.id for code in place.authorities if code in library.books for norm in library.books[code].norms)
    for norm_id in ids:
        here = [(book, norm) for book, norm in library.norms(norm_id) if book.authority in place.authorities]
        for key in _keys([norm for _, norm in here], on):
            said: dict[Level, tuple[NormInForce, ...]] = {}
            for book, norm in here:
                dated = dated_value(norm, on)
                if isinstance(dated, Reason) or not applies(norm.applies_to, ANYWHERE):
                    continue
                if found := in_force(book, norm, dated, key):
                    said[book.level] = (*said.get(book.level, ()), found)
            yield NormRow(here[0][1], key, _topic(here[0][1], rows), library.governing(norm_id, place, on, key), said)


def _keys(norms: list[Norm], on: date) -> list[str]:
    """The entries of the tables of these norms on a date; one blank where there is no table."""
    keys: dict[str, None] = {}
    for norm in norms:
        dated = dated_value(norm, on)
        if not isinstance(dated, Reason) and dated.cells:
            keys.update(dict.fromkeys(dated.cells))
    return [*keys] or [""]


def _topic(norm: Norm, rows: set[str]) -> Topic:
    if norm.id in NORM_IDS:
        return Topic.DEMAND
    if norm.id in rows:
        return Topic.BARCODE
    return Topic.BACKGROUND if norm.comparison is Comparison.PARAMETER else Topic.RULES
