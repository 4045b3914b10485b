"""The model says what a norm book may hold; every refusal has a sentence in both languages."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from barcode.errors import NormError
from barcode.language.words import catalogue
from barcode.norms.model import BINDING, Norm, NormBook, NormValue, Status
from barcode.norms.reader import NamedText, read_book
from barcode.norms.scalars import exact

VALUE = {"from": "2023-10-01", "value": "1", "cite": {"source": "visie", "place": "blz. 1"}, "evidence": "quoted"}
NORMS_PACKAGE = Path(__file__).resolve().parents[2] / "barcode" / "norms"


def codes(model: type[NormBook] | type[Norm] | type[NormValue], data: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [error["type"] for error in caught.value.errors()]


def test_a_value_never_changes() -> None:
    value = NormValue.model_validate(VALUE)
    with pytest.raises(ValidationError):
        value.value = 2  # type: ignore[misc,assignment]


def test_the_binding_statuses_are_law_ordinance_and_plan_rule() -> None:
    assert frozenset({Status.LAW, Status.ORDINANCE, Status.PLAN_RULE}) == BINDING


def test_an_assumption_may_stand_without_source_when_it_has_a_note() -> None:
    loose = {"from": "2023-10-01", "value": "1", "evidence": "assumed"}
    assert codes(NormValue, loose) == ["no_source"]
    assert NormValue.model_validate({**loose, "note": {"nl": "te controleren", "en": "to be checked"}}).cite is None


@pytest.mark.parametrize("evidence", ["quoted", "reported"])
def test_no_other_evidence_may(evidence: str) -> None:
    note = {"nl": "te controleren", "en": "to be checked"}
    assert codes(NormValue, {"from": "2023-10-01", "value": "1", "evidence": evidence, "note": note}) == ["no_source"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ({"value": "1", "low": "2"}, ["value_outside_range"]),
        ({"value": "1", "evidence": "derived"}, ["derived_without_formula"]),
        ({"value": "-1"}, ["below_zero"]),
        ({"value": "1", "cite": {"source": "visie"}}, ["missing"]),
    ],
)
def test_an_entry_of_a_table_is_held_to_the_same_rules(cell: dict[str, object], expected: list[str]) -> None:
    table = {key: value for key, value in VALUE.items() if key != "value"}
    assert codes(NormValue, {**table, "cells": {"office": cell}}) == expected


def test_an_entry_takes_source_formula_and_evidence_from_its_value() -> None:
    table = {key: value for key, value in VALUE.items() if key != "value"}
    value = NormValue.model_validate({**table, "formula": "a / b", "cells": {"office": {"value": "1", "evidence": "derived"}}})
    assert value.cells is not None
    assert value.cells["office"].cite is None


def test_every_entry_needs_a_source_where_the_table_has_none() -> None:
    table = {"from": "2023-10-01", "evidence": "quoted", "cells": {"office": {"value": "1"}}}
    assert codes(NormValue, table) == ["no_source"]


def test_a_range_beside_a_table_is_refused() -> None:
    table = {key: value for key, value in VALUE.items() if key != "value"}
    assert codes(NormValue, {**table, "low": "1", "cells": {"office": {"value": "1"}}}) == ["range_without_value"]


def test_an_assumed_entry_makes_the_norm_an_assumption() -> None:
    table = {key: value for key, value in VALUE.items() if key != "value"}
    cells = {"office": {"value": "1", "evidence": "assumed"}}
    norm = {
        "id": "a", "label": {"nl": "a", "en": "a"}, "unit": "m", "comparison": "minimum", "by": "location_type",
        "values": [{**table, "cells": cells}],
    }  # fmt: skip
    assert codes(Norm, {**norm, "status": "guidance"}) == ["assumed_but_not_assumption"]
    assert Norm.model_validate({**norm, "status": "assumption"}).status is Status.ASSUMPTION


def test_every_code_that_can_be_raised_has_a_sentence() -> None:
    raised: set[str] = set()
    for file in NORMS_PACKAGE.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        raised |= {f"norm_{code}" for code in re.findall(r'refused\("(\w+)"', text)}
        raised |= set(re.findall(r'"((?:norm|yaml)_[a-z0-9_]+)"', text))
    assert len(raised) > 50
    assert {code for code in raised if f"problems.{code}" not in catalogue()} == set()


@given(st.integers(0, 10**15), st.integers(0, 10**12 - 1))
def test_a_decimal_is_read_to_the_last_digit(whole: int, decimals: int) -> None:
    assert exact(f"{whole}.{decimals:012d}") * 10**12 == whole * 10**12 + decimals  # type: ignore[operator]


@given(st.text(max_size=300))
def test_whatever_stands_in_a_file_the_answer_is_a_book_or_problems(text: str) -> None:
    with pytest.raises(NormError) as caught:
        read_book(NamedText("proef.yaml", text))
    assert all(problem.text("nl") and problem.text("en") for problem in caught.value.problems)
