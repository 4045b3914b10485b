"""Do the books together know their places, rows and scopes, whatever their order?"""

from __future__ import annotations

import pytest

from barcode.errors import NormError
from barcode.norms import NormLibrary, Place, Reason
from tests.builders import ON, beside, book, norm

JOBS = "jobs_per_dwelling"


def row(order):
    return {"function": f"row{order}", "order": str(order), "basis": "land", "inside_plan_area": "true"}


def test_one_authority_has_one_book():
    with pytest.raises(NormError) as refusal:
        NormLibrary([book("NL", {JOBS: 1}), book("NL", {JOBS: 2})])

    assert "NL" in refusal.value.text("nl")


def test_a_book_that_is_added_takes_the_place_of_the_older_one():
    library = beside(NormLibrary([book("NL", {JOBS: 1}), book("PV99", {JOBS: 5})]), book("NL", {JOBS: 2}))

    assert library.sizing(JOBS, Place("GM9901"), ON).value == 2
    assert library.sizing(JOBS, Place("GM9901", "PV99"), ON).value == 5


def test_a_municipality_lies_in_the_regions_that_list_it():
    library = NormLibrary([book("RG-west", {JOBS: 1}, ["GM9901", "GM9902"]), book("RG-oost", {"fte_per_job": 1}, ["GM9901"])])

    assert library.place("GM9901", "PV99").authorities == ("NL", "PV99", "RG-oost", "RG-west", "GM9901")
    assert library.place("GM9903", "PV99").authorities == ("NL", "PV99", "GM9903")


def test_a_norm_of_another_place_says_nothing_here():
    library = NormLibrary([book("GM9902", {JOBS: 9}), book("PV98", {JOBS: 8}), book("RG-oost", {JOBS: 7}, ["GM9902"])])
    answer = library.governing(JOBS, library.place("GM9901", "PV99"), ON)

    assert answer.sizing is None
    assert answer.losers == ()


def test_losers_come_from_wide_to_specific_whatever_the_order_of_the_books():
    books = [book("GM9901", [norm(JOBS, 1, **{"from": "2030-01-01"})]), book("NL", [norm(JOBS, 1, **{"from": "2031-01-01"})])]
    answers = [NormLibrary(order).governing(JOBS, Place("GM9901", "PV99"), ON) for order in (books, books[::-1])]

    for answer in answers:
        assert [(loser.authority, loser.reason) for loser in answer.losers] == [
            ("NL", Reason.NOT_YET),
            ("GM9901", Reason.NOT_YET),
        ]


def test_rows_of_the_barcode_come_in_the_order_that_the_widest_authority_gives():
    green, play = {"unit": "m2_net/dwelling", "row": row(1)}, {"unit": "m2_net/dwelling", "row": row(2)}
    local = book("GM9901", [norm("green", 8, unit="m2_net/dwelling", row=row(9)), norm("water", 1, unit="m2_net/dwelling")])
    national = book("NL", [norm("play", 3, **play), norm("green", 75, **green)])

    assert NormLibrary([local, national]).row_norm_ids() == ("green", "play")
    assert NormLibrary([national, local]).row_norm_ids() == ("green", "play")


def test_it_knows_where_plans_must_be_told_apart():
    books = [
        book("NL", [norm(JOBS, 1, applies_to={"dwellings_at_least": "200"}), norm("fte_per_job", 1)]),
        book("GM9901", [norm(JOBS, 1, applies_to={"dwellings_at_least": "12", "plan_types": ["infill"]})]),
    ]
    library = NormLibrary(books)

    assert library.depends_on_plan([JOBS]) == (True, (12, 200))
    assert library.depends_on_plan(["fte_per_job", "unknown_norm"]) == (False, ())
    assert JOBS in library
    assert "unknown_norm" not in library


def test_an_answer_is_the_same_each_time_it_is_asked():
    library = NormLibrary([book("NL", {JOBS: 1})])
    first, second = (library.sizing(JOBS, Place(code), ON) for code in ("GM9901", "GM9902"))

    assert first is second
