"""What does a planner put in? Housing plans, work locations and areas, in one frozen value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace

import pandas as pd

from barcode.errors import BarcodeError, Problem
from barcode.programme.frames import FRAMES, frame
from barcode.programme.outlines import with_outlines


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader decided and a planner should know; the sentence stands in `words/readers.toml`."""

    code: str
    file: str = ""
    details: dict[str, object] = field(default_factory=dict)


def _empty(name: str) -> pd.DataFrame:
    return frame(name)


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """Plans, parks and areas as tables (columns: `FRAMES`), and what the door saw on the way in."""

    plans: pd.DataFrame = field(default_factory=lambda: _empty("plans"))
    phases: pd.DataFrame = field(default_factory=lambda: _empty("phases"))
    work_programmed: pd.DataFrame = field(default_factory=lambda: _empty("work_programmed"))
    work_taken: pd.DataFrame = field(default_factory=lambda: _empty("work_taken"))
    compensations: pd.DataFrame = field(default_factory=lambda: _empty("compensations"))
    parks: pd.DataFrame = field(default_factory=lambda: _empty("parks"))
    areas: pd.DataFrame = field(default_factory=lambda: _empty("areas"))
    rows_read: int = 0
    rows_set_aside: int = 0
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    invented: bool = False

    def checked(self) -> Programme:
        """This programme, when every table holds what it promises and every reference exists.

        Raises:
            BarcodeError: all problems of all tables at once.
        """
        from barcode.programme.schemas import checked

        problems: list[Problem] = []
        for name in FRAMES:
            try:
                checked(name, getattr(self, name))
            except BarcodeError as failed:
                problems.extend(failed.problems)
        known = set(self.plans["plan_id"])
        for name in ("phases", "work_programmed", "work_taken", "compensations"):
            table = getattr(self, name)
            for plan_id in sorted(set(table["plan_id"]) - known):
                problems.append(Problem("plan_not_in_list", found=plan_id, details={"table": name}))
        if problems:
            raise BarcodeError(problems)
        return self

    def __add__(self, other: Programme) -> Programme:
        """Both programmes as one; a municipality that both know stands as in the first, with the other's outline if it has none.

        Raises:
            BarcodeError: a plan or park id stands in both.
        """
        problems = [
            Problem("id_twice", file=str(row.source_file), found=str(getattr(row, key)), column=key)
            for name, key in (("plans", "plan_id"), ("parks", "park_id"))
            for row in getattr(other, name)[getattr(other, name)[key].isin(getattr(self, name)[key])].itertuples()
        ]
        if problems:
            raise BarcodeError(problems)
        tables = {name: _joined(name, [getattr(self, name), getattr(other, name)]) for name in FRAMES}
        tables["areas"] = _each_once(tables["areas"])
        return Programme(
            **tables,
            rows_read=self.rows_read + other.rows_read,
            rows_set_aside=self.rows_set_aside + other.rows_set_aside,
            problems=self.problems + other.problems,
            notes=self.notes + other.notes,
            invented=self.invented or other.invented,
        )

    def with_tables(self, **tables: pd.DataFrame) -> Programme:
        """This programme with some tables replaced."""
        return replace(self, **tables)  # type: ignore[arg-type]  # names of tables only


def _joined(name: str, tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    filled = [table for table in tables if len(table)]
    if len(filled) < 2:
        return filled[0] if filled else frame(name)
    return frame(name, pd.concat(filled, ignore_index=True))


def _each_once(areas: pd.DataFrame) -> pd.DataFrame:
    """The first row of each municipality, with the first outline that any of its rows has."""
    first = areas.drop_duplicates("municipality_code", ignore_index=True)
    drawn = areas[areas["geometry_wkb"].notna()].drop_duplicates("municipality_code")
    outlines = dict(zip(drawn["municipality_code"], drawn["geometry_wkb"], strict=True))
    return with_outlines(first, outlines)


assert set(FRAMES) <= {entry.name for entry in fields(Programme)}
