"""Do plans of a narrower circle stay out of every file, and totals that would give one away too?"""

from __future__ import annotations

import pytest

from barcode import assess
from barcode.exports.annex import annex
from barcode.exports.annex_files import formats_there
from barcode.exports.annex_terms import Terms
from tests.builders import ON, library, programme
from tests.exports.made_annexes import MUNICIPALITY, PROVINCE, PUBLIC, made_annex, made_plans


def told(readers, *plans, area="GM9901"):
    made = annex(assess(programme(plans=[*plans]), library(), ON), Terms(area=area, readers=readers))
    return {one.area: (one.plans_left_out, one.dwellings_net_with_all) for one in made.left_out}


def test_one_plan_left_out_withholds_the_total():
    assert told(PUBLIC, *made_plans(PUBLIC, PROVINCE)) == {"GM9901": (1, None)}


def test_two_plans_left_out_of_one_circle_leave_the_total_of_300():
    assert told(PUBLIC, *made_plans(PUBLIC, PROVINCE, PROVINCE)) == {"GM9901": (2, 300)}


def test_a_circle_that_knows_all_but_one_withholds_the_total():
    # The public misses two plans; the province knows one of these, so that the total would tell it the other.
    assert told(PUBLIC, *made_plans(PUBLIC, PROVINCE, MUNICIPALITY)) == {"GM9901": (2, None)}


def test_a_circle_that_knows_all_but_two_leaves_the_total_of_400():
    assert told(PROVINCE, *made_plans(PUBLIC, PROVINCE, MUNICIPALITY, MUNICIPALITY)) == {"GM9901": (2, 400)}


def test_a_province_less_its_open_municipality_gives_nothing_away():
    # GM9901 hides two and tells 300; of GM9902 one plan is hidden: 500 - 300 - 100 public would be that plan.
    plans = [*made_plans(PUBLIC, PROVINCE, PROVINCE), *made_plans(PUBLIC, PROVINCE, municipality="GM9902")]

    assert told(PUBLIC, *plans, area="PV99") == {"GM9901": (2, 300), "GM9902": (1, None), "PV99": (3, None)}


def test_readers_who_may_see_all_miss_nothing():
    assert told(MUNICIPALITY, *made_plans(PUBLIC, PROVINCE, MUNICIPALITY)) == {}


@pytest.mark.parametrize("form", formats_there(), ids=lambda form: form.suffix)
@pytest.mark.parametrize(
    ("readers", "hidden", "seen"),
    [
        (PUBLIC, ("Geheim-province", "Geheim-municipality"), "Geheim-public"),
        (PROVINCE, ("Geheim-municipality",), "Geheim-province"),
        (MUNICIPALITY, (), "Geheim-municipality"),
    ],
)
def test_no_plan_of_a_narrower_circle_stands_in_the_bytes(form, readers, hidden, seen):
    written = form.write(made_annex(readers), "nl")
    carried = form.carried_in(written) or b""
    shown = "\n".join(text for _, text in form.shown_in(written)).encode()
    everything = written + carried + shown

    assert [word for word in hidden if word.encode() in everything] == []
    if form.suffix != "yaml":
        assert seen.encode() in everything
