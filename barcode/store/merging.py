"""What do two changes of one project come to? Put together where they do not touch; both values where they do.

The place of a value is its path: `("programme", "plans", "NB-1", "name")`. Rows of a plan that have no name of their own (phases,
work, compensation) are compared cell by cell as long as no row came or went, and as a whole otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from barcode.errors import BarcodeError, Problem

NAMED_BY = {"plans": "plan_id", "parks": "park_id", "areas": "municipality_code"}
OF_A_PLAN = "plan_id"
# No plan, park or area can be called so: identifiers hold no line end.
COLUMNS = "\n"
Path = tuple[str, ...]
# The kind of a version that was put together of two changes.
MERGED = "merged"


class Absent:
    """The value of what is not there."""

    def __repr__(self) -> str:
        return "absent"


ABSENT = Absent()


@dataclass(frozen=True)
class Clash:
    """One value that two people changed differently since the version that both started from."""

    path: Path
    base: Any
    mine: Any
    theirs: Any


class Conflict(BarcodeError):
    """A change on top of an older version that cannot be put together with what was saved since; nothing of it is lost.

    Attributes:
        clashes: every value that was changed twice.
        mine: the contents that were not saved.
        number: of the version that stands there now.
        who: made that version, as they call themselves.
    """

    def __init__(self, clashes: Sequence[Clash], base: Any, mine: Any, theirs: Any, number: int, who: str) -> None:
        super().__init__(Problem("store_conflict", details={"count": len(clashes)}))
        self.clashes, self.base, self.mine, self.theirs = tuple(clashes), base, mine, theirs
        self.number, self.who = number, who

    def resolved(self, keep_mine: Mapping[Path, bool]) -> dict[str, Any]:
        """The contents with, for each clash, the value that was chosen; theirs where nothing was."""
        return _put_together(self.base, self.mine, self.theirs, keep_mine)[0]


def merged(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> tuple[dict[str, Any], tuple[Clash, ...]]:
    """Both changes put together, and what was changed twice (there the merged contents hold their value)."""
    return _put_together(base, mine, theirs, {})


def _put_together(base: Any, mine: Any, theirs: Any, keep_mine: Mapping[Path, bool]) -> tuple[dict[str, Any], tuple[Clash, ...]]:
    clashes: list[Clash] = []
    both = _merge((), _tree(base), _tree(mine), _tree(theirs), clashes, keep_mine)
    return _contents(both), tuple(clashes)


def _merge(path: Path, base: Any, mine: Any, theirs: Any, clashes: list[Clash], keep_mine: Mapping[Path, bool]) -> Any:
    if _same(mine, theirs) or _same(base, theirs):
        return mine
    if _same(base, mine):
        return theirs
    if isinstance(base, dict) and isinstance(mine, dict) and isinstance(theirs, dict):
        keys = dict.fromkeys([*theirs, *mine, *base])
        found = {key: _merge((*path, key), *_at(key, base, mine, theirs), clashes, keep_mine) for key in keys}
        return {key: value for key, value in found.items() if value is not ABSENT}
    if (
        isinstance(base, tuple)
        and isinstance(mine, tuple)
        and isinstance(theirs, tuple)
        and len(base) == len(mine) == len(theirs)
    ):
        rows = enumerate(zip(base, mine, theirs, strict=True))
        return tuple(_merge((*path, str(place)), *three, clashes, keep_mine) for place, three in rows)
    clashes.append(Clash(path, base, mine, theirs))
    return mine if keep_mine.get(path) else theirs


def _at(key: str, base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> tuple[Any, Any, Any]:
    return base.get(key, ABSENT), mine.get(key, ABSENT), theirs.get(key, ABSENT)


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def _tree(contents: Mapping[str, Any]) -> dict[str, Any]:
    """The contents as dictionaries all the way down to what changes as one."""
    programme = contents["programme"]
    if programme is None:
        return dict(contents)
    tables = {name: _rows(name, table) for name, table in programme["tables"].items()}
    return {**contents, "programme": {**programme, "tables": tables}}


def _rows(name: str, table: Mapping[str, Any]) -> dict[str, Any]:
    columns = table["columns"]
    at = columns.index(NAMED_BY.get(name, OF_A_PLAN))
    if name in NAMED_BY:
        return {row[at]: dict(zip(columns, row, strict=True)) for row in table["rows"]} | {COLUMNS: tuple(columns)}
    groups: dict[str, list[list[Any]]] = {}
    for row in table["rows"]:
        groups.setdefault(row[at], []).append(row)
    return {plan: tuple(dict(zip(columns, row, strict=True)) for row in rows) for plan, rows in groups.items()} | {
        COLUMNS: tuple(columns)
    }


def _contents(tree: dict[str, Any]) -> dict[str, Any]:
    """The way back from `_tree`."""
    programme = tree["programme"]
    if programme is None:
        return tree
    tables = {}
    for name, groups in programme["tables"].items():
        columns = list(groups[COLUMNS])
        rows: list[list[Any]] = []
        for key, group in groups.items():
            if key == COLUMNS:
                continue
            held = [group] if name in NAMED_BY else group
            rows += [[row[column] for column in columns] for row in held]
        tables[name] = {"columns": columns, "rows": rows}
    return {**tree, "programme": {**programme, "tables": tables}}
