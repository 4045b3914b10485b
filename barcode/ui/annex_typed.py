"""Which terms does what was typed for an annex make, and what is its file called?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from pydantic import ValidationError

from barcode.errors import BarcodeError, Problem
from barcode.exports.annex_terms import LONGEST_LINE, MOST_NAMED, Signatory

NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
LONGEST_NAME = 60


def parties_of(text: str) -> tuple[str, ...]:
    """The parties of a field with one on each line, each once.

    Raises:
        BarcodeError: a line is longer, or there are more lines, than an annex holds.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    problems = [
        Problem("annex_line_too_long", row=number, found=f"{line[:20]}…", details={"most": LONGEST_LINE})
        for number, line in enumerate(lines, 1)
        if len(line) > LONGEST_LINE
    ]
    parties = tuple(dict.fromkeys(line for line in lines if line))
    if len(parties) > MOST_NAMED:
        problems.append(Problem("annex_too_many_named", found=str(len(parties)), details={"most": MOST_NAMED}))
    if problems:
        raise BarcodeError(problems)
    return parties


def with_signatory(signatories: tuple[Signatory, ...], name: str, function: str, party: str) -> tuple[Signatory, ...]:
    """The signatories with one more.

    Raises:
        BarcodeError: no name and no function was typed, or there are as many as an annex holds.
    """
    one = Signatory(name=" ".join(name.split()), function=" ".join(function.split()), party=" ".join(party.split()))
    if not (one.name or one.function):
        raise BarcodeError(Problem("annex_nobody_signs"))
    if len(signatories) >= MOST_NAMED:
        raise BarcodeError(Problem("annex_too_many_named", found=str(len(signatories) + 1), details={"most": MOST_NAMED}))
    return (*signatories, one)


def signatories_of(rows: Iterable[tuple[str, str, str]]) -> tuple[Signatory, ...]:
    """Signatories of name, function and party, from a project that anybody may have written.

    Raises:
        BarcodeError: one is longer, or there are more, than an annex holds.
    """
    try:
        found = tuple(Signatory(name=name, function=function, party=party) for name, function, party in rows)
    except ValidationError:
        raise BarcodeError(Problem("stored_unreadable")) from None
    if len(found) > MOST_NAMED:
        raise BarcodeError(Problem("stored_unreadable"))
    return found


def file_name(kind: str, area_name: str, on: date, suffix: str) -> str:
    """`bijlage-s-gravenhage-2026-01-01.docx`; only letters, digits and hyphens come of the name of an area.

    >>> file_name("bijlage", "’s-Gravenhage", date(2026, 1, 1), "docx")
    'bijlage-s-gravenhage-2026-01-01.docx'
    >>> file_name("bijlage", "../../etc", date(2026, 1, 1), "pdf")
    'bijlage-etc-2026-01-01.pdf'
    """
    letters = unicodedata.normalize("NFKD", area_name).encode("ascii", "ignore").decode().lower()
    slug = NOT_IN_A_NAME.sub("-", letters).strip("-")[:LONGEST_NAME].strip("-")
    return "-".join(part for part in (kind, slug, on.isoformat()) if part) + f".{suffix}"
