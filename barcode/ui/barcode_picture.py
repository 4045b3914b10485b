"""What does the barcode look like? Stripes as wide as their land, drawn as SVG; numbers and patterns carry what colour shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, TOP, STRIPES, TAG = 1000, 4, 190, 34
GAP = 2
NARROWEST = 1.5
LETTER, LETTER_SIZE = 10.2, 19
BETWEEN_TAGS = 5
# Dark and light by turns, so that neighbours differ in brightness as well as in colour.
COLOURS = (
    "#154273", "#8fcae7", "#275937", "#ffd166", "#6d2077", "#f4b183", "#0b7a75", "#e17fae",
    "#5c4033", "#b8d98b", "#7f1d1d", "#c9c2e8", "#3f4a56", "#f0e199",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DrawnStripe:
    """One stripe: its number in the table, name, land [m2_net] and the part of it that counts once."""

    number: int
    name: str
    land: float
    counted: float
    inside_plan_area: bool


def barcode_svg(stripes: Sequence[DrawnStripe]) -> str:
    """The barcode as an SVG document; dotted is elsewhere in the city, hatched is land that another stripe already holds."""
    drawn = [stripe for stripe in stripes if stripe.land > 0]
    whole = sum(stripe.land for stripe in drawn)
    room = WIDTH - GAP * max(len(drawn) - 1, 0)
    parts: list[str] = []
    tags: list[tuple[float, float, str]] = []
    at = 0.0
    for position, stripe in enumerate(drawn):
        width = max(room * stripe.land / whole, NARROWEST)
        parts += _bar(stripe, COLOURS[position % len(COLOURS)], at, width)
        tags.append((at, width, _tag(stripe, width)))
        at += width + GAP
    height = TOP + STRIPES + TAG + 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {round(max(at, WIDTH))} {height}" font-family="sans-serif">'
        f"{_PATTERNS}{''.join(parts)}{''.join(_tags(tags))}</svg>"
    )


_PATTERNS = (
    '<defs><pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" r="1.4" fill="#fff"/>'
    '<circle cx="4" cy="4" r="1.4" fill="none" stroke="#1b2733" stroke-width=".5"/></pattern>'
    '<pattern id="hatch" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="10" height="10" fill="#fff"/><rect width="3" height="10" fill="#1b2733"/></pattern></defs>'
)


def _bar(stripe: DrawnStripe, colour: str, at: float, width: float) -> list[str]:
    def box(left: float, wide: float, fill: str) -> str:
        return f'<rect x="{left:.2f}" y="{TOP}" width="{wide:.2f}" height="{STRIPES}" fill="{fill}"/>'

    parts = [box(at, width, colour)]
    if not stripe.inside_plan_area:
        parts.append(box(at, width, "url(#dots)"))
    twice = width * (1 - stripe.counted / stripe.land)
    if twice > 0:
        parts.append(box(at + width - twice, twice, "url(#hatch)"))
    return parts


def _tag(stripe: DrawnStripe, width: float) -> str:
    """The number, with the name behind it where the stripe is wide enough."""
    with_name = f"{stripe.number} {stripe.name}"
    return with_name if len(with_name) * LETTER < width else str(stripe.number)


def _tags(tags: Sequence[tuple[float, float, str]]) -> list[str]:
    """Tags in one row below the stripes, pushed aside where they would touch, each tied to its stripe by a line."""
    halves = [len(text) * LETTER / 2 + BETWEEN_TAGS for _, _, text in tags]
    middles: list[float] = []
    for (at, width, _), half in zip(tags, halves, strict=True):
        least = middles[-1] + halves[len(middles) - 1] + half if middles else half
        middles.append(max(at + width / 2, least))
    limit = float(WIDTH)
    for position in range(len(tags) - 1, -1, -1):
        middles[position] = min(middles[position], limit - halves[position])
        limit = middles[position] - halves[position]
    foot = TOP + STRIPES
    parts = []
    for (at, width, text), middle in zip(tags, middles, strict=True):
        line = f"M{at + width / 2:.1f} {foot + 2} V{foot + 8} L{middle:.1f} {foot + TAG - 12} V{foot + TAG - 6}"
        place = f'x="{middle:.1f}" y="{foot + TAG + 12}" font-size="{LETTER_SIZE}" text-anchor="middle"'
        parts.append(f'<path d="{line}" fill="none" stroke="#5b6875"/><text {place} fill="#1b2733">{escape(text)}</text>')
    return parts
