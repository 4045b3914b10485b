"""Does the library choose the norm that the rules, written out plainly, choose?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barcode.errors import NormError
from barcode.norms import Context, NormLibrary, Reason
from barcode.norms.place import Place
from tests.builders import book, norm

PLACE = Place("GM9901", "PV99", ("RG-oost", "RG-west"))
WIDE_TO_SPECIFIC = ["NL", "PV99", "RG-oost", "RG-west", "GM9901"]
RANK = {"NL": 0, "PV": 1, "RG": 2, "GM": 3}
BINDING = {"law", "ordinance", "plan_rule"}
DAYS = [f"202{year}-01-01" for year in range(1, 9)]
LAST_DAYS = [f"202{year}-12-31" for year in range(1, 9)]


@st.composite
def spoken(draw):
    """What one authority says: its status, values in time, and to which plans."""
    first = draw(st.integers(0, 5))
    values = [{"value": draw(st.integers(1, 9)), "from": DAYS[first]}]
    if draw(st.booleans()):
        values[0]["to"] = LAST_DAYS[draw(st.integers(first, 5))]
    if draw(st.booleans()):
        begins = draw(st.integers(6, 7))
        values.append({"value": draw(st.integers(1, 9)), "from": DAYS[begins]})
    scope = draw(st.sampled_from([{}, {"plan_types": ["infill"]}, {"dwellings_at_least": "100"}, {"area_types": ["harbour"]}]))
    return {
        "status": draw(st.sampled_from(["law", "plan_rule", "policy", "reference", "assumption"])),
        "values": values,
        "scope": scope,
    }


said = st.dictionaries(st.sampled_from([*WIDE_TO_SPECIFIC, "GM9902"]), spoken(), min_size=1)
contexts = st.sampled_from([Context(), Context("infill"), Context("extension", 50), Context("infill", 200)])
comparisons = st.sampled_from(["minimum", "maximum", "parameter"])
days = st.sampled_from([*DAYS, *LAST_DAYS]).map(date.fromisoformat)


def in_force(one, on):
    """The value that counts on a day: of the values that have begun the last one, unless it has ended."""
    begun = [value for value in one["values"] if date.fromisoformat(value["from"]) <= on]
    if not begun:
        return None
    last = begun[-1]
    ended = "to" in last and on > date.fromisoformat(last["to"])
    return None if ended else last["value"]


def meant_for(scope, context):
    if "plan_types" in scope:
        return context.plan_type in scope["plan_types"]
    if "dwellings_at_least" in scope:
        return context.dwellings is None or context.dwellings >= int(scope["dwellings_at_least"])
    return "area_types" not in scope


def expected(books, on, context, comparison):
    """The authority and the value that size, by the rules one after the other; a clash of two regions is the word `clash`."""
    counting = {
        authority: (books[authority]["status"], in_force(books[authority], on))
        for authority in WIDE_TO_SPECIFIC
        if authority in books and meant_for(books[authority]["scope"], context) and in_force(books[authority], on) is not None
    }
    free = [authority for authority, (status, _) in counting.items() if status not in BINDING]
    binding = [authority for authority, (status, _) in counting.items() if status in BINDING]
    if len(free) > 1 and free[-1][:2] == free[-2][:2]:
        return "clash"
    if not counting:
        return None
    if not binding:
        return free[-1], counting[free[-1]][1]
    values = [counting[authority][1] for authority in binding]
    strictest = {"minimum": max(values), "maximum": min(values), "parameter": values[-1]}[comparison]
    if free and RANK[free[-1][:2]] > RANK[binding[-1][:2]]:
        own = counting[free[-1]][1]
        if (comparison == "minimum" and own > strictest) or (comparison == "maximum" and own < strictest):
            return free[-1], own
    return "binding", strictest


@settings(max_examples=150)
@given(said, days, contexts, comparisons)
def test_the_library_chooses_what_the_rules_choose(books, on, context, comparison):
    library = _library(books, comparison)
    wanted = expected(books, on, context, comparison)
    if wanted == "clash":
        with pytest.raises(NormError):
            library.sizing("test_norm", PLACE, on, context=context)
        return
    sizing = library.sizing("test_norm", PLACE, on, context=context)
    if wanted is None:
        assert sizing is None
    else:
        authority, value = wanted
        assert sizing.value == value
        assert sizing.is_binding if authority == "binding" else sizing.authority == authority


def _library(books, comparison):
    return NormLibrary(
        book(
            authority,
            [norm("test_norm", status=one["status"], comparison=comparison, values=one["values"], applies_to=one["scope"])],
            ["GM9901"] if authority.startswith("RG") else (),
        )
        for authority, one in books.items()
    )


@settings(max_examples=100)
@given(said, days, contexts, comparisons)
def test_every_norm_of_the_place_wins_or_loses_for_a_reason(books, on, context, comparison):
    if expected(books, on, context, comparison) == "clash":
        return
    answer = _library(books, comparison).governing("test_norm", PLACE, on, context=context)
    losers = {loser.authority: loser.reason for loser in answer.losers}
    winner = [answer.sizing.authority] if answer.sizing else []

    assert sorted([*losers, *winner]) == sorted(authority for authority in books if authority in WIDE_TO_SPECIFIC)
    for authority, reason in losers.items():
        one = books[authority]
        began = date.fromisoformat(one["values"][0]["from"]) <= on
        assert (reason is Reason.NOT_YET) == (not began)
        assert (reason is Reason.ENDED) == (began and in_force(one, on) is None)
        assert (reason is Reason.OTHER_PLANS) == (in_force(one, on) is not None and not meant_for(one["scope"], context))
