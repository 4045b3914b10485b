"""Real plan lists through the command line: every dwelling of six municipalities, from three kinds of file."""

from __future__ import annotations

import json

import pytest

# dwellings and rows per municipality, counted in the file itself
EXPECTED = {
    "GM0392": (14_006, 128),
    "GM1598": (1_403, 18),
    "GM0995": (12_720, 31),
    "GM0553": (809, 12),
    "GM0575": (1_767, 9),
    "GM1581": (774, 21),
}


@pytest.mark.parametrize("name", ["plannen_subset.csv", "plannen_subset_rd.gpkg", "plannen_subset_wgs84.geojson"])
def test_six_municipalities_keep_every_dwelling(barcode, real_input, name):
    done = barcode("assess", real_input / "subset" / name, "--on", "2026-01-01", "--format", "json")
    document = json.loads(done.stdout)

    assert {code: (one["dwellings_new"], one["rows_read"]) for code, one in document["municipalities"].items()} == EXPECTED
    # 128 + 18 + 31 + 12 + 9 + 21 rows; 14,006 + 1,403 + 12,720 + 809 + 1,767 + 774 dwellings
    assert (document["programme"]["rows_read"], document["programme"]["dwellings_new"]) == (219, 31_479)


def test_business_parks_are_read_beside_the_plans(barcode, real_input):
    folder = real_input / "subset"
    parks = folder / "ibis_2024_excerpt_subset.csv"
    done = barcode("assess", folder / "plannen_subset.csv", "--parks", parks, "--on", "2026-01-01", "--format", "json")
    document = json.loads(done.stdout)

    lelystad = next(
        row
        for row in document["municipalities"]["GM0995"]["balance"]
        if (row["location_type"], row["measure"]) == ("business_park", "m2_net")
    )
    assert document["programme"]["parks"] == 105
    # 70.6 ha still to be issued
    assert lelystad["available"] == 706_000
    assert document["municipalities"]["GM0392"]["rows_read"] == 128
