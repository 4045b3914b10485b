"""How does a package file (docx, xlsx, odt, ods) become the same bytes each time, whatever the clock says?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The first day that a zip file can name; what an entry of a package is dated says nothing.
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
# OpenDocument wants its type first and unpacked, so that a file can be known without unpacking.
MIMETYPE = "mimetype"
READABLE_BY_ALL = 0o644 << 16


def steady(data: bytes, added: Mapping[str, bytes] | None = None) -> bytes:
    """The same package with every entry dated alike and packed alike, and with the parts `added` behind the others."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    parts |= added or {}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name != MIMETYPE, name != "[Content_Types].xml")):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_STORED if name == MIMETYPE else zipfile.ZIP_DEFLATED
            entry.external_attr = READABLE_BY_ALL
            package.writestr(entry, parts[name])
    return stream.getvalue()


def part_of(data: bytes, name: str, most: int) -> bytes | None:
    """One part of a package; None when it is not there, larger than `most` bytes, or the package is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entry = package.getinfo(name)
            return package.read(entry) if entry.file_size <= most else None
    except (KeyError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return None
