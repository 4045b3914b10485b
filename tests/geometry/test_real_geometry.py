"""Do real plans on real districts measure what GeoPandas measures? (skipped where the real input is not there)"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from barcode.geometry import distances, overlaps, polygons

geopandas = pytest.importorskip("geopandas")
PLANS, DISTRICTS = "subset/plannen_subset_rd.gpkg", "cbs-wijken-2024/wijken_2024.geojson"
# Districts that are business parks by name, as there are no polygons of parks.
WORK = ["bedrijventerrein", "industrie", "haven"]
MUNICIPALITIES = ["Haarlem", "Koggenland", "Lelystad", "Lisse", "Noordwijk", "Utrechtse Heuvelrug"]
REACHES_M = (30.0, 300.0, 1_500.0)


@pytest.fixture(scope="module")
def plans(real_input):
    read = geopandas.read_file(real_input / PLANS)
    return geopandas.GeoDataFrame({"plan": np.arange(len(read))}, geometry=read.make_valid(), crs=28992)


@pytest.fixture(scope="module", params=["districts of work in the country", "all districts of the six municipalities"])
def parks(real_input, request):
    path = real_input / DISTRICTS
    if not path.exists():
        pytest.skip(f"no districts at {path}")
    read = geopandas.read_file(path).to_crs(28992)
    of_work = read["wijknaam"].str.lower().str.contains("|".join(WORK))
    chosen = read[of_work if "of work" in request.param else read["gemeentenaam"].isin(MUNICIPALITIES)]
    return geopandas.GeoDataFrame({"park": np.arange(len(chosen))}, geometry=chosen.make_valid().to_numpy(), crs=28992)


def test_there_are_219_plans_and_60_districts(plans, parks):
    # By name in the country, and as it happens as many in the six municipalities.
    assert (len(plans), len(parks)) == (219, 60)


def test_overlaps_are_those_of_an_overlay_to_the_square_metre(plans, parks):
    ours = overlaps(polygons(plans.to_wkb()["geometry"]), polygons(parks.to_wkb()["geometry"]))
    overlay = geopandas.overlay(plans, parks, how="intersection")
    measured = overlay.assign(m2=overlay.area).groupby(["plan", "park"])["m2"].sum()
    expected = np.floor(measured[measured >= 0.5] + 0.5).astype(int).to_dict()
    taken = ours[ours["overlap_m2_gross"] > 0]

    assert len(expected) > 0
    assert dict(zip(zip(taken["plan"], taken["park"], strict=True), taken["overlap_m2_gross"], strict=True)) == expected


@pytest.mark.parametrize("reach", REACHES_M)
def test_pairs_within_reach_are_those_of_a_spatial_join(plans, parks, reach):
    ours = distances(plans.geometry.to_numpy(), parks.geometry.to_numpy(), np.full(len(parks), reach))
    joined = geopandas.sjoin(plans, parks, predicate="dwithin", distance=reach)
    expected = pd.MultiIndex.from_frame(joined[["plan", "park"]])

    assert set(pd.MultiIndex.from_frame(ours[["plan", "park"]])) == set(expected)
