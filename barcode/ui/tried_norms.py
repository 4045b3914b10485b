"""Which norms size the answer of this place, and can be tried at another value?"""

from __future__ import annotations

from collections.abc import Iterator

from barcode.area import Area
from barcode.assess import Assessment
from barcode.norms.governing import NormInForce
from barcode.programme import LocationType
from barcode.trace import Figure, Missing, Traced, difference
from barcode.ui.own_values import SHARES


def answer_figures(area: Area) -> dict[str, Figure]:
    """The numbers of the answer, by the last part of the key of their name."""
    asked = area.asked
    park, office = asked.by_type[LocationType.BUSINESS_PARK], asked.by_type[LocationType.OFFICE]
    return {"jobs": asked.jobs, "park_land": park.land, "park_floor": park.floor, "office_floor": office.floor}


def sizing_norms(area: Area, assessment: Assessment) -> list[NormInForce]:
    """The norms behind the answer of a municipality in the order of the sum, each once; a choice between two words is no number.

    Where one share of the jobs plays a part, the shares of all types of work location do: together they are one whole.
    """
    chain = assessment.chain(area.code)
    found: dict[tuple[str, str], NormInForce] = {}
    for figure in answer_figures(area).values():
        if isinstance(figure, Traced):
            for norm in figure.norms():
                keys = LocationType if norm.norm.id == SHARES else (norm.key,)
                for key in keys:
                    sizing = chain.norm(norm.norm.id, str(key)).sizing
                    if sizing is not None and not sizing.choice:
                        found.setdefault((norm.norm.id, str(key)), sizing)
    return list(found.values())


def barcode_norms(area: Area, known: list[NormInForce]) -> Iterator[NormInForce]:
    """The norms of the rows of the barcode that are not among `known`."""
    names = {norm.name for norm in known}
    for stripe in area.strip.stripes:
        sizing = stripe.governing.sizing if stripe.governing else None
        if sizing is not None and not sizing.choice and sizing.name not in names:
            names.add(sizing.name)
            yield sizing


def changed(before: Figure, after: Figure) -> Figure:
    """What `after` is more than `before`; cannot be told where one of them cannot."""
    if isinstance(before, Missing):
        return before
    return difference(before.what, after, [before], before.formula, before.subject)
