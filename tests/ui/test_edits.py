"""What does a change in a grid do to the programme?"""

from __future__ import annotations

import pandas as pd
import pytest

from barcode.programme import Programme
from barcode.programme.frames import frame
from barcode.ui.edits import Cell, NewPlan, edited, shown, with_plan, without_rows


@pytest.fixture
def programme() -> Programme:
    names = {"plan_id": ["A", "B"], "name": ["Noord", "Zuid"]}
    years = {"year_from": [2026, None], "year_to": [2030, None]}
    return Programme(
        plans=frame("plans", {**names, "municipality_code": "GM0344", "planning_status": "3"}),
        phases=frame("phases", {"plan_id": ["A", "B"], **years, "dwellings_new": [100, 50], "dwellings_demolished": 0}),
        work_taken=frame("work_taken", {"plan_id": ["B"], "location_type": "business_park", "land_m2_net": [9000]}),
        parks=frame("parks", {"park_id": ["P"], "municipality_code": "GM0344", "net_m2": [80_000]}),
    )


def test_a_cell_with_a_decimal_comma_is_twelve_and_a_half_hectares(programme):
    changed, problems = edited(programme, "parks", {0: {"net_m2": "12,5"}}, "nl")

    assert changed.parks.loc[0, "net_m2"] == 125_000
    assert problems == ()
    assert programme.parks.loc[0, "net_m2"] == 80_000


def test_a_cell_that_cannot_be_read_keeps_its_old_value_and_is_named(programme):
    changed, problems = edited(programme, "phases", {0: {"dwellings_new": "ca. 120"}, 1: {"dwellings_new": "60"}}, "nl")

    assert list(changed.phases["dwellings_new"]) == [100, 60]
    assert [(problem.code, problem.row, problem.column, problem.found) for problem in problems] == [
        ("typed_not_a_number", 1, "dwellings_new", "ca. 120")
    ]


def test_half_a_dwelling_does_not_become_five(programme):
    changed, problems = edited(programme, "phases", {0: {"dwellings_new": "12,5"}}, "nl")

    assert changed.phases.loc[0, "dwellings_new"] == 100
    assert problems[0].code == "typed_not_whole"


def test_an_emptied_number_of_dwellings_is_asked_again_and_an_emptied_year_is_unknown(programme):
    changed, problems = edited(programme, "phases", {0: {"dwellings_new": None, "year_from": "", "year_to": ""}}, "nl")

    assert [problem.code for problem in problems] == ["typed_blank"]
    assert changed.phases.loc[0, "dwellings_new"] == 100
    assert pd.isna(changed.phases.loc[0, "year_from"])
    assert pd.isna(changed.phases.loc[0, "year_to"])


@pytest.mark.parametrize("change", [{"year_from": "2031"}, {"year_to": ""}])
def test_years_out_of_order_are_refused_together(programme, change):
    changed, problems = edited(programme, "phases", {0: change}, "nl")

    assert problems[0].code == "typed_years_out_of_order"
    assert list(changed.phases.loc[0, ["year_from", "year_to"]]) == [2026, 2030]


def test_the_firmness_of_a_plan_follows_its_status(programme):
    changed, _ = edited(programme, "plans", {0: {"planning_status": "1A"}}, "nl")

    assert list(changed.plans["firmness"]) == ["firm", "soft"]


def test_columns_that_are_fixed_cannot_be_changed(programme):
    changed, _ = edited(programme, "plans", {0: {"plan_id": "X", "remove": True}}, "nl")

    assert list(changed.plans["plan_id"]) == ["A", "B"]


def test_a_plan_that_is_removed_takes_all_that_belongs_to_it(programme):
    left = without_rows(programme, "plans", [1])

    assert list(left.plans["plan_id"]) == ["A"]
    assert list(left.phases["plan_id"]) == ["A"]
    assert len(left.work_taken) == 0


def test_a_plan_that_is_added_gets_a_number_of_its_own(programme):
    areas = frame(
        "areas", {"municipality_code": ["GM0344", "GM0363"], "name": ["Utrecht", "Amsterdam"], "province_code": ["PV26", "PV27"]}
    )
    plan = NewPlan("Oost", "GM0363", 2027, 2028, 40, 5, "office", None, 125_000, "formulier")

    both = with_plan(with_plan(programme, plan, areas), plan, areas)

    assert list(both.plans["plan_id"]) == ["A", "B", "eigen-1", "eigen-2"]
    assert list(both.work_programmed["land_m2_net"]) == [125_000, 125_000]
    assert list(both.areas["municipality_code"]) == ["GM0363"]
    assert both.checked() is both


@pytest.mark.parametrize(
    ("square_metres", "dutch", "english"),
    [
        (125_000, "12,5", "12.5"),
        (10_000, "1", "1"),
        (12_340, "1,2340", "1.2340"),
        (12_341, "1,2341", "1.2341"),
        (12_345_000, "1234,5", "1234.5"),
    ],
)
def test_hectares_are_shown_such_that_typing_them_again_gives_the_same(programme, square_metres, dutch, english):
    for language, text in (("nl", dutch), ("en", english)):
        assert shown(square_metres, Cell.HECTARES, language) == text
        changed, problems = edited(programme, "parks", {0: {"net_m2": text}}, language)
        assert changed.parks.loc[0, "net_m2"] == square_metres
        assert problems == ()
