"""Which bytes come in, and under which name are they shown?

A path from the command line is opened here and nowhere else; what follows sees bytes and a name for display only.
"""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from barcode.errors import Problem, RefusedFile
from barcode.readers.gate import LARGEST_FILE, MEBIBYTE

LONGEST_NAME = 120
FOLDER_SUFFIXES = frozenset({".csv", ".geojson", ".json", ".gpkg", ".xlsx"})


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """An uploaded file: its bytes and the name it came with (shown, never opened)."""

    name: str
    data: bytes


def shown_name(name: str) -> str:
    """The last part of `name`, normalised, without control or direction characters, for display only."""
    base = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = "".join(sign for sign in unicodedata.normalize("NFC", base) if unicodedata.category(sign)[0] != "C").strip()
    if len(plain) > LONGEST_NAME:
        plain = "…" + plain[1 - LONGEST_NAME :]
    return plain if plain.strip(".") else "bestand"


def opened(files: Iterable[Path | NamedBytes]) -> list[NamedBytes]:
    """The bytes of every file; a folder stands for the tables and maps directly in it.

    Raises:
        RefusedFile: paths that do not exist, are no ordinary file, or are larger than the gate admits; one problem each.
    """
    found: list[NamedBytes] = []
    refused: list[Problem] = []
    for item in files:
        if isinstance(item, NamedBytes):
            found.append(NamedBytes(shown_name(item.name), item.data))
            continue
        try:
            found.extend(_read(path) for path in _in_folder(Path(item)))
        except RefusedFile as refusal:
            refused.extend(refusal.problems)
    if refused:
        raise RefusedFile(refused)
    return found


def _in_folder(path: Path) -> list[Path]:
    """The tables and maps in a folder, or the one file that `path` is."""
    if not path.is_dir():
        return [path]
    try:
        inside = sorted(entry for entry in path.iterdir() if entry.suffix.lower() in FOLDER_SUFFIXES)
    except OSError:
        raise RefusedFile(Problem("file_not_found", file=shown_name(str(path)))) from None
    if not inside:
        raise RefusedFile(Problem("folder_empty", file=shown_name(str(path))))
    return inside


def _read(path: Path) -> NamedBytes:
    name = shown_name(str(path))
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise RefusedFile(Problem("file_not_ordinary", file=name))
        if facts.st_size > LARGEST_FILE:
            details = {"size": f"{facts.st_size // MEBIBYTE}", "largest": LARGEST_FILE // MEBIBYTE}
            raise RefusedFile(Problem("file_too_large", file=name, details=dict(details)))
        with path.open("rb") as stream:
            return NamedBytes(name, stream.read(LARGEST_FILE + 1))
    except (OSError, ValueError):
        raise RefusedFile(Problem("file_not_found", file=name)) from None
