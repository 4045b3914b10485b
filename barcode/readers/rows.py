"""What does each row of a table say, field by field, and which rows cannot be used?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from barcode.errors import Problem, RefusedFile
from barcode.programme.areas import MunicipalityIndex
from barcode.programme.schemas import FIRST_YEAR, LAST_YEAR
from barcode.readers.findings import Findings
from barcode.readers.layouts import Layout, key_of
from barcode.readers.numbers import NotANumber, Sign, decimal_sign, number, rounded, whole, year
from barcode.readers.table import LONGEST_TEXT, Table, UncomputedFormula, is_blank, plain_text
from barcode.readers.words import accepted_words, category, day, member, planning_status

LARGEST_COUNT = 10_000_000
# Larger than any business park; what is larger is almost surely written in another unit.
LARGEST_AREA_M2 = 200_000_000
# Tables of which a bad row belongs to a plan and so to a municipality.
MORE_OF_PLANS = ("phases", "work_programmed", "work_taken", "compensations")
OF_PLANS = frozenset({"plans", *MORE_OF_PLANS, "simple_plans", "extended_plans", "pivot_plans"})
TO_M2 = {"ha": 10_000, "m2": 1, "": 1}

T = TypeVar("T")


@dataclass(slots=True)
class Rows:
    """The rows of one table under our own field names; what cannot be read marks its row as bad.

    Every reading method returns one value a row; a bad cell gives None (or ``) there, a problem, and a bad row.
    """

    table: Table
    layout: Layout
    findings: Findings
    index: MunicipalityIndex
    decimal: Sign | None = None
    bad: set[int] = field(default_factory=set)
    places: dict[str, tuple[int, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, found in self.layout.matched(self.table.headings).items():
            if len(found) > 1:
                both = ", ".join(self.table.headings[position] for position, _ in found)
                raise RefusedFile(Problem("heading_twice", file=self.table.file, sheet=self.table.sheet, found=both))
            self.places[name] = found[0]

    def __len__(self) -> int:
        return len(self.table)

    @property
    def good(self) -> list[int]:
        """The positions of rows that can be used."""
        return [at for at in range(len(self)) if at not in self.bad]

    def has(self, name: str) -> bool:
        """Whether the table has a column for field `name`."""
        return name in self.places

    def cells(self, name: str) -> Sequence[object]:
        """The cells of a field as they stand; blanks where the table has no such column."""
        return self.table.columns[self.places[name][0]] if name in self.places else [None] * len(self)

    def heading(self, name: str) -> str:
        """The heading of a field in this file."""
        return self.table.headings[self.places[name][0]] if name in self.places else self.layout.shown.get(name, name)

    def refuse(self, at: int, code: str, name: str = "", found: object = "", **details: object) -> None:
        """Row `at` cannot be used, because of the cell of field `name`."""
        self.bad.add(at)
        self.findings.problems.append(self.problem(at, code, name, found, **details))

    def problem(self, at: int, code: str, name: str = "", found: object = "", **details: object) -> Problem:
        """A problem with its place in this table."""
        column = self.heading(name) if name else ""
        shown = plain_text(found)[:80]
        whose = {**self._whose(at), **details}
        return Problem(code, self.table.file, self.table.sheet, self.table.row_numbers[at], column, found=shown, details=whose)

    def _whose(self, at: int) -> dict[str, object]:
        """The municipality or plan that a row of plans names, so that what is set aside can be counted per municipality."""
        if self.layout.name.partition(".")[2] not in OF_PLANS:
            return {}
        code = self.index.code(self._text("municipality_code", at))
        whose: dict[str, object] = {"municipality": code} if code else {"plan": self._text("plan_id", at)}
        if not self._is_public(at):
            whose["plan_not_public"] = self._text("plan_id" if self.has("plan_id") else "plan_number", at)
        return whose

    def _text(self, name: str, at: int) -> str:
        """One cell as text; a blank where the table has no such column."""
        return plain_text(self.table.columns[self.places[name][0]][at]) if name in self.places else ""

    def _is_public(self, at: int) -> bool:
        """Whether the row says it is public, or says nothing; a word that is not known may well mean that it is not."""
        text = self._text("confidentiality", at)
        return not text or member("confidentiality", text) == "public"

    def texts(self, name: str, required: bool = False) -> list[str]:
        """Text, tidied; a required one that is blank makes the row bad."""
        result = []
        for at, cell in enumerate(self.cells(name)):
            text = plain_text(cell)
            if isinstance(cell, UncomputedFormula):
                self.refuse(at, "formula_without_value", name, text)
            elif len(text) > LONGEST_TEXT:
                self.refuse(at, "text_too_long", name, text[:40], most=LONGEST_TEXT)
                text = ""
            elif required and not text:
                self.refuse(at, "cell_blank", name)
            result.append(text)
        return result

    def counts(self, name: str, absolute: bool = False) -> list[int | None]:
        """Whole numbers of zero and more; with `absolute` a minus sign is dropped (demolition)."""
        result: list[int | None] = []
        for at, cell in enumerate(self.cells(name)):
            if isinstance(cell, str) and len(cell) < 8 and cell.isdecimal() and cell.isascii():
                result.append(int(cell))  # the cells of nearly every file
                continue
            value = self._read(at, name, cell, lambda cell: whole(cell, self.decimal))
            if value is not None and absolute:
                value = abs(value)
            result.append(self._within(at, name, cell, value, LARGEST_COUNT, "number_too_large"))
        return result

    def years(self, name: str) -> list[int | None]:
        """Years, None where blank."""
        result: list[int | None] = []
        for at, cell in enumerate(self.cells(name)):
            value = self._read(at, name, cell, year)
            if value is not None and not FIRST_YEAR <= value <= LAST_YEAR:
                self.refuse(at, "year_out_of_range", name, cell, first=FIRST_YEAR, last=LAST_YEAR)
                value = None
            result.append(value)
        return result

    def areas(self, name: str) -> list[int | None]:
        """Areas in whole m², from the unit of the column's heading, rounded once."""
        if name not in self.places:
            return [None] * len(self)
        unit = self.places[name][1]
        sign = self._sign(name, unit)
        result: list[int | None] = []
        for at, cell in enumerate(self.cells(name)):
            value = self._read(at, name, cell, lambda cell: number(cell, sign))
            if value is not None and abs(value) > LARGEST_AREA_M2 // TO_M2[unit]:
                self.refuse(at, "area_too_large", name, cell, unit=unit, most=LARGEST_AREA_M2 // TO_M2[unit])
                value = None
            area = None if value is None else rounded(value * TO_M2[unit])
            result.append(self._within(at, name, cell, area, LARGEST_AREA_M2, "area_too_large"))
        return result

    def ratios(self, name: str) -> list[float | None]:
        """Shares from 0 to 1; `25 %` is 0.25."""
        sign = self._sign(name, "ha")
        result: list[float | None] = []
        for at, cell in enumerate(self.cells(name)):
            percent = isinstance(cell, str) and cell.strip().endswith("%")
            bare = cell.strip().removesuffix("%").strip() if percent and isinstance(cell, str) else cell
            value = self._read(at, name, bare, lambda cell: number(cell, sign))
            if value is not None:
                value = value / 100 if percent else value
                if not 0 <= value <= 1:
                    self.refuse(at, "ratio_out_of_range", name, cell)
                    value = None
            result.append(None if value is None else float(value))
        return result

    def members(self, name: str, closed_list: str, blank: str, other: str | None = None) -> list[str]:
        """Identifiers of a closed list; a blank is `blank`, an unknown word is `other` with a note, or makes the row bad."""
        result = []
        for at, cell in enumerate(self.cells(name)):
            text = plain_text(cell)
            found = member(closed_list, text) if text else blank
            if found is None and other is not None:
                self.findings.note("word_unknown", self.table.file, column=self.heading(name), found=text[:60])
                found = other
            elif found is None:
                self.refuse(at, "word_unknown", name, text, expected=", ".join(accepted_words(closed_list)))
                found = blank
            result.append(found or blank)
        return result

    def statuses(self, name: str) -> list[str]:
        """Planning statuses (`1A` … `5B`, `` unknown)."""
        return [
            self._or_refused(at, name, cell, planning_status(cell), "status_unknown") for at, cell in enumerate(self.cells(name))
        ]

    def categories(self, name: str, strict: bool = True) -> list[str]:
        """Environmental categories; an unreadable one makes the row bad, or with `strict` off is blank with a note."""
        result = []
        for at, cell in enumerate(self.cells(name)):
            found = category(cell)
            if found is None and not strict:
                self.findings.note("word_unknown", self.table.file, column=self.heading(name), found=plain_text(cell)[:60])
                found = ""
            result.append(self._or_refused(at, name, cell, found, "category_unknown"))
        return result

    def days(self, name: str) -> list[date | None]:
        """Dates, None where blank."""
        result: list[date | None] = []
        for at, cell in enumerate(self.cells(name)):
            try:
                result.append(day(cell))
            except ValueError:
                self.refuse(at, "date_unreadable", name, cell)
                result.append(None)
        return result

    def municipalities(self, name: str) -> list[str]:
        """Municipality codes; an unknown or ambiguous name makes the row bad."""
        found = {
            text: (self.index.code(text), self.index.problem(text)) for text in {plain_text(cell) for cell in self.cells(name)}
        }
        result = []
        for at, cell in enumerate(self.cells(name)):
            code, fault = found[plain_text(cell)]
            if fault is not None and is_blank(cell):
                self.refuse(at, "cell_blank", name)
            elif fault is not None:
                self.refuse(at, fault.code, name, cell, **fault.details)
            result.append(code)
        return result

    def note_unknown_headings(self, also_read: re.Pattern[str] | None = None) -> None:
        """Tells which columns are not read; `also_read` matches headings that a reader takes itself, such as years."""
        used = {position for position, _ in self.places.values()}
        unread = [
            heading for position, heading in enumerate(self.table.headings)
            if position not in used and key_of(heading) not in self.layout.ignored
            and not (also_read and also_read.search(heading))
        ]  # fmt: skip
        if unread:
            self.findings.note("headings_unknown", self.table.file, headings=", ".join(unread[:20]))

    def finish(self) -> list[int]:
        """The positions of usable rows; counts what was read and what was set aside."""
        self.findings.rows_read += len(self)
        self.findings.rows_set_aside += len(self.bad)
        return self.good

    def source(self, positions: Sequence[int]) -> dict[str, list[Any]]:
        """The columns `source_file`, `source_sheet` and `source_row` of a frame."""
        size = len(positions)
        rows = [self.table.row_numbers[at] for at in positions]
        return {"source_file": [self.table.file] * size, "source_sheet": [self.table.sheet] * size, "source_row": rows}

    def _or_refused(self, at: int, name: str, cell: object, found: str | None, code: str) -> str:
        if found is None:
            self.refuse(at, code, name, cell)
        return found or ""

    def _read(self, at: int, name: str, cell: object, reading: Callable[[object], T]) -> T | None:
        try:
            return reading(cell)
        except NotANumber as fault:
            self.refuse(at, str(fault), name, cell)
            return None

    def _within(self, at: int, name: str, cell: object, value: int | None, most: int, code: str) -> int | None:
        if value is None:
            return None
        if value < 0:
            self.refuse(at, "number_negative", name, cell)
            return None
        if value > most:
            self.refuse(at, code, name, cell, unit="m2", most=most)
            return None
        return value

    def _sign(self, name: str, unit: str) -> Sign | None:
        """The decimal sign of a column: told, seen in the column, or seen in the other area columns of the file."""
        if self.decimal:
            return self.decimal
        seen = decimal_sign(self.cells(name))
        if seen == "both":
            return None
        if seen is None and unit == "ha":
            others = {decimal_sign(self.cells(other)) for other, (_, its) in self.places.items() if its == "ha"} - {None}
            return others.pop() if len(others) == 1 and "both" not in others else None  # type: ignore[return-value]
        return seen or ","


def total(values: Sequence[int | Decimal | None]) -> int | None:
    """The sum of what is known; None when nothing is."""
    known = [value for value in values if value is not None]
    return int(sum(known)) if known else None
