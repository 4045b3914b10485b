"""Do the authorities of a place come from wide to specific, without blanks?"""

from __future__ import annotations

import pytest

from barcode.norms import Place


@pytest.mark.parametrize(
    ("place", "authorities"),
    [
        (Place("GM9901", "PV99", ("RG-oost",)), ("NL", "PV99", "RG-oost", "GM9901")),
        (Place(province_code="PV99"), ("NL", "PV99")),
        (Place(), ("NL",)),
    ],
)
def test_authorities_come_from_wide_to_specific(place, authorities):
    assert place.authorities == authorities
