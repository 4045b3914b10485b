"""Does the assessment give the numbers that a person worked out by hand? One test per case, exact, no margin."""

from __future__ import annotations

import pytest

from barcode.assess import assess
from barcode.errors import BarcodeError
from tests.golden.answers import answer, in_words, said
from tests.golden.reading import CASES, Case, cases, day_of, library_of, programme_of

ALL = [pytest.param(case, id=f"{file.stem}: {case.sentence}") for file in sorted(CASES.glob("*.yaml")) for case in cases(file)]
FEWEST_CASES = 25


def test_there_are_cases_enough():
    assert len(ALL) >= FEWEST_CASES
    assert len({parameter.id for parameter in ALL}) == len(ALL)


@pytest.mark.parametrize("case", ALL)
def test_case(case: Case):
    assert case.expected
    if case.expected[0][0] == ("problem",):
        with pytest.raises(BarcodeError) as raised:
            _answers(case)
        assert [problem.code for problem in raised.value.problems] == [case.expected[0][1]]
        assert all(problem.text("nl") and problem.text("en") for problem in raised.value.problems)
        return
    found = _answers(case)

    assert {path: in_words(found[path], expected) for path, expected in case.expected} == {
        path: said(expected, found[path]) for path, expected in case.expected
    }


def _answers(case):
    assessment = assess(programme_of(case.given), library_of(case.given), day_of(case.given))
    if case.expected[0][0] == ("problem",):
        return {code: area.asked for code, area in assessment.areas.items()}
    return {path: answer(assessment, path) for path, _ in case.expected}
