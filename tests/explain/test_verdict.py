"""Does a verdict say in a planner's words what a plan takes, what is asked, by whom, on which ground and what is missing?"""

from __future__ import annotations

import re

import pytest

from barcode.assess import Assessment
from barcode.checks import CHECKS, Outcome
from barcode.explain.verdict import finding_words, verdict
from barcode.language import LANGUAGES, labels
from tests.builders import book, library, norm, plan
from tests.checks.judging import block, found, judged, only, park
from tests.checks.test_region import region

__all__ = ["region"]
MINIMUM = norm("minimum_environmental_category", "3.1", unit="category", comparison="minimum", status="ordinance")


def taking(**rest) -> dict:
    return {"plan_id": "A", "park_id": "P", "location_type": "business_park", "year": 2028, "land_m2_net": 12_345, **rest}


def case(after: str = "2", **tables) -> Assessment:
    norms = library(book("PV99", [MINIMUM]), jobs_per_dwelling=None, business_floor_per_dwelling=None)
    given = {
        "plans": [plan("A", 5, name="Werfkwartier", category_after=after, geometry_wkb=block(0, 0, 100))],
        "parks": [park("P", block(50, 0, 400), name="De Werf", category_high="4.1")],
        "work_taken": [taking()],
    }
    return judged(norms, **{**given, **tables})


def test_a_breach_is_told_with_what_is_taken_asked_by_whom_and_on_which_ground() -> None:
    assert verdict(0, case(), "nl") == (
        "Werfkwartier neemt 1,2 ha netto van De Werf, en is strijdig met een bindende norm: het plan laat op De Werf daarna ten"
        " hoogste milieucategorie 2 toe waar ten minste 3.1 moet blijven (minimum_environmental_category, provinciale verordening"
        " van PV99, «test»)."
    )
    assert verdict(0, case(), "en") == (
        "Werfkwartier takes 1.2 ha net of De Werf, and is in conflict with a binding norm: the plan allows at most environmental"
        " category 2 on De Werf afterwards where at least 3.1 must stay (minimum_environmental_category, provincial ordinance of"
        ' PV99, "test").'
    )


def test_a_plan_that_meets_everything_says_so() -> None:
    assert (
        verdict(0, case("4.1"), "nl")
        == "Werfkwartier neemt 1,2 ha netto van De Werf en voldoet aan alles wat getoetst kon worden."
    )


def test_what_is_missing_is_the_second_sentence() -> None:
    assert verdict(0, case(""), "nl") == (
        "Werfkwartier neemt 1,2 ha netto van De Werf en voldoet aan alles wat getoetst kon worden."
        " Niet alles is te zeggen; daarvoor is nog nodig: de milieucategorie na het plan."
    )


def test_land_taken_in_silence_is_told_as_such() -> None:
    # 50 × 100 m² gross at 16 : 20 is 4,000 m² net.
    assert verdict(0, case("4.1", work_taken=[]), "nl").startswith(
        "Werfkwartier neemt volgens de kaart 4.000 m² grond (netto) van De Werf zonder dat te noemen, en heeft een aandachtspunt:"
    )


def test_a_plan_of_which_nothing_is_known_takes_nothing_that_it_names() -> None:
    given = case(plans=[plan("A", 5, name="Weide")], work_taken=[])
    assert verdict(0, given, "nl") == (
        "Weide noemt geen grond van werklocaties, en er is niets wat getoetst kon worden."
        " Niet alles is te zeggen; daarvoor is nog nodig: het vlak van het plan."
    )


def test_a_finding_says_what_it_found_under_whose_norm() -> None:
    one = only("minimum_environmental_category", case(), plan_id="A")
    assert finding_words(one, case(), "nl") == (
        "Werfkwartier laat op De Werf daarna ten hoogste milieucategorie 2 toe waar ten minste 3.1 moet blijven"
        " (minimum_environmental_category, provinciale verordening van PV99, «test»)."
    )


def test_a_finding_that_cannot_be_told_says_what_to_do() -> None:
    one = only("minimum_environmental_category", case(""), plan_id="A")
    assert finding_words(one, case(""), "en").endswith("enter it.")


def test_a_designation_is_that_of_who_made_it() -> None:
    given = case("4.1", parks=[park("P", block(50, 0, 400), name="De Werf", designation_by="provincie West")])
    one = only("park_may_not_be_transformed", given, plan_id="A")
    assert finding_words(one, given, "nl") == (
        "Werfkwartier neemt grond van De Werf, dat niet getransformeerd mag worden (aanwijzing door provincie West)."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_verdicts_of_the_region_are_two_sentences_without_code_words(region, language) -> None:
    codes = re.compile(r"\b\w+_\w+\b|\b(GM|PV)\d+|[A-Z]{2}-\d\d|\bNone\b|\bnan\b")
    for position in range(len(region.programme.plans)):
        text = verdict(position, region, language)
        assert not codes.search(text), text
        assert len(re.findall(r"[.!?](?= [A-Z]|$)", text)) <= 2, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_of_the_region_can_be_said(region, language) -> None:
    for one in region.findings.records():
        assert finding_words(one, region, language).endswith(".")


def test_every_check_and_outcome_has_its_words() -> None:
    for prefix in ("check_name", "check_question", "check_breach", "check_met"):
        assert set(CHECKS) - set(labels(prefix)) <= {"park_may_not_be_transformed"}
    assert set(labels("outcome")) == set(Outcome)
    assert set(labels("check_missing")) == set(labels("missing_short"))


def said(region: Assessment, check: str, norm_id: str = "", **about: str) -> str:
    return finding_words(only(check, region, norm_id, **about), region, "nl")


def verdict_on(region: Assessment, plan_id: str) -> str:
    return verdict(region.findings.plan_ids.index(plan_id), region, "nl")


def test_an_area_that_loses_work_is_not_said_to_offer_less_than_nothing(region) -> None:
    # Lepelaarstad: 10,000 of LS-02 and 5,000 m² × 0.39 to be issued, less 15,400 of LS-01, 10,300 + 30,000 × 0.39 of LS-03 and
    # 67,500 × 0.39 of LS-02; 2,930 dwellings × 22.
    (own,) = [one for one in found("work_space_per_dwelling", region, area_code="GM9902") if one.norm.authority == "GM9902"]
    text = finding_words(own, region, "nl")
    assert text.startswith("Lepelaarstad verliest per saldo 51.775 m² vloer (bvo), waar 64.460 m² vloer (bvo) wordt gevraagd")


def test_a_plan_on_or_against_a_park_lies_on_no_distance(region) -> None:
    text = said(region, "guideline_distance", "guideline_distance_mixed", plan_id="GZ-02")
    assert text.startswith("Kwelderhof ligt op of tegen Kwelderpoort aan, waar de richtafstand 100 meter is")


def test_a_promise_that_does_not_count_is_not_passed_over_in_silence(region) -> None:
    # Plot K-12 was promised to NP-02 before; NP-04 is promised nothing at all.
    promised = said(region, "compensation_stated", "compensation_duty", plan_id="LS-01")
    none = said(region, "compensation_stated", "compensation_duty", plan_id="NP-04")
    assert "krijgt geen compensatie toegezegd die meetelt: " in promised
    assert none.startswith("Binnenhaven krijgt geen compensatie toegezegd (")


def test_the_verdict_names_a_designation_that_weighs_less_than_another_breach(region) -> None:
    text = verdict_on(region, "NP-04")
    assert text.startswith(
        "Binnenhaven neemt 4,6 ha netto van Pampushaven (volgens VERZONNEN provincie Markerwaard niet te transformeren), en is"
    )


def test_land_known_by_its_floor_alone_is_told_as_an_estimate(region) -> None:
    # NP-05 takes 12,000 m² of office floor, which stands on as much land at an index of 1.
    assert verdict_on(region, "NP-05").startswith("Stationsplein neemt (geschat naar de vloer) 1,2 ha netto van Stationskwartier")


def test_land_of_a_park_that_does_not_say_its_net_land_is_told_gross() -> None:
    given = case("4.1", work_taken=[], parks=[park("P", block(50, 0, 400), name="De Werf", gross_m2=None, net_m2=None)])
    # 50 × 100 m² of the plan lies on the park.
    assert verdict(0, given, "nl").startswith(
        "Werfkwartier neemt volgens de kaart 5.000 m² grond (bruto) van De Werf zonder dat te noemen"
    )


def test_the_figure_of_a_norm_book_is_not_said_to_be_decided_by_its_authority(region) -> None:
    text = said(region, "work_space_per_dwelling", "business_floor_per_dwelling", plan_id="NP-03")
    assert "vergelijkingscijfer van het normenboek Nederland, «" in text


def test_a_check_for_which_nobody_has_a_norm_asks_for_no_other_date(region) -> None:
    assert said(region, "no_net_loss", area_code="GM9904") == "Geen normenboek heeft hier een norm voor; er is niets te toetsen."


def test_more_parks_than_are_named_are_counted() -> None:
    parks = [park(f"P{at}", None, name=f"Werf {at}") for at in range(5)]
    given = case("4.1", parks=parks, work_taken=[taking(park_id=f"P{at}") for at in range(5)])
    assert "van Werf 2 en grond van nog 2 werklocaties" in verdict(0, given, "nl")


def test_every_reason_why_a_check_does_not_apply_has_its_words(region) -> None:
    reasons = {one.missing for one in region.findings.records() if one.outcome is Outcome.NOT_APPLICABLE and one.missing}
    assert reasons <= set(labels("check_not_asked"))
