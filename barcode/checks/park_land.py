"""How much park land has each municipality, and how much of it is still to be issued?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from barcode.checks.case import Case


class ParkLand(NamedTuple):
    """Land on the parks of each municipality [places, whole m² net].

    `open` is what parks say is still to be issued, now or later, and `silent` at most what parks have that do not say; `net` is
    their net land as far as known, and `net_at_most` with the gross land of parks that do not say it. `says`: whether any park
    says what is still to be issued; `bounded`: whether every park says its net or gross land; `parks`: whether there are any.
    """

    open: NDArray[np.int64]
    silent: NDArray[np.int64]
    net: NDArray[np.int64]
    net_at_most: NDArray[np.int64]
    says: NDArray[np.bool_]
    bounded: NDArray[np.bool_]
    parks: NDArray[np.bool_]


def park_land(case: Case) -> ParkLand:
    """The land of every municipality; what planned parks leave open counts as still to be issued (see `supply.existing`)."""
    parks, place = case.programme.parks, case.place_of_park[:-1]

    def known(column: str) -> NDArray[np.bool_]:
        return parks[column].notna().to_numpy(dtype=bool)

    now, later, issued, net, gross = (
        parks[column].to_numpy(dtype=np.int64, na_value=0)
        for column in ("available_now_m2", "available_later_m2", "issued_m2", "net_m2", "gross_m2")
    )
    left = net - issued - now
    planned = parks["planned"].to_numpy(dtype=bool)
    derived = ~known("available_later_m2") & planned & known("net_m2") & (left >= 0)
    says = known("available_now_m2") | known("available_later_m2") | derived
    at_most = np.where(known("net_m2"), net, gross)

    def sums(land: NDArray[np.int64]) -> NDArray[np.int64]:
        whole = np.zeros(len(case.codes), dtype=np.int64)
        np.add.at(whole, place, land)
        return whole

    def some(what: NDArray[np.bool_]) -> NDArray[np.bool_]:
        return np.asarray(sums(what.astype(np.int64)) > 0)

    return ParkLand(
        sums(now + later + np.where(derived, left, 0)), sums(np.where(says, 0, at_most)), sums(net), sums(at_most),
        some(says), ~some(~known("net_m2") & ~known("gross_m2")), some(np.ones(len(place), dtype=bool)),
    )  # fmt: skip
