"""How do the inputs of an annex stand in its workbook, so that a formula can add them by range?

The rows are put in the order in which the calculation groups them, so that what it adds stands together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.explain.names import place_name
from barcode.exports.annex import Annex
from barcode.exports.annex_cells import Cell, Look, Reference, Sheet, Shown
from barcode.exports.annex_sums import ranges
from barcode.language import Language, labels, say

Positions = NDArray[np.intp]
# The columns of each table on its sheet; a name that the table has not is worked out in `_cells`.
COLUMNS = {
    "phases": ("plan_id", "plan_name", "municipality", "year_from", "year_to", "dwellings_new", "dwellings_demolished"),
    "work_programmed": ("plan_id", "plan_name", "municipality", "location_type", "year", "floor_m2_gfa", "land_m2_net"),
    "work_taken": (
        "plan_id", "plan_name", "park_id", "park_name", "municipality", "plot", "location_type", "year",
        "floor_m2_gfa", "land_m2_net", "fte", "estimated",
    ),
    "parks": (
        "park_id", "name", "municipality", "kind", "planned", "gross_m2", "net_m2", "issued_m2", "available_now_m2",
        "available_later_m2", "fte", "category_high", "water_bound",
    ),
    "areas": ("municipality_code", "name", "dwellings", "inhabitants", "jobs", "figures_year", "figures_source"),
}  # fmt: skip
YEARS = frozenset({"year", "year_from", "year_to", "figures_year"})
SECOND = 1


@dataclass(slots=True)
class InputSheets:
    """The sheets of the input tables, and where each row of a table stands on its sheet."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    placed: dict[str, dict[int, int]] = field(default_factory=dict)

    def ranges(self, table: str, column: str, positions: Iterable[int]) -> list[Reference]:
        """The cells of a column in which rows of a table stand.

        Raises:
            KeyError: a row is not of this area.
        """
        placed = self.placed[table]
        return ranges(self.sheets[table].name, COLUMNS[table].index(column), (placed[int(at)] for at in positions))


def input_sheets(annex: Annex, names: dict[str, str], language: Language, warn: Any) -> InputSheets:
    """The sheets of phases, work that comes and goes, parks and key figures of the area.

    Args:
        annex: what they are of.
        names: table → name of its sheet.
        language: of the words.
        warn: gives an empty sheet of a name, with the title and the warning that every sheet begins with.
    """
    made = InputSheets()
    for table, positions in _in_order(annex).items():
        sheet: Sheet = warn(names[table])
        sheet.headings(say(f"annex_sheet.column.{name}", language) for name in COLUMNS[table])
        rows = _table(annex, table).iloc[positions]
        columns = [list(_cells(annex, rows, name, language)) for name in COLUMNS[table]]
        first = len(sheet.rows)
        sheet.rows.extend(zip(*columns, strict=True))
        made.sheets[table] = sheet
        made.placed[table] = {int(position): first + at for at, position in enumerate(positions)}
    return made


def _table(annex: Annex, name: str) -> pd.DataFrame:
    frame: pd.DataFrame = (
        annex.assessment.frame.counted if name == "work_taken" else getattr(annex.assessment.programme, name)
    )
    return frame


def _in_order(annex: Annex) -> dict[str, Positions]:
    """The positions of the rows of the area in every table, in the order in which they are shown."""
    frame, programme, here = annex.assessment.frame, annex.assessment.programme, sorted(annex.area.municipalities)
    groups = frame.groups
    own = np.array([group.municipality_code in annex.area.municipalities for group in groups.groups], dtype=bool)
    in_phases = own[groups.of_phase] if len(groups.of_phase) else np.empty(0, dtype=bool)
    order = np.lexsort((groups.period_of_phase, groups.of_phase)) if len(in_phases) else np.empty(0, dtype=np.intp)
    adding, taking, parks = programme.work_programmed, frame.counted, programme.parks
    known = {name: taking[name].notna() for name in ("fte", "floor_m2_gfa", "land_m2_net")}
    return {
        "phases": order[in_phases[order]],
        "work_programmed": _sorted(
            adding.assign(
                _place=frame.place_of_programmed, _floor=adding["floor_m2_gfa"].notna(), _land=adding["land_m2_net"].notna()
            ),
            ["_place", "location_type", "_floor", "_land", "year"], "_place", here,
        ),
        "work_taken": _sorted(
            taking.assign(_fte=known["fte"], _floor=known["floor_m2_gfa"], _land=known["land_m2_net"]),
            ["municipality_code", "location_type", "derived", "_fte", "_floor", "_land", "park_id", "year"],
            "municipality_code", here,
        ),
        "parks": _sorted(
            parks.assign(**{f"_{name}": parks[name].notna() for name in ("issued_m2", "available_now_m2", "available_later_m2")}),
            ["municipality_code", "planned", "_issued_m2", "_available_now_m2", "_available_later_m2", "park_id"],
            "municipality_code", here,
        ),
        "areas": _sorted(programme.areas, ["municipality_code"], "municipality_code", here),
    }  # fmt: skip


def _sorted(table: pd.DataFrame, by: Sequence[str], place: str, here: Sequence[str]) -> Positions:
    numbered = table.assign(_at=np.arange(len(table)))
    kept = numbered[numbered[place].isin(here)] if len(numbered) else numbered
    at: Positions = kept.sort_values(list(by), kind="stable")["_at"].to_numpy(dtype=np.intp)
    return at


def _cells(annex: Annex, rows: pd.DataFrame, name: str, language: Language) -> Iterator[Cell]:
    """One column of a table as cells."""
    frame = annex.assessment.frame
    if name == "plan_name":
        yield from (frame.plan_names.get(one, "") for one in rows["plan_id"].tolist())
    elif name == "park_name":
        yield from (frame.park_names.get(one, "") for one in rows["park_id"].tolist())
    elif name == "municipality":
        codes = rows["municipality_code"] if "municipality_code" in rows else rows["plan_id"].map(_place_of_plan(annex))
        yield from (place_name(annex.assessment, code, language) for code in codes.tolist())
    elif name == "estimated":
        mark = say("annex_sheet.estimated", language)
        yield from (mark if derived else "" for derived in rows["derived"].tolist())
    elif name == "planned":
        words = labels("member.yes_no", language)
        yield from (words["yes" if planned else "no"] for planned in rows[name].tolist())
    else:
        words = {"location_type": labels("location_type", language), "kind": labels("member.park_kind", language),
                 "water_bound": labels("member.yes_no", language)}.get(name, {})  # fmt: skip
        column = rows[name]
        blank = column.isna().tolist()
        for value, is_blank in zip(column.tolist(), blank, strict=True):
            if is_blank:
                yield None
            elif isinstance(value, str):
                yield words.get(value, value)
            else:
                yield Shown(int(value), Look.YEAR) if name in YEARS else int(value)


def _place_of_plan(annex: Annex) -> dict[str, str]:
    plans = annex.assessment.programme.plans
    return dict(zip(plans["plan_id"], plans["municipality_code"], strict=True))
