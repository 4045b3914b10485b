"""What must stay true of findings when the question is asked in another way?"""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest
import shapely
from shapely.affinity import translate

from barcode.assess import Assessment, assess
from barcode.programme import Programme
from barcode.programme.frames import frame
from tests.builders import beside, book, norm
from tests.checks.test_region import region

BREACHES = ["check", "plan", "park", "area"]
__all__ = ["region"]


def again(assessment: Assessment, programme: Programme | None = None, norms=None) -> Assessment:
    return assess(programme or assessment.programme, norms or assessment.library, assessment.on)


def said(assessment: Assessment) -> pd.DataFrame:
    table = assessment.findings.table.copy()
    table["norm"] = ["" if number < 0 else assessment.findings.norms[number].name for number in table["norm"]]
    for column in ("check", "area", "outcome", "measure", "missing"):
        table[column] = table[column].astype(str)
    return table.sort_values(["check", "plan", "park", "area", "norm", "measure"], ignore_index=True).round(3)


def breaches(assessment: Assessment) -> Counter:
    table = said(assessment)
    return Counter(map(tuple, table[table["outcome"] == "breach"][[*BREACHES, "norm"]].to_numpy().tolist()))


def redrawn(programme: Programme, change) -> Programme:
    tables = {}
    for name in ("plans", "parks"):
        table = getattr(programme, name).copy()
        table["geometry_wkb"] = [None if body is None else change(shapely.from_wkb(body)) for body in table["geometry_wkb"]]
        tables[name] = table
    return programme.with_tables(**tables)


def moved(shape: shapely.Geometry) -> bytes:
    return bytes(shapely.to_wkb(translate(shape, 1234, -567)))


def reversed_vertices(shape: shapely.Geometry) -> bytes:
    return bytes(shapely.to_wkb(shapely.reverse(shape)))


@pytest.mark.parametrize("change", [moved, reversed_vertices])
def test_moving_everything_and_reversing_vertices_change_nothing(region, change) -> None:
    pd.testing.assert_frame_equal(said(again(region, redrawn(region.programme, change))), said(region))


def test_splitting_the_polygon_of_a_plan_in_two_changes_nothing(region) -> None:
    # Two halves that share a side are no valid multipolygon, as no drawing program would store them: they are drawn a hair apart.
    def apart(shape: shapely.Geometry) -> bytes:
        west, south, east, north = shape.bounds
        middle, hair = (west + east) / 2, 1e-7
        gap = shapely.box(middle, south - 1, middle + hair, north + 1)
        return bytes(shapely.to_wkb(shapely.difference(shape, gap)))

    plans = redrawn(region.programme, apart).plans
    pd.testing.assert_frame_equal(said(again(region, region.programme.with_tables(plans=plans))), said(region))


@pytest.mark.parametrize("plan_id", ["NP-02", "NP-04", "LS-01", "LS-03", "GZ-01", "GZ-03"])
def test_adding_delivered_compensation_never_adds_a_breach(region, plan_id) -> None:
    promise = {"plan_id": plan_id, "park_id": "MW-01", "plot": "", "kind": "seaport", "land_m2_net": 500_000, "delivered": "yes"}
    more = pd.concat([region.programme.compensations, frame("compensations", [promise])], ignore_index=True)
    after = again(region, region.programme.with_tables(compensations=frame("compensations", more)))
    assert not breaches(after) - breaches(region)
    assert breaches(region) - breaches(after), "the land that is promised mends something"


@pytest.mark.parametrize(
    ("norm_id", "unit", "values", "authority"),
    [
        ("jobs_per_dwelling", "job/dwelling", ("0.1", "0.5", "0.8", "2"), "GM9901"),
        ("business_floor_per_dwelling", "m2_gfa/dwelling", ("1", "15", "30", "90"), "GM9901"),
        ("business_floor_stock", "m2_gfa", ("1", "100000", "500000"), "GM9901"),
        ("minimum_environmental_category", "category", ("1", "3.1", "4.1", "6"), "GM9901"),
        ("compensation_ratio", "ratio", ("0", "0.5", "1", "3"), "GM9901"),
        ("slack_ratio", "ratio", ("0", "0.04", "0.5"), "GM9904"),
    ],
)
def test_a_stricter_norm_never_has_fewer_breaches(region, norm_id, unit, values, authority) -> None:
    counts = []
    for value in values:
        stricter = norm(norm_id, value, unit=unit, comparison="minimum", status="policy")
        norms = beside(region.library, book(authority, [stricter]))
        counts.append(sum(breaches(again(region, norms=norms)).values()))
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_the_order_of_plans_and_parks_changes_no_breach(region) -> None:
    def named(assessment: Assessment) -> Counter:
        findings = assessment.findings
        table = findings.table[findings.table["outcome"] == "breach"]
        return Counter((one.check, one.plan_id, one.park_id, one.area_code, one.shortfall) for one in findings.records(table))

    programme = region.programme
    turned = programme.with_tables(
        plans=programme.plans[::-1].reset_index(drop=True), parks=programme.parks[::-1].reset_index(drop=True)
    )
    assert named(again(region, turned)) == named(region)
