"""What do the parties say of an annex: who agrees, about which area, for which readers, and what goes in?"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from barcode.errors import BarcodeError, Problem
from barcode.programme import Confidentiality

LONGEST_LINE, MOST_NAMED = 300, 100
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_LINE)]


class AnnexStatus(StrEnum):
    """How far the agreement is."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    AGREED = "agreed"


class AnnexPart(StrEnum):
    """The parts of an annex, in their order; norms and assumptions are always in, for without them no figure can be read."""

    PROGRAMME = "programme"
    DEMAND = "demand"
    BALANCE = "balance"
    STRIP = "strip"
    FINDINGS = "findings"
    PROMISES = "promises"


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Signatory(_Closed):
    """Who signs, in which function, for which party."""

    name: Words = ""
    function: Words = ""
    party: Words = ""


class Terms(_Closed):
    """What is typed or chosen for one annex.

    `area` is the code of a municipality, region or province of the assessment; `readers` the widest circle that may read the
    file: plans for a narrower circle stay out of it.
    """

    title: Words = ""
    area: str
    status: AnnexStatus = AnnexStatus.DRAFT
    readers: Confidentiality = Confidentiality.PUBLIC
    parties: Annotated[tuple[Words, ...], Field(max_length=MOST_NAMED)] = ()
    signatories: Annotated[tuple[Signatory, ...], Field(max_length=MOST_NAMED)] = ()
    parts: tuple[AnnexPart, ...] = tuple(AnnexPart)

    def has(self, part: AnnexPart) -> bool:
        """Whether a part goes in."""
        return part in self.parts


def typed_terms(**typed: object) -> Terms:
    """The terms as they were typed.

    Raises:
        BarcodeError: a line is longer than fits in a document, or there are too many parties.
    """
    try:
        return Terms.model_validate(typed)
    except ValidationError:
        details: dict[str, object] = {"longest": LONGEST_LINE, "most": MOST_NAMED}
        raise BarcodeError(Problem("annex_terms", details=details)) from None
