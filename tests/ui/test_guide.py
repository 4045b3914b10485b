"""Does a newcomer come to a verdict on an own plan, and is the rest of the inputs left as it was?"""

from __future__ import annotations

import pytest

from barcode.ui import cached
from barcode.ui.first_plan import FirstPlan, parks_of, with_first_plan
from tests.ui.conftest import metrics, words

PARK = "MW-02"


def first(dwellings: int = 400, park: str = PARK, land: int = 25_000) -> FirstPlan:
    return FirstPlan("Mijn plan", "GM9901", dwellings, park, land, "ingevuld")


@pytest.fixture(scope="module")
def areas():
    return cached.example_programme().areas


def test_the_plan_takes_the_land_that_was_typed_of_the_park_that_was_chosen(areas):
    programme, plan_id = with_first_plan(cached.example_programme(), first(), areas)

    taken = programme.work_taken[programme.work_taken["plan_id"] == plan_id]
    assert [*taken["land_m2_net"]] == [25_000]
    assert [*taken["park_id"]] == [PARK]
    assert [*programme.phases.loc[programme.phases["plan_id"] == plan_id, "dwellings_new"]] == [400]
    programme.checked()


def test_a_second_try_takes_the_place_of_the_first(areas):
    example = cached.example_programme()
    once, plan_id = with_first_plan(example, first(), areas)
    twice, other = with_first_plan(once, first(dwellings=500, park="", land=0), areas, before=plan_id)

    assert len(twice.plans) == len(example.plans) + 1
    assert len(twice.work_taken) == len(example.work_taken)
    assert [*twice.phases.loc[twice.phases["plan_id"] == other, "dwellings_new"]] == [500]


def test_the_work_locations_of_a_municipality_are_offered_by_name():
    names = parks_of(cached.example_programme(), "GM9901")

    assert PARK in names
    assert "MW-06" not in names or names["MW-06"]
    assert parks_of(cached.example_programme(), "GM0344") == {}


def judged(app, park: str = PARK, dwellings: str = "400", land: str = "2,5"):
    app.text_input(key="first-dwellings").set_value(dwellings)
    app.selectbox(key="first-park-GM9901").set_value(park).run()
    app.text_input(key="first-land").set_value(land)
    app.button(key="first-judge").click().run()
    assert not app.exception
    return app


def test_three_steps_give_a_verdict_and_the_answer_counts_the_plan(app):
    judged(app)

    # 5010 dwellings in the plans of the example and 400 of one's own.
    assert metrics(app)["Woningen, netto erbij"] == "5.410"
    said = words(app).replace("\\", "")
    assert "Het oordeel over je plan in Nieuw-Pampus (verzonnen):" in said
    assert "Mijn plan" in said
    assert "2,5" in said


def test_the_next_click_shows_every_check_of_that_plan(app):
    judged(app)
    app.button(key="first-to-checks").click().run()

    assert not app.exception
    assert "Toetsing" in app.title[0].value
    assert [one.value.split(" ")[0:2] for one in app.subheader] == [["Mijn", "plan"]]


def test_taking_the_plan_away_brings_the_answer_back(app):
    judged(app)
    app.button(key="first-remove").click().run()

    assert metrics(app)["Woningen, netto erbij"] == "5.010"


@pytest.mark.parametrize(
    ("dwellings", "land", "sentence"),
    [
        ("", "2,5", "Er staan nog geen woningen bij stap 1"),
        ("12,5", "2,5", "«12,5» is geen heel aantal"),
        ("400", "", "Bij stap 2 staat een werklocatie zonder hectaren"),
    ],
)
def test_a_step_that_is_not_filled_in_is_named_and_nothing_is_added(app, dwellings, land, sentence):
    judged(app, dwellings=dwellings, land=land)

    assert sentence in words(app).replace("\\", "")
    assert metrics(app)["Woningen, netto erbij"] == "5.010"


def test_a_plan_in_a_municipality_that_exists_does_not_stand_among_invented_plans(app):
    app.selectbox(key="gemeente").set_value("GM0344").run()
    app.text_input(key="first-dwellings").set_value("600")
    app.button(key="first-judge").click().run()

    assert not app.exception
    # Utrecht asks 7/6 job per dwelling: 600 × 7/6 = 700.
    assert metrics(app)["Banen"] == "700"
    assert "verzonnen" not in words(app)


def test_a_region_says_to_choose_a_municipality(app):
    app.selectbox(key="gemeente").set_value("PV99").run()

    assert "Kies bovenaan een gemeente" in words(app)
    assert not [one for one in app.button if one.key == "first-judge"]
