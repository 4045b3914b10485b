"""Does a programme come back from plain values, and is what was tampered with refused?"""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from pandas.testing import assert_frame_equal

from barcode.errors import BarcodeError
from barcode.programme.frames import FRAMES
from barcode.programme.stored import programme_data, programme_of
from tests.builders import plan, programme
from tests.properties.made_up import programmes, tried


@tried(10)
@given(programmes())
def test_any_programme_comes_back_from_plain_values(made):
    again = programme_of(json.loads(json.dumps(programme_data(made))))

    for name in FRAMES:
        # Blank is blank, whichever of its two spellings a table has.
        here, there = (getattr(one, name).astype(object).where(getattr(one, name).notna(), None) for one in (again, made))
        assert_frame_equal(here, there)
    assert (again.rows_read, again.rows_set_aside, again.invented) == (made.rows_read, made.rows_set_aside, made.invented)


@pytest.mark.parametrize("wrong", [1.5, True, "100", None, [100]])
def test_dwellings_that_are_no_whole_number_are_refused(wrong):
    data = programme_data(programme(plans=[plan("P", 100)]))
    table = data["tables"]["phases"]
    table["rows"][0][table["columns"].index("dwellings_new")] = wrong

    with pytest.raises(BarcodeError):
        programme_of(data)


@pytest.mark.parametrize("broken", [{}, {"tables": {}}, {"tables": None}, []])
def test_what_is_no_programme_is_refused(broken):
    with pytest.raises(BarcodeError):
        programme_of(broken)
