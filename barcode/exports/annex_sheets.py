"""Which sheets has the workbook of an annex, whatever its format?"""

from __future__ import annotations

from barcode.explain.address import figures
from barcode.exports.annex import Annex
from barcode.exports.annex_carried import carry
from barcode.exports.annex_cells import Look, Seen, Sheet, Shown, Formula, address, content_of
from barcode.exports.annex_figure_sheets import asked_sheet, balance_sheet, strip_sheet
from barcode.exports.annex_formulas import Calculation
from barcode.exports.annex_input_sheets import COLUMNS, input_sheets
from barcode.exports.annex_json import annex_json
from barcode.exports.annex_norm_sheet import norm_sheet
from barcode.exports.annex_terms import AnnexPart
from barcode.exports.annex_text_norms import assumptions
from barcode.exports.annex_text_terms import annex_title, closing, opening
from barcode.exports.annex_told_sheets import block_rows, finding_sheet, plan_sheet, promise_sheet
from barcode.exports.exact_numbers import json_number
from barcode.exports.plain_text import plain_text
from barcode.language import Language, say
from fractions import Fraction

FIGURES = {AnnexPart.DEMAND: asked_sheet, AnnexPart.BALANCE: balance_sheet, AnnexPart.STRIP: strip_sheet}
TOLD = {AnnexPart.FINDINGS: finding_sheet, AnnexPart.PROMISES: promise_sheet}


def annex_sheets(annex: Annex, language: Language) -> list[Sheet]:
    """The sheets in their order: terms, norms, inputs, figures, findings, promises, assumptions, the calculation, the content.

    The inputs that the formulas add are there with any part that has figures.
    """
    warning = say("exports.invented", language) if annex.invented else ""

    def started(name: str) -> Sheet:
        sheet = Sheet(name)
        sheet.title(f"{annex_title(annex, language)} – {name}")
        if warning:
            sheet.line(Shown(warning, Look.WARNING))
        return sheet

    def named(part: str) -> Sheet:
        return started(say(f"annex_sheet.name.{part}", language))

    terms = Sheet(say("annex_sheet.name.annex", language))
    block_rows(terms, opening(annex, language))
    block_rows(terms, closing(annex, language))
    sheets = [terms, norms := named("norms")]
    placed = norm_sheet(norms, annex, language)
    if annex.terms.has(AnnexPart.PROGRAMME):
        sheets.append(plans := named("programme"))
        plan_sheet(plans, annex, language)
    calculation = None
    if any(annex.terms.has(part) for part in FIGURES):
        inputs = input_sheets(annex, {table: say(f"annex_sheet.name.{table}", language) for table in COLUMNS}, language, started)
        sheets += inputs.sheets.values()
        names = {id(figure): name for area in annex.areas for name, figure in figures(area)}
        calculation = Calculation(annex, named("calculation"), inputs, placed, names, language)
        for part, write in FIGURES.items():
            if annex.terms.has(part):
                sheets.append(sheet := named(part))
                write(sheet, annex, calculation, language)
    for part, tell in TOLD.items():
        if annex.terms.has(part):
            sheets.append(sheet := named(part))
            tell(sheet, annex, language)
    sheets.append(assumed := named("assumptions"))
    block_rows(assumed, assumptions(annex, language))
    if calculation:
        sheets.append(calculation.sheet)
    sheets.append(content := Sheet(say("annex_sheet.name.content", language)))
    carry(content, annex_json(annex, language), language)
    return sheets


def cells_told(sheets: list[Sheet]) -> dict[tuple[str, str], Seen]:
    """What a file of these sheets must hold in each filled cell; a formula is marked by `=` alone, for each format has its own."""
    told: dict[tuple[str, str], Seen] = {}
    for sheet in sheets:
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                content = content_of(cell)
                value = plain_text(content) if isinstance(content, str) else content
                if value is None or value == "":
                    continue
                number = json_number(Fraction(value)) if not isinstance(value, str) else value
                told[sheet.name, address(row, column)] = Seen(number, "=" if isinstance(cell, Formula) else "")
    return told
