"""Which values of norms does this visitor try out, and what was typed that could not be taken?"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from barcode.errors import Problem
from barcode.ui.own_values import Spot
from barcode.ui.state import inputs


def own_values() -> dict[Spot, Fraction]:
    """The values of norms that are tried out."""
    return inputs().own_values


def try_values(values: Mapping[Spot, Fraction | None]) -> None:
    """Tries out other values of some norms (None: what governs), beside those that are tried out already."""
    kept = inputs()
    tried = {**kept.own_values, **values}
    kept.own_values = {spot: value for spot, value in tried.items() if value is not None}


def back_to_the_norms() -> None:
    """Puts every norm back to what governs."""
    kept = inputs()
    kept.own_values, kept.own_refused = {}, {}


def refuse_value(key: str, text: str = "", problem: Problem | None = None) -> None:
    """Keeps what was typed under `key` in sight with what is wrong with it; without a problem it is forgotten."""
    kept = inputs()
    kept.own_refused.pop(key, None)
    if problem is not None:
        kept.own_refused[key] = (text, problem)
