"""Do the same values give the same bytes, and is nothing read from bytes that two programs could read in two ways?"""

from __future__ import annotations

import pytest
import rfc8785

from barcode.plain_values import canonical, read_strictly

VALUES = {"é": ["a\nb", None, True], "a": {"z": 12, "b": -3}}


def test_values_are_written_as_the_standard_says_whatever_order_they_come_in():
    turned = dict(reversed(VALUES.items()))

    assert canonical(VALUES) == canonical(turned) == rfc8785.dumps(VALUES)
    assert read_strictly(canonical(VALUES)) == VALUES


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ('{"a":1,"a":2}', "twice"),
        ('{"b":{"a":1,"a":1}}', "twice"),
        ("[1.0]", "1.0"),
        ("[1e3]", "1e3"),
        ("[NaN]", "NaN"),
        ("[-Infinity]", "-Infinity"),
        ("{", "line 1"),
        ("", "line 1"),
    ],
)
def test_a_key_that_stands_twice_and_what_is_no_whole_number_are_refused(data, why):
    with pytest.raises(ValueError, match=why):
        read_strictly(data)
