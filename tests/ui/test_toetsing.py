"""Does the page of checks say which plan clashes with which norm, by how much, and what to do?"""

from __future__ import annotations

import pytest

from barcode.checks.findings import Outcome
from barcode.checks.registry import CHECKS
from tests.ui.conftest import metrics, table, words

HOSTILE = "![x](http://host.invalid/x.png)"


@pytest.fixture
def page(go):
    return go("toetsing")


def plain_words(at) -> str:
    return words(at).replace("\\", "")


def headings(at) -> list[str]:
    return [one.value.replace("\\", "") for one in at.subheader]


def tables(at):
    """Every table of findings as a reader sees it."""
    return [one.value.replace(r"\\(.)", r"\1", regex=True) for one in at.table if "Oordeel" in one.value.columns]


def opener(at, name: str):
    return next(one for one in at.selectbox if one.label.replace("\\", "") == f"Open een bevinding van {name}")


def test_the_example_region_is_marked_invented(page):
    assert "Voorbeeldregio (verzonnen)" in words(page)


def test_the_counts_on_top_are_those_of_all_findings(page):
    found = metrics(page)

    assert [*found] == ["Voldoet niet", "Niet te zeggen", "Voldoet"]
    assert all(int(number) > 0 for number in found.values())
    # Nieuw-Pampus, Lepelaarstad and Houtribveen, the region and the province.
    assert "van 15 plannen en 5 gebieden" in plain_words(page)


def test_at_most_ten_plans_are_drawn_at_once_and_each_has_a_verdict_and_rows(page):
    assert len(headings(page)) == len(tables(page)) <= 10
    assert (
        page.selectbox(key=next(one.key for one in page.selectbox if one.key.startswith("checks-from")))
        .options[0]
        .startswith("1–10")
    )


def test_breaches_stand_before_what_cannot_be_told(page):
    order = ["strijdig", "wijkt af", "aandachtspunt", "niet te zeggen"]
    for one in tables(page):
        weights = [order.index(text.split("\u00a0", 1)[1]) for text in one["Oordeel"]]
        assert weights == sorted(weights)


def test_a_sign_and_a_word_and_not_a_colour_tell_outcomes_apart(page):
    said = {text for one in tables(page) for text in one["Oordeel"]}

    assert {"✕\u00a0strijdig", "?\u00a0niet te zeggen"} <= said
    assert ":red" not in words(page)


def test_a_plan_is_found_by_part_of_its_name_or_number(page):
    page.text_input(key="checks-name").set_value("gouwzeekade").run()
    assert headings(page) == ["Gouwzeekade (GZ-01), Gouwzeedijk"]

    page.text_input(key="checks-name").set_value("gz-01").run()
    assert headings(page) == ["Gouwzeekade (GZ-01), Gouwzeedijk"]


def test_a_name_that_no_plan_has_says_what_to_do(page):
    page.text_input(key="checks-name").set_value("bestaat niet").run()

    assert headings(page) == []
    assert "maak het zoekveld leeg" in words(page)


def test_a_check_an_authority_and_an_outcome_can_be_chosen(page):
    page.pills(key="checks-outcomes").set_value([str(Outcome.BREACH)]).run()
    page.selectbox(key="checks-check").set_value("park_may_not_be_transformed").run()
    checks = {text for one in tables(page) for text in one["Toets"]}
    assert len(checks) == 1
    assert {text for one in tables(page) for text in one["Oordeel"]} <= {
        "✕\u00a0strijdig",
        "◆\u00a0wijkt af",
        "●\u00a0aandachtspunt",
    }

    page.selectbox(key="checks-check").set_value("").run()
    page.selectbox(key="checks-authority").set_value("PV99").run()
    assert {text.split(":")[0] for one in tables(page) for text in one["Norm"]} == {"VERZONNEN provincie Markerwaard"}


def test_every_check_of_the_registry_can_be_chosen(page):
    assert len(page.selectbox(key="checks-check").options) == 1 + len(CHECKS)


def test_the_choice_stays_when_the_language_changes(page):
    page.selectbox(key="checks-check").set_value("guideline_distance").run()
    page.selectbox(key="checks-authority").set_value("NL").run()
    page.pills(key="checks-outcomes").set_value([str(Outcome.MET)]).run()
    page.text_input(key="checks-name").set_value("n").run()

    page.radio(key="taal").set_value("en").run()

    assert not page.exception
    assert page.title[0].value.startswith("Checks")
    assert page.selectbox(key="checks-check").value == "guideline_distance"
    assert page.selectbox(key="checks-authority").value == "NL"
    assert page.pills(key="checks-outcomes").value == [str(Outcome.MET)]
    assert page.text_input(key="checks-name").value == "n"


def test_a_finding_opens_to_its_sum_and_to_its_norm_with_its_source(page):
    page.text_input(key="checks-name").set_value("NP-03").run()
    page.selectbox(key="checks-check").set_value("work_space_per_dwelling").run()
    choice = opener(page, "Pampusstrand")
    at = next(place for place, text in enumerate(choice.options) if "Nieuw-Pampus" in text)

    choice.select_index(at).run()

    text = plain_words(page)
    assert "De som" in text
    # Pampusstrand: 1,400 net dwellings × 1 job, the norm of Nieuw-Pampus.
    assert "Gevraagd: **1.400 banen**" in text
    assert "VERZONNEN omgevingsvisie Nieuw-Pampus 2040" in text
    assert "geldt sinds" in text
    assert "onderbouwing" in text


def test_what_cannot_be_told_says_what_to_do_below_the_table(page):
    page.pills(key="checks-outcomes").set_value([str(Outcome.CANNOT_TELL)]).run()
    page.text_input(key="checks-name").set_value("NP-05").run()

    # Stationsplein has no polygon.
    assert any("vlak" in caption.value for caption in page.caption)


def test_areas_are_judged_apart_municipality_region_and_province(page):
    page.radio(key="checks-part").set_value("areas").run()

    assert not page.exception
    assert [one.value for one in page.header] == ["Gemeente", "Regio", "Provincie"]
    assert {"Nieuw-Pampus", "Houtribveen"} <= set(tables(page)[0]["Gebied"])


def test_the_year_and_the_plan_with_which_work_falls_behind_are_named(page):
    page.radio(key="checks-part").set_value("pace").run()
    breaks = table(page, "Gebied")

    # Houtribveen builds from 2027 on, and its work comes in 2035.
    behind = breaks[breaks["Gebied"] == "Houtribveen"]
    assert {plan for plan in behind["Met plan"]} == {"Veenweide (HV-01)"}
    assert "Gouwzeedijk" not in set(breaks["Gebied"])


def test_another_year_of_delivery_shows_the_break_before_and_after_and_can_be_put_back(page):
    page.radio(key="checks-part").set_value("pace").run()
    page.selectbox(key="delivery-area").set_value("GM9904").run()
    assert page.button(key="delivery-reset").disabled
    assert "Verander een jaar" in words(page)
    inputs = page.session_state["inputs"]
    inputs.delivered, inputs.delivered_of = {"HV-01": 2041}, inputs.version

    page.run()

    assert not page.exception
    told = next(one.value for one in page.table if "Nu" in one.value.columns)
    moved = told.replace(r"\\(.)", r"\1", regex=True).set_index("Wat")
    # Its dwellings of 2027 to 2030 come eleven years later, and it brings no offices of its own.
    assert moved.loc["kantoor, m² vloer (bvo)"].tolist() == [
        "2027–2030, met Veenweide (HV-01)",
        "2038–2041, met Veenweide (HV-01)",
    ]

    page.button(key="delivery-reset").click().run()
    assert page.session_state["inputs"].delivered == {}
    assert "Verander een jaar" in words(page)


def test_a_crashed_check_is_told_above_everything_else(go, monkeypatch):
    def crashed(case):
        raise ZeroDivisionError

    monkeypatch.setitem(CHECKS, "claimed_twice", crashed)
    from barcode.ui import cached

    cached._assessed.clear()
    page = go("toetsing")
    cached._assessed.clear()

    assert len(page.error) == 1
    assert "niet compleet" in page.error[0].value


def test_a_hostile_name_is_shown_as_the_text_it_is(go):
    plans = f"plan_id;naam;gemeentecode;jaar;nieuw;sloop\nU-1;{HOSTILE};GM0344;2030;600;0\n".encode()
    at = go("plannen")
    at.file_uploader[0].set_value([("plannen.csv", plans, "text/csv")]).run()
    at.button(key="use-plans").click().run()

    at = go("toetsing")

    assert "U\\-1" in "\n".join(one.value for one in at.subheader)
    assert "![x](" not in words(at)


def amounts(at, check: str) -> set[str]:
    """What stands under «Gemeten en gevraagd» for a check."""
    rows = [one[one["Toets"].str.replace("\\", "") == check] for one in tables(at)]
    return {text.replace("\\", "") for one in rows if "Gemeten en gevraagd" in one for text in one["Gemeten en gevraagd"]}


def test_what_is_no_amount_with_a_shortfall_is_said_in_its_own_words(page):
    page.pills(key="checks-outcomes").set_value([str(outcome) for outcome in Outcome]).run()
    page.text_input(key="checks-name").set_value("LS-01").run()

    # LS-01 takes 48,000 m² in 2028 for 800 dwellings, promises 2033 in its place, and leaves category 2 where 3.1 must stay.
    assert amounts(page, "compensatie op tijd") == {"grond weg in 2028, compensatie in 2033"}
    assert amounts(page, "minimale milieucategorie") == {"categorie 2, gevraagd ten minste 3.1"}
    assert "800 woningen, de ladder geldt vanaf 12" in amounts(page, "ladder voor duurzame verstedelijking")
    assert amounts(page, "terrein dat niet getransformeerd mag worden") == {"48.000 m² grond (netto)"}
    assert "gevraagd 640 banen" in amounts(page, "werkruimte per woning")


def test_a_check_that_rests_on_no_norm_names_no_authority(page):
    page.pills(key="checks-outcomes").set_value([str(Outcome.MET)]).run()
    page.text_input(key="checks-name").set_value("LS-01").run()

    (rows,) = tables(page)
    silent = rows[rows["Toets"] == "niet genoemde transformatie"]
    # Lepelaarwerf was designated by the province, which says nothing of transformations that are not named.
    assert [*silent["Norm"]] == [""]


def test_an_open_finding_stays_open_in_another_language_and_among_other_rows(page):
    page.text_input(key="checks-name").set_value("LS-01").run()
    choice = opener(page, "Lepelaarwerf-Noord")
    choice.select_index(next(at for at, text in enumerate(choice.options) if text.startswith("compensatie op tijd"))).run()
    assert "Te vroeg: **5 jaar**" in plain_words(page)

    page.radio(key="taal").set_value("en").run()
    assert "Too early: **5 years**" in plain_words(page)

    page.selectbox(key="checks-check").set_value("compensation_in_time").run()
    assert "Too early: **5 years**" in plain_words(page)
