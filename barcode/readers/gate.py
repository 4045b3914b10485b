"""What kind of file is this really, and may a parser see it?

The kind follows from the content and must agree with the extension: a description that makes other software read files
or call hosts (VRT, WFS, any XML) does not become a map by being named `.geojson`.
"""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

from barcode.errors import Problem, RefusedFile
from barcode.readers.archives import refuse_unsafe_archive

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 20 * MEBIBYTE
FIRST_BYTES = 4096
TEXT_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Kind(StrEnum):
    """The kinds of file that are read."""

    CSV = "csv"
    WORKBOOK = "xlsx"
    GEOPACKAGE = "gpkg"
    GEOJSON = "geojson"


KIND_OF_SUFFIX = {
    "csv": Kind.CSV, "txt": Kind.CSV, "tsv": Kind.CSV, "xlsx": Kind.WORKBOOK,
    "gpkg": Kind.GEOPACKAGE, "geojson": Kind.GEOJSON, "json": Kind.GEOJSON,
}  # fmt: skip


def admitted(name: str, data: bytes) -> Kind:
    """The kind of a file that may be read.

    Args:
        name: its name for display; only the extension counts.
        data: all its bytes.

    Raises:
        RefusedFile: unknown extension, too large, empty, content of another kind, or an unsafe archive.
    """
    suffix = name.lower().rpartition(".")[2] if "." in name else ""
    if suffix not in KIND_OF_SUFFIX:
        raise RefusedFile(Problem("file_kind_unknown", file=name, found=suffix))
    if len(data) > LARGEST_FILE:
        details: dict[str, object] = {"size": len(data) // MEBIBYTE, "largest": LARGEST_FILE // MEBIBYTE}
        raise RefusedFile(Problem("file_too_large", file=name, details=details))
    if not data.strip():
        raise RefusedFile(Problem("file_empty", file=name))
    kind, content = KIND_OF_SUFFIX[suffix], _content(data)
    if content == "xml":
        raise RefusedFile(Problem("file_is_xml", file=name))
    if content != kind:
        raise RefusedFile(Problem("file_disguised", file=name, found=suffix, details={"content": content}))
    if kind is Kind.WORKBOOK:
        refuse_unsafe_archive(name, data)
    return kind


def _content(data: bytes) -> str:
    """What the first bytes say: one of the kinds, `xml` or `binary`."""
    if data.startswith(b"PK\x03\x04"):
        return Kind.WORKBOOK
    if data.startswith(b"SQLite format 3\x00"):
        return Kind.GEOPACKAGE
    start = data[:FIRST_BYTES]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = start[2:].replace(b"\x00", b"")
    start = start.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"<"):
        return "xml"
    if TEXT_CONTROLS.search(start):
        return "binary"
    return Kind.GEOJSON if start.startswith((b"{", b"[")) else Kind.CSV
