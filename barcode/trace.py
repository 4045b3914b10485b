"""What was this number made of? An exact number with a band that remembers its formula, norms and inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product as pairs

import numpy as np
from numpy.typing import NDArray

from barcode.norms import Governing
from barcode.norms.governing import Band, NormInForce
from barcode.units import Amount, Measure, Unit, exact_sum, same_measure


@dataclass(frozen=True, slots=True, eq=False)
class InputUsed:
    """A figure that was put in: the sum of one or two columns over rows of a table of the programme.

    `column` is added and `less` subtracted over `rows` (positions in `table`), so that every row can be shown. With `per` it is
    a ratio: the sum of `column` divided by the sum of `per`.
    """

    table: str
    column: str
    rows: NDArray[np.intp]
    less: str = ""
    per: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Missing:
    """A number that cannot be told, and what is lacking: a norm (`norm_id`, `key`) or an input."""

    what: str
    lacking: str
    key: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Traced:
    """An exact number [unit] with its low and high, its formula in SPEC §5 and its parts.

    `what` names the number (a key of `words/figures.toml`), `subject` says of what: an area, a location type, a row.
    """

    what: str
    measure: Measure
    low: Fraction
    value: Fraction
    high: Fraction
    formula: int
    operation: str
    parts: tuple[Traced | InputUsed | Governing, ...] = ()
    subject: str = ""
    estimated: bool = False

    @property
    def unit(self) -> Unit:
        """The measure as a unit."""
        return Unit(self.measure)

    def norms(self) -> tuple[NormInForce, ...]:
        """Every norm that sized this number, each once, in the order of the sum."""
        found: dict[str, NormInForce] = {}
        for part in self.parts:
            if isinstance(part, Governing) and part.sizing:
                found.setdefault(part.sizing.name, part.sizing)
            elif isinstance(part, Traced):
                found.update({norm.name: norm for norm in part.norms() if norm.name not in found})
        return tuple(found.values())


Figure = Traced | Missing


def given(
    what: str, measure: Measure, value: int | Fraction, source: InputUsed | None, formula: int = 0, subject: str = ""
) -> Traced:
    """A figure that was put in."""
    exact = Fraction(value)
    return Traced(what, measure, exact, exact, exact, formula, "input", (source,) if source else (), subject)


def estimated(figure: Figure) -> Figure:
    """The same figure, marked as an estimate."""
    return figure if isinstance(figure, Missing) else replace(figure, estimated=True)


def times(what: str, figure: Figure, governing: Governing, formula: int, subject: str = "", divide: bool = False) -> Figure:
    """`figure` times the governing norm; divided by it with `divide`.

    Raises:
        MeasureMismatch: the norm does not start from the measure of the figure (or, dividing, does not end in it).
    """
    if isinstance(figure, Missing):
        return Missing(what, figure.lacking, figure.key, figure.subject)
    norm = governing.sizing
    if norm is None or (divide and not norm.low):
        return Missing(what, governing.norm_id, governing.key, subject)
    rates = norm.inverted_rates if divide else norm.rates
    amount = Amount(figure.value, figure.measure).by(rates.value)
    low, high = _bounds(figure.low, figure.high, rates)
    return Traced(
        what, amount.measure, low, amount.value, high, formula,
        "quotient" if divide else "product", (figure, governing), subject, figure.estimated,
    )  # fmt: skip


def _bounds(low: Fraction, high: Fraction, rates: Band) -> tuple[Fraction, Fraction]:
    """The lowest and highest product of a number and a rate, each within its bounds."""
    if low is high and rates.low.value == rates.high.value:
        return (only := low * rates.low.value), only
    low_rate, high_rate = sorted((rates.low.value, rates.high.value))
    if low >= 0 and low_rate >= 0:
        return low * low_rate, high * high_rate
    corners = [bound * rate for bound, rate in pairs((low, high), (low_rate, high_rate))]
    return min(corners), max(corners)


def scaled(
    what: str, figure: Figure, ratio: Fraction, source: InputUsed, measure: Measure, formula: int, subject: str = ""
) -> Figure:
    """`figure` times a ratio that was measured from the inputs, such as the gross : net ratio of the parks of a place."""
    if isinstance(figure, Missing):
        return Missing(what, figure.lacking, figure.key, figure.subject)
    return Traced(
        what,
        measure,
        figure.low * ratio,
        figure.value * ratio,
        figure.high * ratio,
        formula,
        "ratio",
        (figure, source),
        subject,
        True,
    )


def total(what: str, figures: Sequence[Figure], formula: int, measure: Measure, subject: str = "") -> Figure:
    """The sum of figures of one measure; cannot be told when one of them cannot.

    Raises:
        MeasureMismatch: the figures differ in measure.
    """
    known: list[Traced] = []
    for figure in figures:
        if isinstance(figure, Missing):
            return Missing(what, figure.lacking, figure.key, figure.subject)
        known.append(figure)
    return _combined(what, known, [1] * len(known), formula, "sum", measure, subject)


def difference(what: str, first: Figure, seconds: Sequence[Figure], formula: int, subject: str = "") -> Figure:
    """`first` less all of `seconds`; the low of one meets the high of the other."""
    if isinstance(first, Missing):
        return Missing(what, first.lacking, first.key, first.subject)
    known: list[Traced] = [first]
    for figure in seconds:
        if isinstance(figure, Missing):
            return Missing(what, figure.lacking, figure.key, figure.subject)
        known.append(figure)
    return _combined(what, known, [1] + [-1] * (len(known) - 1), formula, "difference", first.measure, subject)


def _combined(
    what: str, figures: Sequence[Traced], signs: Sequence[int], formula: int, operation: str, measure: Measure, subject: str
) -> Traced:
    for figure in figures:
        same_measure(measure, figure.measure)
    signed = list(zip(signs, figures, strict=True))
    value = exact_sum((sign, figure.value) for sign, figure in signed)
    if all(figure.low is figure.value is figure.high for figure in figures):
        # nothing here has a band, which is so of everything that was put in
        low = high = value
    else:
        low = exact_sum((sign, figure.low if sign > 0 else figure.high) for sign, figure in signed)
        high = exact_sum((sign, figure.high if sign > 0 else figure.low) for sign, figure in signed)
    by_estimate = any(figure.estimated for figure in figures)
    return Traced(what, measure, low, value, high, formula, operation, tuple(figures), subject, by_estimate)
