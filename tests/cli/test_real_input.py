"""Real plan lists through the command line: every dwelling of six municipalities, from three kinds of file."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from fractions import Fraction

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


FILES = ("plannen_subset.csv", "plannen_subset_rd.gpkg", "plannen_subset_wgs84.geojson")
NAMES = {
    "GM0392": "Haarlem", "GM1598": "Koggenland", "GM0995": "Lelystad", "GM0553": "Lisse", "GM0575": "Noordwijk",
    "GM1581": "Utrechtse Heuvelrug",
}  # fmt: skip


def lines(file):
    with file.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream, delimiter=";")


def counted(folder):
    """New and demolished dwellings, and gross and net hectares, per municipality, straight from the files."""
    new, torn, gross, net = (defaultdict(Fraction) for _ in range(4))
    for row in lines(folder / "plannen_subset.csv"):
        new[row["Gem_naam"]] += Fraction(row["Aantalrest"])
        torn[row["Gem_naam"]] += abs(Fraction(row["Sloop"] or 0))
    for row in lines(folder / "ibis_2024_excerpt_subset.csv"):
        gross[row["gemeentecode"]] += Fraction(row["ha_bruto"])
        net[row["gemeentecode"]] += Fraction(row["ha_netto"])
    return new, torn, gross, net


def test_every_number_asked_is_the_product_of_its_norms_from_three_kinds_of_file(barcode, real_input, tmp_path):
    folder = real_input / "subset"
    new, torn, gross, net = counted(folder)
    documents = []
    for name in FILES:
        parks = folder / "ibis_2024_excerpt_subset.csv"
        out = tmp_path / f"{name}.json"
        assert barcode("assess", folder / name, "--parks", parks, "--on", "2026-01-01", "--out", out).exit_code == 0
        documents.append(json.loads(out.read_bytes()))

    assert documents[0]["municipalities"] == documents[1]["municipalities"] == documents[2]["municipalities"]
    document = documents[0]
    for code, name in NAMES.items():
        one = document["municipalities"][code]
        used = {entry.partition("/")[2]: document["norms"][entry]["value_exact"] for entry in one["norms"]}
        norm = {key: Fraction(value) for key, value in used.items() if value}
        dwellings = new[name] - torn[name]
        assert (one["dwellings_new"], one["dwellings_demolished"], one["dwellings_net"]) == (new[name], torn[name], dwellings)
        jobs = dwellings * norm["jobs_per_dwelling"]
        assert one["jobs_asked"] == pytest.approx(float(jobs), rel=1e-12)
        on_parks, in_offices = jobs * norm["jobs_share[business_park]"], jobs * norm["jobs_share[office]"]
        park_land = on_parks * norm["fte_per_job"] * norm["land_per_fte[business_park]"]
        office_floor = in_offices * norm["fte_per_job"] * norm["floor_per_fte[office]"]
        expected = {
            "business_park": (on_parks, park_land * norm["floor_space_index[business_park]"], park_land),
            "office": (in_offices, office_floor, office_floor / norm["floor_space_index[office]"]),
        }
        for kind, (jobs_here, floor, land) in expected.items():
            found = [one["asked"][kind][column] for column in ("jobs", "fte", "floor_m2_gfa", "land_m2_net")]
            own = [float(value) for value in (jobs_here, jobs_here * norm["fte_per_job"], floor, land)]
            assert found == pytest.approx(own, rel=1e-12)
        if code in net:
            whole = park_land * gross[code] / net[code]
            assert one["land_asked_m2_gross"] == pytest.approx(float(whole), rel=1e-12)
