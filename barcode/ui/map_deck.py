"""What is sent to the browser to draw the map? Addresses of shapes, and a digit for what each of them looks like."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from math import cos, log2, radians
from typing import Any, NamedTuple

import pydeck  # type: ignore[import-untyped]
from pydeck.bindings.json_tools import default_serialize  # type: ignore[import-untyped]

from barcode.ui.look import DARK, LIGHT, Look
from barcode.ui.map_files import served
from barcode.ui.map_shapes import Layer
from barcode.ui.map_signs import BORDER_LINE, OVERLAP_LINE, ZONE_LOOK

PLANS, PARKS = "plans", "parks"
HEIGHT = 460
# The smallest map that all shapes must fit in, a telephone upright [pixels].
FITS_IN = (300, 400)
TILE = 512
CLOSEST, FARTHEST = 15.0, 6.0
# Outlines take a browser without graphics card ten times as long as surfaces do.
OUTLINED_AT_MOST = 400
# An edge in its own colour keeps a plan in sight that is smaller than a dot on a map of the country.
EDGE_PIXELS, SHARED_EDGE_PIXELS = 2, 3
# Texts are so tall on the ground [m]: from afar they vanish instead of covering the map.
LETTER_M = 330
BORDER_WIDTH = 1
LARGEST = {PLANS: 20, PARKS: 13}
DIGITS_OF_A_CHANGE = 16

PDOK_TILES = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"
BACKGROUND = served(
    json.dumps(
        {
            "version": 8,
            "sources": {
                "brt": {"type": "raster", "tiles": [PDOK_TILES], "tileSize": 256, "attribution": "Kaartgegevens: Kadaster, PDOK"}
            },
            "layers": [
                {"id": "ground", "type": "background", "paint": {"background-color": "#ffffff"}},
                {"id": "brt", "type": "raster", "source": "brt"},
            ],
        }
    ).encode()
)


class CompactDeck(pydeck.Deck):
    """A deck in as few bytes as possible: pydeck indents its JSON, which takes four times as many and as long to read."""

    def to_json(self) -> str:
        """The deck as JSON without blanks."""
        return json.dumps(self, default=default_serialize, separators=(",", ":"), sort_keys=True)


def deck(
    layers: Sequence[pydeck.Layer], view: tuple[float, float, float, float], with_background: bool, tooltip: str
) -> CompactDeck:
    """The map.

    Args:
        layers: from bottom to top.
        view: west, south, east, north of what must be in sight [degrees].
        with_background: whether the tiles of PDOK are fetched; without them no request leaves the machine.
        tooltip: HTML of our own with `{name}` in it; Streamlit escapes what it fills in.
    """
    # Leaving the style out and naming no provider is the only way in which Streamlit calls nobody for a background.
    ground = {"map_provider": "carto", "map_style": BACKGROUND.address} if with_background else {"map_provider": None}
    return CompactDeck(
        list(layers),
        initial_view_state=view_of(view),
        tooltip={"html": tooltip, "style": {"background": "#1b2733", "color": "#ffffff", "fontSize": "14px"}},
        **ground,
    )


def view_of(bounds: tuple[float, float, float, float]) -> pydeck.ViewState:
    """The view in which these bounds [degrees] just fit."""
    west, south, east, north = bounds
    latitude = (south + north) / 2
    width = (east - west) / 360 * TILE
    height = (north - south) / 360 / cos(radians(latitude)) * TILE
    scales = [room / size for room, size in zip(FITS_IN, (width, height), strict=True) if size > 0]
    zoom = min(max(log2(min(scales)), FARTHEST), CLOSEST) if scales else CLOSEST
    return pydeck.ViewState(longitude=round((west + east) / 2, 6), latitude=round(latitude, 6), zoom=round(zoom, 2))


class Signs(NamedTuple):
    """What each row of a layer looks like.

    Args:
        digits: of each row which of `looks` it has; with `mark_digits` the only part that an outcome changes.
        looks: by digit.
        mark_digits: of each row which of `marks` it has.
        marks: texts, written after the word that a shape carries itself.
        worded: whether shapes carry a word.
    """

    digits: str
    looks: Sequence[Look]
    mark_digits: str
    marks: Sequence[str]
    worded: bool


def coloured(name: str, layer: Layer, signs: Signs) -> Any:
    """A layer of surfaces that can be clicked, with a text on each.

    The shapes are known by their address, and what they look like by a digit per row: a changed outcome changes the digits alone.
    """

    def digit_of(shape: str) -> str:
        return f"('{signs.digits}')[{shape}properties.row]"

    digit = digit_of("")
    fills = json.dumps([[*look.colour, look.cover] for look in signs.looks])
    edges = json.dumps([list(look.colour) for look in signs.looks])
    inks = json.dumps([list(look.ink) for look in signs.looks])
    marks = json.dumps(list(signs.marks), ensure_ascii=False)
    mark = f"({marks})[('{signs.mark_digits}')[properties.row]]"
    changed = sha256(repr(signs).encode()).hexdigest()[:DIGITS_OF_A_CHANGE]
    # Given to the parts and not to the layer: of a layer Streamlit dims all that is not clicked, and here colour has a meaning.
    parts = {
        "polygons-fill": {"getFillColor": f"@@=({fills})[{digit}]", "updateTriggers": {"getFillColor": changed}},
        # The part that draws edges is handed a line, which knows the shape that it came from.
        "polygons-stroke": {"getColor": f"@@=({edges})[{digit_of('__source.object.')}]", "updateTriggers": {"getColor": changed}},
        "points-text": {"updateTriggers": {"getText": changed, "getColor": changed}},
    }
    return _layer(
        name, layer.file.address, stroked=layer.count <= OUTLINED_AT_MOST, get_line_width=EDGE_PIXELS,
        line_width_units="'pixels'", pickable=True, auto_highlight=True, highlight_color=[255, 255, 255, 90],
        point_type="'text'", get_text_size=LETTER_M, text_size_units="'meters'", text_font_weight="'bold'",
        text_character_set="'auto'",
        get_text=f"properties.word + {mark}" if signs.worded else mark, get_text_color=f"({inks})[{digit}]",
        text_size_max_pixels=LARGEST[name], _subLayerProps=parts,
    )  # fmt: skip


def outlined(layer: Layer) -> Any:
    """Land that plans and parks share: a dark edge as long as they are few, else a dark surface."""
    few = layer.count <= OUTLINED_AT_MOST
    cover = 40 if few else 150
    return _layer(
        "shared", layer.file.address, stroked=few, get_fill_color=[*OVERLAP_LINE, cover],
        get_line_color=[*OVERLAP_LINE, 255], line_width_units="'pixels'", get_line_width=SHARED_EDGE_PIXELS,
    )  # fmt: skip


def zones(layer: Layer) -> Any:
    """Zones as wide as a guideline distance, below everything else."""
    few = layer.count <= OUTLINED_AT_MOST
    return _layer(
        "zones", layer.file.address, stroked=few, get_fill_color=[*ZONE_LOOK.colour, ZONE_LOOK.cover],
        get_line_color=[*ZONE_LOOK.colour, 255], line_width_units="'pixels'", get_line_width=1,
    )  # fmt: skip


def borders(layer: Layer) -> Any:
    """Outlines of municipalities, the ground of the map: lines that cannot be clicked."""
    return _layer(
        "municipalities", layer.file.address, filled=False, stroked=True, get_line_color=[*BORDER_LINE, 255],
        line_width_units="'pixels'", get_line_width=BORDER_WIDTH,
    )  # fmt: skip


def chosen(shape: dict[str, Any]) -> list[Any]:
    """The edge of what is chosen, dark on light so that it is seen on every ground."""
    return [
        _layer(
            f"chosen-{name}", shape, filled=False, stroked=True, get_line_color=list(colour), line_width_units="'pixels'",
            get_line_width=width,
        )
        for name, colour, width in (("light", LIGHT, 7), ("dark", DARK, 3))
    ]  # fmt: skip


def _layer(name: str, data: Any, **looks: Any) -> Any:
    return pydeck.Layer("GeoJsonLayer", data, id=name, **looks)
