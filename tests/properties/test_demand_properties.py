"""What must hold for every programme and every set of norm books?"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from barcode.assess import assess
from barcode.groups import in_order
from barcode.norms import NormLibrary
from barcode.norms.model import Level
from barcode.programme import LocationType, Programme
from barcode.programme.frames import FRAMES, frame
from tests import builders
from tests.builders import ON
from tests.properties.figures import figures_of_asked, number, numbers
from tests.properties.made_up import libraries, only, programmes, tried, with_value

some = tried(7)
AMOUNT_TABLES = {
    "phases": ["dwellings_new", "dwellings_demolished"],
    "work_programmed": ["floor_m2_gfa", "land_m2_net"],
    "parks": ["gross_m2", "net_m2", "issued_m2", "available_now_m2", "available_later_m2", "fte"],
    "areas": ["dwellings", "jobs"],
}


def asked_of(assessment):
    return {(code, name): figure for code, area in assessment.areas.items() for name, figure in figures_of_asked(area.asked)}


def asked_numbers(assessment):
    return {address: number(figure) for address, figure in asked_of(assessment).items()}


@some
@given(programmes(), libraries())
def test_splitting_a_phase_in_two_changes_no_number(programme, library):
    table = programme.phases
    half = table[["dwellings_new", "dwellings_demolished"]] // 3
    rest = table[["dwellings_new", "dwellings_demolished"]] - half
    split = pd.concat([table.assign(**half), table.assign(**rest)], ignore_index=True)

    assert numbers(assess(only(programme, phases=split), library, ON)) == numbers(assess(programme, library, ON))


@some
@given(programmes(), libraries())
def test_splitting_a_plan_in_two_plans_changes_nothing_that_is_asked(programme, library):
    # Norms for plans of a certain size do see a difference between one large plan and two small ones.
    anywhere = _without_sizes(library)
    phases, plans = programme.phases, programme.plans
    half = phases[["dwellings_new", "dwellings_demolished"]] // 2
    other = phases.assign(**half, plan_id=phases["plan_id"] + "-2")
    split = only(
        programme,
        plans=pd.concat([plans, plans.assign(plan_id=plans["plan_id"] + "-2")], ignore_index=True),
        phases=pd.concat([phases.assign(**(phases[list(half)] - half)), other], ignore_index=True),
    )

    assert numbers(assess(split, anywhere, ON)) == numbers(assess(programme, anywhere, ON))


def _without_sizes(library):
    def wider(norm):
        return norm.model_copy(update={"applies_to": norm.applies_to.model_copy(update={"dwellings_at_least": 0})})

    return NormLibrary(
        book.model_copy(update={"norms": tuple(wider(norm) for norm in book.norms)}) for book in library.books.values()
    )


@some
@given(programmes(), libraries(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_number(programme, library, chance):
    def shuffled(table):
        order = list(range(len(table)))
        chance.shuffle(order)
        return table.iloc[order].reset_index(drop=True)

    # Which of two claims of one plan in one year on one park goes first is settled by the order of the rows; all others are not.
    names = [name for name in FRAMES if name != "work_taken"]
    turned = only(programme, **{name: shuffled(getattr(programme, name)) for name in names})

    assert numbers(assess(turned, library, ON)) == numbers(assess(programme, library, ON))


@some
@given(programmes(), libraries(), st.integers(2, 9))
def test_scaling_all_amounts_scales_what_is_asked_and_balanced_by_the_same_factor(programme, library, factor):
    anywhere = _without_sizes(library)
    untaken = only(programme, work_taken=frame("work_taken"))
    grown = {}
    for name, columns in AMOUNT_TABLES.items():
        table = getattr(untaken, name)
        grown[name] = table.assign(**{column: table[column] * factor for column in columns})
    before, after = numbers(assess(untaken, anywhere, ON)), numbers(assess(only(untaken, **grown), anywhere, ON))

    assert after == {
        address: told and tuple(bound * (1 if " mix " in address else factor) for bound in told)
        for address, told in before.items()
    }


@some
@given(programmes(), libraries())
def test_demolishing_as_much_as_is_built_asks_for_nothing(programme, library):
    table = programme.phases
    level = only(programme, phases=table.assign(dwellings_demolished=table["dwellings_new"]))

    told = [figure for figure in asked_numbers(assess(level, library, ON)).values() if figure is not None]
    assert told
    assert set(told) == {(0, 0, 0)}


@some
@given(programmes(), libraries(), st.integers(1, 3000))
def test_more_dwellings_never_ask_less(programme, library, more):
    anywhere = _without_sizes(library)
    table = programme.phases
    before = asked_numbers(assess(programme, anywhere, ON))
    after = asked_numbers(assess(only(programme, phases=table.assign(dwellings_new=table["dwellings_new"] + more)), anywhere, ON))

    assert all(after[address][1] >= told[1] for address, told in before.items() if told is not None)


@some
@given(programmes(), libraries(), st.integers(1, 40).map(lambda tenth: Fraction(tenth, 10)))
def test_a_stricter_norm_never_asks_less(programme, library, more):
    built = only(programme, phases=programme.phases.assign(dwellings_demolished=0))
    before = asked_numbers(assess(built, library, ON))
    stricter = with_value(library, "jobs_per_dwelling", lambda bound: bound + more)
    after = asked_numbers(assess(built, stricter, ON))

    assert all(after[address][1] >= told[1] for address, told in before.items() if told is not None)


@some
@given(programmes(), libraries(), st.sampled_from(["NL", "PV99", "RG-oost", "GM9901"]), st.integers(1, 40))
def test_a_stricter_norm_of_one_authority_never_asks_less(programme, library, authority, tenths):
    built = only(programme, phases=programme.phases.assign(dwellings_demolished=0))
    tightened = with_value(
        NormLibrary([library.books.get(authority, library.books["NL"])]), "jobs_per_dwelling", lambda n: n + tenths
    )
    before, after = assess(built, library, ON), assess(built, library + tightened.books.values(), ON)

    assert all(
        after.areas[code].asked.jobs.value >= area.asked.jobs.value for code, area in before.areas.items()
    )  # fmt: skip


@some
@given(programmes(), libraries(), st.integers(2, 7))
def test_k_times_the_norm_asks_k_times_as_much(programme, library, factor):
    before = asked_of(assess(programme, library, ON))
    after = asked_of(assess(programme, with_value(library, "jobs_per_dwelling", lambda bound: bound * factor), ON))
    by_jobs = {
        name
        for _, name in before
        if not name.startswith(("dwellings", "road floor_direct", "road land_national", "road jobs_by"))
    }

    assert "business_park land" in by_jobs
    for (code, name), figure in before.items():
        expected = number(figure)
        if name in by_jobs and expected:
            expected = tuple(bound * factor for bound in expected)
        assert number(after[code, name]) == expected


@some
@given(programmes(), libraries())
def test_provinces_and_regions_are_the_sum_of_their_municipalities(programme, library):
    assessment = assess(programme, library, ON)
    wide = [area for area in assessment.areas.values() if area.level is not Level.MUNICIPALITY]

    assert wide or not assessment.areas
    for area in wide:
        parts = [asked_of_one(assessment.areas[code]) for code in area.municipalities]
        assert asked_of_one(area) == {name: _summed([part[name] for part in parts]) for name in parts[0]}
        for position, row in enumerate(area.balance):
            lines = [assessment.areas[code].balance[position] for code in area.municipalities]
            for column in ("programmed", "taken", "asked"):
                assert number(getattr(row, column)) == _summed([number(getattr(line, column)) for line in lines])


def asked_of_one(area):
    return {name: number(figure) for name, figure in figures_of_asked(area.asked)}


def _summed(parts):
    return None if None in parts else tuple(sum(bounds) for bounds in zip(*parts, strict=True))


@some
@given(programmes(), libraries())
def test_the_periods_together_are_the_whole(programme, library):
    for area in assess(programme, library, ON).areas.values():
        periods = in_order(area.balance_by_period)
        for name, figure in figures_of_asked(area.asked):
            parts = [number(dict(figures_of_asked(area.asked_in(period)))[name]) for period in periods]
            if parts and number(figure) is not None:
                assert number(figure)[1] == _summed(parts)[1]
        for position, (row, run) in enumerate(zip(area.balance, area.running, strict=True)):
            parts = [number(area.balance_by_period[period][position].balance) for period in periods]
            if parts and number(row.balance) is not None and None not in parts:
                assert row.balance.value == run.opening.value + _summed(parts)[1]
                assert run.steps[-1][1].value == row.balance.value


@some
@given(programmes(), libraries())
def test_before_its_first_day_a_norm_changes_nothing(programme, library):
    later = ON + timedelta(days=1)
    extra = builders.norm("jobs_per_dwelling", 9, status="plan_rule", **{"from": later})
    with_it = builders.beside(library, builders.book("GM9902", [extra]))

    assert numbers(assess(programme, with_it, ON)) == numbers(assess(programme, library, ON))


@some
@given(programmes(), libraries())
def test_repeating_a_norm_closer_to_the_place_changes_the_provenance_and_no_number(programme, library):
    before = assess(programme, library, ON)
    repeated = [
        norm.model_copy(update={"status": "policy"})
        for norm in library.books["NL"].norms
        if norm.id in {"fte_per_job", "floor_per_fte"}
    ]
    after = assess(programme, builders.beside(library, builders.book("GM9903", repeated)), ON)

    assert numbers(after) == numbers(before)
    assert {after.chain("GM9903").norm("fte_per_job").sizing.authority for code in after.areas if code == "GM9903"} <= {"GM9903"}


@some
@given(programmes(), libraries(), st.randoms(use_true_random=False))
def test_the_order_of_books_and_of_their_norms_changes_nothing(programme, library, chance):
    books = [
        book.model_copy(update={"norms": tuple(chance.sample(book.norms, len(book.norms)))}) for book in library.books.values()
    ]
    chance.shuffle(books)
    before, after = assess(programme, library, ON), assess(programme, NormLibrary(books), ON)

    assert numbers(after) == numbers(before)
    for code, area in before.areas.items():
        if area.level is Level.MUNICIPALITY:
            answers = [assessment.chain(code).norm("jobs_per_dwelling") for assessment in (before, after)]
            assert len({tuple((loser.authority, loser.reason) for loser in answer.losers) for answer in answers}) == 1


@some
@given(programmes(), libraries())
def test_the_line_of_a_plan_is_its_share_of_the_exact_total(programme, library):
    assessment = assess(programme, library, ON)
    lines = assessment.plans.groupby("municipality_code").sum(numeric_only=True)
    for code, line in lines.iterrows():
        area = assessment.areas[code]
        assert line["dwellings_net"] == area.asked.dwellings.value
        for kind in LocationType:
            exact = area.asked.by_type[kind]
            assert line[f"{kind}_land_m2_net"] == pytest.approx(float(exact.land.value), rel=1e-9, abs=1e-6)
            assert line[f"{kind}_jobs"] == pytest.approx(float(exact.jobs.value), rel=1e-9, abs=1e-6)


@some
@given(programmes(), programmes(), libraries())
def test_two_programmes_read_together_ask_what_they_ask_apart(first, second, library):
    anywhere = _without_sizes(library)
    renamed = Programme(
        plans=second.plans.assign(plan_id="Q" + second.plans["plan_id"]),
        phases=second.phases.assign(plan_id="Q" + second.phases["plan_id"]),
        areas=second.areas,
    )
    alone = only(first, parks=frame("parks"), work_taken=frame("work_taken"), work_programmed=frame("work_programmed"))
    together = assess(alone + renamed, anywhere, ON)
    apart = [assess(alone, anywhere, ON), assess(renamed, anywhere, ON)]
    for code, area in together.areas.items():
        jobs = [one.areas[code].asked.jobs.value for one in apart if code in one.areas]
        assert area.asked.jobs.value == sum(jobs)
