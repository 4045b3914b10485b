"""What does this file hold: which tables, in which layout?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from barcode.errors import Problem, RefusedFile
from barcode.readers import delimited, geopackage, maps, workbook
from barcode.readers.findings import Findings
from barcode.readers.gate import Kind, admitted
from barcode.readers.inputs import NamedBytes
from barcode.readers.layouts import Layout, layouts, nearest, recognised
from barcode.readers.planmonitor import is_plan_sheet
from barcode.readers.table import Grid, Table, is_blank, plain_text, table_from

HEADING_WITHIN = 20
# The sheet of our template that explains the others.
EXPLANATION_SHEETS = ("Uitleg", "Explanation")
# In capitals, so that a title with the word in it says nothing of the figures.
INVENTED_WORDS = ("VERZONNEN", "INVENTED")
# Work that comes and work that goes: with few columns the same headings, and opposite signs.
WORK = ("own.work_programmed", "own.work_taken")
TOTALS = re.compile(r"^(sub|eind)?tota(al|len|l)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table with its layout, or a sheet that is one plan of the Planmonitor."""

    file: str
    table: Table | None = None
    layout: Layout | None = None
    plan_sheet: Grid | None = None


def contents(item: NamedBytes, source: str | None, findings: Findings) -> list[Recognised]:
    """Every table of a file that can be read.

    Raises:
        RefusedFile: the gate does not admit the file, or none of its tables is known.
    """
    kind = admitted(item.name, item.data)
    grids: list[Grid] = []
    tables: list[Table] = []
    if kind is Kind.CSV:
        grids = [delimited.grid_of(item.name, item.data, findings)]
    elif kind is Kind.WORKBOOK:
        grids = workbook.grids_of(item.name, item.data)
        findings.invented = findings.invented or _says_invented(grids)
    elif kind is Kind.GEOPACKAGE:
        tables = geopackage.tables_of(item.name, item.data)
    else:
        tables = [maps.table_of(item.name, item.data)]
    found: list[Recognised] = []
    headings: list[str] = []
    unread: list[str] = []
    for grid in grids:
        if is_plan_sheet(grid) and source in (None, "planmonitor"):
            found.append(Recognised(item.name, plan_sheet=grid))
            continue
        table = _with_headings(grid, source)
        if table is not None:
            tables.append(table)
        elif grid.rows:
            unread.append(grid.sheet)
            headings = headings or [plain_text(cell) for cell in grid.rows[0]]
    for table in tables:
        layout = recognised(table.headings, table.geometries is not None, source)
        if layout is None:
            unread.append(table.sheet)
            headings = headings or table.headings
            continue
        found.append(Recognised(item.name, _without_totals(table, findings), layout))
    if not found:
        empty = not unread or not any(headings)
        raise RefusedFile(Problem("nothing_filled_in", file=item.name) if empty else _unknown(item.name, headings))
    for sheet in unread:
        if sheet not in EXPLANATION_SHEETS:
            findings.note("sheet_not_read", item.name, sheet=sheet)
    return found


def _says_invented(grids: Sequence[Grid]) -> bool:
    """Whether a workbook calls itself invented: a cell of its explanation, or above the table of its first sheet, begins so."""
    for grid in grids:
        if grid.sheet in EXPLANATION_SHEETS:
            rows = grid.rows
        elif grid is grids[0]:
            position = _heading_position(grid, None)
            rows = grid.rows[:position]
        else:
            continue
        if any(isinstance(cell, str) and plain_text(cell).startswith(INVENTED_WORDS) for row in rows for cell in row):
            return True
    return False


def _with_headings(grid: Grid, source: str | None) -> Table | None:
    """The table below the row that holds most headings of a known layout; title rows above it fall away."""
    position = _heading_position(grid, source)
    return None if position is None else table_from(grid, position)


def _heading_position(grid: Grid, source: str | None) -> int | None:
    """The place of the row that holds most headings of a known layout, the first one when two hold as many."""
    best, most = None, 0
    for position, row in enumerate(grid.rows[:HEADING_WITHIN]):
        texts = [plain_text(cell) for cell in row]
        layout = recognised(texts, source=source) if sum(bool(text) for text in texts) >= 2 else None
        known = len(layout.matched(texts)) if layout else 0
        if known > most:
            best, most = position, known
    return best


def _without_totals(table: Table, findings: Findings) -> Table:
    """The table without rows that are totals of other rows; each is counted as set aside."""
    kept = []
    for at in range(len(table)):
        first = next((column[at] for column in table.columns if not is_blank(column[at])), None)
        if isinstance(first, str) and TOTALS.match(first.strip()):
            findings.rows_read += 1
            problem = Problem("row_is_total", table.file, table.sheet, table.row_numbers[at], found=plain_text(first)[:80])
            findings.set_aside(problem)
        else:
            kept.append(at)
    return table if len(kept) == len(table) else table.only(kept)


def _unknown(file: str, headings: Sequence[str]) -> Problem:
    """The sentence for a file of which no table is known: what is missing, or which kinds there are."""
    likely = nearest(headings) if headings else None
    shown = ", ".join(heading[:40] for heading in headings[:10] if heading)
    coming, going = (next(layout for layout in layouts() if layout.name == name) for name in WORK)
    added, taken = coming.missing(headings), going.missing(headings)
    if added == [coming.shown["land_m2_net"]] and going.matched(headings).keys() == coming.matched(headings).keys():
        return Problem("work_added_or_taken", file, found=shown, details={"added": added[0], "taken": ", ".join(taken)})
    if likely is not None and likely.missing(headings):
        details: dict[str, object] = {"missing": ", ".join(likely.missing(headings))}
        return Problem("headings_missing", file=file, found=shown, details=details)
    return Problem("table_unknown", file=file, found=shown)
