"""Is the barcode one stripe a function, with its land counted once? (whole strips stand in `tests/golden`)"""

from __future__ import annotations

import pytest

from barcode.assess import assess
from barcode.errors import MeasureMismatch
from barcode.strip import per_10_000
from barcode.trace import Missing, Traced
from tests.builders import ON, PROVINCE, beside, book, library, norm, plan, programme


def row(function, order, **rest):
    return {"function": function, "order": str(order), "basis": "land", "inside_plan_area": "true", **rest}


def strip_of(*norms, code="GM9901", books=(), **others):
    national = library(**others).books["NL"]
    national = national.model_copy(update={"norms": (*national.norms, *norms)})
    given = programme(plans=[plan("A", 100), plan("B", 100, "GM9902")])
    return assess(given, beside(library(*books), national), ON).areas[code].strip


def test_stripes_come_work_first_and_then_in_the_order_of_the_books():
    found = strip_of(
        norm("play", 3, unit="m2_net/dwelling", row=row("play", 20)),
        norm("green", 75, unit="m2_net/dwelling", row=row("green", 10)),
    )

    assert [stripe.function for stripe in found.stripes] == ["business_park", "office", "green", "play"]


def test_a_stripe_says_where_it_lies_and_which_norm_made_it():
    elsewhere = norm(
        "sports", 18, unit="m2_net/inhabitant", row=row("sports", 1, inside_plan_area="false", overlaps_with=["green"])
    )
    stripe = strip_of(elsewhere).stripes[-1]

    assert (stripe.inside_plan_area, stripe.overlaps_with, stripe.governing.sizing.authority) == (False, ("green",), "NL")
    assert [used.norm.id for used in stripe.land.norms()] == ["persons_per_dwelling", "sports"]


def test_a_city_that_replaces_a_row_keeps_its_place_in_the_strip():
    # GM9901 asks 40 m² instead of 75 and lets play share it.
    green = norm("green", 75, unit="m2_net/dwelling", row=row("green", 1))
    play = norm("play", 3, unit="m2_net/dwelling", row=row("play", 2))
    local = book("GM9901", [norm("green", 40, unit="m2_net/dwelling", row=row("green", 9, overlaps_with=["play"]))])
    found = strip_of(green, play, books=[local])

    assert [(stripe.function, stripe.land.value) for stripe in found.stripes[2:]] == [("green", 4000), ("play", 300)]
    assert found.stripes[3].land_counted.value == 0
    assert strip_of(green, play, code="GM9902", books=[local]).stripes[3].land_counted.value == 300


def test_the_total_is_the_sum_of_the_stripes_as_drawn_less_what_overlaps():
    green = norm("green", 75, unit="m2_net/dwelling", row=row("green", 1))
    yard = norm("yard", 100, unit="m2_net/dwelling", row=row("yard", 2, overlaps_with=["green"]))
    for code in ("GM9901", PROVINCE):
        found = strip_of(green, yard, code=code)
        drawn = sum(stripe.land.value for stripe in found.stripes if isinstance(stripe.land, Traced))
        counted = sum(stripe.land_counted.value for stripe in found.stripes if isinstance(stripe.land_counted, Traced))

        assert found.land_total.value == counted
        assert found.overlap.value == drawn - counted > 0


def test_floor_without_a_norm_for_its_land_has_no_land():
    shops = norm("shops", "1.5", unit="m2_gfa/inhabitant", row=row("shops", 1, basis="floor"))
    stripe = strip_of(shops).stripes[-1]

    assert stripe.floor.value == 300
    assert isinstance(stripe.land, Missing)


def test_floor_whose_land_norm_is_not_in_force_says_which_norm_lacks():
    shops = norm(
        "shops", "1.5", unit="m2_gfa/inhabitant", row=row("shops", 1, basis="floor", land_per_floor_norm="land_per_floor")
    )
    later = norm("land_per_floor", 1, unit="m2_net/m2_gfa", **{"from": "2099-01-01"})

    assert strip_of(shops, later).stripes[-1].land.lacking == "land_per_floor"


def test_a_row_per_household_is_refused_by_name_as_long_as_there_is_no_norm_between():
    with pytest.raises(MeasureMismatch) as refusal:
        strip_of(norm("green", 75, unit="m2_net/household", row=row("green", 1)))

    assert "m2_net/household" in refusal.value.text("nl")


def test_per_ten_thousand_dwellings_is_the_same_strip_in_proportion():
    green = norm("green", 75, unit="m2_net/dwelling", row=row("green", 1))
    given = assess(programme(plans=[plan("A", 100)]), library(book("GM9901", [green])), ON)
    own, scaled = given.areas["GM9901"].strip, per_10_000(given.chain("GM9901"))

    assert scaled.dwellings.value == 10_000
    assert [stripe.land.value for stripe in scaled.stripes] == [stripe.land.value * 100 for stripe in own.stripes]
    assert scaled.land_total.value == own.land_total.value * 100
