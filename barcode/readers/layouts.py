"""Which of the known layouts does this table have, and which heading holds which of our fields?

The layouts stand in `mappings/*.toml`: a new spelling of a heading is a line there, not a line of code.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

UNITS = ("ha", "m2")
# Tables of key figures; a map of municipalities or districts is not one of them.
OF_MUNICIPALITIES = ("own.areas", "own.jobs")
# Maps of municipalities, and maps of which each polygon has a number of ours; one with such a number is no map of municipalities.
OUTLINES = ("own.area_polygons", "own.named_area_polygons")
NUMBERED = ("own.plan_polygons", "own.park_polygons")
# A column of a map of municipalities (naam) may be a heading of ours by chance. With so many more of them than it has columns of
# municipalities it is a list of plans or parks that lacks its number.
MORE_THAN_CHANCE = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of table: its name (`eib.plans`) and, per field, the headings it may have, each with a unit.

    `shown` and `shown_last` hold the first and the last heading of each field as people write it, in one unit; in our own layouts
    these are the Dutch and the English one.
    """

    name: str
    headings: dict[str, dict[str, str]]
    required: frozenset[str]
    ignored: frozenset[str]
    shown: dict[str, str]
    shown_last: dict[str, str]

    def matched(self, headings: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
        """Field → the columns that may hold it, as (position, unit)."""
        found: dict[str, list[tuple[int, str]]] = {}
        keys = [key_of(heading) for heading in headings]
        for field, accepted in self.headings.items():
            places = [(position, accepted[key]) for position, key in enumerate(keys) if key in accepted]
            if places:
                found[field] = places
        return found

    def missing(self, headings: Sequence[str]) -> list[str]:
        """The headings that a table of this layout must have and that are not there, as people write them."""
        found = self.matched(headings)
        return [self.shown[field] for field in self.headings if field in self.required and field not in found]


@cache
def key_of(text: str) -> str:
    """Letters and digits of a heading or word, in lower case and without accents: `Plan_Naam` → `plannaam`."""
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", plain)


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout of `mappings/*.toml`."""
    folder = resources.files("barcode.readers") / "mappings"
    found = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml") and file.name != "words.toml":
            source = file.name.removesuffix(".toml")
            for table, fields in tomllib.loads(file.read_text(encoding="utf-8")).items():
                found.append(_layout(f"{source}.{table}", fields))
    return tuple(found)


def _layout(name: str, fields: dict[str, dict[str, object]]) -> Layout:
    headings: dict[str, dict[str, str]] = {}
    required: set[str] = set()
    ignored: set[str] = set()
    shown: dict[str, str] = {}
    shown_last: dict[str, str] = {}
    for field, facts in fields.items():
        if field == "ignored":
            ignored.update(key_of(str(heading)) for heading in _listed(facts["headings"]))
            continue
        accepted: dict[str, str] = {}
        for unit in ("headings", *UNITS):
            written = _listed(facts.get(unit))
            accepted |= {key_of(heading): unit if unit in UNITS else "" for heading in written}
            if written and field not in shown:
                shown[field], shown_last[field] = written[0], written[-1]
        headings[field] = accepted
        if facts.get("required"):
            required.add(field)
    return Layout(name, headings, frozenset(required), frozenset(ignored), shown, shown_last)


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def recognised(headings: Sequence[str], has_geometry: bool = False, source: str | None = None) -> Layout | None:
    """The layout that explains most of `headings`, or nothing when no layout has all it must have.

    Args:
        headings: as they stand in the file.
        has_geometry: whether the rows have geometry; layouts of polygons by number need it.
        source: only layouts of this source (`own`, `eib`, `ibis`, `planmonitor`).
    """
    best, best_score, incomplete = None, (0, 0), 0
    numbered = any(layout.required <= set(layout.matched(headings)) for layout in layouts() if layout.name in NUMBERED)
    for layout in layouts():
        if source and not layout.name.startswith(source + "."):
            continue
        by_number = layout.name.endswith("_polygons")
        if (by_number and not has_geometry) or (has_geometry and layout.name in OF_MUNICIPALITIES):
            continue
        if numbered and layout.name in OUTLINES:
            continue
        found = layout.matched(headings)
        if not layout.required <= set(found):
            incomplete = max(incomplete, len(found))
            continue
        score = (len(found), -len(layout.headings))
        if score > best_score and (by_number or len(found) > 1):
            best, best_score = layout, score
    # A table that looks more like another layout, but lacks a heading it must have, is not taken for something else.
    if best is not None and best.name not in NUMBERED:
        of_municipalities = best.name in OUTLINES
        known = best_score[0] + (sum(key_of(heading) in best.ignored for heading in headings) if of_municipalities else 0)
        if incomplete - known >= (MORE_THAN_CHANCE if of_municipalities else 1):
            return None
    return best


def nearest(headings: Sequence[str]) -> Layout | None:
    """The layout that shares most headings, for saying what is missing; nothing when fewer than two are shared."""
    shared = {layout.name: len(layout.matched(headings)) for layout in layouts()}
    best = max(layouts(), key=lambda layout: shared[layout.name])
    return best if shared[best.name] >= 2 else None
