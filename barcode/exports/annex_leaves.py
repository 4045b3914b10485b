"""Which single values does an annex hold, each with the thing that it is said of?

What a file holds is not believed here: any shape is taken apart, and nothing is calculated with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

# Rows of these tables are known by the columns that say what they are about.
KEY_COLUMNS = {
    "plans": ("plan",),
    "findings": ("check", "plan", "park", "area", "norm", "year"),
    "promises": ("plan", "park", "plot", "kind", "promised_by", "due_year", "document"),
}
NORMS, FIGURES, INPUTS = "norms", "figures", "inputs"
WHOLE = ""
SEPARATOR = "␟"


class Leaf(NamedTuple):
    """Where a value stands: the part of the annex, the thing in it (a figure, norm, plan), and which property of that."""

    part: str
    subject: str
    name: str


def leaves(content: Mapping[str, Any]) -> dict[Leaf, Any]:
    """Every single value of a content; of the inputs nothing, for the figures and versions tell of those."""
    found: dict[Leaf, Any] = {}
    for part, value in content.items():
        if part == INPUTS:
            continue
        for subject, inner in _subjects(part, value):
            for name, single in _singles("", inner):
                found[Leaf(part, subject, name)] = single
    return found


def _subjects(part: str, value: Any) -> Iterator[tuple[str, Any]]:
    if part in KEY_COLUMNS and isinstance(value, dict):
        yield from _rows(part, value)
    elif part in {FIGURES, "versions"} and isinstance(value, dict):
        yield from ((str(key), inner) for key, inner in value.items())
    elif isinstance(value, list) and part in {NORMS, "left_out"}:
        name = "name" if part == NORMS else "area"
        yield from _counted((str(one.get(name, "")) if isinstance(one, dict) else "", one) for one in value)
    else:
        yield WHOLE, value


def _rows(part: str, table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    columns, rows = table.get("columns"), table.get("rows")
    if not isinstance(columns, list) or not isinstance(rows, list):
        yield WHOLE, table
        return
    yield WHOLE, {key: value for key, value in table.items() if key != "rows"}
    named = []
    for row in rows:
        cells = dict(zip(map(str, columns), row, strict=False)) if isinstance(row, list) else {}
        if len(cells) == len(columns) == len(row if isinstance(row, list) else ()):
            named.append((SEPARATOR.join(str(cells.get(name, "")) for name in KEY_COLUMNS[part]), cells))
        else:
            named.append((WHOLE, row))
    yield from _counted(iter(named))


def _counted(named: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """The same with a number behind what occurs more than once."""
    times: Counter[str] = Counter()
    for key, value in named:
        times[key] += 1
        yield (key if times[key] == 1 else f"{key}{SEPARATOR}#{times[key]}"), value


def _singles(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _singles(f"{name}/{key}" if name else str(key), inner)
    elif isinstance(value, list) and value:
        for place, inner in enumerate(value, start=1):
            yield from _singles(f"{name}/{place}" if name else str(place), inner)
    else:
        yield name, value
