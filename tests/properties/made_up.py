"""Programmes and norm books of any kind, for properties that must hold for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pandas as pd
from hypothesis import Phase, settings
from hypothesis import strategies as st

from barcode.norms import NormBook, NormLibrary
from barcode.programme import Programme
from barcode.programme.frames import FRAMES, frame
from tests import builders

MUNICIPALITIES = ("GM9901", "GM9902", "GM9903")
PROVINCES = {"GM9901": "PV99", "GM9902": "PV99", "GM9903": "PV98"}
REGION, MEMBERS = "RG-oost", ("GM9902", "GM9903")
PLAN_TYPES = ("extension", "infill", "offices_to_housing")
KINDS = ("business_park", "office", "retail_and_services")
PARKS = ("T1", "T2", "T3")
whole = st.integers(0, 5000)
maybe_area = st.none() | st.integers(0, 50_000)
tenths = st.integers(1, 30).map(lambda tenth: Fraction(tenth, 10))


def tried(examples: int) -> settings:
    """So many examples, all small enough to read; making a failing one smaller still would take minutes."""
    return settings(max_examples=examples, phases=[Phase.explicit, Phase.generate])


@st.composite
def phases(draw: st.DrawFn, plan_id: str) -> dict[str, Any]:
    """One phase of a plan, in one of a few periods or in an unknown year."""
    first, last = draw(st.sampled_from([(2025, 2029), (2027, 2027), (2030, 2034), (pd.NA, pd.NA)]))
    new, demolished = draw(whole), draw(st.integers(0, 400))
    return {"plan_id": plan_id, "year_from": first, "year_to": last, "dwellings_new": new, "dwellings_demolished": demolished}


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A programme of at most six plans and three parks, with work added and taken."""
    ids = [f"P{number}" for number in range(draw(st.integers(1, 6)))]
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in FRAMES}
    for plan_id in ids:
        place, plan_type = draw(st.sampled_from(MUNICIPALITIES)), draw(st.sampled_from(PLAN_TYPES))
        tables["plans"].append({"plan_id": plan_id, "name": plan_id, "municipality_code": place, "plan_type": plan_type})
        tables["phases"] += [draw(phases(plan_id)) for _ in range(draw(st.integers(0, 3)))]
    years = st.sampled_from([2026, 2027, 2031, 2040, pd.NA])
    for park in PARKS[: draw(st.integers(0, 3))]:
        net = draw(st.integers(1, 80_000))
        tables["parks"].append(
            {
                "park_id": park,
                "municipality_code": draw(st.sampled_from(MUNICIPALITIES)),
                "net_m2": net,
                "gross_m2": draw(st.none() | st.integers(net, 2 * net)),
                "issued_m2": draw(st.none() | st.integers(0, net)),
                "available_now_m2": draw(maybe_area),
                "available_later_m2": draw(maybe_area),
                "fte": draw(st.none() | st.integers(0, 900)),
                "planned": draw(st.booleans()),
            }
        )
    for _ in range(draw(st.integers(0, 3))):
        row = {"plan_id": draw(st.sampled_from(ids)), "location_type": draw(st.sampled_from(KINDS)), "year": draw(years)}
        tables["work_programmed"].append({**row, "floor_m2_gfa": draw(st.integers(0, 9000)), "land_m2_net": draw(maybe_area)})
    for _ in range(draw(st.integers(0, 4))):
        row = {"plan_id": draw(st.sampled_from(ids)), "location_type": draw(st.sampled_from(KINDS)), "year": draw(years)}
        at = {"park_id": draw(st.sampled_from([*PARKS, ""])), "plot": draw(st.sampled_from(["", "K1", "K2"]))}
        lost = {"floor_m2_gfa": draw(maybe_area), "land_m2_net": draw(maybe_area), "land_m2_gross": draw(maybe_area)}
        tables["work_taken"].append({**row, **at, **lost, "fte": draw(st.none() | st.integers(0, 400))})
    for code in MUNICIPALITIES:
        facts = {"municipality_code": code, "name": code, "province_code": PROVINCES[code]}
        tables["areas"].append({**facts, "dwellings": draw(st.none() | whole), "jobs": draw(st.none() | whole)})
    return Programme(**{name: _frame(name, rows) for name, rows in tables.items()}).checked()


def _frame(name: str, rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    if not rows:
        return frame(name)
    wanted = pd.DataFrame(rows, dtype=object)
    counts = {column for column, kind in FRAMES[name].items() if kind in {"count", "year"}}
    return frame(
        name, {column: values.astype("Int64") if column in counts else list(values) for column, values in wanted.items()}
    )


@st.composite
def libraries(draw: st.DrawFn) -> NormLibrary:
    """The round figures, with jobs per dwelling and land per full-time job set by any of the levels, binding or not."""
    books = [builders.round_figures(**{"jobs_per_dwelling": None, "land_per_fte": None})]
    national = [draw(_dwelling_norm("policy")), draw(_land_norm()), *rows()]
    books[0] = books[0].model_copy(update={"norms": (*books[0].norms, *national)})
    for authority in ("PV99", REGION, "GM9901"):
        if draw(st.booleans()):
            norms = [draw(_dwelling_norm(draw(st.sampled_from(["policy", "ordinance", "agreement"]))))]
            norms += [draw(_land_norm())] * draw(st.integers(0, 1))
            books.append(builders.book(authority, norms, MEMBERS if authority == REGION else ()))
    return NormLibrary(books)


@st.composite
def _dwelling_norm(draw: st.DrawFn, status: str) -> Any:
    value, less, more = draw(tenths), draw(tenths), draw(tenths)
    scope = {} if status == "policy" else draw(st.sampled_from([{}, {"dwellings_at_least": "300"}, {"plan_types": ["infill"]}]))
    ends = {"low": value / (1 + less), "high": value + more}
    return builders.norm("jobs_per_dwelling", value, status=status, applies_to=scope, **ends)


@st.composite
def _land_norm(draw: st.DrawFn) -> Any:
    value = draw(st.integers(50, 900))
    return builders.norm("land_per_fte", {"business_park": {"value": value, "low": value // 2, "high": 2 * value}})


def rows() -> list[Any]:
    """Rows of the barcode: green, and play that lies in it."""
    green = {"function": "green", "order": "1", "basis": "land", "inside_plan_area": "true"}
    play = {"function": "play", "order": "2", "basis": "land", "inside_plan_area": "true", "overlaps_with": ["green"]}
    return [
        builders.norm("green", 75, unit="m2_net/dwelling", low=8, high=75, row=green),
        builders.norm("play", 20, unit="m2_net/inhabitant", low=3, high=30, row=play),
    ]


def with_value(library: NormLibrary, norm_id: str, change: Any) -> NormLibrary:
    """The same books with `change` applied to every number of one norm, at every level."""

    def changed(book: NormBook) -> NormBook:
        norms = tuple(_changed(norm, change) if norm.id == norm_id else norm for norm in book.norms)
        return book.model_copy(update={"norms": norms})

    return NormLibrary(changed(book) for book in library.books.values())


def _changed(norm: Any, change: Any) -> Any:
    values = []
    for value in norm.values:
        if value.cells is not None:
            cells = {key: cell.model_copy(update=_numbers(cell, change)) for key, cell in value.cells.items()}
            values.append(value.model_copy(update={"cells": cells}))
        else:
            values.append(value.model_copy(update=_numbers(value, change)))
    return norm.model_copy(update={"values": tuple(values)})


def _numbers(entry: Any, change: Any) -> dict[str, Any]:
    return {name: change(getattr(entry, name)) for name in ("value", "low", "high") if getattr(entry, name) is not None}


def only(programme: Programme, **tables: pd.DataFrame) -> Programme:
    """The programme with some of its tables replaced."""
    return replace(programme, **tables)  # type: ignore[arg-type]  # names of tables only
