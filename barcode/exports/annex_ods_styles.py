"""How do the sheets of an OpenDocument spreadsheet look: number formats, colours, widths, paper, headings that stay in sight?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from barcode.exports.annex_cells import Look, Sheet
from barcode.language import Language

CENTIMETRES_PER_SIGN = 0.2
NUMBERS = {
    Look.WHOLE: 'number:decimal-places="0" number:grouping="true"',
    Look.EXACT: 'number:decimal-places="6" number:min-decimal-places="0" number:grouping="true"',
    Look.YEAR: 'number:decimal-places="0"',
    Look.INPUT: 'number:decimal-places="6" number:min-decimal-places="0" number:grouping="true"',
}
BOLD = '<style:text-properties fo:font-weight="bold"{more}/>'
INSIDE = {
    Look.TITLE: BOLD.format(more=' fo:font-size="14pt"'),
    Look.HEADING: '<style:table-cell-properties fo:background-color="#e8eef4" fo:border-bottom="0.5pt solid #000000" '
    'fo:wrap-option="wrap" style:vertical-align="top"/>' + BOLD.format(more=""),
    Look.WRAPPED: '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>',
    Look.WARNING: BOLD.format(more=' fo:color="#9c0006"'),
    Look.INPUT: '<style:table-cell-properties fo:background-color="#fff8dc" fo:border="0.5pt solid #bfbfbf" style:vertical-align="top"/>',
}
TOP = '<style:table-cell-properties style:vertical-align="top"/>'
LOCALES = {"nl": ("nl", "NL"), "en": ("en", "GB")}
PAGE = (
    '<style:page-layout-properties style:print-orientation="landscape" fo:page-width="29.7cm" fo:page-height="21cm" '
    'fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="1.5cm" fo:margin-right="1.5cm" '
    'style:scale-to-X="1" style:scale-to-Y="0" style:writing-mode="lr-tb"/>'
)
FOOTER = "<text:p><text:sheet-name>???</text:sheet-name> – <text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:p>"


def styles(column_widths: Iterable[int]) -> Iterator[str]:
    """The styles of tables, columns and cells."""
    for name, shown in (("ta_shown", "true"), ("ta_hidden", "false")):
        yield (
            f'<style:style style:name="{name}" style:family="table" style:master-page-name="Default">'
            f'<style:table-properties table:display="{shown}" style:writing-mode="lr-tb"/></style:style>'
        )
    for width in column_widths:
        yield (
            f'<style:style style:name="co_{width}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width * CENTIMETRES_PER_SIGN:.2f}cm"/></style:style>'
        )
    for look, how in NUMBERS.items():
        yield (
            f'<number:number-style style:name="nu_{look}"><number:number {how} number:min-integer-digits="1"/></number:number-style>'
        )
    for look in Look:
        data = f' style:data-style-name="nu_{look}"' if look in NUMBERS else ""
        yield (
            f'<style:style style:name="ce_{look}" style:family="table-cell" style:parent-style-name="Default"{data}>'
            f"{INSIDE.get(look, TOP)}</style:style>"
        )


def set_language_and_page(document: Any, language: Language) -> None:
    """Numbers by the habit of the language; paper lying down, a sheet as wide as a page, its name and page number below."""
    from odfdo import Element

    code, country = LOCALES[language]
    root = document.get_part("styles.xml").root
    for one in root.get_elements("//style:text-properties[@fo:language]"):
        one.set_attribute("fo:language", code)
        one.set_attribute("fo:country", country)
    layout = root.get_element("//style:page-layout[@style:name='Mpm1']")
    old = layout.get_element("style:page-layout-properties")
    layout.replace_element(old, Element.from_tag(PAGE))
    master = root.get_element("//style:master-page[@style:name='Default']")
    for part, text in (("style:header", "<text:p/>"), ("style:footer", FOOTER)):
        region = master.get_element(part)
        region.clear()
        region.append(Element.from_tag(text))


def freeze_settings(document: Any, sheets: Sequence[Sheet]) -> None:
    """Keep the headings in sight when somebody scrolls."""
    from odfdo import Element

    settings = document.get_part("settings.xml").root
    tables = settings.get_element("//config:config-item-map-named[@config:name='Tables']")
    tables.clear()
    tables.set_attribute("config:name", "Tables")
    for sheet in sheets:
        if sheet.headed is not None:
            tables.append(Element.from_tag(_frozen(sheet.name, sheet.headed + 1)))
    active = settings.get_element("//config:config-item[@config:name='ActiveTable']")
    active.text = sheets[0].name


def _frozen(name: str, rows: int) -> str:
    items = (
        ("HorizontalSplitMode", "short", 0), ("VerticalSplitMode", "short", 2), ("VerticalSplitPosition", "int", rows),
        ("ActiveSplitRange", "short", 2), ("PositionTop", "int", 0), ("PositionBottom", "int", rows),
    )  # fmt: skip
    inside = "".join(
        f'<config:config-item config:name="{item}" config:type="{kind}">{value}</config:config-item>' for item, kind, value in items
    )
    return f"<config:config-item-map-entry config:name={quoteattr(name)}>{inside}</config:config-item-map-entry>"
