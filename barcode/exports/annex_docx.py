"""Which Word document does an annex become? Real headings, a table of contents, page numbers, header rows that repeat.

The document carries the annex as JSON in a part of its own (custom XML would lose the exact bytes), to which it refers, so that
Word keeps it when somebody saves the document again.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from barcode.exports.annex import Annex
from barcode.exports.annex_blocks import Block, Heading, Kind, Paragraph, Table
from barcode.exports.annex_json import annex_json
from barcode.exports.annex_text import annex_blocks
from barcode.exports.annex_text_terms import annex_title
from barcode.exports.steady_archive import part_of, steady
from barcode.language import Language, say

if TYPE_CHECKING:
    from docx.document import Document

PART, RELATION = "/woonwerk/annex.json", "urn:woonwerk:annex"
LARGEST_CARRIED = 60_000_000
# Landscape A4 with narrow margins: norm tables have ten columns [mm].
PAGE_MM, MARGIN_MM = (297, 210), 15
SMALL, TINY = 8, 7
WIDE_TABLE = 8
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
WARNING_COLOUR, HEADER_COLOUR = "9C0006", "E3EAF2"


def write_docx(annex: Annex, language: Language) -> bytes:
    """The annex as a Word document; the same annex gives the same bytes."""
    import docx

    document = docx.Document()
    _set_up(document, annex, language)
    blocks = annex_blocks(annex, language)
    for number, block in enumerate(blocks):
        _add(document, block)
        if number == 0:
            continue
        if isinstance(blocks[number - 1], Heading) and blocks[number - 1].level == 0:  # type: ignore[union-attr]
            _contents(document, blocks, language)
    _carry(document, annex, language)
    stream = io.BytesIO()
    document.save(stream)
    return steady(stream.getvalue())


def carried_in(data: bytes) -> bytes | None:
    """The JSON that a document carries, if any."""
    return part_of(data, PART.lstrip("/"), LARGEST_CARRIED)


def texts_in(data: bytes) -> list[tuple[str, str]]:
    """Every paragraph and table cell of a document with its place.

    Raises:
        ValueError: it is no Word document that can be read.
    """
    return list(_texts(data))


def _texts(data: bytes) -> Iterator[tuple[str, str]]:
    import docx
    from docx.opc.exceptions import OpcError
    from docx.table import Table as WordTable
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # it comes without types

    try:
        body = list(docx.Document(io.BytesIO(data)).iter_inner_content())
    except (OpcError, LxmlError, KeyError, ValueError, OSError, AttributeError) as failed:
        raise ValueError("docx") from failed
    tables = paragraphs = 0
    for piece in body:
        if isinstance(piece, WordTable):
            tables += 1
            for row, line in enumerate(piece.rows, start=1):
                for column, cell in enumerate(line.cells, start=1):
                    yield f"table {tables}, row {row}, column {column}", cell.text
        else:
            paragraphs += 1
            if piece.text and not _is_field(piece):
                yield f"paragraph {paragraphs}", piece.text


def _is_field(paragraph: Any) -> bool:
    """Whether it is a line of the table of contents, which Word makes anew."""
    return bool(paragraph._p.xpath(".//w:fldChar | .//w:instrText")) or paragraph.style.name.startswith("toc")


def _set_up(document: Document, annex: Annex, language: Language) -> None:
    """Page, styles, language, properties and footer."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(size) for size in PAGE_MM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    for style in document.styles:
        for fonts in style.element.xpath("w:rPr/w:lang"):
            fonts.set(qn("w:val"), LOCALES[language])
    defaults = document.styles.element.xpath("w:docDefaults//w:lang")
    for lang in defaults:
        lang.set(qn("w:val"), LOCALES[language])
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    day = datetime(annex.assessment.on.year, annex.assessment.on.month, annex.assessment.on.day)
    properties = document.core_properties
    properties.title, properties.language = annex_title(annex, language), LOCALES[language]
    properties.author = properties.last_modified_by = "Woon-werkbarcode"
    properties.created = properties.modified = day
    properties.comments = annex.fingerprint
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{annex_title(annex, language)}  ·  {annex.fingerprint}  ·  ").font.size = Pt(TINY)
    _field(footer, "PAGE")
    footer.add_run(" / ").font.size = Pt(TINY)
    _field(footer, "NUMPAGES")


def _add(document: Document, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, block.level)
    elif isinstance(block, Paragraph):
        _paragraph(document, block)
    else:
        _table(document, block)


def _paragraph(document: Document, block: Paragraph) -> None:
    from docx.shared import Pt, RGBColor

    run = document.add_paragraph().add_run(block.text)
    if block.kind is Kind.WARNING:
        run.bold, run.font.color.rgb = True, RGBColor.from_string(WARNING_COLOUR)
    elif block.kind is Kind.CAPTION:
        run.italic, run.font.size = True, Pt(SMALL + 1)


def _table(document: Document, block: Table) -> None:
    """A table with its caption above it, a header row that repeats, rows that stay whole, and numbers to the right."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    caption = document.add_paragraph(style="Caption")
    caption.add_run(block.caption)
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(rows=1 + len(block.rows), cols=len(block.columns), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    whole = sum(column.width for column in block.columns)
    widths = [Mm((PAGE_MM[0] - 2 * MARGIN_MM) * column.width / whole) for column in block.columns]
    for grid_column, width in zip(made.columns, widths, strict=True):
        grid_column.width = width
    size = Pt(TINY if len(block.columns) >= WIDE_TABLE else SMALL)
    for element in ("w:tblCaption", "w:tblDescription"):
        told = OxmlElement(element)
        told.set(qn("w:val"), block.caption)
        made._tbl.tblPr.append(told)
    for number, (row, texts) in enumerate(
        zip(made._tbl.tr_lst, [[one.heading for one in block.columns], *block.rows], strict=True)
    ):
        properties = row.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text, column, width in zip(row.tc_lst, texts, block.columns, widths, strict=True):
            cell.width = width
            if number == 0:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), HEADER_COLOUR)
                cell.get_or_add_tcPr().append(shade)
            line = cell.p_lst[0]
            if text:
                run = line.add_r()
                run.text = text
                run.get_or_add_rPr().sz_val = size
                if number == 0:
                    run.get_or_add_rPr().append(OxmlElement("w:b"))
            if column.is_number:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            line.get_or_add_pPr().spacing_after = Pt(0)
    document.add_paragraph()


def _contents(document: Document, blocks: Sequence[Block], language: Language) -> None:
    """The table of contents: a field that Word makes anew, with the chapters already in it for who reads without Word."""
    from docx.shared import Pt

    document.add_paragraph().add_run(say("annex.contents", language)).bold = True
    chapters = [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]
    paragraph = document.add_paragraph()
    _mark(paragraph, "begin")
    _instruction(paragraph, 'TOC \\o "1-2" \\h \\z \\u')
    _mark(paragraph, "separate")
    for number, chapter in enumerate(chapters):
        run = paragraph.add_run(chapter)
        run.font.size = Pt(SMALL + 1)
        if number < len(chapters) - 1:
            run.add_break()
    _mark(paragraph, "end")


def _field(paragraph: Any, instruction: str) -> None:
    """A field such as the number of the page."""
    from docx.shared import Pt

    _mark(paragraph, "begin")
    _instruction(paragraph, instruction)
    _mark(paragraph, "separate")
    paragraph.add_run("1").font.size = Pt(TINY)
    _mark(paragraph, "end")


def _mark(paragraph: Any, kind: str) -> None:
    _element(paragraph, "w:fldChar").set(_name("w:fldCharType"), kind)


def _instruction(paragraph: Any, text: str) -> None:
    instruction = _element(paragraph, "w:instrText")
    instruction.set(_name("xml:space"), "preserve")
    instruction.text = text


def _element(paragraph: Any, name: str) -> Any:
    """A new element in a run of its own, in small print like the rest of the line."""
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    run, element = paragraph.add_run(), OxmlElement(name)
    run.font.size = Pt(TINY)
    run._r.append(element)
    return element


def _name(prefixed: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(prefixed))


def _carry(document: Document, annex: Annex, language: Language) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    assert package is not None
    carried = Part(PackURI(PART), "application/json", annex_json(annex, language), package)
    document.part.relate_to(carried, RELATION)
