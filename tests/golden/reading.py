"""How is a golden case read: what is given as a programme and norm books, and what is expected?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import shapely
import yaml

from barcode.norms import NormLibrary
from barcode.norms.reader import read_books
from barcode.programme import Programme
from barcode.programme.frames import FRAMES
from barcode.shipped import shipped_folder
from tests import builders

CASES = Path(__file__).parent / "cases"
TABLES = ("plans", "phases", "work_programmed", "work_taken", "compensations", "parks")
SHORT = {
    "plan": "plan_id",
    "park": "park_id",
    "municipality": "municipality_code",
    "province": "province_code",
    "new": "dwellings_new",
    "demolished": "dwellings_demolished",
    "type": "location_type",
    "from": "year_from",
    "to": "year_to",
}
CORNER = (140_000, 500_000)
KNOWN_KEYS = {"case", "working", "given", "expect"}
GIVEN_KEYS = {*TABLES, "areas", "on", "norms", "instead", "books"}


@dataclass(frozen=True)
class Case:
    """One sentence, what is given and what is expected (a flat list of address and answer)."""

    sentence: str
    given: Mapping[str, Any]
    expected: tuple[tuple[tuple[str, ...], Any], ...]


def cases(file: Path) -> list[Case]:
    """The cases of one file, every word still text."""
    found = []
    for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
        assert set(entry) == KNOWN_KEYS, f"{entry.get('case')}: {sorted(entry)}"
        assert set(entry["given"]) <= GIVEN_KEYS, f"{entry['case']}: {sorted(entry['given'])}"
        found.append(Case(entry["case"], entry["given"], tuple(_flat(entry["expect"], ()))))
    return found


def _flat(node: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(node, Mapping):
        for key, inner in node.items():
            yield from _flat(inner, (*path, key))
    else:
        yield path, node


def programme_of(given: Mapping[str, Any]) -> Programme:
    """The programme that a case gives; a plan lies in GM9901 and is built in 2027 unless it says otherwise."""
    tables: dict[str, list[dict[str, Any]]] = {name: [_row(name, row) for row in given.get(name, [])] for name in TABLES}
    for row in (*tables["plans"], *tables["parks"]):
        row.setdefault("municipality_code", "GM9901")
    for row in tables["plans"]:
        if "dwellings_new" in row or "dwellings_demolished" in row:
            year = row.pop("year", "2027")
            if year != "unknown":
                row.setdefault("year_from", int(year))
                row.setdefault("year_to", int(year))
    areas = {code: _row("areas", facts) for code, facts in given.get("areas", {}).items()}
    return builders.programme(areas, **tables)


def _row(table: str, row: Mapping[str, str]) -> dict[str, Any]:
    names = dict(SHORT)
    if table == "plans":
        names["type"] = "plan_type"
    kinds = {**FRAMES["phases"], **FRAMES[table]} if table == "plans" else FRAMES[table]
    found = {name: _typed(kinds.get(name, ""), value) for name, value in ((names.get(key, key), row[key]) for key in row)}
    if "block" in found:
        found["geometry_wkb"] = block(*(float(metres) for metres in found.pop("block")))
    return found


def block(east: float, north: float, width: float, height: float) -> bytes:
    """A rectangle in EPSG:28992, so many metres east and north of a corner of the test ground, so wide and so high."""
    x, y = CORNER[0] + east, CORNER[1] + north
    return bytes(shapely.to_wkb(shapely.box(x, y, x + width, y + height)))


def _typed(kind: str, text: str) -> Any:
    if kind in {"whole", "count", "year"} and text != "unknown":
        return int(text)
    if kind == "date":
        return date.fromisoformat(text)
    return text == "true" if kind == "flag" else text


def library_of(given: Mapping[str, Any]) -> NormLibrary:
    """The norm books of a case: the shipped ones, or the round figures with what stands `instead`; and `books` beside them."""
    if given.get("norms") == "shipped":
        books = list(read_books(shipped_folder("norms")))
    else:
        books = [builders.round_figures(**{key: value or None for key, value in given.get("instead", {}).items()})]
    for authority, content in given.get("books", {}).items():
        members = content.get("members", ()) if isinstance(content, Mapping) else ()
        norms = content["norms"] if isinstance(content, Mapping) else content
        listed = [builders.norm(entry["id"], **{key: entry[key] for key in entry if key != "id"}) for entry in norms]
        if authority == "NL":
            merged = {norm.id: norm for norm in (*books[0].norms, *listed)}
            books[0] = books[0].model_copy(update={"norms": tuple(merged.values())})
        else:
            books.append(builders.book(authority, listed, members))
    return NormLibrary(books)


def day_of(given: Mapping[str, Any]) -> date:
    """The reference date of a case."""
    return date.fromisoformat(given["on"]) if "on" in given else builders.ON
