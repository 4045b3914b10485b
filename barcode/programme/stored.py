"""How does a programme stand in a document, and how is it read back without believing what the document says?"""

from __future__ import annotations

import binascii
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from barcode.errors import BarcodeError, Problem
from barcode.programme.frames import FRAMES, frame
from barcode.programme.tables import Programme

MOST_ROWS = 1_000_000
WHOLE_KINDS = frozenset({"whole", "count", "year"})


def programme_data(programme: Programme) -> dict[str, Any]:
    """The inputs as plain values without fractions (whole numbers, text, true or false, null): the same inputs, the same text.

    Returns:
        `tables` (name → `columns` and `rows`), `rows_read`, `rows_set_aside`, `invented`.
    """
    return {
        "tables": {name: _table(name, getattr(programme, name)) for name in FRAMES},
        "rows_read": programme.rows_read,
        "rows_set_aside": programme.rows_set_aside,
        "invented": programme.invented,
    }


def programme_of(data: Mapping[str, Any]) -> Programme:
    """The programme that `programme_data` wrote, checked like every other input.

    Raises:
        BarcodeError: a table, column or value is not what a programme holds.
    """
    try:
        tables = {name: _frame(name, data["tables"][name]) for name in FRAMES}
        read, aside, invented = int(data["rows_read"]), int(data["rows_set_aside"]), bool(data["invented"])
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
        raise BarcodeError(Problem("stored_unreadable")) from None
    return Programme(rows_read=read, rows_set_aside=aside, invented=invented).with_tables(**tables).checked()


def _table(name: str, table: pd.DataFrame) -> dict[str, Any]:
    kinds = FRAMES[name]
    columns = [_written(table[column], kind) for column, kind in kinds.items()]
    return {"columns": list(kinds), "rows": [list(row) for row in zip(*columns, strict=True)]}


def _written(column: pd.Series, kind: str) -> list[Any]:
    if kind == "whole":
        return [int(value) for value in column.tolist()]
    if kind in WHOLE_KINDS:
        return [None if blank else int(value) for value, blank in zip(column.tolist(), column.isna().tolist(), strict=True)]
    if kind == "flag":
        return [bool(value) for value in column.tolist()]
    if kind == "ratio":
        return [None if blank else repr(float(value)) for value, blank in zip(column.tolist(), column.isna(), strict=True)]
    if kind == "geometry":
        pairs = zip(column.tolist(), column.isna().tolist(), strict=True)
        return [None if blank else binascii.b2a_base64(value, newline=False).decode() for value, blank in pairs]
    if kind == "date":
        return [None if blank else value.isoformat() for value, blank in zip(column.tolist(), column.isna().tolist(), strict=True)]
    return [str(value) for value in column.tolist()]


def _frame(name: str, table: Mapping[str, Any]) -> pd.DataFrame:
    kinds, rows = FRAMES[name], table["rows"]
    if table["columns"] != list(kinds) or len(rows) > MOST_ROWS or any(len(row) != len(kinds) for row in rows):
        raise ValueError(name)
    columns = list(zip(*rows, strict=True)) or [()] * len(kinds)
    return frame(name, {column: _read(values, kind) for (column, kind), values in zip(kinds.items(), columns, strict=True)})


def _read(values: tuple[Any, ...], kind: str) -> list[Any]:
    if kind in WHOLE_KINDS:
        _only(values, int, blank=kind != "whole")
        return [pd.NA if value is None else value for value in values]
    if kind == "flag":
        if any(type(value) is not bool for value in values):
            raise TypeError(kind)
        return list(values)
    _only(values, str, blank=kind in {"ratio", "geometry", "date"})
    if kind == "ratio":
        return [pd.NA if value is None else float(value) for value in values]
    if kind == "geometry":
        return [None if value is None else binascii.a2b_base64(value, strict_mode=True) for value in values]
    if kind == "date":
        return [None if value is None else date.fromisoformat(value) for value in values]
    return list(values)


def _only(values: tuple[Any, ...], expected: type, blank: bool) -> None:
    """Raises TypeError when a value is of another type; a truth value is no number."""
    if any(type(value) is not expected and not (blank and value is None) for value in values):
        raise TypeError(expected.__name__)
