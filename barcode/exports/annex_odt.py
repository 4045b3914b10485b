"""Which OpenDocument text does an annex become? The open format that is mandatory for documents that may still change.

It carries the annex as JSON in a part of its own; a program that saves the document again may drop it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
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
    from odfdo import Document

PART = "Woonwerk/annex.json"
LARGEST_CARRIED = 60_000_000
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
PAGE_CM, MARGIN_CM = (29.7, 21.0), 1.5
WIDE_TABLE = 8
WARNING, CAPTION, TABLE_CAPTION, SMALL, SMALL_NUMBER = "Warning", "Remark", "TableCaption", "SmallText", "SmallNumber"
TINY, TINY_NUMBER, HEAD = "TinyText", "TinyNumber", "HeadText"
STYLE_OF = {Kind.NORMAL: "Standard", Kind.CAPTION: CAPTION, Kind.WARNING: WARNING}
CELL_STYLE, HEAD_STYLE = "FrameCell", "HeadCell"
STAMP = "%Y-%m-%dT00:00:00"


def write_odt(annex: Annex, language: Language) -> bytes:
    """The annex as an OpenDocument text; the same annex gives the same bytes."""
    from odfdo import Document

    document = Document("text")
    _set_up(document, annex, language)
    body = document.body
    body.clear()
    blocks = annex_blocks(annex, language)
    for number, block in enumerate(blocks):
        for element in _elements(document, block, number):
            body.append(element)
        if number == 0:
            for element in _contents(blocks, language):
                body.append(element)
    document.container.set_part(PART, annex_json(annex, language))  # type: ignore[union-attr]  # a new document has one
    document.manifest.add_full_path(PART, "application/json")
    return saved(document)


def saved(document: Document) -> bytes:
    """The bytes of an OpenDocument file, the same each time."""
    stream = io.BytesIO()
    document.save(stream)
    return steady(stream.getvalue())


def dated(document: Document, annex: Annex, language: Language) -> None:
    """Title, language and the reference date instead of the clock among the particulars of an OpenDocument file."""
    day = annex.assessment.on
    noon = datetime(day.year, day.month, day.day)
    meta = document.meta
    meta.title = annex_title(annex, language)
    meta.creation_date = meta.date = noon
    meta.initial_creator = meta.creator = "Woon-werkbarcode"
    meta.generator = "Woon-werkbarcode"
    meta.language = LOCALES[language]
    meta.description = annex.fingerprint
    document.set_language(LOCALES[language])
    # What odfdo saves of its own accord: where it came from, and a picture of an empty page.
    for part in ("Thumbnails/thumbnail.png", "manifest.rdf"):
        if part in document.get_parts():
            document.del_part(part)


def carried_in(data: bytes) -> bytes | None:
    """The JSON that a document carries, if any."""
    return part_of(data, PART, LARGEST_CARRIED)


def texts_in(data: bytes) -> list[tuple[str, str]]:
    """Every paragraph and table cell of a document with its place.

    Raises:
        ValueError: it is no OpenDocument text that can be read.
    """
    content = part_of(data, "content.xml", LARGEST_CARRIED)
    if content is None:
        raise ValueError("odt")
    return list(_texts(content))


def _texts(content: bytes) -> Iterator[tuple[str, str]]:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    office, text, table = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "text", "table"))
    try:
        body = fromstring(content).find(f"{office}body/{office}text")
    except (ParseError, DefusedXmlException, ValueError) as failed:
        raise ValueError("odt") from failed
    if body is None:
        raise ValueError("odt")
    tables = paragraphs = 0
    for piece in body:
        if piece.tag == f"{table}table":
            tables += 1
            for row, line in enumerate(piece.iter(f"{table}table-row"), start=1):
                for column, cell in enumerate(line.iter(f"{table}table-cell"), start=1):
                    yield f"table {tables}, row {row}, column {column}", "".join(cell.itertext())
        elif piece.tag in {f"{text}h", f"{text}p"}:
            paragraphs += 1
            if written := "".join(piece.itertext()):
                yield f"paragraph {paragraphs}", written


def _set_up(document: Document, annex: Annex, language: Language) -> None:
    """Page, styles, footer and particulars."""
    from odfdo import Element, Style

    dated(document, annex, language)
    width, height = PAGE_CM
    for layout in document.get_styles("page-layout"):
        layout.set_properties(  # type: ignore[union-attr]  # a page layout has properties
            {
                "fo:page-width": f"{width}cm", "fo:page-height": f"{height}cm", "style:print-orientation": "landscape",
                **{f"fo:margin-{side}": f"{MARGIN_CM}cm" for side in ("left", "right", "top", "bottom")},
            },
            area="page-layout",
        )  # fmt: skip
    small = {SMALL: 8, TINY: 7}
    for name, size in small.items():
        document.insert_style(Style("paragraph", name=name, parent_style="Standard", area="text", size=f"{size}pt"))
        number = Style("paragraph", name=f"{name.removesuffix('Text')}Number", parent_style=name)
        number.set_properties({"fo:text-align": "end"}, area="paragraph")
        document.insert_style(number)
    document.insert_style(Style("paragraph", name=HEAD, parent_style="Standard", area="text", size="7.5pt", bold=True))
    document.insert_style(Style("paragraph", name=WARNING, parent_style="Standard", area="text", bold=True, color="#9C0006"))
    document.insert_style(Style("paragraph", name=CAPTION, parent_style="Standard", area="text", italic=True, size="9pt"))
    caption = Style("paragraph", name=TABLE_CAPTION, parent_style="Standard", area="text", italic=True, bold=True, size="9pt")
    caption.set_properties({"fo:keep-with-next": "always", "fo:margin-top": "0.3cm"}, area="paragraph")
    document.insert_style(caption)
    for name, colour in ((CELL_STYLE, None), (HEAD_STYLE, "#E3EAF2")):
        cell = Style("table-cell", name=name)
        shade = {"fo:background-color": colour} if colour else {}
        cell.set_properties({"fo:border": "0.4pt solid #7d8b99", "fo:padding": "0.05cm", **shade}, area="table-cell")
        document.insert_style(cell, automatic=True)
    row = Style("table-row", name="WholeRow")
    row.set_properties({"fo:keep-together": "always"}, area="table-row")
    document.insert_style(row, automatic=True)
    footer = Element.from_tag("style:footer")
    line = Element.from_tag(
        f'<text:p text:style-name="{TINY}"><text:page-number text:select-page="current"/> / <text:page-count/></text:p>'
    )
    line.insert(Element.from_tag("text:span"), position=0)
    line.get_element("text:span").text = f"{annex_title(annex, language)}  ·  {annex.fingerprint}  ·  "  # type: ignore[union-attr]
    footer.append(line)
    for page in document.get_styles("master-page"):
        page.append(footer.clone)


def _elements(document: Document, block: Block, number: int) -> Iterator[Any]:
    from odfdo import Header
    from odfdo import Paragraph as Line

    if isinstance(block, Heading):
        if block.level == 0:
            yield Line(block.text, style="Title", formatted=False)
        else:
            yield Header(block.level, block.text, style=f"Heading_20_{block.level}", formatted=False)
    elif isinstance(block, Paragraph):
        yield Line(block.text, style=STYLE_OF[block.kind], formatted=False)
    else:
        yield Line(block.caption, style=TABLE_CAPTION, formatted=False)
        yield _table(document, block, number)


def _table(document: Document, block: Table, number: int) -> Any:
    """A table with a header row that repeats, rows that stay whole, and numbers to the right."""
    from odfdo import Column, Element, Style
    from odfdo import Table as Grid

    made = Grid(name=f"Tabel{number}")
    made.clear()
    whole = sum(column.width for column in block.columns)
    for place, column in enumerate(block.columns):
        style = Style("table-column", name=f"Tabel{number}.{place}")
        width = (PAGE_CM[0] - 2 * MARGIN_CM) * column.width / whole
        style.set_properties({"style:column-width": f"{width:.3f}cm"}, area="table-column")
        document.insert_style(style, automatic=True)
        made.append(Column(style=style.name))
    plain, right = (TINY, TINY_NUMBER) if len(block.columns) >= WIDE_TABLE else (SMALL, SMALL_NUMBER)
    styles = [right if column.is_number else plain for column in block.columns]
    head = Element.from_tag("table:table-header-rows")
    head.append(_row([column.heading for column in block.columns], [HEAD] * len(block.columns), HEAD_STYLE))
    made.append(head)
    for texts in block.rows:
        made.append(_row(texts, styles, CELL_STYLE))
    return made


def _row(texts: Any, styles: list[str], cell_style: str) -> Any:
    from odfdo import Element

    row = Element.from_tag('<table:table-row table:style-name="WholeRow"/>')
    for text, style in zip(texts, styles, strict=True):
        cell = Element.from_tag(f'<table:table-cell office:value-type="string" table:style-name="{cell_style}"/>')
        line = Element.from_tag(f'<text:p text:style-name="{style}"/>')
        line.text = text
        cell.append(line)
        row.append(cell)
    return row


def _contents(blocks: list[Block], language: Language) -> Iterator[Any]:
    """The table of contents, with the chapters already in it."""
    from odfdo import TOC, Element

    contents = TOC(title=say("annex.contents", language), outline_level=1)
    index = contents.get_element("text:index-body")
    assert index is not None
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            line = Element.from_tag('<text:p text:style-name="Contents_20_1"/>')
            line.text = block.text
            index.append(line)
    yield contents
