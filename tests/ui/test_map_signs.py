"""Is what the map says with colour also said without?"""

from __future__ import annotations

from datetime import date

import pytest

from barcode.checks.findings import Outcome, Severity
from barcode.language import LANGUAGES
from barcode.programme.frames import frame
from barcode.programme.lists import ENVIRONMENTAL_CATEGORIES
from barcode.ui.look import OUTCOME_LOOKS, OUTCOME_SIGNS
from barcode.ui.map_rows import outcome_words
from barcode.ui.map_signs import (
    DESIGNATION_MARKS,
    HEAVINESS_LOOKS,
    Designation,
    Heaviness,
    designations,
    heaviness,
    lookup,
)
from tests.house.test_front_end_settings import contrast

ON = date(2026, 1, 1)
WHITE = (255, 255, 255)
WEIGHTS = "", "1", "2", "3", "3.2", "4.1", "5.3", "6"


def on_white(look) -> str:
    """The colour that is seen where a surface lies on white ground, as `#rrggbb`."""
    share = look.cover / 255
    return "#" + "".join(f"{round(part * share + 255 * (1 - share)):02x}" for part in look.colour)


def test_every_outcome_has_a_colour_a_sign_and_words_of_its_own():
    assert set(OUTCOME_LOOKS) == {*Severity, *Outcome} - {Outcome.BREACH}
    assert len({OUTCOME_SIGNS[one] for one in OUTCOME_LOOKS}) == len(OUTCOME_LOOKS)
    for language in LANGUAGES:
        assert len({outcome_words(one, language) for one in OUTCOME_LOOKS}) == len(OUTCOME_LOOKS)


@pytest.mark.parametrize("look", [*OUTCOME_LOOKS.values(), *HEAVINESS_LOOKS.values()])
def test_a_sign_stands_out_from_the_surface_below_it(look):
    # WCAG 2.2, 1.4.3: 3 for large bold text.
    assert contrast("#" + "".join(f"{part:02x}" for part in look.ink), on_white(look)) >= 3


def test_a_category_has_the_colour_of_its_number():
    expected = ["unknown", "light", "light", "middle", "middle", "heavy", "heaviest", "heaviest"]

    assert [heaviness(weight) for weight in WEIGHTS] == expected


def test_every_category_that_is_known_has_a_colour():
    assert [one for one in ENVIRONMENTAL_CATEGORIES if one and heaviness(one) is Heaviness.UNKNOWN] == []


@pytest.mark.parametrize(
    ("by", "since", "lifted", "expected"),
    [
        ("", None, None, Designation.NONE),
        ("Provincie", None, None, Designation.DESIGNATED),
        ("", date(2020, 1, 1), None, Designation.DESIGNATED),
        ("Provincie", ON, None, Designation.DESIGNATED),
        ("Provincie", date(2026, 1, 2), None, Designation.NONE),
        ("Provincie", date(2020, 1, 1), date(2026, 1, 2), Designation.DESIGNATED),
        ("Provincie", date(2020, 1, 1), ON, Designation.LIFTED),
    ],
)
def test_a_designation_holds_from_its_first_day_until_it_is_lifted(by, since, lifted, expected):
    row = {"park_id": "A", "municipality_code": "GM9901"}
    dates = {"designation_by": by, "designated_since": since, "designation_lifted": lifted}

    assert designations(frame("parks", [row | dates]), ON) == [expected]


def test_marks_of_designations_differ():
    assert len(set(DESIGNATION_MARKS.values())) == len(Designation)


def test_a_lookup_has_one_digit_a_row():
    assert lookup([Heaviness.HEAVY, Heaviness.LIGHT, Heaviness.HEAVY], [Heaviness.LIGHT, Heaviness.HEAVY]) == "101"
