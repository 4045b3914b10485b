"""What do the sheets of our own template say? One function a sheet, each giving one table of the programme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from barcode.programme.frames import frame
from barcode.programme.lists import firmness_of
from barcode.readers.polygons import polygons_of
from barcode.readers.rows import MORE_OF_PLANS, Rows

Columns = dict[str, list[Any]]
Tables = dict[str, pd.DataFrame]
ROWS_NAMED = 5


def tables_of(rows: Rows) -> Tables:
    """The tables of the programme (name → frame) that one sheet or file in our own layout gives."""
    return READERS[rows.layout.name.partition(".")[2]](rows)


def _framed(name: str, rows: Rows, columns: Columns) -> pd.DataFrame:
    """The good rows as frame `name`; a plan of which a row is bad counts by half, which is kept to be told."""
    good = rows.finish()
    if name in MORE_OF_PLANS:
        for at in rows.bad:
            rows.findings.half_read.setdefault(columns["plan_id"][at], rows.table.file)
    return frame(name, {column: [values[at] for at in good] for column, values in columns.items()} | rows.source(good))


def _plans(rows: Rows) -> Tables:
    bodies, bad = polygons_of(rows.table, rows.findings)
    rows.bad |= bad
    statuses = rows.statuses("planning_status")
    columns: Columns = {
        "plan_id": rows.texts("plan_id", required=True),
        "name": rows.texts("name"),
        "municipality_code": rows.municipalities("municipality_code"),
        "plan_type": rows.members("plan_type", "plan_type", "unknown"),
        "planning_status": statuses,
        "firmness": [str(firmness_of(status)) for status in statuses],
        "confidentiality": rows.members("confidentiality", "confidentiality", "public"),
        "category_after": rows.categories("category_after"),
        "ladder_stated": rows.members("ladder_stated", "yes_no", "unknown"),
        "geometry_wkb": bodies,
    }
    phases: Columns = {
        "plan_id": columns["plan_id"],
        "year_from": rows.years("year"),
        "dwellings_new": rows.counts("dwellings_new"),
        "dwellings_demolished": rows.counts("dwellings_demolished", absolute=True),
    }
    phases["year_to"] = phases["year_from"]
    plans = _framed("plans", rows, columns)
    at_once = [at for at in rows.good if phases["dwellings_new"][at] or phases["dwellings_demolished"][at]]
    filled = {column: [values[at] for at in at_once] for column, values in phases.items()}
    for column in ("dwellings_new", "dwellings_demolished"):
        filled[column] = [value or 0 for value in filled[column]]
    return {"plans": plans, "phases": frame("phases", filled | rows.source(at_once))}


def _phases(rows: Rows) -> Tables:
    first, last = rows.years("year_from"), rows.years("year_to")
    if not rows.has("year_to"):
        last = list(first)
    single: list[int] = []
    for at in rows.good:
        start, end = first[at], last[at]
        if end is None or start is None:
            # One of the two years says the period is that year, which is told; neither says it is unknown.
            first[at] = last[at] = start if end is None else end
            single += [at] if start != end and rows.has("year_to") else []
        elif end < start:
            rows.refuse(at, "years_out_of_order", "year_to", f"{start}–{end}")
    if single:
        numbers = ", ".join(str(rows.table.row_numbers[at]) for at in single[:ROWS_NAMED]) + (" …" if single[ROWS_NAMED:] else "")
        rows.findings.note("one_year_of_two", rows.table.file, count=len(single), rows=numbers)
    new, demolished = rows.counts("dwellings_new"), rows.counts("dwellings_demolished", absolute=True)
    columns: Columns = {
        "plan_id": rows.texts("plan_id", required=True),
        "year_from": first,
        "year_to": last,
        "dwellings_new": [value or 0 for value in new],
        "dwellings_demolished": [value or 0 for value in demolished],
    }
    return {"phases": _framed("phases", rows, columns)}


def _work_programmed(rows: Rows) -> Tables:
    columns: Columns = {
        "plan_id": rows.texts("plan_id", required=True),
        "location_type": _location_types(rows),
        "year": rows.years("year"),
        "floor_m2_gfa": rows.areas("floor_m2_gfa"),
        "land_m2_net": rows.areas("land_m2_net"),
    }
    return {"work_programmed": _framed("work_programmed", rows, columns)}


def _work_taken(rows: Rows) -> Tables:
    columns: Columns = {
        "plan_id": rows.texts("plan_id", required=True),
        "park_id": rows.texts("park_id"),
        "plot": rows.texts("plot"),
        "location_type": _location_types(rows),
        "year": rows.years("year"),
        "floor_m2_gfa": rows.areas("floor_m2_gfa"),
        "land_m2_net": rows.areas("land_m2_net"),
        "land_m2_gross": rows.areas("land_m2_gross"),
        "fte": rows.counts("fte"),
    }
    return {"work_taken": _framed("work_taken", rows, columns)}


def _location_types(rows: Rows) -> list[str]:
    """Location types; work without one cannot be counted, so a blank makes the row bad."""
    rows.texts("location_type", required=True)
    return rows.members("location_type", "location_type", "business_park")


def _compensations(rows: Rows) -> Tables:
    columns: Columns = {
        "plan_id": rows.texts("plan_id", required=True),
        "park_id": rows.texts("park_id"),
        "plot": rows.texts("plot"),
        "kind": rows.members("kind", "park_kind", "unknown"),
        "floor_m2_gfa": rows.areas("floor_m2_gfa"),
        "land_m2_net": rows.areas("land_m2_net"),
        "promised_by": rows.texts("promised_by"),
        "due_year": rows.years("due_year"),
        "document": rows.texts("document"),
        "delivered": rows.members("delivered", "yes_no", "unknown"),
    }
    return {"compensations": _framed("compensations", rows, columns)}


def _parks(rows: Rows) -> Tables:
    bodies, bad = polygons_of(rows.table, rows.findings)
    rows.bad |= bad
    since, lifted = rows.days("designated_since"), rows.days("designation_lifted")
    for at in rows.good:
        start, end = since[at], lifted[at]
        if start is not None and end is not None and end < start:
            rows.refuse(at, "dates_out_of_order", "designation_lifted", f"{start} – {end}")
    areas = ("gross_m2", "net_m2", "issued_m2", "available_now_m2", "available_later_m2", "floor_m2_gfa")
    columns: Columns = {
        "park_id": rows.texts("park_id", required=True),
        "name": rows.texts("name"),
        "municipality_code": rows.municipalities("municipality_code"),
        "kind": rows.members("kind", "park_kind", "unknown"),
        "year": rows.years("year"),
        **{name: rows.areas(name) for name in areas},
        "category_low": rows.categories("category_low"),
        "category_high": rows.categories("category_high"),
        "water_bound": rows.members("water_bound", "yes_no", "unknown"),
        "designation_by": rows.texts("designation_by"),
        "designated_since": since,
        "designation_lifted": lifted,
        "fte": rows.counts("fte"),
        "misplaced_ratio": rows.ratios("misplaced_ratio"),
        "planned": [answer == "yes" for answer in rows.members("planned", "yes_no", "no")],
        "geometry_wkb": bodies,
    }
    return {"parks": _framed("parks", rows, columns)}


READERS: dict[str, Callable[[Rows], Tables]] = {
    "plans": _plans,
    "phases": _phases,
    "work_programmed": _work_programmed,
    "work_taken": _work_taken,
    "compensations": _compensations,
    "parks": _parks,
}
