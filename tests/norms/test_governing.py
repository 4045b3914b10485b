"""Which norm governs, which ones lose and why? (the rules one by one; `tests/properties` holds them all against plain rules)"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from barcode.errors import NormError
from barcode.norms import Context, NormLibrary, Place, Reason
from barcode.norms.governing import applies, dated_value
from barcode.norms.model import AppliesTo
from tests.builders import ON, book, norm

PLACE = Place("GM9901", "PV99", ("RG-oost", "RG-west"))
JOBS = "jobs_per_dwelling"


def library_of(**said):
    """Authority (with _ for -) = (value, status); a region lists the municipality."""
    return NormLibrary(
        book(
            name.replace("_", "-"),
            [norm(JOBS, value, status=status)],
            ["GM9901"] if name.startswith("RG") else (),
        )
        for name, (value, status) in said.items()
    )


def reasons(answer):
    return {loser.authority: loser.reason for loser in answer.losers}


def test_among_norms_that_do_not_bind_the_most_specific_wins():
    answer = library_of(NL=(3, "policy"), PV99=(2, "policy"), GM9901=(1, "assumption")).governing(JOBS, PLACE, ON)

    assert (answer.sizing.authority, answer.sizing.value) == ("GM9901", 1)
    assert reasons(answer) == {"NL": Reason.LESS_SPECIFIC, "PV99": Reason.LESS_SPECIFIC}
    assert {loser.winner.authority for loser in answer.losers} == {"GM9901"}
    assert answer.binding == ()


@pytest.mark.parametrize("status", ["law", "ordinance", "plan_rule"])
def test_a_binding_norm_goes_before_a_looser_norm_that_does_not_bind(status):
    answer = library_of(PV99=(2, status), GM9901=(1, "policy")).governing(JOBS, PLACE, ON)

    assert answer.sizing.authority == "PV99"
    assert reasons(answer) == {"GM9901": Reason.LOOSER_THAN_BINDING}


@pytest.mark.parametrize("status", ["policy", "agreement", "guidance", "reference", "assumption"])
def test_no_other_status_binds(status):
    answer = library_of(PV99=(2, status), GM9901=(1, "policy")).governing(JOBS, PLACE, ON)

    assert answer.sizing.authority == "GM9901"
    assert answer.binding == ()


def test_an_equal_norm_that_does_not_bind_is_not_called_looser():
    answer = library_of(PV99=(2, "ordinance"), GM9901=(2, "policy")).governing(JOBS, PLACE, ON)

    assert reasons(answer) == {"GM9901": Reason.NOT_STRICTER}


def test_what_does_not_bind_tightens_only_what_binds_in_a_wider_area():
    wide = library_of(RG_oost=(3, "agreement"), GM9901=(2, "plan_rule")).governing(JOBS, PLACE, ON)
    close = library_of(RG_oost=(3, "agreement"), PV99=(2, "ordinance")).governing(JOBS, PLACE, ON)

    assert (wide.sizing.authority, reasons(wide)) == ("GM9901", {"RG-oost": Reason.LESS_SPECIFIC})
    assert (close.sizing.authority, reasons(close)) == ("RG-oost", {"PV99": Reason.STANDS_BESIDE})


def test_two_regions_clash_and_are_named():
    with pytest.raises(NormError) as clash:
        library_of(RG_oost=(3, "agreement"), RG_west=(3, "agreement")).sizing(JOBS, PLACE, ON)

    assert all(name in clash.value.text(language) for name in ("RG-oost", "RG-west") for language in ("nl", "en"))


def test_two_regions_that_bind_stand_side_by_side():
    answer = library_of(RG_oost=(3, "plan_rule"), RG_west=(4, "plan_rule")).governing(JOBS, PLACE, ON)

    assert answer.sizing.authority == "RG-west"
    assert [norm.authority for norm in answer.binding] == ["RG-oost", "RG-west"]


def test_a_factor_has_no_stricter_side_and_the_closest_binding_one_counts():
    books = [
        book("NL", [norm("fte_per_job", 1, status="law")]),
        book("PV99", [norm("fte_per_job", "0.5", status="ordinance")]),
        book("GM9901", [norm("fte_per_job", 2)]),
    ]
    answer = NormLibrary(books).governing("fte_per_job", PLACE, ON)

    assert answer.sizing.authority == "PV99"
    assert reasons(answer) == {"NL": Reason.STANDS_BESIDE, "GM9901": Reason.NOT_STRICTER}


def test_without_any_norm_nothing_governs():
    answer = library_of().governing(JOBS, PLACE, ON)

    assert (answer.sizing, answer.binding, answer.losers) == (None, (), ())


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-12-31", Reason.NOT_YET),
        ("2026-01-01", 1),
        ("2027-06-30", 1),
        ("2027-07-01", Reason.ENDED),
        ("2028-12-31", Reason.ENDED),
        ("2029-01-01", 2),
        ("2199-01-01", 2),
    ],
)
def test_both_ends_of_a_value_are_included_and_a_gap_stays_a_gap(on, expected):
    dated = norm(JOBS, values=[{"value": 2, "from": "2029-01-01"}, {"value": 1, "from": "2026-01-01", "to": "2027-06-30"}])
    found = dated_value(dated, date.fromisoformat(on))

    assert (found if isinstance(found, Reason) else found.value) == expected


@pytest.mark.parametrize(
    ("scope", "context", "expected"),
    [
        ({}, Context("infill", 5, "harbour", "living"), True),
        ({"plan_types": ("infill",)}, Context("infill"), True),
        ({"plan_types": ("infill",)}, Context("extension"), False),
        ({"plan_types": ("infill",)}, Context(), False),
        ({"dwellings_at_least": 12}, Context(dwellings=11), False),
        ({"dwellings_at_least": 12}, Context(dwellings=12), True),
        ({"dwellings_at_least": 12}, Context(), True),
        ({"area_types": ("harbour",)}, Context(), False),
        ({"area_types": ("harbour",)}, Context(area_type="harbour"), True),
        ({"functions": ("working",)}, Context(function="living"), False),
        ({"functions": ("working",)}, Context(), True),
    ],
)
def test_a_scope_says_which_plans_are_meant(scope, context, expected):
    assert applies(AppliesTo.model_construct(**{**AppliesTo().model_dump(), **scope}), context) is expected


def test_a_table_answers_per_entry_and_says_when_it_has_none():
    library = NormLibrary([book("NL", {"floor_per_fte": {"office": {"value": 20, "low": "17.5", "high": 20}}})])
    office = library.governing("floor_per_fte", PLACE, ON, "office").sizing
    shops = library.governing("floor_per_fte", PLACE, ON, "retail_and_services")

    assert (office.low, office.value, office.high) == (Fraction(35, 2), 20, 20)
    assert office.name == "NL/floor_per_fte[office]"
    assert shops.sizing is None
    assert reasons(shops) == {"NL": Reason.NO_VALUE_FOR_KEY}


def test_a_value_without_range_has_itself_as_range():
    sizing = library_of(NL=(3, "policy")).sizing(JOBS, PLACE, ON)

    assert (sizing.low, sizing.value, sizing.high) == (3, 3, 3)
    rate = sizing.rates.value
    assert (rate.value, str(rate.unit), rate.norm) == (3, "job/dwelling", "NL/jobs_per_dwelling")
    assert sizing.source.title == "test"
    assert not sizing.is_assumption


def test_an_assumption_says_so():
    assert library_of(NL=(3, "assumption")).sizing(JOBS, PLACE, ON).is_assumption
