"""Is the map sent in few bytes, and does nobody else hear of it?"""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import shapely

from barcode.ui.look import Look
from barcode.ui.map_deck import BACKGROUND, OUTLINED_AT_MOST, PLANS, Signs, borders, chosen, coloured, deck, view_of
from barcode.ui.map_files import served
from barcode.ui.map_shapes import Layer, outline

BOUNDS = (5.0, 52.0, 5.2, 52.1)
LOOKS = [Look((1, 2, 3), 4, (5, 6, 7)), Look((11, 12, 13), 14, (15, 16, 17))]


def layer(body: bytes = b"{}") -> Layer:
    return Layer(served(body), 1, np.array([shapely.box(0, 0, 1, 1)]))


def signs(digits: str, marks: tuple[str, ...] = ("X", "V")) -> Signs:
    return Signs(digits, LOOKS, digits, marks, worded=False)


def sent(*layers, with_background: bool = False) -> dict:
    return json.loads(deck(list(layers), BOUNDS, with_background, "{name}").to_json())


def test_no_provider_is_named_and_the_style_is_left_to_nobody():
    # The word by which Streamlit knows that no style was given; with None it would call a provider of its own.
    assert "mapProvider" not in sent()
    assert sent()["mapStyle"] == "__MAP_STYLE__"


def test_the_background_is_a_style_of_our_own_that_names_pdok_alone():
    style = json.loads(BACKGROUND.body)

    assert sent(with_background=True)["mapStyle"] == BACKGROUND.address
    assert [tile.split("/")[2] for source in style["sources"].values() for tile in source["tiles"]] == ["service.pdok.nl"]
    assert not {"glyphs", "sprite"} & style.keys()


def test_shapes_are_named_by_their_address_and_not_sent():
    shapes = layer(b'{"features":[]}')

    assert sent(coloured(PLANS, shapes, signs("0")))["layers"][0]["data"] == shapes.file.address


def test_a_changed_outcome_changes_the_digits_and_not_the_shapes():
    shapes = layer()

    before, after = (sent(coloured(PLANS, shapes, signs(digits)))["layers"][0] for digits in ("0011", "0111"))

    assert before["data"] == after["data"]
    assert (
        before["_subLayerProps"]["polygons-fill"]["getFillColor"]
        == "@@=([[1, 2, 3, 4], [11, 12, 13, 14]])[('0011')[properties.row]]"
    )
    assert before["getText"] == '@@=(["X", "V"])[(\'0011\')[properties.row]]'
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"_subLayerProps", "getText", "getTextColor"}


def test_a_plan_has_an_edge_in_its_own_colour_as_long_as_edges_are_few():
    few = sent(coloured(PLANS, layer(), signs("01")))["layers"][0]
    many = sent(coloured(PLANS, replace(layer(), count=OUTLINED_AT_MOST + 1), signs("01")))["layers"][0]

    assert (few["stroked"], many["stroked"]) == (True, False)
    # The part that draws edges gets lines, and finds the row in the shape that a line came from.
    assert (
        few["_subLayerProps"]["polygons-stroke"]["getColor"]
        == "@@=([[1, 2, 3], [11, 12, 13]])[('01')[__source.object.properties.row]]"
    )


@pytest.mark.parametrize("other", [signs("1"), signs("0", ("X", "M"))])
def test_the_browser_is_told_to_look_again_when_a_look_or_a_letter_changes(other):
    triggers = [
        one["_subLayerProps"]["polygons-fill"]["updateTriggers"]
        for one in sent(coloured(PLANS, layer(), signs("0")), coloured(PLANS, layer(), other))["layers"]
    ]

    assert triggers[0] != triggers[1]


def test_no_layer_gives_streamlit_a_colour_to_dim():
    # Of a layer with a colour of its own Streamlit dims all that is not clicked.
    assert "getFillColor" not in sent(coloured(PLANS, layer(), signs("0")))["layers"][0]


def test_the_map_is_written_without_blanks():
    text = deck([coloured(PLANS, layer(), signs("0"))], BOUNDS, False, "{name}").to_json()

    assert "\n" not in text
    assert '": ' not in text


def test_what_is_chosen_has_a_dark_edge_on_a_light_one():
    edges = sent(*chosen(outline(shapely.box(5, 52, 5.1, 52.1))))["layers"]

    assert [edge["getLineColor"] for edge in edges] == [[255, 255, 255], [0, 0, 0]]
    assert not any(edge["filled"] for edge in edges)


def test_borders_are_lines_that_are_fetched_by_address_and_cannot_be_clicked():
    outlines = layer(b'{"features":[]}')

    border = sent(borders(outlines))["layers"][0]

    assert border["data"] == outlines.file.address
    assert (border["filled"], border["stroked"]) == (False, True)
    assert not border.get("pickable", False)


def test_the_view_stands_in_the_middle_and_everything_fits():
    view = view_of(BOUNDS)

    # 0.2° of 360° is 0.2 ÷ 360 × 512 × 2^zoom pixels wide, which is 300 at zoom 10.04; it is less tall than wide.
    assert (view.longitude, view.latitude) == (5.1, 52.05)
    assert view.zoom == pytest.approx(10.04, abs=0.01)


def test_a_single_point_is_not_looked_at_through_a_microscope():
    assert view_of((5.0, 52.0, 5.0, 52.0)).zoom == 15
