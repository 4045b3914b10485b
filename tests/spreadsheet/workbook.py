"""How does the same sum look in a spreadsheet? Inputs and norms in cells, and formulas from inputs to totals.

Nothing here asks the program for a number or a formula: what stands in the cells follows the numbered formulas of the
calculation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

NORM_COLUMNS = (
    "jobs_per_dwelling", "fte_per_job", "share_park", "share_office", "share_retail", "share_public", "share_home",
    "land_per_fte", "floor_office", "floor_retail", "floor_public", "index_park", "index_office", "index_retail", "index_public",
    "floor_per_dwelling", "land_per_dwelling", "persons", "jobs_per_inhabitant",
)  # fmt: skip
# What one column of the sheet `Uitkomst` holds: a name, and its formula for the municipality in row {row}. {net} and such are
# columns of the same sheet, [norm] is the norm of that municipality.
TOTALS = {
    "new": "SUMIFS(Plannen!$C:$C,Plannen!$B:$B,$A{row})",
    "demolished": "SUMIFS(Plannen!$D:$D,Plannen!$B:$B,$A{row})",
    "net": "{new}-{demolished}",
    "jobs": "{net}*[jobs_per_dwelling]",
    "park_jobs": "{jobs}*[share_park]",
    "park_fte": "{park_jobs}*[fte_per_job]",
    "park_land": "{park_fte}*[land_per_fte]",
    "park_floor": "{park_land}*[index_park]",
    "office_floor": "{jobs}*[share_office]*[fte_per_job]*[floor_office]",
    "office_land": "{office_floor}/[index_office]",
    "retail_floor": "{jobs}*[share_retail]*[fte_per_job]*[floor_retail]",
    "retail_land": "{retail_floor}/[index_retail]",
    "public_floor": "{jobs}*[share_public]*[fte_per_job]*[floor_public]",
    "public_land": "{public_floor}/[index_public]",
    "home_jobs": "{jobs}*[share_home]",
    "direct_floor": "{net}*[floor_per_dwelling]",
    "national_land": "{net}*[land_per_dwelling]",
    "inhabitant_jobs": "{net}*[persons]*[jobs_per_inhabitant]",
    "programmed_land": "SUMIFS(Plannen!$F:$F,Plannen!$B:$B,$A{row})",
    "taken_land": "SUMIFS(Plannen!$G:$G,Plannen!$B:$B,$A{row})",
    "available_land": "SUMIFS(Terreinen!$C:$C,Terreinen!$A:$A,$A{row})+SUMIFS(Terreinen!$D:$D,Terreinen!$A:$A,$A{row})",
    "in_use_land": "SUMIFS(Terreinen!$B:$B,Terreinen!$A:$A,$A{row})",
    "balance_land": "{programmed_land}+{available_land}-{taken_land}-{park_land}",
    "balance_land_with_existing": "{in_use_land}+{balance_land}",
}
PERIOD_TOTAL = (
    "(SUMIFS(Plannen!$C:$C,Plannen!$B:$B,$A{row},Plannen!$E:$E,{year})-SUMIFS(Plannen!$D:$D,Plannen!$B:$B,$A{row},Plannen!$E:$E,{year}))"
    "*[jobs_per_dwelling]*[share_park]*[fte_per_job]*[land_per_fte]"
)


def write_workbook(
    path: Path,
    plans: Sequence[tuple[str, str, int, int, int, int, int]],
    parks: Sequence[tuple[str, int, int, int]],
    norms: Mapping[str, Mapping[str, str]],
    years: Sequence[int],
) -> list[str]:
    """Write the workbook; every formula is stored without an answer.

    Args:
        path: where to write.
        plans: id, municipality, new, demolished, year, land programmed and land taken [m² net].
        parks: municipality, land in use, available now, available later [m² net].
        norms: municipality → norm → the decimal that stands in its cell.
        years: the periods for which park land is worked out apart.

    Returns:
        The names of the columns of the sheet `Uitkomst`, after that of the municipality.
    """
    book = xlsxwriter.Workbook(str(path))
    _sheet(book, "Plannen", ("id", "gemeente", "nieuw", "sloop", "jaar", "grond erbij", "grond weg"), plans)
    _sheet(book, "Terreinen", ("gemeente", "in gebruik", "direct", "later"), parks)
    table = [(code, *(float(values[name]) for name in NORM_COLUMNS)) for code, values in norms.items()]
    _sheet(book, "Normen", ("gemeente", *NORM_COLUMNS), table)
    names = [*TOTALS, *(f"park_land_{year}" for year in years)]
    formulas = {**TOTALS, **{f"park_land_{year}": PERIOD_TOTAL.replace("{year}", str(year)) for year in years}}
    sheet = book.add_worksheet("Uitkomst")
    sheet.write_row(0, 0, ["gemeente", *names])
    letters = {name: _letter(number) for number, name in enumerate(names, start=1)}
    for position, code in enumerate(norms):
        row = position + 2
        sheet.write_string(row - 1, 0, code)
        for number, name in enumerate(names, start=1):
            cells = {other: f"${letter}{row}" for other, letter in letters.items()}
            formula = formulas[name].format(row=row, **cells)
            for column, norm in enumerate(NORM_COLUMNS, start=1):
                formula = formula.replace(f"[{norm}]", f"Normen!${_letter(column)}${row}")
            sheet.write_formula(row - 1, number, "=" + formula, None, "")
    last = len(norms) + 1
    sheet.write_string(last, 0, "samen")
    for number, name in enumerate(names, start=1):
        sheet.write_formula(last, number, f"=SUM({letters[name]}2:{letters[name]}{last})", None, "")
    book.close()
    return names


def _sheet(book: xlsxwriter.Workbook, name: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, headings)
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, row)


def _letter(column: int) -> str:
    first, last = divmod(column, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)
