"""How does a project travel to another machine? As one file with its own fingerprint; the same contents give the same bytes."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from barcode.errors import BarcodeError, Problem, RefusedFile
from barcode.plain_values import canonical
from barcode.store.contents import Held, contents_of, held_in, read

FORMAT = "woon-werkbarcode-project-1"
SUFFIX = ".wwb"
LARGEST_FILE = 20 * 1024 * 1024


def project_file(held: Held, name: str) -> bytes:
    """The project as a file."""
    body = {"format": FORMAT, "name": name, "contents": contents_of(held)}
    return canonical({**body, "fingerprint": _fingerprint(body)})


def read_project_file(file: str, data: bytes) -> tuple[str, Held]:
    """The name and the inputs in a project file.

    Args:
        file: its name, for messages.
        data: all its bytes.

    Raises:
        BarcodeError: too large, of another kind, changed since it was written, or with contents that are not inputs.
    """
    if len(data) > LARGEST_FILE:
        details: dict[str, object] = {"size": len(data) // 1024**2, "largest": LARGEST_FILE // 1024**2}
        raise RefusedFile(Problem("file_too_large", file=file, details=details))
    try:
        found: Any = read(data)
    except BarcodeError:
        raise RefusedFile(Problem("project_file_other", file=file)) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT or type(found.get("name")) is not str:
        raise RefusedFile(Problem("project_file_other", file=file))
    fingerprint = found.pop("fingerprint", "")
    if fingerprint != _fingerprint(found):
        raise RefusedFile(Problem("project_file_changed", file=file))
    return found["name"], held_in(found.get("contents"))


def _fingerprint(body: dict[str, Any]) -> str:
    return sha256(canonical(body)).hexdigest()
