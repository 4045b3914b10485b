"""Does a verdict say in a planner's words what a plan takes, what is asked, by whom, on which ground and what is missing?"""

from __future__ import annotations

import re

import pytest

from barcode.assess import Assessment
from barcode.checks import CHECKS, Outcome
from barcode.explain.verdict import finding_words, verdict
from barcode.language import LANGUAGES, labels
from tests.builders import book, library, norm, plan
from tests.checks.judging import block, judged, only, park
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
        "Werfkwartier neemt 1,2 ha van De Werf, en is strijdig met een bindende norm: het laat op De Werf daarna ten hoogste"
        " milieucategorie 2 toe waar ten minste 3,1 moet blijven (minimum_environmental_category, provinciale verordening van"
        " PV99, het hele bericht)."
    )
    assert verdict(0, case(), "en") == (
        "Werfkwartier takes 1.2 ha of De Werf, and is in conflict with a binding norm: it allows at most environmental category 2"
        " on De Werf afterwards where at least 3.1 must stay (minimum_environmental_category, provincial ordinance of PV99,"
        " the whole item)."
    )


def test_a_plan_that_meets_everything_says_so() -> None:
    assert verdict(0, case("4.1"), "nl") == "Werfkwartier neemt 1,2 ha van De Werf en voldoet aan alles wat getoetst kon worden."


def test_what_is_missing_is_the_second_sentence() -> None:
    assert verdict(0, case(""), "nl") == (
        "Werfkwartier neemt 1,2 ha van De Werf en voldoet aan alles wat getoetst kon worden."
        " Niet alles is te zeggen; daarvoor ontbreekt de milieucategorie na het plan."
    )


def test_land_taken_in_silence_is_told_as_such() -> None:
    # 50 × 100 m² gross at 16 : 20 is 4,000 m² net.
    assert verdict(0, case("4.1", work_taken=[]), "nl").startswith(
        "Werfkwartier neemt 4.000 m² grond (netto) van De Werf zonder dat te noemen, en heeft een aandachtspunt:"
    )


def test_a_plan_of_which_nothing_is_known_takes_nothing_that_it_names() -> None:
    given = case(plans=[plan("A", 5, name="Weide")], work_taken=[])
    assert verdict(0, given, "nl") == (
        "Weide noemt geen grond van werklocaties, en er is niets wat getoetst kon worden."
        " Niet alles is te zeggen; daarvoor ontbreekt het vlak van het plan."
    )


def test_a_finding_says_what_it_found_under_whose_norm() -> None:
    one = only("minimum_environmental_category", case(), plan_id="A")
    assert finding_words(one, case(), "nl") == (
        "Werfkwartier laat op De Werf daarna ten hoogste milieucategorie 2 toe waar ten minste 3,1 moet blijven"
        " (minimum_environmental_category, provinciale verordening van PV99, het hele bericht)."
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
