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
FORMULA_GUARD = re.compile(r"^'(?='*[=+\-@\t\r＝])")
# One line with its end, as the CSV reader counts lines; looked at one by one, for a list of five million takes half a gigabyte.
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
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
    start, offset = 0, 0
    while (line := LINE.match(text, start)) and line.end() > start:
        if line[0].strip() and not line[0].lstrip().startswith(("#", '"#')):
            break
        start = line.end()
        offset += 1
        if offset > MOST_ROWS:
            raise RefusedFile(_too_large(name, offset))
    body = text[start:]
    # An empty line at the end of the remarks belongs to neither; its number counts.
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=_separator(body), strict=True)
    rows: list[list[object]] = []
    numbers: list[int] = []
    line_number = 1
    try:
        for row in reader:
            if len(rows) >= MOST_ROWS or len(row) > MOST_COLUMNS:
                raise RefusedFile(_too_large(name, line_number + offset))
            rows.append([FORMULA_GUARD.sub("", cell) if cell[:1] == "'" else cell for cell in row])
            numbers.append(line_number + offset)
            line_number = reader.line_num + 1
    except csv.Error as fault:
        code = "csv_cell_too_long" if "field limit" in str(fault) else "csv_quotes"
        raise RefusedFile(Problem(code, file=name, row=line_number + offset)) from None
    return Grid(name, "", list(rows), numbers, invented=INVENTED_WORD in text[:start].upper())


def _too_large(name: str, row: int) -> Problem:
    return Problem("table_too_large", file=name, row=row, details={"rows": MOST_ROWS, "columns": MOST_COLUMNS})


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
