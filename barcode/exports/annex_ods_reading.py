"""What stands in the cells of an OpenDocument spreadsheet that somebody may have changed or saved again?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from barcode.exports.annex_carried import carried, content_names
from barcode.exports.annex_cells import Seen, address
from barcode.exports.steady_archive import part_of

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MOST_UNPACKED = 400 * 1024 * 1024
# What lies beyond is no annex of ours; programs fill a sheet up to its edge with one repeated empty cell.
MOST_ROWS, MOST_COLUMNS, MOST_REPEATED = 1_048_576, 100, 1_000


def cells_in(data: bytes) -> dict[tuple[str, str], Seen]:
    """What stands in each filled cell, by sheet and address; the content that the file carries is left out.

    Raises:
        ValueError: this is no OpenDocument spreadsheet that can be read.
    """
    hidden = content_names()
    return {
        (name, address(row, column)): seen
        for name, sheet in _sheets(data)
        if name not in hidden
        for row, column, seen in _cells(sheet)
    }


def carried_in(data: bytes) -> bytes | None:
    """The JSON of the annex that the file carries; None when it carries none that can be read."""
    names = content_names()
    try:
        for name, sheet in _sheets(data):
            if name in names:
                rows: dict[int, dict[int, object]] = {}
                for row, column, seen in _cells(sheet):
                    rows.setdefault(row, {})[column] = seen.value
                return carried((cells.get(0, ""), cells.get(1, "")) for cells in rows.values())
    except ValueError:
        return None
    return None


def _sheets(data: bytes) -> Iterator[tuple[str, Any]]:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    content = part_of(data, "content.xml", MOST_UNPACKED)
    if content is None:
        raise ValueError("no content")
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException) as fault:
        raise ValueError("no XML that can be read") from fault
    for sheet in root.iter(f"{TABLE}table"):
        yield sheet.get(f"{TABLE}name", ""), sheet


def _cells(sheet: Any) -> Iterator[tuple[int, int, Seen]]:
    row = 0
    for line in sheet.iter(f"{TABLE}table-row"):
        times = _times(line, "number-rows-repeated")
        filled = list(_filled(line))
        for again in range(min(times, MOST_REPEATED) if filled else 0):
            for column, seen in filled:
                yield row + again, column, seen
        row += times
        if row >= MOST_ROWS:
            return


def _filled(line: Any) -> Iterator[tuple[int, Seen]]:
    column = 0
    for cell in line:
        if cell.tag not in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
            continue
        times = _times(cell, "number-columns-repeated")
        seen = _seen(cell)
        for again in range(times if seen else 0):
            if column + again >= MOST_COLUMNS:
                return
            assert seen
            yield column + again, seen
        column += times


def _times(element: Any, name: str) -> int:
    try:
        return max(int(element.get(f"{TABLE}{name}", "1")), 1)
    except ValueError:
        return 1


def _seen(cell: Any) -> Seen | None:
    formula = cell.get(f"{TABLE}formula", "")
    kind, number = cell.get(f"{OFFICE}value-type", ""), cell.get(f"{OFFICE}value")
    if kind in {"float", "percentage", "currency"} and number is not None:
        try:
            return Seen(float(number), formula)
        except ValueError:
            return Seen(number, formula)
    text = cell.get(f"{OFFICE}string-value") or "\n".join(_text(part) for part in cell.findall(f"{TEXT}p"))
    return Seen(text, formula) if text or formula else None


def _text(part: Any) -> str:
    """The text of a paragraph with its counted blanks."""
    pieces = [part.text or ""]
    for inner in part:
        if inner.tag == f"{TEXT}s":
            blanks = inner.get(f"{TEXT}c", "1")
            pieces.append(" " * min(int(blanks), MOST_REPEATED) if blanks.isdigit() else " ")
        elif inner.tag == f"{TEXT}tab":
            pieces.append("\t")
        elif inner.tag == f"{TEXT}line-break":
            pieces.append("\n")
        else:
            pieces.append(_text(inner))
        pieces.append(inner.tail or "")
    return "".join(pieces)
