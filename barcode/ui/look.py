"""Which colour, sign and word mean what? One visual language for the barcode, the charts, the map and the tables.

Colour never says anything alone: what differs in colour differs in a sign or a word too, and what lies side by side differs in
brightness by 3 : 1 (WCAG 2.2, 1.4.11), so that a projector, a grey print and colour-blind eyes keep it apart.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from barcode.checks.findings import Outcome, Severity
from barcode.language import Language, say
from barcode.norms.governing import NormInForce

Colour = tuple[int, int, int]
DARK: Colour = (0, 0, 0)
LIGHT: Colour = (255, 255, 255)

# Text, lines, and what the keyboard stands on.
INK, LINE, ACCENT = "#1b2733", "#5b6875", "#154273"
# Not enough is dark, enough is light.
SHORT, ENOUGH = "#6b100d", "#4f94c4"
# Dark and light by turns.
STRIPES = (
    "#154273", "#8fcae7", "#275937", "#ffd166", "#6d2077", "#f4b183", "#07504c", "#f0b0cf",
    "#5c4033", "#b8d98b", "#7f1d1d", "#c9c2e8", "#3f4a56", "#f0e199",
)  # fmt: skip


class Look(NamedTuple):
    """A colour (red, green, blue), how much of the ground it covers (0–255), and the colour of a text on it."""

    colour: Colour
    cover: int
    ink: Colour


# From heavy to light: a breach by what its norm weighs, then what is no breach. No two have the same sign.
OUTCOME_LOOKS: dict[StrEnum, Look] = {
    Severity.CONFLICT: Look((164, 22, 26), 200, LIGHT),
    Severity.DEPARTURE: Look((240, 110, 10), 190, DARK),
    Severity.POINT_OF_ATTENTION: Look((255, 200, 40), 180, DARK),
    Outcome.CANNOT_TELL: Look((160, 120, 190), 170, DARK),
    Outcome.MET: Look((0, 109, 119), 190, LIGHT),
    Outcome.NOT_APPLICABLE: Look((120, 128, 136), 110, DARK),
}
# Signs that every font has, beside the word that says the same.
OUTCOME_SIGNS: dict[StrEnum, str] = {
    Severity.CONFLICT: "✕", Severity.DEPARTURE: "◆", Severity.POINT_OF_ATTENTION: "●",
    Outcome.CANNOT_TELL: "?", Outcome.MET: "✓", Outcome.NOT_APPLICABLE: "–",
}  # fmt: skip


class NormKind(StrEnum):
    """How hard a norm is: nobody may depart from it, somebody laid it down or counted it, or somebody assumed it."""

    BINDING = "binding"
    REFERENCE = "reference"
    ASSUMPTION = "assumption"


NORM_SIGNS = {NormKind.BINDING: "§", NormKind.REFERENCE: "○", NormKind.ASSUMPTION: "▲"}


def norm_kind(norm: NormInForce) -> NormKind:
    """How hard a norm is; what is assumed is an assumption, whoever says it."""
    if norm.is_assumption:
        return NormKind.ASSUMPTION
    return NormKind.BINDING if norm.is_binding else NormKind.REFERENCE


def norm_sign(norm: NormInForce, language: Language) -> str:
    """The sign and the word of a norm: `§ wet (bindend)`, `○ vastgesteld beleid`, `▲ aanname`."""
    kind = norm_kind(norm)
    words = say(f"look.{kind}", language, status=say(f"status.{norm.status}", language))
    return f"{NORM_SIGNS[kind]}\u00a0{words}"


def norm_legend(language: Language) -> str:
    """What the three signs mean, in one line."""
    return " · ".join(f"{sign} {say(f'look.legend_{kind}', language)}" for kind, sign in NORM_SIGNS.items())
