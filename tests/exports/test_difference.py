"""Is what changed between two norm books or two annexes said in plain words, both ways?"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from barcode.assess import assess
from barcode.exports.annex import annex
from barcode.exports.annex_book import governing_book
from barcode.exports.annex_terms import Terms
from barcode.exports.difference import annex_difference, book_difference
from barcode.language import LANGUAGES
from barcode.norms import NormLibrary
from barcode.norms.model import NormValue
from barcode.norms.reader import NamedText, read_book
from barcode.norms.writing import book_text
from barcode.programme import LocationType
from tests.builders import ON, library, plan, programme
from tests.exports.hostile_annex import annex_of
from tests.exports.made_annexes import made_annex

UTRECHT = """
format: 1
authority: GM0344
level: municipality
name: {nl: Utrecht, en: Utrecht}
sources:
  nota: {title: Nota, publisher: Gemeente Utrecht, date: 2024}
norms:
  - id: jobs_per_dwelling
    label: {nl: banen per woning, en: jobs per dwelling}
    unit: job/dwelling
    comparison: minimum
    status: policy
    values:
      - {from: 2024-01-01, value: 1, cite: {source: nota, place: p. 1}, evidence: quoted}
"""
LATER = "      - {from: 2027-01-01, value: 1.17, cite: {source: nota, place: p. 2}, evidence: quoted}\n"


def book(text):
    return read_book(NamedText("utrecht.yaml", text))


def test_a_norm_that_rises_is_told_with_both_values_and_its_day():
    found = book_difference(book(UTRECHT), book(UTRECHT + LATER), "nl")

    assert any(
        "1,00" in one and "1,17" in one and "1 januari 2027" in one and "banen per woning" in one for one in found.sentences
    )
    assert len(found.rows) == len(found.changes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_differs_from_itself(language):
    same = book(UTRECHT)
    content = made_annex().content

    assert book_difference(same, same, language).changes == ()
    assert annex_difference(content, content, language).changes == ()


def test_the_other_way_round_before_and_after_change_places():
    one, other = book(UTRECHT), book(UTRECHT + LATER)
    there, back = (book_difference(*pair, "en").changes for pair in ((one, other), (other, one)))

    assert [(change.before, change.after) for change in there] == [(change.after, change.before) for change in back]


def test_plans_that_come_and_figures_that_follow_are_named():
    plans = [plan("A", 100, name="Eerste")]
    before, after = (
        annex(assess(programme(plans=given), library(), ON), Terms(area="GM9901")).content
        for given in (plans, [*plans, plan("B", 50, name="Tweede")])
    )

    told = annex_difference(before, after, "nl")
    changed = {change.what: (change.before, change.after) for change in told.changes}

    assert any("Tweede" in what for what in changed)
    # 100 and then 150 dwellings, one job each
    assert any(values == ("100", "150") or ("100" in values[0] and "150" in values[1]) for values in changed.values())


def test_the_norm_book_of_an_annex_alone_gives_the_same_figures():
    found = annex_of()
    own = governing_book(found)
    again = read_book(NamedText("eigen.yaml", book_text(own)))

    alone = assess(found.assessment.programme, NormLibrary([again]), found.assessment.on).areas[found.area.code]

    assert again == own
    for kind in (LocationType.BUSINESS_PARK, LocationType.OFFICE):
        for name in ("jobs", "fte", "floor", "land"):
            ours, theirs = (getattr(area.asked.by_type[kind], name) for area in (found.area, alone))
            assert (ours.low, ours.value, ours.high) == (theirs.low, theirs.value, theirs.high)
    assert isinstance(own.norms[0].values[0], NormValue)
    assert found.assessment.on == date(2026, 6, 1)
    assert alone.asked.dwellings.value == Fraction(3790)
