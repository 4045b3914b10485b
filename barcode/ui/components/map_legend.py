"""What do the colours and signs of the map mean? In words, with the sign beside each."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from xml.sax.saxutils import escape

import streamlit as st

from barcode.language import Language, say
from barcode.ui.look import OUTCOME_LOOKS, OUTCOME_SIGNS, Colour, Look
from barcode.ui.map_rows import outcome_words
from barcode.ui.map_signs import (
    BORDER_LINE,
    DESIGNATION_MARKS,
    HEAVINESS_LOOKS,
    OVERLAP_LINE,
    ZONE_LOOK,
    Designation,
)

WIDTH, HEIGHT, EDGE, BORDER_EDGE = 34, 22, 4, 2
WHOLE = 255


def legend(language: Language, with_zones: bool, with_borders: bool) -> None:
    """The legend as two lists: plans and what they share with parks, and parks; zones and borders where they are drawn."""
    left, right = st.columns(2)
    left.markdown("\n".join([f"**{say('map.legend_plans', language)}**", "", *_plans(language, with_borders)]))
    right.markdown("\n".join([f"**{say('map.legend_parks', language)}**", "", *_parks(language, with_zones)]))


def _plans(language: Language, with_borders: bool) -> Iterator[str]:
    for outcome, look in OUTCOME_LOOKS.items():
        yield _line(_surface(look, OUTCOME_SIGNS[outcome]), outcome_words(outcome, language))
    yield _line(_edge(OVERLAP_LINE), say("map.shared", language))
    yield _line(_edge((0, 0, 0)), say("map.chosen", language))
    if with_borders:
        yield _line(_edge(BORDER_LINE, BORDER_EDGE), say("map.border", language))


def _parks(language: Language, with_zones: bool) -> Iterator[str]:
    for heaviness, look in HEAVINESS_LOOKS.items():
        yield _line(_surface(look, say(f"map.sign_{heaviness}", language)), say(f"map.heaviness_{heaviness}", language))
    for designation in (Designation.DESIGNATED, Designation.LIFTED):
        words = say(f"map.designation_{designation}", language)
        yield _line(_sign(DESIGNATION_MARKS[designation].strip()), words)
    if with_zones:
        yield _line(_surface(ZONE_LOOK, ""), say("map.zone", language))


def _line(swatch: str, words: str) -> str:
    # Two blanks at the end of a line: the next one begins below it.
    return f"{swatch} {words}  "


def _surface(look: Look, sign: str) -> str:
    cover = look.cover / WHOLE
    return _swatch(
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_web(look.colour)}" fill-opacity="{cover:.2f}"/>', sign, look.ink
    )


def _edge(colour: Colour, edge: int = EDGE) -> str:
    half = edge / 2
    inside = f'x="{half}" y="{half}" width="{WIDTH - edge}" height="{HEIGHT - edge}"'
    return _swatch(f'<rect {inside} fill="none" stroke="{_web(colour)}" stroke-width="{edge}"/>', "", colour)


def _sign(sign: str) -> str:
    return _swatch("", sign, (0, 0, 0))


def _swatch(ground: str, sign: str, ink: Colour) -> str:
    """A picture as wide as a thumb, which Markdown shows in the line; its text for who hears it is the sign."""
    text = (
        f'<text x="{WIDTH // 2}" y="{HEIGHT - 6}" text-anchor="middle" font-family="sans-serif" font-weight="bold" '
        f'font-size="13" fill="{_web(ink)}">{escape(sign)}</text>'
    )
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">{ground}{text if sign else ""}</svg>'
    return f"![{sign}](data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()})"


def _web(colour: Colour) -> str:
    red, green, blue = colour
    return f"#{red:02x}{green:02x}{blue:02x}"
