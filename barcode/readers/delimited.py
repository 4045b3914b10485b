"""Which rows and cells stand in this CSV file? Everything stays text: `NA` is a name and `007` keeps its zeros."""

from __future__ import annotations

import codecs
import csv
import io
import re

from barcode.errors import Problem, RefusedFile
from barcode.programme.tables import Note
from barcode.readers.findings import Findings
from barcode.readers.table import Grid

SEPARATORS = (";", "\t", ",")
MOST_ROWS = 500_000
MOST_COLUMNS = 500
INVENTED_WORD = "VERZONNEN"
# Exports put an apostrophe before a cell that a spreadsheet would take for a formula; the value is what follows.
FORMULA_GUARD = re.compile(r"^'(?=[=+\-@\t\r＝])")
MOJIBAKE = re.compile("\ufffd|Ã[\u0080-\u00bf]|â€")


def grid_of(name: str, data: bytes, findings: Findings) -> Grid:
    """The rows of a delimited text file; leading lines that start with `#` are remarks.

    Args:
        name: the file's name for messages.
        data: its bytes; UTF-8, UTF-16 with its mark, or else Windows-1252 (with a note).
        findings: takes the notes.

    Raises:
        RefusedFile: the text cannot be decoded, a quote stays open, or there are too many rows or columns.
    """
    text = _decoded(name, data, findings)
    if MOJIBAKE.search(text):
        findings.notes.append(Note("characters_broken", name))
    remarks, start, offset = [], 0, 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.lstrip().startswith(("#", '"#')):
            break
        remarks.append(line)
        start += len(line)
        offset += 1
    body = text[start:]
    # An empty line at the end of the remarks belongs to neither; its number counts.
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=_separator(body), strict=True)
    rows: list[list[object]] = []
    numbers: list[int] = []
    line_number = 1
    try:
        for row in reader:
            if len(rows) >= MOST_ROWS or len(row) > MOST_COLUMNS:
                details: dict[str, object] = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
                raise RefusedFile(Problem("table_too_large", file=name, row=line_number + offset, details=details))
            rows.append([FORMULA_GUARD.sub("", cell) if cell[:1] == "'" else cell for cell in row])
            numbers.append(line_number + offset)
            line_number = reader.line_num + 1
    except csv.Error:
        raise RefusedFile(Problem("csv_quotes", file=name, row=line_number + offset)) from None
    return Grid(name, "", list(rows), numbers, invented=INVENTED_WORD in "".join(remarks).upper())


def _decoded(name: str, data: bytes, findings: Findings) -> str:
    try:
        wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise RefusedFile(Problem("csv_encoding", file=name)) from None
        findings.notes.append(Note("encoding_windows", name))
    if "\x00" in text:
        raise RefusedFile(Problem("csv_encoding", file=name))
    return text


def _separator(text: str) -> str:
    """The separator that occurs most, outside quotes, in the first lines that hold any."""
    unquoted = re.sub(r'"[^"]*"', "", text[:20_000])
    for line in unquoted.splitlines()[:20]:
        counts = {separator: line.count(separator) for separator in SEPARATORS}
        best = max(SEPARATORS, key=lambda separator: counts[separator])
        if counts[best]:
            return best
    return SEPARATORS[0]
