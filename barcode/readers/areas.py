"""Which municipalities and key figures do the files bring? Read first, for the other tables name municipalities."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from barcode.programme.frames import frame
from barcode.readers.rows import Rows
from barcode.readers.table import plain_text

CODE = re.compile(r"^(?:GM)?0*(\d{1,4})$", re.IGNORECASE)
PROVINCE = re.compile(r"^PV\d{2}$")


def areas_of(rows: Rows, known: pd.DataFrame) -> pd.DataFrame:
    """Table `areas` from a list of municipalities; a name or province left out comes from `known`.

    A municipality that `known` does not have is admitted when the row gives its province.
    """
    lookup = known.set_index("municipality_code")
    codes, names, provinces = [], rows.texts("name"), rows.texts("province_code")
    for at, cell in enumerate(rows.cells("municipality_code")):
        text = plain_text(cell)
        found = CODE.match(text)
        code = f"GM{int(found[1]):04d}" if found else rows.index.code(text)
        codes.append(code)
        if code in lookup.index:
            names[at] = names[at] or str(lookup.at[code, "name"])
            provinces[at] = provinces[at] or str(lookup.at[code, "province_code"])
        if not code:
            rows.refuse(at, "municipality_code_unreadable", "municipality_code", text)
        elif not PROVINCE.match(provinces[at]):
            rows.refuse(at, "province_unknown", "province_code", provinces[at])
    seen: set[str] = set()
    for at in rows.good:
        if codes[at] in seen:
            rows.refuse(at, "id_twice", "municipality_code", codes[at])
        seen.add(codes[at])
    columns: dict[str, list[Any]] = {
        "municipality_code": codes,
        "name": names,
        "province_code": provinces,
        "dwellings": rows.counts("dwellings"),
        "inhabitants": rows.counts("inhabitants"),
        "jobs": rows.counts("jobs"),
        "figures_year": rows.years("figures_year"),
        "figures_source": rows.texts("figures_source"),
    }
    good = rows.finish()
    return frame("areas", {name: [values[at] for at in good] for name, values in columns.items()} | rows.source(good))


def jobs_of(rows: Rows, known: pd.DataFrame) -> pd.DataFrame:
    """Table `areas` with jobs per municipality, summed over sectors; the other figures come from `known`."""
    codes, jobs = rows.municipalities("municipality_code"), rows.counts("jobs")
    years, sources = rows.years("figures_year"), rows.texts("figures_source")
    good = rows.finish()
    read = pd.DataFrame(
        {"municipality_code": [codes[at] for at in good], "jobs": pd.array([jobs[at] for at in good], dtype="Int64")}
        | {"figures_year": [years[at] for at in good], "figures_source": [sources[at] for at in good]}
        | rows.source(good)
    )
    per_place = read.groupby("municipality_code", sort=False)["jobs"].sum(min_count=1)
    first = read.drop_duplicates("municipality_code").set_index("municipality_code")
    places = known[known["municipality_code"].isin(per_place.index)].copy()
    places["jobs"] = places["municipality_code"].map(per_place).astype("Int64")
    for column in ("source_file", "source_sheet", "source_row"):
        places[column] = places["municipality_code"].map(first[column])
    told = places["municipality_code"].map(first["figures_source"])
    places["figures_source"] = told.where(told != "", places["figures_source"])
    return frame("areas", places.reset_index(drop=True))


def extended(known: pd.DataFrame, read: pd.DataFrame) -> pd.DataFrame:
    """`known` with the rows of `read` in the place of its own for the same municipality."""
    if not len(read):
        return known
    rest = known[~known["municipality_code"].isin(read["municipality_code"])]
    return frame("areas", pd.concat([read, rest], ignore_index=True))
