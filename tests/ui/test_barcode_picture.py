"""Are the stripes of the barcode as wide as their land, and readable without colour?"""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from barcode.ui.barcode_picture import GAP, WIDTH, DrawnStripe, barcode_svg

SVG = "{http://www.w3.org/2000/svg}"


def rectangles(svg: str):
    root = ElementTree.fromstring(svg)
    return [(float(one.get("x")), float(one.get("width")), one.get("fill")) for one in root.findall(f"{SVG}rect")]


def test_a_stripe_with_three_times_the_land_is_three_times_as_wide():
    svg = barcode_svg([DrawnStripe(1, "a", 30, 30, True), DrawnStripe(2, "b", 10, 10, True)])

    (_, first, _), (_, second, _) = rectangles(svg)

    assert first + second == pytest.approx(WIDTH - GAP, abs=0.02)
    assert first == pytest.approx(3 * second, abs=0.05)


def test_land_that_another_stripe_holds_is_hatched():
    svg = barcode_svg([DrawnStripe(1, "green", 75, 75, True), DrawnStripe(2, "play", 25, 5, True)])

    hatched = [(width, fill) for _, width, fill in rectangles(svg) if fill == "url(#hatch)"]

    assert len(hatched) == 1
    assert hatched[0][0] == pytest.approx((WIDTH - GAP) * 0.20, abs=0.02)


def test_what_lies_elsewhere_in_the_city_is_dotted():
    svg = barcode_svg([DrawnStripe(1, "a", 1, 1, True), DrawnStripe(2, "b", 1, 1, False)])

    assert [fill for _, _, fill in rectangles(svg)].count("url(#dots)") == 1


def test_every_stripe_has_its_number_and_no_two_numbers_touch():
    stripes = [DrawnStripe(1, "work", 900, 900, True), *(DrawnStripe(number, "small", 1, 1, True) for number in range(2, 12))]

    tags = [(float(one.get("x")), one.text) for one in ElementTree.fromstring(barcode_svg(stripes)).findall(f"{SVG}text")]

    assert [re.match(r"\d+", text)[0] for _, text in tags] == [str(number) for number in range(1, 12)]
    places = [place for place, _ in tags]
    assert all(later - earlier >= 20 for earlier, later in pairwise(places))
    assert max(places) < WIDTH


def test_the_name_of_a_function_cannot_break_out_of_the_picture():
    svg = barcode_svg([DrawnStripe(1, '<script>&"', 1, 1, True)])

    assert ElementTree.fromstring(svg).find(f"{SVG}text").text == '1 <script>&"'
    assert "<script>" not in svg


def test_two_equal_barcodes_are_the_same_picture():
    stripes = [DrawnStripe(1, "a", 3, 3, True), DrawnStripe(2, "b", 1, 1, False)]

    assert barcode_svg(stripes) == barcode_svg(stripes)
