"""Does what differs in meaning still differ on a projector, on a grey print, and to colour-blind eyes?

The simulations are those of Machado, Oliveira and Fernandes, «A Physiologically-based Model for Simulation of Color Vision
Deficiency», IEEE TVCG 15 (6), 2009, severity 1.0, on linear light. The threshold is WCAG 2.2, success criterion 1.4.11.
"""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from barcode.language import LANGUAGES
from barcode.norms.governing import in_force
from barcode.ui import cached
from barcode.ui.look import (
    ENOUGH,
    NORM_SIGNS,
    OUTCOME_LOOKS,
    OUTCOME_SIGNS,
    SHORT,
    STRIPES,
    NormKind,
    norm_kind,
    norm_legend,
    norm_sign,
)
from tests.house.test_front_end_settings import CONTRAST_OF_EDGES, contrast, luminance

WHITE = "#ffffff"
SEEN_BY = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
EYES = ["usual", "grey", *SEEN_BY]


def to_light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def to_code(light: float) -> str:
    light = min(max(light, 0.0), 1.0)
    part = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return f"{round(part * 255):02x}"


def seen(colour: str, eyes: str) -> str:
    """The colour as these eyes see it, as `#rrggbb`; `grey` is a print without colour."""
    if eyes == "usual":
        return colour
    if eyes == "grey":
        return "#" + 3 * to_code(luminance(colour))
    light = [to_light(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    return "#" + "".join(to_code(sum(weight * part for weight, part in zip(row, light, strict=True))) for row in SEEN_BY[eyes])


def on_projector(colour: str) -> float:
    """Luminance with the light of a room on the screen, a tenth of that of white."""
    return luminance(colour) + 0.1


def test_the_simulations_leave_white_white_and_take_the_difference_of_red_and_green():
    assert {seen(WHITE, eyes) for eyes in EYES} == {WHITE}
    assert contrast(seen("#ff0000", "deuteranopia"), seen("#008000", "deuteranopia")) < contrast("#ff0000", "#00ff00")


@pytest.mark.parametrize("eyes", EYES)
def test_a_stripe_stands_out_from_the_next(eyes):
    faint = [
        (one, other)
        for one, other in pairwise([*STRIPES, STRIPES[0]])
        if contrast(seen(one, eyes), seen(other, eyes)) < CONTRAST_OF_EDGES
    ]

    assert faint == []


def test_neighbours_differ_on_a_projector_in_a_lit_room_too():
    # Weber contrast 0.5: the lighter one is at least half as bright again as the darker, with the light of the room on both.
    for one, other in pairwise([*STRIPES, STRIPES[0]]):
        dark, light = sorted((on_projector(one), on_projector(other)))
        assert (light - dark) / dark >= 0.5


@pytest.mark.parametrize("eyes", EYES)
def test_short_and_enough_stand_out_from_the_page_and_from_each_other(eyes):
    for one, other in combinations([SHORT, ENOUGH, WHITE], 2):
        assert contrast(seen(one, eyes), seen(other, eyes)) >= CONTRAST_OF_EDGES


def test_no_two_meanings_share_a_sign():
    signs = [*OUTCOME_SIGNS.values(), *NORM_SIGNS.values()]

    assert len(set(signs)) == len(signs)
    assert set(OUTCOME_SIGNS) == set(OUTCOME_LOOKS)
    assert set(NORM_SIGNS) == set(NormKind)


def norm_of(authority: str, norm_id: str, key: str = ""):
    book = next(one for one in cached.shipped_books().values() if one.authority == authority)
    norm = next(one for one in book.norms if one.id == norm_id)
    return in_force(book, norm, norm.values[-1], key)


@pytest.mark.parametrize(
    ("authority", "norm_id", "key", "kind", "words"),
    [
        ("PV99", "jobs_per_dwelling", "", NormKind.BINDING, "§\u00a0provinciale verordening (bindend)"),
        ("GM0344", "jobs_per_dwelling", "", NormKind.REFERENCE, "○\u00a0vastgesteld beleid"),
        ("NL", "land_per_fte", "business_park", NormKind.REFERENCE, "○\u00a0vergelijkingscijfer"),
        ("NL", "fte_per_job", "", NormKind.ASSUMPTION, "▲\u00a0aanname"),
    ],
)
def test_how_hard_a_norm_is_is_said_by_a_sign_and_a_word(authority, norm_id, key, kind, words):
    norm = norm_of(authority, norm_id, key)

    assert norm_kind(norm) is kind
    assert norm_sign(norm, "nl") == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_names_each_sign_once(language):
    assert all(norm_legend(language).count(sign) == 1 for sign in NORM_SIGNS.values())
