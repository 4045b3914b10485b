"""The 342 municipalities: do they hold together, and are they found however they are written?"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
import shapely

from barcode.programme.areas import MunicipalityIndex, province_names, shipped_areas, shipped_municipalities
from barcode.programme.frames import frame
from barcode.programme.schemas import checked

ROOT = Path(__file__).parents[2]
PER_PROVINCE = {
    "PV20": 10, "PV21": 18, "PV22": 12, "PV23": 25, "PV24": 6, "PV25": 51,
    "PV26": 26, "PV27": 44, "PV28": 50, "PV29": 13, "PV30": 56, "PV31": 31,
}  # fmt: skip


def test_the_list_has_every_municipality_of_2024_once() -> None:
    areas = shipped_areas()
    assert len(areas) == areas["municipality_code"].nunique() == areas["name"].nunique() == 342
    assert areas["dwellings"].sum() == 8_204_049
    assert areas["inhabitants"].sum() == 17_942_942
    assert areas.groupby("province_code").size().to_dict() == PER_PROVINCE


def test_the_frame_keeps_what_its_columns_promise() -> None:
    areas = checked("areas", shipped_areas())
    assert areas["jobs"].isna().all()
    assert set(areas["figures_year"]) == {2024}


def test_source_row_is_the_line_in_the_file() -> None:
    lines = (ROOT / "data/gemeenten.csv").read_text(encoding="utf-8").splitlines()
    row_of = dict(zip(shipped_areas()["municipality_code"], shipped_areas()["source_row"], strict=True))
    assert lines[row_of["GM0995"] - 1].startswith("GM0995;Lelystad;PV24;Flevoland;")


def test_changing_the_frame_does_not_change_the_list() -> None:
    changed = shipped_areas()
    changed.loc[:, "name"] = "elders"
    assert "Haarlem" in set(shipped_areas()["name"])


def test_provinces_have_the_names_they_call_themselves_by() -> None:
    assert len(province_names()) == 12
    assert province_names()["PV21"] == "Fryslân"


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("Wijdemeren", "PV27"), ("Vijfheerenlanden", "PV26"), ("De Ronde Venen", "PV26"), ("Oudewater", "PV26"),
        ("Altena", "PV30"),
        ("Scherpenzeel", "PV25"), ("Rhenen", "PV26"), ("Hattem", "PV25"), ("Kampen", "PV23"), ("Urk", "PV24"), ("Meppel", "PV22"),
        ("Westerkwartier", "PV20"), ("Goeree-Overflakkee", "PV28"), ("Mook en Middelaar", "PV31"), ("Land van Cuijk", "PV30"),
        ("Gorinchem", "PV28"), ("Hillegom", "PV28"), ("Steenwijkerland", "PV23"), ("Schiermonnikoog", "PV21"),
    ],
)  # fmt: skip
def test_municipalities_at_a_border_lie_in_their_own_province(name: str, province: str) -> None:
    areas = shipped_areas().set_index("name")
    assert areas.loc[name, "province_code"] == province


@pytest.mark.parametrize(
    "written", ["GM0344", "0344", 344, 344.0, "344.0", "GM0344    ", "gm0344", "Utrecht", " UTRECHT ", "Gemeente Utrecht"]
)
def test_a_code_is_found_in_every_spelling(written: object) -> None:
    assert shipped_municipalities().code(written) == "GM0344"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Bergen (NH.)", "GM0373"), ("bergen nh", "GM0373"), ("Bergen (Noord-Holland)", "GM0373"), ("Bergen (L.)", "GM0893"),
        ("'s-Gravenhage", "GM0518"), ("’s Gravenhage", "GM0518"), ("Den Haag", "GM0518"), ("DEN BOSCH", "GM0796"),
        ("Súdwest-Fryslân", "GM1900"), ("Sudwest Fryslan", "GM1900"), ("S\ufffddwest-Frysl\ufffdn", "GM1900"),
        ("SÃºdwest-FryslÃ¢n", "GM1900"), ("S?dwest-Frysl?n", "GM1900"), ("Hengelo", "GM0164"), ("Hengelo (O.)", "GM0164"),
        ("Bilt, De", "GM0310"), ("Nuenen", "GM0820"), ("Rijswijk", "GM0603"), ("Noordwijk", "GM0575"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_every_spelling(written: str, code: str) -> None:
    assert shipped_municipalities().code(written) == code


@pytest.mark.parametrize(
    "written", ["GM0000", "GM0998", "9999", "", None, float("nan"), pd.NA, "Markerwaard", "Laren (Gld)", "Hengelo (Gld)"]
)
def test_what_is_no_municipality_gives_nothing_and_says_so(written: object) -> None:
    index = shipped_municipalities()
    assert index.code(written) == ""
    problem = index.problem(written, file="plannen.csv", row=3)
    assert problem is not None
    assert problem.code == "municipality_unknown"
    assert "plannen.csv" in problem.text("nl")


def test_a_name_that_two_municipalities_share_gives_nothing_and_names_both() -> None:
    index = shipped_municipalities()
    assert index.code("Bergen") == ""
    assert index.candidates("Bergen") == ("GM0373", "GM0893")
    problem = index.problem("Bergen")
    assert problem is not None
    assert "Bergen (NH.) GM0373, Bergen (L.) GM0893" in problem.sentence("en")


def test_one_municipality_is_no_problem() -> None:
    assert shipped_municipalities().problem("Haarlem") is None


def test_every_municipality_is_found_by_its_own_name_and_code() -> None:
    areas, index = shipped_areas(), shipped_municipalities()
    assert index.codes(areas["name"]).tolist() == areas["municipality_code"].tolist()
    assert index.codes(areas["municipality_code"].str[2:].astype(int)).tolist() == areas["municipality_code"].tolist()


def test_a_column_keeps_its_index_and_is_blank_where_nothing_is_found() -> None:
    written = pd.Series(["Haarlem", "Bergen", None, 344, "Haarlem"], index=[5, 6, 7, 8, 9], dtype="object")
    expected = pd.Series(["GM0392", "", "", "GM0344", "GM0392"], index=[5, 6, 7, 8, 9], dtype="str")
    pd.testing.assert_series_equal(shipped_municipalities().codes(written), expected)


def test_areas_of_a_user_stand_beside_the_shipped_ones() -> None:
    own = frame("areas", {"municipality_code": ["GM9901"], "name": ["Nieuw-Pampus"], "province_code": ["PV99"]})
    index = MunicipalityIndex(shipped_areas(), own)
    assert index.codes(["nieuw pampus", 9901, "Lelystad"]).tolist() == ["GM9901", "GM9901", "GM0995"]


def test_the_figures_are_those_of_the_source(real_input: Path) -> None:
    source = real_input / "subset/gemeenten_kerncijfers_2024.csv"
    with source.open(encoding="utf-8-sig", newline="") as lines:
        expected = {
            row["gemeentecode"].strip(): (row["gemeentenaam"], int(row["woningvoorraad"]), int(row["inwoners"]))
            for row in csv.DictReader(lines, delimiter=";")
        }
    areas = shipped_areas()
    found = zip(areas["municipality_code"], areas["name"], areas["dwellings"], areas["inhabitants"], strict=True)
    assert {code: (name, dwellings, inhabitants) for code, name, dwellings, inhabitants in found} == expected


def test_the_municipalities_of_a_province_lie_together(real_input: Path) -> None:
    neighbours = _neighbours(real_input / "cbs-wijken-2024/wijken_2024.geojson")
    province = dict(zip(shipped_areas()["municipality_code"], shipped_areas()["province_code"], strict=True))
    assert set(neighbours) == set(province)
    for code in PER_PROVINCE:
        members = {municipality for municipality in province if province[municipality] == code}
        reached, waiting = set(), {min(members)}
        while waiting:
            reached |= waiting
            waiting = {other for municipality in waiting for other in neighbours[municipality]} & members - reached
        assert reached == members


def _neighbours(source: Path) -> dict[str, set[str]]:
    """Municipality → those it touches within about 200 m (the map is generalised)."""
    shapes: dict[str, list[shapely.Geometry]] = {}
    for feature in json.loads(source.read_text(encoding="utf-8"))["features"]:
        code = feature["properties"]["gemeentecode"].strip()
        if code != "GM0998" and feature["geometry"]:
            shapes.setdefault(code, []).append(shapely.make_valid(shapely.geometry.shape(feature["geometry"])))
    codes = list(shapes)
    wide = [shapely.union_all(shapes[code]).buffer(0.002) for code in codes]
    touching: dict[str, set[str]] = {code: set() for code in codes}
    for left, right in zip(*shapely.STRtree(wide).query(wide, predicate="intersects"), strict=True):
        if left != right:
            touching[codes[left]].add(codes[right])
    return touching
