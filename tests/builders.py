"""How does a test make a small norm book or programme? It says what matters to it, the rest is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from barcode.norms import NormBook, NormLibrary
from barcode.norms.model import Norm
from barcode.programme import Programme
from barcode.programme.frames import FRAMES, frame

PROVINCE = "PV99"
ON = date(2026, 1, 1)
LEVELS = {"NL": "national", "PV": "province", "RG": "region", "GM": "municipality"}
UNITS = {
    "jobs_per_dwelling": "job/dwelling",
    "jobs_share": "ratio",
    "fte_per_job": "fte/job",
    "floor_per_fte": "m2_gfa/fte",
    "land_per_fte": "m2_net/fte",
    "floor_space_index": "m2_gfa/m2_net",
    "demand_road": "choice",
    "business_floor_per_dwelling": "m2_gfa/dwelling",
    "business_land_per_dwelling": "m2_net/dwelling",
    "persons_per_dwelling": "inhabitant/dwelling",
    "jobs_per_extra_inhabitant": "job/inhabitant",
    "football_field_area": "m2_net/football_field",
}
MINIMA = {"jobs_per_dwelling", "business_floor_per_dwelling"}
# Round figures, so that a person can work every sum by hand: one job per dwelling, of which 30 % on parks, one full-time job per
# job, 250 m² park land per full-time job at half a m² of floor per m² of land, 20 m² of office floor at two m² of floor per m² of
# land.
ROUND_FIGURES: dict[str, Any] = {
    "jobs_per_dwelling": "1",
    "jobs_share": {
        "business_park": "0.3",
        "office": "0.4",
        "retail_and_services": "0.1",
        "public_facilities": "0.1",
        "at_home_or_no_fixed_place": "0.1",
    },
    "fte_per_job": "1",
    "floor_per_fte": {"office": "20", "retail_and_services": "40", "public_facilities": "30", "at_home_or_no_fixed_place": "0"},
    "land_per_fte": {"business_park": "250"},
    "floor_space_index": {"business_park": "0.5", "office": "2", "retail_and_services": "1", "public_facilities": "1"},
    "demand_road": "jobs_road",
    "business_floor_per_dwelling": "20",
    "business_land_per_dwelling": "70",
    "persons_per_dwelling": "2",
    "jobs_per_extra_inhabitant": "0.5",
}


def norm(norm_id: str, value: object = None, **given: Any) -> Norm:
    """A norm; `value` is a number, a word (unit `choice`) or a mapping of table entries.

    Args:
        norm_id: what is regulated; a known id brings its unit.
        value: what it says from 2000 on; several dated values go in `values` instead.
        given: any other key of a norm (`unit`, `status`, `comparison`, `applies_to`, `row`, `values`), or of its one value
            (`from`, `to`, `low`, `high`).
    """
    unit = str(given.get("unit", UNITS.get(norm_id, "ratio")))
    ends = {key: given[key] for key in ("from", "to", "low", "high") if key in given}
    dated = [_dated(entry, unit) for entry in given["values"]] if "values" in given else [_dated({"value": value, **ends}, unit)]
    table = any("cells" in entry for entry in dated)
    return Norm.model_validate(
        {
            "id": norm_id,
            "label": {"nl": norm_id, "en": norm_id},
            "unit": unit,
            "comparison": given.get("comparison", "minimum" if norm_id in MINIMA else "parameter"),
            "status": given.get("status", "policy"),
            **({"by": given.get("by", "location_type")} if table else {}),
            **{key: given[key] for key in ("applies_to", "row") if key in given},
            "values": dated,
        }
    )


def _dated(entry: Mapping[str, Any], unit: str) -> dict[str, Any]:
    value = entry["value"]
    said: dict[str, Any]
    if isinstance(value, Mapping):
        said = {"cells": {key: _cell(cell) for key, cell in value.items()}}
    else:
        said = {"choice" if unit == "choice" else "value": str(value)}
    ends = {key: str(entry[key]) for key in ("from", "to", "low", "high") if key in entry}
    return {"from": "2000-01-01", **ends, **said, "evidence": "quoted", "cite": {"source": "test", "place": "whole item"}}


def _cell(cell: object) -> dict[str, str]:
    return {key: str(number) for key, number in cell.items()} if isinstance(cell, Mapping) else {"value": str(cell)}


def book(authority: str, norms: Sequence[Norm] | Mapping[str, object], members: Sequence[str] = ()) -> NormBook:
    """A norm book; `norms` are norms, or a mapping of id to value."""
    listed = [norm(norm_id, value) for norm_id, value in norms.items()] if isinstance(norms, Mapping) else list(norms)
    empty = NormBook.model_validate(
        {
            "format": "1",
            "authority": authority,
            "level": LEVELS[authority[:2]],
            "name": {"nl": authority, "en": authority},
            "members": list(members),
            "sources": {"test": {"title": "test", "publisher": "test", "date": "2000"}},
            "norms": [],
        }
    )
    return empty.model_copy(update={"norms": tuple(listed)})


def round_figures(**others: object) -> NormBook:
    """The national book of `ROUND_FIGURES`; others replace or join them, None leaves one out."""
    return book("NL", {key: value for key, value in {**ROUND_FIGURES, **others}.items() if value is not None})


def library(*books: NormBook, **others: object) -> NormLibrary:
    """The round figures, with `others` in their place, and these books beside them."""
    return NormLibrary([round_figures(**others), *books])


def beside(known: NormLibrary, *books: NormBook) -> NormLibrary:
    """A library with these books beside its own; a book of the same authority takes the place of the older one."""
    return known + books


def programme(areas: Mapping[str, Mapping[str, Any]] | None = None, **tables: Sequence[Mapping[str, Any]]) -> Programme:
    """A programme of a few rows, checked.

    Args:
        areas: facts of municipalities by code; one that is named elsewhere and not here lies in PV99.
        tables: rows by table; a plan may carry `dwellings_new`, `dwellings_demolished`, `year_from` and `year_to` of a phase.
    """
    plans, phases = [], [dict(row) for row in tables.get("phases", ())]
    for row in tables.get("plans", ()):
        plan = {key: value for key, value in row.items() if key in FRAMES["plans"]}
        phase = {key: value for key, value in row.items() if key not in FRAMES["plans"]}
        plans.append({"name": row["plan_id"], **plan})
        if phase:
            phases.append({"plan_id": row["plan_id"], "dwellings_new": 0, **phase})
    facts = {code: dict(rest) for code, rest in (areas or {}).items()}
    for row in (*plans, *tables.get("parks", ())):
        facts.setdefault(row["municipality_code"], {})
    rows = {name: [dict(row) for row in tables.get(name, ())] for name in FRAMES}
    rows |= {"plans": plans, "phases": phases}
    rows["areas"] = [{"municipality_code": code, "name": code, "province_code": PROVINCE, **rest} for code, rest in facts.items()]
    return Programme(**{name: _frame(name, rows[name]) for name in FRAMES}).checked()


def _frame(name: str, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The table; what a row leaves out is blank, as if its column were not there."""
    if not rows:
        return frame(name)
    placed = [{"source_file": f"{name}.csv", "source_row": number, **row} for number, row in enumerate(rows, start=2)]
    whole = pd.concat([frame(name, [row]) for row in placed], ignore_index=True)
    return frame(name, whole)


def plan(plan_id: str, new: int, municipality: str = "GM9901", year: int | None = 2027, **rest: Any) -> dict[str, Any]:
    """A plan with one phase of `new` dwellings in `year`."""
    years = {} if year is None else {"year_from": year, "year_to": year}
    return {"plan_id": plan_id, "municipality_code": municipality, "dwellings_new": new, **years, **rest}
