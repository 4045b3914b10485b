"""Does a norm book agree with itself: sources that exist, ids used once, table entries and scopes that mean something?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from barcode.errors import Problem
from barcode.norms.model import Norm, NormBook, TableKey
from barcode.norms.refusals import placed
from barcode.norms.vocabulary import Basis, LivingEnvironment
from barcode.norms.yaml_text import Path, YamlText
from barcode.programme.lists import ENVIRONMENTAL_CATEGORIES, LocationType, ParkKind, PlanType
from barcode.units import Measure

JOBS_SHARE = "jobs_share"
FUNCTIONS = ("living", "working")
KNOWN_KEYS: dict[TableKey, tuple[str, ...]] = {
    TableKey.LOCATION_TYPE: tuple(LocationType),
    TableKey.ENVIRONMENTAL_CATEGORY: tuple(category for category in ENVIRONMENTAL_CATEGORIES if category),
    TableKey.LIVING_ENVIRONMENT: tuple(LivingEnvironment),
    TableKey.PARK_KIND: tuple(ParkKind),
}
# A row of the barcode follows from dwellings, or from the people who live in them; from nothing else.
ROW_UNITS: dict[Basis, tuple[str, ...]] = {
    basis: tuple(f"{measure}/{per}" for per in (Measure.DWELLING, Measure.INHABITANT))
    for basis, measure in (
        (Basis.LAND, Measure.LAND_NET),
        (Basis.FLOOR, Measure.FLOOR_GROSS),
        (Basis.NUMBER, Measure.NUMBER),
    )
}
KNOWN_SCOPES: dict[str, tuple[str, ...]] = {
    "plan_types": tuple(PlanType),
    "location_types": tuple(LocationType),
    "functions": FUNCTIONS,
}


def book_problems(header: NormBook, norms: Mapping[int, Norm], text: YamlText) -> Iterator[Problem]:
    """What is wrong between the parts of one book.

    Args:
        header: the book; only its sources and members are looked at.
        norms: the norms that the model accepted, by their place in the file.
        text: the file, for its lines.
    """
    for place, member in enumerate(header.members):
        if member in header.members[:place]:
            yield placed(text, "norm_member_twice", ("members", place), member)
    first_place: dict[str, int] = {}
    for place, norm in norms.items():
        path: Path = ("norms", place)
        if norm.id in first_place:
            first = text.line(("norms", first_place[norm.id], "id"))
            yield placed(text, "norm_id_twice", (*path, "id"), norm.id, first=first)
        first_place.setdefault(norm.id, place)
        yield from _scope_problems(norm, path, text)
        yield from _row_problems(norm, path, text)
        for number, value in enumerate(norm.values):
            at = (*path, "values", number)
            cites = [(at, value.cite), *(((*at, "cells", key), cell.cite) for key, cell in (value.cells or {}).items())]
            for where, cite in cites:
                if cite and cite.source not in header.sources:
                    yield placed(text, "norm_source_not_listed", (*where, "cite", "source"), cite.source)
            yield from _cell_problems(norm, number, at, text)


def _scope_problems(norm: Norm, path: Path, text: YamlText) -> Iterator[Problem]:
    for name, known in KNOWN_SCOPES.items():
        for number, word in enumerate(getattr(norm.applies_to, name)):
            if word not in known:
                at = (*path, "applies_to", name, number)
                yield placed(text, "norm_scope_unknown", at, word, key=name, known=", ".join(known))


def _row_problems(norm: Norm, path: Path, text: YamlText) -> Iterator[Problem]:
    if norm.row is None:
        return
    units = ROW_UNITS[norm.row.basis]
    if str(norm.unit) not in units:
        at, basis = (*path, "unit"), str(norm.row.basis)
        yield placed(text, "norm_row_unit", at, str(norm.unit), basis=basis, expected=", ".join(units))
    elif norm.by:
        yield placed(text, "norm_row_table", (*path, "by"), str(norm.by))


def _cell_problems(norm: Norm, number: int, at: Path, text: YamlText) -> Iterator[Problem]:
    cells = norm.values[number].cells
    if not cells or not norm.by:
        return
    known = KNOWN_KEYS[norm.by]
    for key in cells:
        if key not in known:
            yield placed(text, "norm_cell_unknown", (*at, "cells", key), key, by=str(norm.by), known=", ".join(known))
    if norm.id == JOBS_SHARE:
        missing = [key for key in known if key not in cells]
        if missing:
            yield placed(text, "norm_shares_incomplete", (*at, "cells"), missing=", ".join(missing))
        whole = sum((cell.value for cell in cells.values()), Fraction(0))
        if whole != 1:
            yield placed(text, "norm_shares_not_one", (*at, "cells"), str(whole))
