"""Do real plans over real districts give the overlaps of an independent overlay? (skipped where the real input is not there)

There is no open map of all business parks, so districts that bear work in their name stand in for them.
"""

from __future__ import annotations

import json

import numpy as np
import pytest

geopandas = pytest.importorskip("geopandas")
WORK = "bedrijventerrein|industrie|haven"
YEAR = 2024


@pytest.fixture(scope="module")
def districts(real_input):
    """The districts of work as the state publishes them, in degrees."""
    path = real_input / "cbs-wijken-2024" / "wijken_2024.geojson"
    if not path.is_file():
        pytest.skip(f"no districts at {path}")
    read = geopandas.read_file(path)
    return read[read["wijknaam"].str.lower().str.contains(WORK)].reset_index(drop=True)


@pytest.fixture(scope="module")
def parks(districts, tmp_path_factory):
    """A table and a map of work locations as a planner would make them of the districts."""
    folder = tmp_path_factory.mktemp("wijken")
    area = districts.to_crs(28992).area.round().astype(int)
    lines = ["rin;naam;gemeentecode;soort;jaar;bruto_m2"]
    for row, gross in zip(districts.itertuples(), area, strict=True):
        lines.append(f"{row.wijkcode};{row.wijknaam};{row.gemeentecode};bedrijventerrein;{YEAR};{gross}")
    table, drawn = folder / "werklocaties.csv", folder / "werklocaties.geojson"
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    drawn.write_text(districts.rename(columns={"wijkcode": "rin"})[["rin", "geometry"]].to_json(), encoding="utf-8")
    return table, drawn


@pytest.fixture(scope="module")
def overlay(real_input, districts):
    """(Plan, district) → whole m² of overlap, worked out by GeoPandas from the files themselves."""
    plans = geopandas.read_file(real_input / "subset" / "plannen_subset_rd.gpkg")
    plans = geopandas.GeoDataFrame({"plan": "eib-" + plans["OBJECTID"].astype(str)}, geometry=plans.make_valid(), crs=28992)
    work = districts.to_crs(28992)
    work = geopandas.GeoDataFrame({"park": work["wijkcode"]}, geometry=work.make_valid(), crs=28992)
    pieces = geopandas.overlay(plans, work, how="intersection")
    measured = pieces.assign(m2=pieces.area).groupby(["plan", "park"])["m2"].sum()
    return np.floor(measured[measured >= 0.5] + 0.5).astype(int).to_dict()


@pytest.fixture
def document(barcode, real_input, parks):
    table, drawn = parks
    arguments = ["--parks", table, "--parks", drawn, "--on", "2026-01-01", "--format", "json"]
    done = barcode("check", real_input / "subset" / "plannen_subset_rd.gpkg", *arguments)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_all_plans_and_districts_are_there_with_their_polygons(document):
    counts = document["programme"]

    assert (counts["plans"], counts["plans_with_polygon"]) == (219, 219)
    # 60 districts in the country bear work in their name.
    assert (counts["parks"], counts["parks_with_polygon"]) == (60, 60)


def test_overlaps_equal_an_independent_overlay_to_the_square_metre(document, overlay):
    ours = {(one["plan"], one["park"]): one["overlap_m2_gross"] for one in document["overlaps"] if one["overlap_m2_gross"]}

    assert len(overlay) > 0
    assert ours == overlay


def test_every_real_overlap_is_judged_as_a_transformation_of_which_the_plan_says_nothing(document):
    real = {(one["plan"], one["park"]) for one in document["overlaps"] if not one["neighbour"]}
    judged = {
        (one["plan"], one["park"])
        for one in document["findings"]
        if one["check"] == "undeclared_transformation" and one["outcome"] == "breach"
    }

    # The list of plans has no column in which a plan could say that it takes a park.
    assert judged == real
