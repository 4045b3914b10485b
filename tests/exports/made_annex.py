"""What annex does a test need: one whose sums can be done by hand, and the shipped example with everything in it?"""

from __future__ import annotations

import copy
from datetime import date
from functools import cache

from barcode.assess import assess
from barcode.exports.annex import Annex, annex, annex_again
from barcode.exports.annex_terms import Terms
from barcode.norms import NormLibrary
from barcode.norms.reader import read_books
from barcode.readers import read_programme
from tests.builders import ON, library, plan, programme
from tests.conftest import REPOSITORY

EXAMPLE_DAY = date(2026, 11, 1)


def small(name: str = "Plan", **terms) -> Annex:
    """100 dwellings in one municipality, with a park; see the round figures of `tests.builders`."""
    parks = [{"park_id": "P1", "name": name, "municipality_code": "GM9901", "net_m2": 50_000, "gross_m2": 60_000,
              "issued_m2": 40_000, "available_now_m2": 6_000, "available_later_m2": 4_000}]  # fmt: skip
    made = programme(
        plans=[plan("A", 60, name=name), plan("B", 50, year=2028, dwellings_demolished=10)],
        parks=parks,
        work_programmed=[{"plan_id": "A", "location_type": "office", "year": 2027, "floor_m2_gfa": 500}],
        work_taken=[{"plan_id": "B", "park_id": "P1", "location_type": "business_park", "year": 2028, "land_m2_net": 1_000}],
    )  # fmt: skip
    return annex(assess(made, library(), ON), Terms(area="GM9901", title=terms.pop("title", "Proef"), **terms))


@cache
def example(area: str = "GM9901") -> Annex:
    """The annex of a municipality or region of the shipped, invented example."""
    books = (*read_books(REPOSITORY / "norms"), *read_books(REPOSITORY / "data/voorbeeldregio"))
    made = assess(read_programme([REPOSITORY / "data/voorbeeldregio"]), NormLibrary(books), EXAMPLE_DAY)
    return annex(made, Terms(area=area, readers="municipality", parties=("Gemeente A",)))


def with_norm(whole: Annex, authority: str, norm_id: str, value: str, key: str = "") -> Annex:
    """The annex that the engine makes when the newest value of one norm is another."""
    content = copy.deepcopy(whole.content)
    book = next(book for book in content["inputs"]["books"] if book["authority"] == authority)
    entry = next(norm for norm in book["norms"] if norm["id"] == norm_id)["values"][-1]
    (entry["cells"][key] if key else entry)["value"] = value
    return annex_again(content)
