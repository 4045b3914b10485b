"""Which norm sizes the requirement in each of many places on each of many days? For a whole country at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from barcode.norms.governing import ANYWHERE, Context, NormInForce
from barcode.norms.library import NormLibrary
from barcode.norms.place import Place

NOTHING = -1


@dataclass(frozen=True, slots=True, eq=False)
class Everywhere:
    """The norms that size a requirement somewhere, each once, and where.

    `position` [norm ids, days, places] points into `norms`, or is `NOTHING`.
    """

    norms: tuple[NormInForce, ...]
    position: NDArray[np.intp]


def sizing_everywhere(
    library: NormLibrary, norm_ids: Sequence[str], places: Sequence[Place], days: Iterable[date], context: Context = ANYWHERE
) -> Everywhere:
    """What `library.sizing` answers for each norm id, day and place.

    The library decides; this asks it once for all municipalities that are silent under the same province and regions, and
    once for every municipality that speaks.

    Raises:
        NormError: norms of one level contradict each other somewhere.
    """
    dates = tuple(days)
    wider: dict[tuple[str, tuple[str, ...]], int] = {}
    wider_of_place = np.array(
        [wider.setdefault((place.province_code, place.region_codes), len(wider)) for place in places], dtype=np.intp
    )
    silent = [Place("", province_code, region_codes).authorities for province_code, region_codes in wider]
    places_of: defaultdict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        places_of[place.municipality_code].append(number)
    numbers: dict[NormInForce | None, int] = {None: NOTHING}
    position = np.empty((len(norm_ids), len(dates), len(places)), dtype=np.intp)
    for norm_id, of_norm in zip(norm_ids, position, strict=True):
        for on, cells in zip(dates, of_norm, strict=True):
            known = library.in_force(norm_id, on, context=context)
            shared = [library.decided(known, authorities).sizing for authorities in silent]
            cells[:] = np.array([numbers.setdefault(norm, len(numbers) - 1) for norm in shared], dtype=np.intp)[wider_of_place]
            for authority in known:
                for number in places_of.get(authority, ()):
                    norm = library.decided(known, places[number].authorities).sizing
                    cells[number] = numbers.setdefault(norm, len(numbers) - 1)
    return Everywhere(tuple(norm for norm in numbers if norm), position)
