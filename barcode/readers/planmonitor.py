"""Which plans stand in a Planmonitor Wonen workbook? One plan a sheet: labels above, a table of years below."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import NamedTuple

from barcode.errors import Problem
from barcode.programme.areas import MunicipalityIndex
from barcode.readers.capacity import Capacity, Period, RegisteredPlan
from barcode.readers.findings import Findings
from barcode.readers.layouts import key_of
from barcode.readers.numbers import NotANumber, whole
from barcode.readers.table import Grid, UncomputedFormula, plain_text
from barcode.readers.words import member, planning_status

COLUMNS = {"groepnaam": "group", "totalen": "total", "gerealiseerd": "realised", "restcapaciteit": "rest"}
Cells = dict[str | Period, object]
PERIOD = re.compile(r"^(\d{4})(?:\s*[-–]\s*(\d{4}))?$")
NEW, DEMOLISHED = "nieuwbouw", "sloop"


class Category(NamedTuple):
    """One row of the table of years: its number, group, label, and its cells by column name or period."""

    row: int
    group: str
    label: str
    cells: Cells


def is_plan_sheet(grid: Grid) -> bool:
    """Whether a sheet is one plan of the Planmonitor."""
    return _heading_position(grid) is not None and "plannaam" in {key_of(plain_text(row[0])) for row in grid.rows if row}


def plan_of(grid: Grid, index: MunicipalityIndex, findings: Findings) -> RegisteredPlan | None:
    """The plan on a sheet; None when the sheet is blank or cannot be used (then with a problem)."""
    top = _heading_position(grid)
    assert top is not None
    labels = {
        key_of(plain_text(row[0])): (number, row) for number, row in zip(grid.row_numbers[:top], grid.rows[:top], strict=True)
    }
    written = {label: plain_text(row[1] if len(row) > 1 else None) for label, (_, row) in labels.items()}
    amounts = _amounts(grid, top)
    if not written.get("plannaam") and not any(_filled(cell) for amount in amounts for cell in amount.cells.values()):
        findings.note("sheet_without_plan", grid.file, sheet=grid.sheet)
        return None
    findings.rows_read += 1
    problems: list[Problem] = []

    def fault(code: str, label: str, found: str, **details: object) -> None:
        row = labels[label][0] if label in labels else None
        problems.append(Problem(code, grid.file, grid.sheet, row, label.capitalize(), found=found[:80], details=details))

    name = written.get("plannaam", "")
    if not name:
        fault("cell_blank", "plannaam", "")
    place = written.get("gemeente", "")
    code = index.code(place) or index.code(f"{place} {written.get('provincie', '')}")
    unknown = None if code else index.problem(place)
    if unknown is not None and not place:
        fault("cell_blank", "gemeente", "")
    elif unknown is not None:
        fault(unknown.code, "gemeente", place, **unknown.details)
    status = planning_status(written.get("statusplanologisch", ""))
    if status is None:
        fault("status_unknown", "statusplanologisch", written["statusplanologisch"])
    plan_type = member("plan_type", written.get("plantype", "")) if written.get("plantype") else "unknown"
    if plan_type is None:
        findings.note("word_unknown", grid.file, column="Plantype", found=written["plantype"][:60])
    secrecy = member("confidentiality", written["vertrouwelijkheid"]) if written.get("vertrouwelijkheid") else "public"
    if secrecy is None:
        fault("word_unknown", "vertrouwelijkheid", written["vertrouwelijkheid"], expected="Openbaar, Provincie, Gemeente")
    capacities = {label: _capacity(grid, label, amounts, problems) for label in (NEW, DEMOLISHED)}
    secret: dict[str, object] = {} if secrecy == "public" else {"plan_not_public": name, "sheet_of_plan": True}
    if problems:
        findings.problems.extend(replace(problem, details={**problem.details, **secret}) for problem in problems)
        findings.rows_set_aside += 1
        return None
    _groups_checked(grid, amounts, findings, secret)
    number = f"pmw-{code}-{slug(name)}"
    row = labels["plannaam"][0]
    return RegisteredPlan(
        grid.file, grid.sheet, row, number, name, code, plan_type or "unknown", status or "", secrecy or "public",
        capacities[NEW], capacities[DEMOLISHED],
    )  # fmt: skip


def slug(name: str) -> str:
    """A name as part of a number: lower-case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "plan"


def _heading_position(grid: Grid) -> int | None:
    for position, row in enumerate(grid.rows[:60]):
        keys = {key_of(plain_text(cell)) for cell in row}
        if {"totalen", "gerealiseerd", "restcapaciteit"} <= keys:
            return position
    return None


def _amounts(grid: Grid, top: int) -> list[Category]:
    """The rows below the headings that have a label."""
    columns: dict[int, str | Period] = {}
    for position, cell in enumerate(grid.rows[top]):
        text = plain_text(cell)
        found = PERIOD.match(text)
        if found:
            columns[position] = (int(found[1]), int(found[2] or found[1]))
        elif key_of(text) in COLUMNS:
            columns[position] = COLUMNS[key_of(text)]
    rows = []
    group = ""
    for number, row in zip(grid.row_numbers[top + 1 :], grid.rows[top + 1 :], strict=True):
        cells = {name: row[position] if position < len(row) else None for position, name in columns.items()}
        # The name of a group stands in the first of its merged cells only.
        group = key_of(plain_text(cells.pop("group", None))) or group
        label = key_of(plain_text(row[0] if row else None))
        if label:
            rows.append(Category(number, group, label, cells))
    return rows


def _filled(cell: object) -> bool:
    return not isinstance(cell, UncomputedFormula) and plain_text(cell) not in {"", "0"}


def _capacity(grid: Grid, label: str, amounts: list[Category], problems: list[Problem]) -> Capacity:
    """Rest and periods of the row `label`; the rest is total less realised, whatever the formula cell holds."""
    row, cells = next(((own.row, own.cells) for own in amounts if own.label == label), (None, {}))
    read: dict[str | Period, int | None] = {}
    for name, cell in cells.items():
        if name == "rest" and isinstance(cell, UncomputedFormula):
            continue
        try:
            value = whole(cell, None)
        except NotANumber as fault:
            problems.append(Problem(str(fault), grid.file, grid.sheet, row, _column(label, name), found=plain_text(cell)[:80]))
            continue
        if value is not None and value < 0 and name != "rest" and label != DEMOLISHED:
            problems.append(Problem("number_negative", grid.file, grid.sheet, row, _column(label, name), found=str(value)))
        read[name] = abs(value) if value is not None and label == DEMOLISHED else value
    periods = {name: value for name, value in read.items() if isinstance(name, tuple) and value}
    total, realised = read.get("total"), read.get("realised")
    if total is None:
        # Without a total the rest as written counts, or else what the years hold.
        rest = read.get("rest") or 0
        return Capacity(rest or sum(periods.values()), periods)
    return Capacity(total - (realised or 0), periods)


def _column(label: str, name: str | Period) -> str:
    headings = {own: heading for heading, own in COLUMNS.items()}
    return f"{label.capitalize()} {headings[name].capitalize() if isinstance(name, str) else f'{name[0]}–{name[1]}'}"


def _groups_checked(grid: Grid, amounts: list[Category], findings: Findings, secret: dict[str, object]) -> None:
    """Notes the groups (dwelling type, price …) whose filled-in totals do not add up to the new dwellings."""
    totals: dict[str, int] = {}
    for _, group, label, cells in amounts:
        try:
            value = whole(cells.get("total"), None) or 0
        except NotANumber:
            value = 0
        totals[NEW if label == NEW else group] = totals.get(NEW if label == NEW else group, 0) + value
    new = totals.pop(NEW, 0)
    totals.pop(DEMOLISHED, None)
    for group, value in totals.items():
        if value and value != new:
            findings.note("group_does_not_add_up", grid.file, sheet=grid.sheet, group=group, total=value, new=new, **secret)
