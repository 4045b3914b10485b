"""Do the rows of input below a number say how much of what they hold?"""

from __future__ import annotations

from collections.abc import Iterator

from barcode.assess import Assessment, assess
from barcode.explain import Node, figure_at, paragraph, tree
from tests.builders import ON, library, plan, programme

PARK = {"park_id": "T1", "name": "De Werf", "municipality_code": "GM9901"}


def assessed(*plans: dict, **tables: list) -> Assessment:
    return assess(programme(plans=list(plans), **tables), library(), ON)


def input_nodes(node: Node, kind: str) -> Iterator[Node]:
    for child in node.children:
        if child.kind == kind:
            yield child
        yield from input_nodes(child, kind)


def row_values(assessment: Assessment, address: str, language: str = "nl") -> list[str]:
    root = tree(figure_at(assessment, address), assessment, language)  # type: ignore[arg-type]
    return [row.value for row in input_nodes(root, "row")]


def test_a_row_of_input_says_its_unit() -> None:
    several = assessed(plan("A", 100), plan("B", 1))

    assert row_values(several, "GM9901/dwellings") == ["100 woningen", "1 woning"]
    assert row_values(several, "GM9901/dwellings", "en") == ["100 dwellings", "1 dwelling"]


def test_a_row_with_demolition_says_both_and_the_unit_once() -> None:
    assert row_values(assessed(plan("A", 100, dwellings_demolished=40)), "GM9901/dwellings") == ["100 − 40 woningen"]


def test_a_ratio_of_two_columns_says_the_unit_of_each() -> None:
    parks = assessed(plan("A", 100), parks=[PARK | {"gross_m2": 15_000, "net_m2": 10_000}])

    assert "15.000 m² grond (bruto) : 10.000 m² grond (netto)" in row_values(parks, "GM9901/business_park/land_gross")


def test_one_row_is_one_row() -> None:
    one, two = assessed(plan("A", 100)), assessed(plan("A", 100), plan("B", 50))

    for assessment, words in ((one, "uit 1 regel"), (two, "uit 2 regels")):
        (node,) = input_nodes(tree(figure_at(assessment, "GM9901/dwellings"), assessment), "input")
        assert f"uit {node.value}" == words


def test_gross_land_without_parks_is_lacking_for_the_same_reason_as_the_balance() -> None:
    assessment = assessed(plan("A", 100))
    reasons = {
        paragraph(figure_at(assessment, address), assessment).split(" is niet te zeggen: ")[1]
        for address in ("GM9901/business_park/land_gross", "GM9901/balance/business_park/land/available")
    }

    assert reasons == {"er zijn geen werklocaties ingelezen."}


def test_gross_land_of_parks_without_areas_says_that_those_are_lacking() -> None:
    assessment = assessed(plan("A", 100), parks=[PARK])
    text = paragraph(figure_at(assessment, "GM9901/business_park/land_gross"), assessment)

    assert text.endswith("is niet te zeggen: van de werklocaties hier is bruto of netto oppervlakte niet bekend.")
