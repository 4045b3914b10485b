"""What differs between two norm books, norm by norm and date by date, in words?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from barcode.explain.names import unit_name
from barcode.exports.annex_changes import Change, ChangeKind
from barcode.exports.annex_leaves import NORMS, WHOLE
from barcode.exports.annex_names import decimals_of, number, number_words, said
from barcode.language import Language, labels
from barcode.language.numbers import exact_text
from barcode.norms.model import Cell, Norm, NormBook, NormValue
from barcode.norms.writing import book_data, plain_values

DAY = timedelta(days=1)


def book_changes(before: NormBook, after: NormBook, language: Language) -> list[Change]:
    """What differs between two norm books: empty when they say the same.

    A value is compared on every day on which one of the books begins or ends one, so that the change has the day from which it
    counts; everything else word by word.
    """
    old, new = ({norm.id: norm for norm in book.norms} for book in (before, after))
    changes: list[Change] = []
    for norm_id in dict.fromkeys([*old, *new]):
        was, now = old.get(norm_id), new.get(norm_id)
        changes += _of_values(was, now, before, after, language)
        if was and now:
            changes += _of_words(_norm_words(was), _norm_words(now), _label(now, language), language)
    heads = [{key: value for key, value in book_data(book).items() if key != "norms"} for book in (before, after)]
    changes += _of_words(heads[0], heads[1], WHOLE, language)
    return changes


def _of_values(
    was: Norm | None, now: Norm | None, before: NormBook, after: NormBook, language: Language
) -> Iterator[Change]:  # fmt: skip
    known = now or was
    assert known is not None
    label, authority = _label(known, language), getattr((after if now else before).name, language)
    for key in dict.fromkeys(key for norm in (was, now) if norm for key in _keys(norm)):
        entry = f"{label} ({labels('location_type', language).get(key, key)})" if key else label
        last: tuple[str | None, str | None] = (None, None)
        for day in sorted({day for norm in (was, now) if norm for day in _days(norm)}):
            values = tuple(_entry(norm, key, day) if norm else None for norm in (was, now))
            if values[0] != values[1] and values != last:
                yield _value_change(entry, values, (was, now), day, authority, language)
            last = (values[0], values[1])


def _value_change(
    entry: str, values: tuple[str | None, ...], norms: tuple[Norm | None, ...], day: date, authority: str, language: Language
) -> Change:
    exact = [number(value) for value in values]
    decimals = max(decimals_of(one) for one in exact)
    texts = []
    for value, one, norm in zip(values, exact, norms, strict=True):
        if one is not None and norm:
            texts.append(f"{number_words(value, language, decimals)} {unit_name(norm.unit, language)}")
        else:
            texts.append("" if value is None else labels("choice", language).get(value, said(value, language)))
    kind = ChangeKind.ADDED if values[0] is None else ChangeKind.REMOVED if values[1] is None else ChangeKind.CHANGED
    rises = exact[1] > exact[0] if exact[0] is not None and exact[1] is not None else None
    return Change(kind, NORMS, entry, texts[0], texts[1], rises, day.isoformat(), authority)


def _keys(norm: Norm) -> list[str]:
    return [key for value in norm.values for key in (value.cells or [""])]


def _days(norm: Norm) -> Iterator[date]:
    for value in norm.values:
        yield value.first_day
        if value.last_day and value.last_day < date.max:
            yield value.last_day + DAY


def _in_force(norm: Norm, day: date) -> NormValue | None:
    begun = [value for value in norm.values if value.first_day <= day]
    latest = max(begun, key=lambda value: value.first_day, default=None)
    return None if latest is None or (latest.last_day and latest.last_day < day) else latest


def _entry(norm: Norm, key: str, day: date) -> str | None:
    """What a norm says on a day: its number exactly, or its word."""
    dated = _in_force(norm, day)
    entry: NormValue | Cell | None = None if dated is None else (dated.cells or {}).get(key) if key else dated
    if entry is None or (dated and not key and dated.cells):
        return None
    if isinstance(entry, NormValue) and entry.choice:
        return entry.choice
    return None if entry.value is None else exact_text(entry.value)


def _norm_words(norm: Norm) -> dict[str, Any]:
    """Everything of a norm but its plain values, which are compared by day."""
    data = plain_values(norm)
    values = {}
    for value in data.pop("values"):
        cells = {key: {**cell, "value": ""} for key, cell in value.get("cells", {}).items()}
        kept = {name: one for name, one in value.items() if name not in {"value", "choice", "cells", "from"}}
        values[value["from"]] = {**kept, "cells": cells}
    return {**data, "values": values}


def _of_words(was: Mapping[str, Any], now: Mapping[str, Any], what: str, language: Language) -> Iterator[Change]:
    old, new = dict(_flat("", was)), dict(_flat("", now))
    for path in dict.fromkeys([*old, *new]):
        if old.get(path) == new.get(path):
            continue
        # A value that begins or ends is told by its day already; its words come along.
        if path.startswith("values/") and not _both_have_day(path, was, now):
            continue
        name = labels("annex_field", language).get(path.rsplit("/", 1)[-1], path)
        whole = f"{what}: {name}" if what else name
        kind = ChangeKind.ADDED if path not in old else ChangeKind.REMOVED if path not in new else ChangeKind.CHANGED
        texts = [said(one[path], language) if path in one else "" for one in (old, new)]
        yield Change(kind, NORMS if what else "book", whole, texts[0], texts[1])


def _both_have_day(path: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    day = path.split("/")[1]
    return day in was.get("values", {}) and day in now.get("values", {})


def _flat(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{path}/{key}" if path else str(key), inner)
    elif isinstance(value, list):
        for place, inner in enumerate(value, start=1):
            yield from _flat(f"{path}/{place}", inner)
    else:
        yield path, value


def _label(norm: Norm, language: Language) -> str:
    return str(getattr(norm.label, language))
