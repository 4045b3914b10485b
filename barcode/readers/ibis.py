"""What does IBIS say of business parks? Once per park, of its newest year.

The publications repeat the figures of a park on each of its polygons and in each year, and say in different ways what is still
to be issued.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from barcode.programme.frames import frame
from barcode.readers.polygons import polygons_of, united
from barcode.readers.rows import Rows, total
from barcode.readers.table import plain_text
from barcode.readers.words import member

AMOUNTS = ["gross_m2", "net_m2", "issued_m2", "available_now_m2", "available_later_m2"]
NO_MUNICIPALITY = "GM0000"


def tables_of(rows: Rows) -> dict[str, pd.DataFrame]:
    """Table `parks` of an IBIS publication."""
    bodies, bad = polygons_of(rows.table, rows.findings)
    rows.bad |= bad
    names, places = rows.texts("name"), rows.texts("place")
    issued, now, later = _issued_and_available(rows)
    columns: dict[str, list[Any]] = {
        "park_id": rows.texts("park_id", required=True),
        "name": [name or place for name, place in zip(names, places, strict=True)],
        "municipality_code": _municipalities(rows),
        "kind": rows.members("kind", "park_kind", "unknown", other="other"),
        "year": rows.years("year"),
        "gross_m2": rows.areas("gross_m2"),
        "net_m2": rows.areas("net_m2"),
        "issued_m2": issued,
        "available_now_m2": now,
        "available_later_m2": later,
        "category_high": rows.categories("category_high", strict=False),
        "water_bound": [_water(cell) for cell in rows.cells("water_bound")],
    }
    for at in rows.good:
        net, issued_here = columns["net_m2"][at], issued[at]
        if now[at] is None and later[at] is None and net is not None and issued_here is not None:
            now[at] = max(net - issued_here, 0)
            rows.findings.note("available_calculated", rows.table.file)
    good = rows.finish()
    chosen: dict[str, Any] = {name: [values[at] for at in good] for name, values in columns.items()}
    for name in ("year", *AMOUNTS):
        chosen[name] = pd.array(chosen[name], dtype="Int64")
    chosen["geometry_wkb"] = pd.Series([bodies[at] for at in good], dtype="object")
    return {"parks": _once_per_park(rows, pd.DataFrame(chosen | rows.source(good)))}


def _issued_and_available(rows: Rows) -> tuple[list[int | None], list[int | None], list[int | None]]:
    """Issued, available now and available later [m²], each as far as the publication gives it."""
    before, this_year, back = (rows.areas(name) for name in ("issued_before", "issued_this_year", "bought_back"))
    issued: list[int | None] = [
        None if known is None else max(known + (year or 0) - (again or 0), 0)
        for known, year, again in zip(before, this_year, back, strict=True)
    ]
    now = [total(pair) for pair in zip(rows.areas("now_municipal"), rows.areas("now_private"), strict=True)]
    later = [total(pair) for pair in zip(rows.areas("later_municipal"), rows.areas("later_private"), strict=True)]
    together = rows.areas("available_total")
    for at, amount in enumerate(together):
        if amount is not None and now[at] is None and later[at] is None:
            now[at] = amount
            rows.findings.note("available_split_unknown", rows.table.file)
    return issued, now, later


def _municipalities(rows: Rows) -> list[str]:
    """Codes by code, else by the name of the municipality, else by the place; a park without any is set aside."""
    names = ("municipality_code", "municipality_name", "place")
    cells = {name: rows.cells(name) for name in names}
    result = []
    for at in range(len(rows)):
        written = [plain_text(cells[name][at]) for name in names]
        code = ""
        for position, text in enumerate(written):
            if text and text != NO_MUNICIPALITY and not code:
                code = rows.index.code(text)
                if code and position == 2 and not (written[0] and written[0] != NO_MUNICIPALITY):
                    rows.findings.note("municipality_by_place", rows.table.file)
        if not code:
            rows.refuse(at, "park_without_municipality", "municipality_code", next((text for text in written if text), ""))
        result.append(code)
    return result


def _water(cell: object) -> str:
    """Whether a park lies on water, from `ja`, `nee` or a sentence that begins with one of them."""
    first = plain_text(cell).replace(",", " ").split(" ")[0]
    return member("yes_no", first) or "unknown" if first else "unknown"


def _once_per_park(rows: Rows, read: pd.DataFrame) -> pd.DataFrame:
    """Table `parks`: the newest year of each park, its polygons as one, its figures once."""
    if not len(read):
        return frame("parks")
    year = read["year"].fillna(0)
    newest = read[year == year.groupby(read["park_id"]).transform("max")]
    if len(newest) < len(read):
        rows.findings.note("older_years_left_out", rows.table.file, count=len(read) - len(newest))
    told = newest[["park_id", *AMOUNTS]].fillna(-1).drop_duplicates()
    contradicted = set(told.loc[told["park_id"].duplicated(), "park_id"])
    for park_id in sorted(contradicted):
        here = newest[newest["park_id"] == park_id]
        at = rows.table.row_numbers.index(int(here["source_row"].iloc[0]))
        rows.findings.problems.append(rows.problem(at, "park_rows_differ", "park_id", park_id, count=len(here)))
        rows.findings.rows_set_aside += len(here)
    agreed = newest[~newest["park_id"].isin(contradicted)]
    merged = agreed.groupby("park_id", sort=False)
    parks = agreed.drop_duplicates("park_id").set_index("park_id")
    if len(parks) < len(agreed):
        rows.findings.note("figures_repeated", rows.table.file, rows=len(agreed), parks=len(parks))
        parks["geometry_wkb"] = merged["geometry_wkb"].agg(united, file=rows.table.file)
    return frame("parks", parks.reset_index())
