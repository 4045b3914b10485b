"""The invented example region: is everything in it that a check must be able to find?"""

from __future__ import annotations

import pytest

from tests.data.region_files import books, by, norm_values, overlap, rows, shapes, taken_from

REFERENCE_YEAR = 2026  # the situations hold on any day of this year
BORDER_NORTH_SOUTH = 507_000  # y: south of it Nieuw-Pampus and Gouwzeedijk, north of it Lepelaarstad and Houtribveen


def test_two_plans_claim_one_plot_of_one_park() -> None:
    claims = [
        (row["plan_id"], row["grond_m2_netto"]) for row in rows("werk-weg") if (row["rin"], row["kavel"]) == ("MW-02", "A-07")
    ]
    assert claims == [("NP-01", "8000"), ("NP-02", "8000")]
    both = shapes("plannen")["NP-01"].intersection(shapes("plannen")["NP-02"])
    assert both.area == 100 * 100
    assert both.within(shapes("werklocaties")["MW-02"])


def test_one_plot_is_promised_twice_as_compensation() -> None:
    assert [row["plan_id"] for row in rows("compensatie") if (row["rin"], row["kavel"]) == ("MW-06", "K-12")] == [
        "NP-02",
        "LS-01",
    ]


def test_a_plan_takes_land_of_two_parks() -> None:
    assert taken_from("LS-03") == {"MW-03", "MW-04"}


def test_a_plan_crosses_a_municipal_border() -> None:
    _, south, _, north = shapes("plannen")["GZ-03"].bounds
    assert south < BORDER_NORTH_SOUTH < north
    assert by("plannen", "plan_id")["GZ-03"]["gemeentecode"] == "GM9903"
    assert {by("werklocaties", "rin")[park]["gemeentecode"] for park in taken_from("GZ-03")} == {"GM9904"}


def test_years_are_unknown_for_two_plans() -> None:
    assert {row["plan_id"] for row in rows("fasering") if not row["jaar_van"] and not row["jaar_tot"]} == {"LS-03", "HV-02"}


def test_a_plan_demolishes_more_than_it_builds() -> None:
    assert sum(int(row["nieuw"]) - int(row["sloop"]) for row in rows("fasering") if row["plan_id"] == "LS-05") == 180 - 260


def test_designations_stand_are_lifted_lately_and_lifted_long_ago() -> None:
    lifted = {row["rin"]: row["aanwijzing_vervallen"] for row in rows("werklocaties") if row["aanwijzing_sinds"]}
    assert lifted == {"MW-01": "", "MW-03": "2023-06-15", "MW-04": "2013-05-01"}
    (transition,) = norm_values("PV99", "designation_transition_years")
    assert transition.value == 10
    assert 2013 + 10 < REFERENCE_YEAR < 2023 + 10
    assert taken_from("NP-04") == {"MW-01"}
    assert taken_from("LS-01") == {"MW-03"}
    assert taken_from("LS-02") == {"MW-04"}


def test_parks_are_water_bound_heavy_light_or_unknown() -> None:
    parks = by("werklocaties", "rin")
    assert {key for key, row in parks.items() if row["water"] == "ja"} == {"MW-01", "MW-03", "MW-07"}
    assert {key for key, row in parks.items() if row["water"] == "onbekend" and not row["milieucategorie_hoog"]} == {"MW-05"}
    heavy = {key for key, row in parks.items() if row["milieucategorie_hoog"] >= "3"}
    assert heavy == {"MW-01", "MW-02", "MW-03", "MW-04", "MW-06", "MW-07", "MW-09"}


def test_plans_stay_above_fall_below_or_leave_open_the_minimum_category() -> None:
    after = {key: row["milieucategorie_na"] for key, row in by("plannen", "plan_id").items() if taken_from(key)}
    assert after == {
        "NP-01": "2",
        "NP-02": "2",
        "NP-04": "1",
        "NP-05": "",
        "LS-01": "2",
        "LS-02": "3.1",
        "LS-03": "",
        "GZ-03": "",
    }
    (minimum,) = norm_values("PV99", "minimum_environmental_category")
    assert float(minimum.value) == 3.1


def test_compensation_is_full_short_absent_in_time_late_or_open() -> None:
    lost: dict[str, int] = {}
    lost_in: dict[str, str] = {}
    for row in rows("werk-weg"):
        lost[row["plan_id"]] = lost.get(row["plan_id"], 0) + int(row["grond_m2_netto"] or 0)
        lost_in[row["plan_id"]] = row["jaar"]
    promised = by("compensatie", "plan_id")
    assert int(promised["NP-01"]["grond_m2_netto"]) == lost["NP-01"] == 88_000 + 8_000
    assert int(promised["LS-02"]["grond_m2_netto"]) == lost["LS-02"] == 67_500
    assert int(promised["NP-02"]["grond_m2_netto"]) < lost["NP-02"]
    assert "NP-04" not in promised
    assert int(promised["LS-02"]["jaar"]) < int(lost_in["LS-02"])
    assert int(promised["LS-01"]["jaar"]) > int(lost_in["LS-01"])
    assert promised["GZ-03"]["jaar"] == promised["LS-03"]["jaar"] == ""
    assert {key: row["geleverd"] for key, row in promised.items() if row["geleverd"] != "nee"} == {
        "NP-01": "ja", "LS-03": "onbekend", "GZ-03": "onbekend",
    }  # fmt: skip


def test_one_plan_lies_near_a_heavy_park_and_one_far_from_all() -> None:
    parks = shapes("werklocaties")
    assert shapes("plannen")["NP-03"].distance(parks["MW-01"]) == 250
    assert min(shapes("plannen")["LS-04"].distance(park) for park in parks.values()) > 1000


def test_a_plan_of_two_polygons_and_a_park_of_two_polygons_are_one_each() -> None:
    assert shapes("plannen")["LS-04"].geom_type == shapes("werklocaties")["MW-06"].geom_type == "MultiPolygon"
    assert shapes("plannen")["LS-04"].area == 400 * 500 + 400 * 400


def test_overlaps_that_no_plan_speaks_of_are_one_real_one_and_one_sliver() -> None:
    silent = {
        (plan, park): overlap(plan, park)
        for plan in shapes("plannen")
        for park in shapes("werklocaties")
        if park not in taken_from(plan) and overlap(plan, park) > 0
    }
    assert set(silent) == {("GZ-01", "MW-05"), ("GZ-02", "MW-06")}
    assert silent["GZ-01", "MW-05"] == 200 * 200
    assert silent["GZ-02", "MW-06"] == pytest.approx(400 * 0.001, rel=1e-3)


def test_one_plan_works_and_one_hardly() -> None:
    floor: dict[tuple[str, str], int] = {}
    for row in rows("werk-geprogrammeerd"):
        floor[row["plan_id"], row["soort"]] = int(row["vloer_m2_bvo"])
    # GZ-02 adds 260 - 12 dwellings; at one job each, a quarter of them in offices, and 20 m2 of floor a job, 1,240 m2 is asked.
    assert floor["GZ-02", "kantoor"] == 1600 > (260 - 12) * 0.25 * 20
    assert {soort for plan, soort in floor if plan == "NP-03"} == {"winkel_en_dienst"}


def test_work_falls_behind_homes_in_houtribveen() -> None:
    first_home = min(int(row["jaar_van"]) for row in rows("fasering") if row["plan_id"] == "HV-01")
    first_work = min(int(row["jaar"]) for row in rows("werk-geprogrammeerd") if row["plan_id"].startswith("HV"))
    assert (first_home, first_work) == (2027, 2035)


def test_some_plans_are_confidential() -> None:
    hidden = {
        key: row["vertrouwelijkheid"] for key, row in by("plannen", "plan_id").items() if row["vertrouwelijkheid"] != "openbaar"
    }
    assert hidden == {"NP-04": "provincie", "LS-03": "provincie", "NP-05": "gemeente", "GZ-03": "gemeente"}


def test_a_city_is_stricter_than_the_binding_norm_of_its_province() -> None:
    province = next(norm for norm in books()["PV99"].norms if norm.id == "jobs_per_dwelling")
    city = next(norm for norm in books()["GM9901"].norms if norm.id == "jobs_per_dwelling")
    assert province.status == "ordinance"
    assert [float(value.value or 0) for value in province.values] == [0.75, 0.80]
    assert city.values[0].value == 1
    assert [(override.authority, override.kind) for override in city.overrides] == [("PV99", "tightens")]


def test_a_city_takes_the_direct_road() -> None:
    (road,) = norm_values("GM9902", "demand_road")
    (floor,) = norm_values("GM9902", "business_floor_per_dwelling")
    assert (road.choice, floor.value) == ("direct_road", 22)


def test_the_floor_that_must_stay_is_lost_kept_or_not_known() -> None:
    must_stay = {code: norm_values(code, "business_floor_stock")[0].value for code in ("GM9901", "GM9902", "GM9903")}
    assert must_stay == {"GM9901": 320_000, "GM9902": 100_000, "GM9903": 140_000}
    parks = by("werklocaties", "rin")
    floor = {key: int(row["vloer_m2_bvo"] or 0) for key, row in parks.items()}
    taken = {row["plan_id"]: 0 for row in rows("werk-weg")}
    for row in rows("werk-weg"):
        taken[row["plan_id"]] += int(row["vloer_m2_bvo"] or 0)
    assert floor["MW-01"] + floor["MW-02"] + floor["MW-08"] == 160_000 + 118_000 + 46_000 == 324_000
    assert taken["NP-01"] == 32_000 + 2_900 > 324_000 - 320_000
    assert floor["MW-06"] == 150_000 > 140_000
    assert "MW-06" not in {row["rin"] for row in rows("werk-weg")}
    assert floor["MW-03"] == 90_000 < 100_000
    assert parks["MW-04"]["vloer_m2_bvo"] == ""


def test_a_plan_without_polygon_says_nothing_of_what_it_takes() -> None:
    assert "HV-02" not in shapes("plannen")
    assert taken_from("HV-02") == set()
    assert taken_from("NP-05") == {"MW-08"}


def test_key_figures_and_kinds_of_park_are_sometimes_unknown() -> None:
    assert by("gebieden", "gemeentecode")["GM9904"]["banen"] == ""
    parks = by("werklocaties", "rin")
    assert parks["MW-05"]["netto_ha"] == parks["MW-05"]["fte"] == parks["MW-04"]["fte"] == ""
    assert {key for key, row in parks.items() if row["gepland"] == "ja"} == {"MW-09"}
