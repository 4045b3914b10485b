"""What does a project hold? The inputs of a visit as plain values, the same inputs always in the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from barcode.errors import BarcodeError, Problem
from barcode.plain_values import read_strictly
from barcode.programme import Programme
from barcode.programme.stored import programme_data, programme_of

DEEPEST = 12
MOST_CHARACTERS = 64 * 1024 * 1024
# The parties of an annex are the longest: a hundred lines.
LONGEST_CHOICE = 32_000
NEEDED = frozenset({"programme", "books", "choices", "on", "delivered"})
# What projects of the first days have not.
SINCE = frozenset({"tried", "signatories"})
STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"')
BRACKETS = re.compile(r"[\[\]{}]")


@dataclass(frozen=True, eq=False)
class Held:
    """The inputs of a visit.

    Attributes:
        programme: None for the example region.
        books: own norm books, authority → text of the file.
        choices: what was chosen or typed in fields, key of the field → text.
        on: the reference date; None for today.
        delivered: years of delivery that are tried out, plan → year.
        tried: values of norms that are tried out, norm of a municipality → exact number as text.
        signatories: who signs an annex: name, function and party of each.
    """

    programme: Programme | None = None
    books: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    on: date | None = None
    delivered: Mapping[str, int] = field(default_factory=dict)
    tried: Mapping[str, str] = field(default_factory=dict)
    signatories: tuple[tuple[str, str, str], ...] = ()


def contents_of(held: Held) -> dict[str, Any]:
    """The inputs as plain values, ready for JSON."""
    return {
        "programme": None if held.programme is None else programme_data(held.programme),
        "books": dict(held.books),
        "choices": dict(held.choices),
        "on": None if held.on is None else held.on.isoformat(),
        "delivered": dict(held.delivered),
        "tried": dict(held.tried),
        "signatories": [list(one) for one in held.signatories],
    }


def held_in(contents: Any) -> Held:
    """The inputs that stand in plain values, checked like every other input; norm books are read by whoever uses them.

    Raises:
        BarcodeError: something in it is not what a project holds.
    """
    try:
        if not NEEDED <= set(contents) <= NEEDED | SINCE:
            raise KeyError
        books, choices = _texts(contents["books"]), _texts(contents["choices"])
        tried, signatories = _texts(contents.get("tried", {})), [_three(one) for one in contents.get("signatories", [])]
        if any(len(text) > LONGEST_CHOICE for text in (*choices.values(), *tried.values())):
            raise ValueError
        delivered = contents["delivered"]
        if any(type(plan) is not str or type(year) is not int for plan, year in delivered.items()):
            raise TypeError
        on = None if contents["on"] is None else date.fromisoformat(contents["on"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BarcodeError(Problem("stored_unreadable")) from None
    programme = None if contents["programme"] is None else programme_of(contents["programme"])
    return Held(programme, books, choices, on, dict(delivered), tried, tuple(signatories))


def read(data: bytes) -> Any:
    """The plain values in bytes that may come from anybody.

    Raises:
        BarcodeError: no JSON, too long or too deep.
    """
    try:
        text = data.decode("utf-8")
        if len(text) > MOST_CHARACTERS or _deepest(text) > DEEPEST:
            raise ValueError
        return read_strictly(text)
    except (ValueError, RecursionError):
        raise BarcodeError(Problem("stored_unreadable")) from None


def _deepest(text: str) -> int:
    """How deep brackets stand in each other; looked at before a parser does."""
    depth = deepest = 0
    for bracket in BRACKETS.findall(STRINGS.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _three(found: Any) -> tuple[str, str, str]:
    name, function, party = found
    if any(type(text) is not str for text in (name, function, party)):
        raise TypeError
    return name, function, party


def _texts(found: Any) -> dict[str, str]:
    if any(type(key) is not str or type(text) is not str for key, text in found.items()):
        raise TypeError
    return dict(found)
