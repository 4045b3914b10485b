"""Does an outline stay with its municipality when tables are put together and changed?"""

from __future__ import annotations

import pandas as pd
import pytest
import shapely

from barcode.errors import BarcodeError
from barcode.programme import Programme
from barcode.programme.frames import frame
from barcode.programme.outlines import with_outlines

WEST, EAST = (shapely.to_wkb(shapely.box(west, 488_000, west + 100, 488_100)) for west in (104_000, 105_000))


def areas(*rows: tuple[str, object]) -> pd.DataFrame:
    codes, bodies = zip(*rows, strict=True)
    return frame(
        "areas", {"municipality_code": codes, "province_code": "PV27", "geometry_wkb": pd.Series(bodies, dtype="object")}
    )


def known(table: pd.DataFrame) -> dict[str, object]:
    return {code: body for code, body in zip(table["municipality_code"], table["geometry_wkb"], strict=True) if pd.notna(body)}


def test_an_outline_is_put_where_there_was_none():
    table = areas(("GM0392", None), ("GM0383", WEST), ("GM0344", None))

    found = with_outlines(table, {"GM0392": EAST, "GM0383": EAST, "GM0599": EAST})

    assert known(found) == {"GM0392": EAST, "GM0383": WEST}
    assert len(found) == 3


def test_joining_programmes_keeps_the_first_outline_of_each_municipality():
    first = Programme(areas=areas(("GM0392", None), ("GM0383", WEST)))
    second = Programme(areas=areas(("GM0392", EAST), ("GM0383", EAST), ("GM0344", EAST)))

    joined = first + second

    assert known(joined.areas) == {"GM0392": EAST, "GM0383": WEST, "GM0344": EAST}
    assert joined.areas["municipality_code"].to_list() == ["GM0392", "GM0383", "GM0344"]


def test_areas_need_no_outline():
    table = areas(("GM0392", None))

    assert with_outlines(table, {}) is table
    assert known(Programme(areas=table).checked().areas) == {}


def test_an_outline_does_not_make_two_of_one_municipality():
    with pytest.raises(BarcodeError):
        Programme(areas=areas(("GM0392", WEST), ("GM0392", EAST))).checked()
