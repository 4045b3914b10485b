"""What does the barcode look like? Stripes as wide as their land, drawn as SVG; numbers and patterns carry what colour shows.

Streamlit takes SVG out of the HTML of a page and an image has no parts. So over the image lies one element per stripe that the
pointer and the keyboard can reach and that says its name, by style alone: no script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from barcode.ui.look import INK, LINE, STRIPES

WIDTH, TOP, HIGH, TAG, FOOT = 1000, 4, 190, 34, 20
GAP = 2
NARROWEST = 1.5
LETTER, LETTER_SIZE = 10.2, 19
BETWEEN_TAGS = 5
# The name of a stripe is in sight while the pointer or the keyboard is on it, never on paper; white around black is seen on
# every colour of stripe.
PICTURE_STYLE = f"""<style>
.st-key-barcode-picture {{position: relative}}
.st-key-barcode-picture [data-testid=stElementContainer]:has(.barcode) {{position: absolute; inset: 0; height: 100%; width: 100%}}
.st-key-barcode-picture :has(> .barcode) {{height: 100%}}
.barcode {{position: relative; height: 100%; display: flex}}
.barcode .stripe {{height: 80%; flex: none}}
.barcode .stripe:focus {{outline: 3px solid {INK}; box-shadow: 0 0 0 5px #fff}}
.barcode .said {{display: none; position: absolute; top: 81%; left: 0; max-width: 100%; background: #fff; color: {INK};
  border: 2px solid {INK}; padding: 0.1rem 0.6rem; font-size: 1rem; z-index: 2}}
.barcode .stripe:hover .said, .barcode .stripe:focus .said {{display: block}}
.barcode:has(.stripe:focus) .stripe:hover:not(:focus) .said {{display: none}}
@media print {{.barcode {{display: none}}}}
</style>"""


@dataclass(frozen=True, slots=True)
class DrawnStripe:
    """One stripe: its number in the table, name, land [m2_net], the part of it that counts once, and what it says of itself."""

    number: int
    name: str
    land: float
    counted: float
    inside_plan_area: bool
    said: str = ""


def barcode_svg(stripes: Sequence[DrawnStripe]) -> str:
    """The barcode as an SVG document; dotted is elsewhere in the city, hatched is land that another stripe already holds."""
    places, whole = _places(stripes)
    parts: list[str] = []
    tags: list[tuple[float, float, str]] = []
    for position, (stripe, at, width) in enumerate(places):
        parts += _bar(stripe, STRIPES[position % len(STRIPES)], at, width)
        tags.append((at, width, _tag(stripe, width)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {TOP + HIGH + TAG + FOOT}" font-family="sans-serif">'
        f"{_PATTERNS}{''.join(parts)}{''.join(_tags(tags))}</svg>"
    )


def barcode_names(stripes: Sequence[DrawnStripe]) -> str:
    """What lies over that picture: one element per stripe, in its place, that says its name."""
    places, whole = _places(stripes)
    parts = []
    for stripe, at, width in places:
        place = f"margin-left:{100 * GAP / whole if at else 0:.3f}%;width:{100 * width / whole:.3f}%"
        said = f'<span class="said" aria-hidden="true">{escape(stripe.said)}</span>'
        parts.append(
            f'<div class="stripe" role="img" tabindex="0" aria-label={quoteattr(stripe.said)} style="{place}">{said}</div>'
        )
    return f'<div class="barcode">{"".join(parts)}</div>'


def _places(stripes: Sequence[DrawnStripe]) -> tuple[list[tuple[DrawnStripe, float, float]], int]:
    """Every stripe with land, where it begins and how wide it is; and how wide the picture is."""
    drawn = [stripe for stripe in stripes if stripe.land > 0]
    whole = sum(stripe.land for stripe in drawn)
    room = WIDTH - GAP * max(len(drawn) - 1, 0)
    places, at = [], 0.0
    for stripe in drawn:
        width = max(room * stripe.land / whole, NARROWEST)
        places.append((stripe, at, width))
        at += width + GAP
    return places, round(max(at, WIDTH))


_PATTERNS = (
    '<defs><pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" r="1.4" fill="#fff"/>'
    '<circle cx="4" cy="4" r="1.4" fill="none" stroke="#1b2733" stroke-width=".5"/></pattern>'
    '<pattern id="hatch" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="10" height="10" fill="#fff"/><rect width="3" height="10" fill="#1b2733"/></pattern></defs>'
)


def _bar(stripe: DrawnStripe, colour: str, at: float, width: float) -> list[str]:
    def box(left: float, wide: float, fill: str) -> str:
        return f'<rect x="{left:.2f}" y="{TOP}" width="{wide:.2f}" height="{HIGH}" fill="{fill}"/>'

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
    foot = TOP + HIGH
    parts = []
    for (at, width, text), middle in zip(tags, middles, strict=True):
        line = f"M{at + width / 2:.1f} {foot + 2} V{foot + 8} L{middle:.1f} {foot + TAG - 12} V{foot + TAG - 6}"
        place = f'x="{middle:.1f}" y="{foot + TAG + 12}" font-size="{LETTER_SIZE}" text-anchor="middle"'
        parts.append(f'<path d="{line}" fill="none" stroke="{LINE}"/><text {place} fill="{INK}">{escape(text)}</text>')
    return parts
