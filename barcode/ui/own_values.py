"""What if a norm said something else here? Typed values as a norm book of the municipality, marked as assumptions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from functools import lru_cache

from barcode.errors import BarcodeError, Problem
from barcode.explain.names import plain_value
from barcode.language import LANGUAGES, Language, say
from barcode.language.numbers import exact_text
from barcode.norms import NormLibrary
from barcode.norms.governing import NormInForce
from barcode.norms.model import Cell, Evidence, Level, Norm, NormBook, NormValue, Status, Text
from barcode.programme import LocationType

SHARES = "jobs_share"
WHOLE = Fraction(1)
# The stops of all sliders of a page, in both languages.
TEXTS_REMEMBERED = 5_000
# An exact number as `exact_text` writes it: a decimal, or a fraction with a denominator above zero.
NUMBER = re.compile(r"[0-9]{1,40}(\.[0-9]{1,40}|/[1-9][0-9]{0,40})?")


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Which norm (and entry of its table) in which municipality."""

    municipality_code: str
    norm_id: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.municipality_code}/{self.norm_id}/{self.key}"


def as_texts(values: Mapping[Spot, Fraction]) -> dict[str, str]:
    """Own values as they stand in a project: `GM0363/floor_per_fte/office` → `26.3`."""
    return {str(spot): exact_text(value) for spot, value in values.items()}


def from_texts(texts: Mapping[str, str]) -> dict[Spot, Fraction]:
    """The way back, also from a file that anybody may have written.

    Raises:
        BarcodeError: it is no norm of a municipality, or no number that is not below zero.
    """
    values: dict[Spot, Fraction] = {}
    for spot, text in texts.items():
        parts = spot.split("/", maxsplit=2)
        if len(parts) != len(fields(Spot)) or not NUMBER.fullmatch(text):
            raise BarcodeError(Problem("stored_unreadable"))
        values[Spot(*parts)] = Fraction(text)
    return values


def with_own_values(
    governing: NormLibrary, values: Mapping[Spot, Fraction], provinces: Mapping[str, str], names: Mapping[str, str], on: date
) -> NormLibrary:
    """The norm books with `values` in the book of each municipality; the books that govern do not change.

    All is copied from the norm that sizes the requirement there now, except value, status and source: an own value is an
    assumption, with the range of the norm that it departs from. Without such a norm on `on` there is nothing to depart from.

    Args:
        governing: the norm books in use.
        values: what is tried out.
        provinces: municipality → province.
        names: municipality → its name.
        on: the reference date.
    """
    books: dict[str, NormBook] = {}
    for spot, value in sorted(values.items()):
        code = spot.municipality_code
        place = governing.place(code, provinces.get(code, ""))
        sizing = governing.sizing(spot.norm_id, place, on, spot.key)
        if sizing is not None and not sizing.choice:
            before = books.get(code) or governing.books.get(code) or _empty_book(code, names.get(code, code))
            books[code] = _with_norm(before, _own_norm(before, sizing, value))
    return governing + tuple(books.values()) if books else governing


def _empty_book(code: str, name: str) -> NormBook:
    title = Text(**{language: say("what_if.book", language, place=name) for language in LANGUAGES})
    return NormBook(format=1, authority=code, level=Level.MUNICIPALITY, name=title, sources={}, norms=())


def _with_norm(book: NormBook, norm: Norm) -> NormBook:
    others = [one for one in book.norms if one.id != norm.id]
    return book.model_copy(update={"norms": (*others, norm)})


def own_range(sizing: NormInForce, value: Fraction) -> tuple[Fraction, Fraction]:
    """The low and high of an own value: those of the norm it departs from, wide enough to hold both values."""
    return min(sizing.low, sizing.value, value), max(sizing.high, sizing.value, value)


def _own_norm(book: NormBook, sizing: NormInForce, value: Fraction) -> Norm:
    """The norm in `sizing` as the municipality's own, with one other value from the same first day on."""
    low, high = own_range(sizing, value)
    was = sizing.norm
    note = Text(
        **{
            language: say(
                "what_if.note", language, authority=getattr(sizing.book.name, language), norm=getattr(was.label, language)
            )
            for language in LANGUAGES
        }
    )
    first_day = sizing.dated.first_day
    known = next((norm for norm in book.norms if norm.id == was.id), None)
    if sizing.key:
        entries = _entries(known, first_day)
        entries[sizing.key] = Cell(value=value, low=low, high=high, evidence=Evidence.ASSUMED, note=note)
        dated = NormValue(**{"from": first_day}, cells=entries, evidence=Evidence.ASSUMED, note=note)
    else:
        dated = NormValue(**{"from": first_day}, value=value, low=low, high=high, evidence=Evidence.ASSUMED, note=note)
    return Norm(
        id=was.id, label=was.label, description=was.description, unit=was.unit, comparison=was.comparison,
        status=Status.ASSUMPTION, by=was.by, applies_to=was.applies_to, row=was.row, values=(dated,),
    )  # fmt: skip


def _entries(known: Norm | None, first_day: date) -> dict[str, Cell]:
    """The other entries that the municipality has, each with what it left to the whole table."""
    latest = (
        max((value for value in known.values if value.first_day <= first_day), key=_first_day, default=None) if known else None
    )
    if latest is None or latest.cells is None:
        return {}
    left_out = {name: getattr(latest, name) for name in ("cite", "evidence", "formula", "note")}
    return {
        key: cell.model_copy(update={name: getattr(cell, name) or whole for name, whole in left_out.items()})
        for key, cell in latest.cells.items()
    }


def _first_day(value: NormValue) -> date:
    return value.first_day


def check_value(sizing: NormInForce, value: Fraction, found: str, low: str, high: str) -> None:
    """Lets only values through that lie within the range of the norm; one without range takes any that is not below zero.

    Args:
        sizing: the norm that governs.
        value: what was typed.
        found: the same as it was typed.
        low: the lower end in words.
        high: the upper end in words.

    Raises:
        BarcodeError: the value lies outside.
    """
    if value < 0:
        raise BarcodeError(Problem("typed_below_zero", found=found))
    if sizing.low < sizing.high and not sizing.low <= value <= sizing.high:
        raise BarcodeError(Problem("own_value_outside_range", found=found, details={"low": low, "high": high}))


def check_shares(values: Mapping[str, Fraction], in_words: str) -> None:
    """The shares of all types of work location are one whole.

    Args:
        values: location type → share.
        in_words: their sum, for the message.

    Raises:
        BarcodeError: they are not.
    """
    if sum(values[kind] for kind in LocationType) != WHOLE:
        raise BarcodeError(Problem("own_shares_not_whole", found=in_words))


def steps(sizing: NormInForce, own: Fraction | None, most: int = 40) -> list[Fraction]:
    """The stops of a slider from low to high, by the smallest round step that gives at most `most` of them.

    The value that governs and the own value are stops as well; no two stops are written alike (7/6 and 1.17).
    """
    step = next(one for one in _round_steps(sizing.high - sizing.low, most))
    first, last = -(-sizing.low // step), sizing.high // step
    stops = [step * number for number in range(first, last + 1)] + [sizing.low, sizing.high, sizing.value]
    if own is not None:
        stops.append(own)
    # The last of those written alike stays: the own value before the norm, the norm before a round stop.
    return sorted({text_of(stop, "nl"): stop for stop in stops}.values())


def _round_steps(width: Fraction, most: int) -> Iterator[Fraction]:
    """1, 2, 5 times a power of ten, from the smallest that leaves at most `most` steps in `width` > 0."""
    power = Fraction(1)
    while power * most > width:
        power /= 10
    while True:
        for digit in (1, 2, 5):
            if power * digit * most >= width:
                yield power * digit
        power *= 10


@lru_cache(maxsize=TEXTS_REMEMBERED)
def text_of(value: Fraction, language: Language) -> str:
    """A value as it is typed: all its decimals without a sign between thousands, so that typing it again gives the same.

    A fraction that never ends (7/6) is cut to three significant digits.
    """
    exact = exact_text(value)
    text = str(plain_value(value, language)) if "/" in exact else exact
    return text.replace(".", ",") if language == "nl" and "/" not in exact else text
