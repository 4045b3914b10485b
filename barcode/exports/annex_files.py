"""In which file formats can an annex be written, and what does a written file show and carry?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module, util
from typing import Any

from barcode.errors import BarcodeError, Problem
from barcode.exports.annex import Annex
from barcode.exports.annex_cells import Seen
from barcode.exports.no_collecting import no_collecting
from barcode.language import Language, say

PACKAGE = "barcode.exports"
# Programs that work a total out again keep fifteen digits or so.
DIGITS_KEPT = 12
# Signs of absolute references, quotes, blanks, brackets: each program writes them in its own way.
DIFFERS_BY_PROGRAM = re.compile(r"[$'\s]|of:|\[|\]|(?<=[(;:+\-*/])\.")


@dataclass(frozen=True, slots=True)
class AnnexFormat:
    """One format: the ending of its files, the module that writes it, its media type, how it is read again.

    `carries` says whether the file holds the inputs, so that it can be worked out again; `shows` by which function of the module
    its visible text is read: `cells_in` or `texts_in`; blank where the bytes themselves are compared. `reader` is the module that
    reads, where it is not the one that writes.
    """

    suffix: str
    module: str
    writer: str
    mime: str
    carries: bool = False
    shows: str = ""
    reader: str = ""

    @property
    def is_there(self) -> bool:
        """Whether this build of the program can write it."""
        return util.find_spec(f"{PACKAGE}.{self.module}") is not None

    def label(self, language: Language) -> str:
        """What the format is called."""
        return say(f"annex_format.{self.suffix}", language)

    def write(self, annex: Annex, language: Language) -> bytes:
        """The annex as a file; the same annex gives the same bytes.

        Raises:
            BarcodeError: this format cannot hold the annex, or this build of the program has no writer for it.
        """
        with no_collecting():
            written: bytes = self._function(self.writer)(annex, language)
        return written

    def carried_in(self, data: bytes) -> bytes | None:
        """The JSON that a file of this format carries, if any."""
        carried: bytes | None = self._function("carried_in", reads=True)(data) if self.carries else None
        return carried

    def shown_in(self, data: bytes) -> list[tuple[str, str]]:
        """Every visible text of a file with its place; nothing where the format is compared byte by byte.

        Raises:
            ValueError: the file is damaged.
        """
        if not self.shows:
            return []
        found: Any = self._function(self.shows, reads=True)(data)
        if isinstance(found, dict):
            return [(" / ".join(place), seen_text(seen)) for place, seen in found.items()]
        return [(str(place), str(text)) for place, text in found]

    def _function(self, name: str, reads: bool = False) -> Callable[..., Any]:
        if not self.is_there:
            raise BarcodeError(Problem("annex_format_unknown", found=self.suffix))
        function: Callable[..., Any] = getattr(import_module(f"{PACKAGE}.{(reads and self.reader) or self.module}"), name)
        return function


def seen_text(seen: Seen) -> str:
    """What a cell shows, with its formula; the same for every program that saves it.

    >>> seen_text(Seen(0.1 + 0.2, "=SUM('Fasen'!$F$5:$F$9)")) == seen_text(Seen(0.3, "of:=SUM([$Fasen.F5:.F9])"))
    True
    """
    value = seen.value
    shown = f"{value:.{DIGITS_KEPT}g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value or "")
    if not seen.formula:
        # Text that begins with a blank is marked, so that it never looks like a formula without its outcome.
        return f"«{shown}»" if shown.startswith(" ") else shown
    plain = DIFFERS_BY_PROGRAM.sub("", seen.formula).replace(";", ",").replace("!", ".").lstrip("=").upper()
    return f"{shown} ={plain}"


OPEN_XML, OPEN_DOCUMENT = "application/vnd.openxmlformats-officedocument", "application/vnd.oasis.opendocument"
FORMATS: dict[str, AnnexFormat] = {
    one.suffix: one
    for one in (
        AnnexFormat("docx", "annex_docx", "write_docx", f"{OPEN_XML}.wordprocessingml.document", True, "texts_in"),
        AnnexFormat("odt", "annex_odt", "write_odt", f"{OPEN_DOCUMENT}.text", True, "texts_in"),
        AnnexFormat("pdf", "annex_pdf", "write_pdf", "application/pdf", True, "texts_in"),
        AnnexFormat("xlsx", "annex_xlsx", "write_xlsx", f"{OPEN_XML}.spreadsheetml.sheet", True, "cells_in"),
        AnnexFormat("ods", "annex_ods", "write_ods", f"{OPEN_DOCUMENT}.spreadsheet", True, "cells_in", "annex_ods_reading"),
        AnnexFormat("csv", "annex_csv", "write_csv", "text/csv", shows="texts_in"),
        AnnexFormat("json", "annex_json", "annex_json", "application/json", True),
        AnnexFormat("yaml", "annex_book", "write_book", "application/yaml", shows="texts_in"),
        AnnexFormat("gpkg", "annex_map", "write_map", "application/geopackage+sqlite3"),
    )
}


def formats_there() -> list[AnnexFormat]:
    """The formats that this build of the program writes, in the order in which they are offered."""
    return [one for one in FORMATS.values() if one.is_there]
