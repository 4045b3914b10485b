"""May a file that somebody sent be looked into as an annex? Kind by content and by ending, size, archive, depth.

Answered before any parser of the format sees it.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile

from barcode.errors import Problem, RefusedFile
from barcode.exports.annex_files import FORMATS, AnnexFormat
from barcode.exports.plain_text import plain_text
from barcode.readers.archives import unsafe_archive

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 60 * MEBIBYTE
DEEPEST_JSON = 40
LONGEST_NAME = 120
OPENINGS = {
    "pdf": (b"%PDF-",),
    "gpkg": (b"SQLite format 3\x00",),
    **dict.fromkeys(("docx", "odt", "xlsx", "ods"), (b"PK\x03\x04",)),
}
# What stands in a package of this kind and in no other.
PART_OF_KIND = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml", "ods": "content.xml"}
TYPE_OF_KIND = {"odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet"}
QUOTED_OR_BRACKET = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


def admitted_annex(name: str, data: bytes) -> AnnexFormat:
    """The format of a file that may be looked into.

    Args:
        name: its name for display; only the ending counts.
        data: all its bytes.

    Raises:
        RefusedFile: unknown ending, too large, empty, content of another kind, an unsafe archive, or nested too deeply.
    """
    name = plain_text(name)[-LONGEST_NAME:]
    suffix = name.lower().rpartition(".")[2] if "." in name else ""
    suffix = "yaml" if suffix == "yml" else suffix
    if suffix not in FORMATS or not FORMATS[suffix].is_there:
        raise RefusedFile(Problem("annex_format_unknown", file=name, found=suffix))
    if len(data) > LARGEST_FILE:
        details: dict[str, object] = {"size": len(data) // MEBIBYTE, "largest": LARGEST_FILE // MEBIBYTE}
        raise RefusedFile(Problem("file_too_large", file=name, details=details))
    if not data.strip():
        raise RefusedFile(Problem("file_empty", file=name))
    if not _opens_as(suffix, data):
        raise RefusedFile(Problem("annex_disguised", file=name, found=suffix))
    if suffix in PART_OF_KIND:
        _refuse_unsafe_package(name, suffix, data)
    return FORMATS[suffix]


def carried_annex(name: str, form: AnnexFormat, data: bytes) -> bytes | None:
    """The JSON that an admitted file carries, if any.

    Raises:
        RefusedFile: it is too large, or nested more deeply than an annex is.
    """
    carried = form.carried_in(data)
    if carried is not None and (len(carried) > LARGEST_FILE or _depth(carried) > DEEPEST_JSON):
        raise RefusedFile(Problem("annex_unreadable", file=plain_text(name)[-LONGEST_NAME:]))
    return carried


def _opens_as(suffix: str, data: bytes) -> bool:
    if suffix in OPENINGS:
        return data.startswith(OPENINGS[suffix])
    start = data[:4096].removeprefix(codecs.BOM_UTF8).lstrip()
    if b"\x00" in start or start.startswith((b"PK\x03\x04", b"%PDF-", b"SQLite format 3")):
        return False
    return start.startswith(b"{") if suffix == "json" else not start.startswith(b"<")


def _refuse_unsafe_package(name: str, suffix: str, data: bytes) -> None:
    """Nothing, when a package may be unpacked and is of the kind that its name says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            named = {entry.filename for entry in entries}
            reason = unsafe_archive(entries)
            kind = b"" if reason or suffix not in TYPE_OF_KIND else package.read("mimetype")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError, OverflowError, IndexError, EOFError):
        raise RefusedFile(Problem("annex_unreadable", file=name)) from None
    except (KeyError, RuntimeError):
        # no type in it, or one that asks for a password
        raise RefusedFile(Problem("annex_disguised", file=name, found=suffix)) from None
    if reason:
        raise RefusedFile(Problem(reason, file=name))
    if PART_OF_KIND[suffix] not in named or (suffix in TYPE_OF_KIND and kind.decode("latin-1").strip() != TYPE_OF_KIND[suffix]):
        raise RefusedFile(Problem("annex_disguised", file=name, found=suffix))


def _depth(data: bytes) -> int:
    """How deep lists and objects lie in each other; brackets within quotes do not count."""
    depth = deepest = 0
    for found in QUOTED_OR_BRACKET.finditer(data):
        sign = found[0]
        if sign in b"[{":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > DEEPEST_JSON:
                break
        elif sign in b"]}":
            depth -= 1
    return deepest
