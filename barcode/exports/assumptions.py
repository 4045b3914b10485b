"""Does a number rest on an assumption, so that it must be marked as one?"""

from __future__ import annotations

from barcode.strip import Stripe
from barcode.trace import Figure, Traced


def is_assumed(*figures: Figure) -> bool:
    """Whether a norm that sized any of these figures is an assumption."""
    return any(norm.is_assumption for figure in figures if isinstance(figure, Traced) for norm in figure.norms())


def is_stripe_assumed(stripe: Stripe) -> bool:
    """Whether a row of the barcode rests on an assumption."""
    return is_assumed(stripe.number, stripe.floor, stripe.land)
