"""In which file formats can an annex be written, and what does a written file show and carry?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module, util
from typing import Any

from barcode.errors import BarcodeError, Problem
from barcode.exports.annex import Annex
from barcode.language import Language, say

PACKAGE = "barcode.exports"


@dataclass(frozen=True, slots=True)
class AnnexFormat:
    """One format: the ending of its files, the module that writes it, its media type, how it is read again.

    `carries` says whether the file holds the inputs, so that it can be worked out again; `shows` by which function of the module
    its visible text is read: `cells_in` or `texts_in`; blank where the bytes themselves are compared.
    """

    suffix: str
    module: str
    writer: str
    mime: str
    carries: bool = False
    shows: str = ""

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
        written: bytes = self._function(self.writer)(annex, language)
        return written

    def carried_in(self, data: bytes) -> bytes | None:
        """The JSON that a file of this format carries, if any."""
        carried: bytes | None = self._function("carried_in")(data) if self.carries else None
        return carried

    def shown_in(self, data: bytes) -> list[tuple[str, str]]:
        """Every visible text of a file with its place; nothing where the format is compared byte by byte.

        Raises:
            ValueError: the file is damaged.
        """
        if not self.shows:
            return []
        found: Any = self._function(self.shows)(data)
        pairs = [(" / ".join(map(str, place)), text) for place, text in found.items()] if isinstance(found, dict) else found
        return [(str(place), "" if text is None else str(text)) for place, text in pairs]

    def _function(self, name: str) -> Callable[..., Any]:
        if not self.is_there:
            raise BarcodeError(Problem("annex_format_unknown", found=self.suffix))
        function: Callable[..., Any] = getattr(import_module(f"{PACKAGE}.{self.module}"), name)
        return function


OPEN_XML, OPEN_DOCUMENT = "application/vnd.openxmlformats-officedocument", "application/vnd.oasis.opendocument"
FORMATS: dict[str, AnnexFormat] = {
    one.suffix: one
    for one in (
        AnnexFormat("docx", "annex_docx", "write_docx", f"{OPEN_XML}.wordprocessingml.document", True, "texts_in"),
        AnnexFormat("odt", "annex_odt", "write_odt", f"{OPEN_DOCUMENT}.text", True, "texts_in"),
        AnnexFormat("pdf", "annex_pdf", "write_pdf", "application/pdf", True, "texts_in"),
        AnnexFormat("xlsx", "annex_xlsx", "write_xlsx", f"{OPEN_XML}.spreadsheetml.sheet", True, "cells_in"),
        AnnexFormat("ods", "annex_ods", "write_ods", f"{OPEN_DOCUMENT}.spreadsheet", True, "cells_in"),
        AnnexFormat("csv", "annex_csv", "write_csv", "text/csv", shows="texts_in"),
        AnnexFormat("json", "annex_json", "annex_json", "application/json", True),
        AnnexFormat("yaml", "annex_book", "write_book", "application/yaml", shows="texts_in"),
        AnnexFormat("gpkg", "annex_map", "write_map", "application/geopackage+sqlite3"),
    )
}


def formats_there() -> list[AnnexFormat]:
    """The formats that this build of the program writes, in the order in which they are offered."""
    return [one for one in FORMATS.values() if one.is_there]
