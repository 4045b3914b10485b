"""What do the invented norms look like as norm books, one per authority?"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction

from barcode.norms import Norm, NormBook
from barcode.norms.model import Text
from tests.bench.synthetic import FUNCTIONS, LEVELS, SCALE, Areas, Norms

NORM_IDS = tuple(f"function_{function:02d}" for function in range(FUNCTIONS))
_NAME = Text(nl="verzonnen", en="invented")
_CITE = {"source": "invented", "place": "whole item"}
_SOURCE = {"title": "Invented for measuring speed", "publisher": "nobody", "date": "n.d."}


def municipality_code(municipality: int) -> str:
    """The authority code of a municipality."""
    return f"GM{municipality + 1:04d}"


def province_code(province: int) -> str:
    """The authority code of a province."""
    return f"PV{province + 20}"


def _authority(level: str, number: int) -> str:
    if level == "national":
        return "NL"
    if level == "region":
        return f"RG-region-{number:02d}"
    return province_code(number) if level == "province" else municipality_code(number)


def norm_books(norms: Norms, areas: Areas) -> list[NormBook]:
    """The norms as books, none of them binding, so that the most specific authority governs."""
    versions: dict[tuple[int, int], dict[int, list[dict[str, object]]]] = defaultdict(lambda: defaultdict(list))
    for level, authority, function, year, *bounds in zip(*(column.tolist() for column in norms), strict=True):
        low, mid, high = (Fraction(bound, SCALE) for bound in bounds)
        versions[level, authority][function].append(
            {"from": date(year, 1, 1), "value": mid, "low": low, "high": high, "cite": _CITE, "evidence": "quoted"}
        )
    names = tuple(LEVELS)
    return [_book(names[level], number, functions, areas) for (level, number), functions in versions.items()]


def _book(level: str, number: int, functions: dict[int, list[dict[str, object]]], areas: Areas) -> NormBook:
    members = [municipality_code(i) for i, region in enumerate(areas.region) if region == number] if level == "region" else []
    norms = [
        Norm.model_validate(
            {
                "id": NORM_IDS[function], "label": _NAME, "unit": "m2_net/dwelling", "comparison": "minimum",
                "status": "policy", "values": values,
            }
        )
        for function, values in functions.items()
    ]  # fmt: skip
    return NormBook.model_validate(
        {
            "format": 1, "authority": _authority(level, number), "level": level, "name": _NAME, "members": members,
            "invented": True, "sources": {"invented": _SOURCE}, "norms": norms,
        }
    )  # fmt: skip
