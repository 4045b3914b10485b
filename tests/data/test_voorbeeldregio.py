"""The invented example region: does it add up, is it whole, and does it say INVENTED?"""

from __future__ import annotations

import json

import pytest
import shapely

from barcode.norms.reader import read_books
from barcode.programme.areas import shipped_areas
from tests.data.region_files import MAPS, REGION, TABLES, books, by, decimal, norm_values, overlap, rows, shapes

COLUMNS = {
    "plannen": "plan_id;naam;gemeentecode;plantype;status;vertrouwelijkheid;milieucategorie_na;behoefte_aangetoond",
    "fasering": "plan_id;jaar_van;jaar_tot;nieuw;sloop",
    "werk-geprogrammeerd": "plan_id;soort;jaar;vloer_m2_bvo;grond_m2_netto",
    "werk-weg": "plan_id;rin;kavel;soort;jaar;vloer_m2_bvo;grond_m2_netto;grond_m2_bruto;fte",
    "compensatie": "plan_id;rin;kavel;soort;vloer_m2_bvo;grond_m2_netto;toegezegd_door;jaar;document;geleverd",
    "werklocaties": "rin;naam;gemeentecode;soort;jaar;bruto_ha;netto_ha;uitgegeven_ha;direct_uitgeefbaar_ha;later_uitgeefbaar_ha;"
    "milieucategorie_laag;milieucategorie_hoog;water;aanwijzing_door;aanwijzing_sinds;aanwijzing_vervallen;fte;vloer_m2_bvo;"
    "scheef_aandeel;gepland",
    "gebieden": "gemeentecode;naam;provinciecode;woningen;inwoners;banen;jaar;bron",
}

# What it adds up to.


def test_dwellings_add_up_per_municipality() -> None:
    municipality = {row["plan_id"]: row["gemeentecode"] for row in rows("plannen")}
    new, demolished = dict.fromkeys(set(municipality.values()), 0), dict.fromkeys(set(municipality.values()), 0)
    for row in rows("fasering"):
        new[municipality[row["plan_id"]]] += int(row["nieuw"])
        demolished[municipality[row["plan_id"]]] += int(row["sloop"])
    assert new == {
        "GM9901": (1000 + 800) + 650 + 1400 + 900 + 320,  # 5,070: NP-01 to NP-05
        "GM9902": 800 + 450 + 600 + 1200 + 180,  # 3,230: LS-01 to LS-05
        "GM9903": 500 + 260 + 700,  # 1,460: GZ-01 to GZ-03
        "GM9904": 950 + 150,  # 1,100: HV-01 and HV-02
    }
    assert demolished == {"GM9901": 60, "GM9902": 40 + 260, "GM9903": 12, "GM9904": 0}
    assert sum(new.values()) == 5070 + 3230 + 1460 + 1100 == 10_860
    assert sum(new.values()) - sum(demolished.values()) == 10_860 - (60 + 300 + 12) == 10_488


def test_dwellings_with_a_known_year_come_between_2025_and_2040() -> None:
    years = [(int(row["jaar_van"]), int(row["jaar_tot"])) for row in rows("fasering") if row["jaar_van"]]
    assert min(first for first, _ in years) == 2025
    assert max(last for _, last in years) == 2040
    assert all(first <= last for first, last in years)


def test_net_land_of_a_park_is_what_is_issued_and_still_to_be_issued() -> None:
    for row in rows("werklocaties"):
        if row["netto_ha"]:
            parts = sum(decimal(row[column]) for column in ("uitgegeven_ha", "direct_uitgeefbaar_ha", "later_uitgeefbaar_ha"))
            assert parts == pytest.approx(decimal(row["netto_ha"])), row["rin"]
            assert decimal(row["netto_ha"]) < decimal(row["bruto_ha"]), row["rin"]


def test_net_land_taken_follows_from_the_ratio_of_the_park() -> None:
    parks = by("werklocaties", "rin")
    for row in rows("werk-weg"):
        if row["grond_m2_netto"]:
            park = parks[row["rin"]]
            expected = int(row["grond_m2_bruto"]) * decimal(park["netto_ha"]) / decimal(park["bruto_ha"])
            assert int(row["grond_m2_netto"]) == pytest.approx(expected), (row["plan_id"], row["kavel"])


def test_the_shares_of_location_types_add_up_to_one() -> None:
    (value,) = norm_values("RG-markerwaard", "jobs_share")
    assert sum(cell.value for cell in value.cells.values()) == 1


# Whether it is whole.


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_columns_of_the_template(name: str) -> None:
    assert ";".join(rows(name)[0]) == COLUMNS[name]
    assert all(None not in row and None not in row.values() for row in rows(name))


def test_ids_agree_over_the_files() -> None:
    plans, parks, areas = by("plannen", "plan_id"), by("werklocaties", "rin"), by("gebieden", "gemeentecode")
    assert len(plans) == len(rows("plannen")) == 15
    assert len(parks) == len(rows("werklocaties")) == 9
    assert set(areas) == {"GM9901", "GM9902", "GM9903", "GM9904"}
    assert {row["plan_id"] for row in rows("fasering")} == set(plans)
    for name in ("werk-geprogrammeerd", "werk-weg", "compensatie"):
        assert {row["plan_id"] for row in rows(name)} <= set(plans), name
    for name in ("werk-weg", "compensatie"):
        assert {row["rin"] for row in rows(name)} <= set(parks), name
    assert {row["gemeentecode"] for row in [*plans.values(), *parks.values()]} == set(areas)
    assert set(shapes("plannen")) == set(plans) - {"NP-05", "HV-02"}
    assert set(shapes("werklocaties")) == set(parks) - {"MW-08"}


def test_norm_books_load_together_as_strictly_as_any_other() -> None:
    assert {book.authority for book in read_books(REGION / "normen")} == set(books())


def test_norm_books_speak_of_this_region_only() -> None:
    assert set(books()) == {"PV99", "RG-markerwaard", "GM9901", "GM9902", "GM9903"}
    assert set(books()["RG-markerwaard"].members) == set(by("gebieden", "gemeentecode"))
    assert {row["provinciecode"] for row in rows("gebieden")} == {"PV99"}


@pytest.mark.parametrize("name", MAPS)
def test_polygons_are_valid_and_lie_in_the_lake(name: str) -> None:
    crs = json.loads((REGION / f"{name}.geojson").read_text(encoding="utf-8"))["crs"]
    assert crs == {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    lake = shapely.box(
        140_000, 503_000, 147_000, 511_000
    )  # over 3 km of open water on every side but the south, where it is more
    for key, shape in shapes(name).items():
        assert shape.is_valid, key
        assert shape.within(lake), key


def test_polygons_are_as_large_as_the_parks_say() -> None:
    parks = by("werklocaties", "rin")
    for park_id, shape in shapes("werklocaties").items():
        assert shape.area / 10_000 == pytest.approx(decimal(parks[park_id]["bruto_ha"]), abs=0.1), park_id


def test_parks_do_not_overlap_each_other() -> None:
    found = list(shapes("werklocaties").values())
    assert all(left.disjoint(right) for place, left in enumerate(found) for right in found[place + 1 :])


def test_plans_and_parks_lie_in_their_municipality_but_for_the_one_that_crosses_a_border() -> None:
    municipality = {row["plan_id"]: row["gemeentecode"] for row in rows("plannen")}
    municipality |= {row["rin"]: row["gemeentecode"] for row in rows("werklocaties")}
    found = {**shapes("plannen"), **shapes("werklocaties")}
    assert len(found) == 13 + 8
    assert {key for key, shape in found.items() if not shape.within(shapes("gemeenten")[municipality[key]])} == {"GZ-03"}


def test_municipalities_meet_and_do_not_overlap() -> None:
    found = shapes("gemeenten")
    assert set(found) == set(by("gebieden", "gemeentecode"))
    together = shapely.union_all(list(found.values()))
    assert together.geom_type == "Polygon"
    assert not together.interiors
    assert together.area == sum(shape.area for shape in found.values())


def test_gross_land_taken_is_the_overlap_of_the_polygons() -> None:
    gross: dict[tuple[str, str], int] = {}
    for row in rows("werk-weg"):
        if row["grond_m2_bruto"]:
            key = (row["plan_id"], row["rin"])
            gross[key] = gross.get(key, 0) + int(row["grond_m2_bruto"])
    assert gross == {
        ("NP-01", "MW-02"): 110_000 + 10_000,
        ("NP-02", "MW-02"): 10_000 + 110_000,
        ("NP-04", "MW-01"): 60_000,
        ("LS-01", "MW-03"): 60_000,
        ("LS-02", "MW-04"): 90_000,
        ("LS-03", "MW-03"): 40_000,
        ("LS-03", "MW-04"): 40_000,
        ("GZ-03", "MW-07"): 40_000,
    }
    assert all(overlap(*key) == pytest.approx(area) for key, area in gross.items())


# Whether it says that it is invented.


def test_every_file_says_that_it_is_invented() -> None:
    files = [path for path in REGION.rglob("*") if path.is_file()]
    assert len(files) == len(TABLES) + len(MAPS) + len(books()) + 1
    for path in files:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".csv":
            assert text.startswith("# VERZONNEN "), path.name
        elif path.suffix == ".geojson":
            assert json.loads(text)["name"].startswith("VERZONNEN "), path.name
        else:
            assert "VERZONNEN" in text.splitlines()[0], path.name


def test_norm_books_and_their_sources_are_invented() -> None:
    for book in books().values():
        assert book.invented
        assert book.name.nl.startswith("VERZONNEN ")
        assert book.name.en.startswith("INVENTED ")
        assert all(source.title.startswith("VERZONNEN ") and source.url is None for source in book.sources.values())


def test_no_name_or_code_is_that_of_a_real_municipality() -> None:
    real = shipped_areas()
    assert not set(by("gebieden", "gemeentecode")) & set(real["municipality_code"])
    assert not {row["naam"] for row in rows("gebieden")} & set(real["name"])
    assert "PV99" not in set(real["province_code"])
