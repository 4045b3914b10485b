"""The paragraph of a number says what it is, how it came about, and what in it is assumed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from barcode.assess import Assessment, assess
from barcode.explain import figure_at, paragraph, tree
from barcode.explain.address import figures
from barcode.norms import NormLibrary
from barcode.norms.reader import read_books
from barcode.readers import read_programme
from barcode.shipped import shipped_folder
from tests.builders import ON

REGION = shipped_folder("data") / "voorbeeldregio"
CODE_WORD = re.compile(r"[a-z]_[a-z]|\b(GM|PV|RG-?)\d|\bRG-|\bNone\b|\bnan\b|Fraction|\{|\}")


@pytest.fixture(scope="module")
def example() -> Assessment:
    library = NormLibrary(read_books(shipped_folder("norms"))) + read_books(Path(REGION / "normen"))
    return assess(read_programme([REGION]), library, ON.replace(month=11))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_number_is_explained_in_code_words(example: Assessment, language: str) -> None:
    odd = {
        address: text
        for area in example.areas.values()
        for address, figure in figures(area)
        if CODE_WORD.search(text := paragraph(figure, example, language))  # type: ignore[arg-type]
    }
    assert odd == {}


def test_office_floor_is_told_from_dwellings_to_square_metres(example: Assessment) -> None:
    # 5,070 new − 60 demolished = 5,010; × 1 job × 0.25 × 0.8 × 20 m² = 20,040 m²
    text = paragraph(figure_at(example, "GM9901/office/floor"), example)
    assert text.startswith("Gevraagde werkvloer (kantoor): 20.040 m² vloer (bvo) (tussen ")
    assert "Dat is 5.010 woningen, maal 1 baan per woning, maal 0,25" in text
    assert "De 5.010 woningen erbij zijn 5.070 nieuwe min 60 gesloopte woningen, uit 6 regels van fasering.csv." in text
    assert "Aangenomen, niet vastgesteld: voltijdbanen per baan." in text
    assert text.endswith("Dit is een verzonnen voorbeeld.")


def test_the_sum_of_a_province_names_its_municipalities(example: Assessment) -> None:
    text = paragraph(figure_at(example, "PV99/dwellings"), example, "en")
    # 5,010 + 2,930 + 1,448 + 1,100
    assert "10,488 dwellings" in text
    assert "5,010 dwellings (Nieuw-Pampus)" in text
    land = paragraph(figure_at(example, "PV99/business_park/land"), example, "en")
    assert "(Nieuw-Pampus)" in land
    assert "(Houtribveen)" in land


def test_what_cannot_be_told_says_what_is_lacking(example: Assessment) -> None:
    text = paragraph(figure_at(example, "GM9901/retail_and_services/floor"), example)
    assert text.startswith("Gevraagde werkvloer (winkels en diensten) is niet te zeggen: er is geen norm voor «")


def test_the_tree_opens_to_rows_and_sources(example: Assessment) -> None:
    found: dict[str, list[str]] = {"row": [], "norm": []}

    def walk(node: object) -> None:
        for child in node.children:  # type: ignore[attr-defined]
            if child.kind == "row":
                found["row"].append(dict(child.details)["waar"])
            if child.kind == "norm":
                found["norm"].append(dict(child.details).get("bron", ""))
            walk(child)

    root = tree(figure_at(example, "GM9901/office/floor"), example)
    walk(root)
    assert root.formula == 5
    assert len(found["row"]) == 6
    assert all(place.startswith("fasering.csv, regel ") for place in found["row"])
    assert any("VERZONNEN omgevingsvisie Nieuw-Pampus 2040" in source for source in found["norm"])


def test_gross_land_names_the_ratio_of_the_parks_here(example: Assessment) -> None:
    # parks of Nieuw-Pampus: see werklocaties.csv; the ratio is shown as the two sums it is made of
    parks = example.programme.parks
    here = parks[parks["municipality_code"] == "GM9901"]
    gross, net = int(here["gross_m2"].sum()), int(here["net_m2"].sum())
    text = paragraph(figure_at(example, "GM9901/business_park/land_gross"), example)
    assert f"de verhouding {gross:,} : {net:,} van de werklocaties hier".replace(",", ".") in text
