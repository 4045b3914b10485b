"""How does an annex stand in a JSON file, and how is it found again in a file that carries it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from barcode.errors import BarcodeError, Problem
from barcode.exports.annex import KIND, Annex, fingerprint
from barcode.language import LANGUAGES, Language
from barcode.plain_values import canonical, read_strictly

ALGORITHM = "SHA-256 over the content in the canonical form of RFC 8785"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a file carries: the content of an annex, the fingerprint that it claims, and the language of the file."""

    content: dict[str, Any]
    claimed: str
    language: Language

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the content as it stands here."""
        return fingerprint(self.content)


def annex_json(annex: Annex, language: Language) -> bytes:
    """The annex with its fingerprint as JSON; every other format carries these same bytes."""
    beside = canonical({"fingerprint": {"how": ALGORITHM, "value": annex.fingerprint}, "language": language})
    # the content stands first and is in its canonical form already
    return b'{"content":' + annex.canonical + b"," + beside[1:] + b"\n"


def read_envelope(data: bytes) -> Envelope:
    """The annex in JSON bytes, not yet believed.

    Raises:
        BarcodeError: this is no JSON, or not of an annex.
    """
    try:
        whole = read_strictly(data)
        content, claimed, language = whole["content"], whole["fingerprint"]["value"], whole["language"]
        known = content["kind"] == KIND and language in LANGUAGES and isinstance(claimed, str)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BarcodeError(Problem("annex_unreadable")) from None
    if not known:
        raise BarcodeError(Problem("annex_unreadable"))
    return Envelope(content, claimed, cast(Language, language))


def carried_in(data: bytes) -> bytes | None:
    """What a JSON file carries: itself."""
    return data
