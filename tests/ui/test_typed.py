"""Which number did somebody type or paste?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from barcode.errors import BarcodeError
from barcode.ui.components.typed import Entry, typed, typed_number

HALF_PAST_TWELVE, THOUSAND_AND_MORE = Decimal("12.5"), Decimal("1234.5")


def code_of(call, *arguments) -> str:
    with pytest.raises(BarcodeError) as failed:
        call(*arguments)
    return failed.value.problems[0].code


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", HALF_PAST_TWELVE),
        ("12.5", HALF_PAST_TWELVE),
        ("1.234,5", THOUSAND_AND_MORE),
        ("1,234.5", THOUSAND_AND_MORE),
        ("10", 10),
    ],
)
def test_what_can_be_one_thing_only_means_the_same_in_both_languages(text, number, language):
    assert typed_number(text, language) == number


def test_a_point_before_three_digits_parts_thousands_for_a_dutch_reader():
    assert typed_number("1.234", "nl") == 1234


def test_a_comma_before_three_digits_is_decimal_for_a_dutch_reader():
    assert typed_number("1,234", "nl") == Decimal("1.234")


@pytest.mark.parametrize("text", ["1.234", "1,234"])
def test_what_could_be_two_things_is_asked_again_in_english(text):
    assert code_of(typed_number, text, "en") == "typed_ambiguous"


@pytest.mark.parametrize("text", ["10,000", "10.000", "10000"])
def test_thousands_of_dwellings_are_thousands_for_an_english_reader(text):
    assert typed(text, Entry.DWELLINGS, "en") == 10_000


@pytest.mark.parametrize("text", ["ca. 120", "120-150", "1e3", "NaN", "１２", "12,5,5", "=1+1"])
def test_what_is_no_number_is_refused(text):
    assert code_of(typed_number, text, "nl") == "typed_not_a_number"


@pytest.mark.parametrize("text", ["", "   ", "-"])
def test_nothing_typed_is_nothing(text):
    assert typed(text, Entry.DWELLINGS, "nl") is None


def test_hectares_are_kept_as_whole_square_metres():
    assert typed("12,5", Entry.HECTARES, "nl") == 125_000
    assert typed("1.234,5", Entry.HECTARES, "nl") == 12_345_000
    assert typed("0,00005", Entry.HECTARES, "nl") == 1


def test_half_a_dwelling_is_refused_and_not_multiplied_by_ten():
    assert code_of(typed, "12,5", Entry.DWELLINGS, "nl") == "typed_not_whole"


def test_ten_thousand_dwellings_with_a_point_are_ten_thousand():
    assert typed("10.000", Entry.DWELLINGS, "nl") == 10_000


@pytest.mark.parametrize(("text", "year"), [("1899", None), ("1900", 1900), ("2200", 2200), ("2201", None)])
def test_a_year_lies_between_1900_and_2200(text, year):
    if year is None:
        assert code_of(typed, text, Entry.YEAR, "nl") == "typed_out_of_bounds"
    else:
        assert typed(text, Entry.YEAR, "nl") == year


def test_fewer_than_no_dwellings_are_refused():
    assert code_of(typed, "-1", Entry.DWELLINGS, "nl") == "typed_below_zero"
    assert typed("0", Entry.DWELLINGS, "nl") == 0


def test_no_page_uses_a_number_field_of_streamlit(repository):
    # They read `12,5` as 125; the strict rule above is the only way in.
    text = "\n".join(path.read_text(encoding="utf-8") for path in (repository / "barcode" / "ui").rglob("*.py"))

    assert [name for name in ("number_input", "NumberColumn") if name in text] == []
