"""Is this archive (an Excel workbook is one) safe to unpack? Answered from its directory, before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile

from barcode.errors import Problem, RefusedFile

LARGEST_UNPACKED = 50 * 1024 * 1024
LARGEST_RATIO = 100
RATIO_COUNTS_FROM = 1024 * 1024
MOST_ENTRIES = 2_000
ENCRYPTED = 0x1
NESTED = re.compile(r"\.(zip|gz|bz2|xz|7z|rar|tar|tgz|zst|xls[xmb]|docx|pptx|ods)$", re.IGNORECASE)
WORKBOOK_PART = "xl/workbook.xml"


def refuse_unsafe_archive(name: str, data: bytes) -> None:
    """Nothing, when the workbook `data` may be unpacked.

    Raises:
        RefusedFile: damaged, too many entries, too large when unpacked, packed too tightly, paths that leave the archive,
            archives inside it, encrypted, or not a workbook at all.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError, IndexError):
        raise RefusedFile(Problem("workbook_damaged", file=name)) from None
    reason = unsafe_archive(entries)
    if reason:
        raise RefusedFile(Problem(reason, file=name))
    if WORKBOOK_PART not in {entry.filename for entry in entries}:
        raise RefusedFile(Problem("workbook_missing", file=name))


def unsafe_archive(entries: list[zipfile.ZipInfo]) -> str:
    """The code of the first reason not to unpack, or nothing."""
    if len(entries) > MOST_ENTRIES:
        return "archive_entries"
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > LARGEST_UNPACKED or (unpacked > RATIO_COUNTS_FROM and unpacked > LARGEST_RATIO * max(packed, 1)):
        return "archive_bomb"
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if path.startswith("/") or ".." in path.split("/") or ":" in path:
            return "archive_paths"
        if NESTED.search(path):
            return "archive_nested"
        if entry.flag_bits & ENCRYPTED:
            return "archive_encrypted"
    return ""
