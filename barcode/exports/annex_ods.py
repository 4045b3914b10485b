"""How does the workbook of an annex become an OpenDocument spreadsheet?"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from barcode import __version__
from barcode.exports.annex import Annex
from barcode.exports.annex_cells import Cell, Formula, Sheet, address, content_of, in_open_formula
from barcode.exports.annex_ods_styles import freeze_settings, set_language_and_page, styles
from barcode.exports.annex_sheets import annex_sheets
from barcode.exports.annex_text_terms import annex_title
from barcode.exports.annex_widths import looks, widths
from barcode.exports.exact_numbers import json_number
from barcode.exports.plain_text import plain_text
from barcode.exports.steady_archive import steady
from barcode.language import Language

SPACES = re.compile(r" {2,}")


def write_ods(annex: Annex, language: Language) -> bytes:
    """The annex as an OpenDocument spreadsheet with the same sheets and formulas as in Excel; the same bytes each time."""
    return ods_of(annex_sheets(annex, language), annex_title(annex, language), annex, language)


def ods_of(sheets: Sequence[Sheet], title: str, annex: Annex, language: Language) -> bytes:
    """These sheets as an OpenDocument file with the date of the annex."""
    from odfdo import Document, Element

    document = Document("spreadsheet")
    body = document.body
    body.clear()
    widest = sorted({width for sheet in sheets for width in widths(sheet)})
    for style in styles(widest):
        made: Any = Element.from_tag(style)
        document.insert_style(made, automatic=True)
    for sheet in sheets:
        body.append(Element.from_tag("".join(_table(sheet))))
    body.append(Element.from_tag("".join(_filters(sheets))))
    set_language_and_page(document, language)
    freeze_settings(document, sheets)
    on = annex.assessment.on
    day = datetime(on.year, on.month, on.day)
    meta = document.meta
    meta.title, meta.creation_date, meta.date = title, day, day
    meta.generator, meta.language = f"Woon-werkbarcode {__version__}", "nl-NL" if language == "nl" else "en-GB"
    # The picture of the first page belongs to the model that the document began as.
    document.del_part("Thumbnails/thumbnail.png")
    stream = io.BytesIO()
    document.save(stream)
    return steady(stream.getvalue())


def _table(sheet: Sheet) -> Iterator[str]:
    style = "ta_hidden" if sheet.hidden else "ta_shown"
    yield f'<table:table table:name={quoteattr(sheet.name)} table:style-name="{style}">'
    for width in widths(sheet):
        yield f'<table:table-column table:style-name="co_{width}" table:default-cell-style-name="Default"/>'
    for row, cells in enumerate(sheet.rows):
        line = f"<table:table-row>{''.join(_cells(cells, sheet.name)) or '<table:table-cell/>'}</table:table-row>"
        yield f"<table:table-header-rows>{line}</table:table-header-rows>" if row == sheet.headed else line
    yield "</table:table>"


def _cells(cells: Sequence[Cell], sheet: str) -> Iterator[str]:
    for cell, look in zip(cells, looks(cells), strict=True):
        content = content_of(cell)
        if content is None or content == "":
            yield "<table:table-cell/>"
            continue
        how = f'<table:table-cell table:style-name="ce_{look}"'
        if isinstance(content, str):
            yield f'{how} office:value-type="string"><text:p>{_text(content)}</text:p></table:table-cell>'
            continue
        number = json_number(content)
        formula = f" table:formula={quoteattr(in_open_formula(cell.tokens, sheet))}" if isinstance(cell, Formula) else ""
        yield f'{how}{formula} office:value-type="float" office:value="{number!r}"/>'


def _text(text: str) -> str:
    """Text of a paragraph; OpenDocument makes one blank of several, unless they are counted."""
    return SPACES.sub(lambda found: f' <text:s text:c="{len(found.group()) - 1}"/>', escape(plain_text(text)))


def _filters(sheets: Sequence[Sheet]) -> Iterator[str]:
    yield "<table:database-ranges>"
    for at, sheet in enumerate(sheets):
        if sheet.headed is not None:
            last, width = sheet.last_of_table(), len(sheet.rows[sheet.headed])
            where = f"'{sheet.name}'.{address(sheet.headed, 0)}:'{sheet.name}'.{address(last, width - 1)}"
            yield (
                f'<table:database-range table:name="__Anonymous_Sheet_DB__{at}" table:target-range-address={quoteattr(where)} '
                'table:display-filter-buttons="true"/>'
            )
    yield "</table:database-ranges>"
