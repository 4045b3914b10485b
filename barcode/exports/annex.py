"""What does an annex to an agreement hold, and how is it found again that nothing in it was changed?

The annex is one document of plain values, made of an assessment and of what the parties typed. It carries the inputs and the
norm books that its figures were made of, so that `annex_again` makes it anew from its own content. The fingerprint is the
SHA-256 of the content in the canonical form of RFC 8785; there is no fraction among the values, so that every JSON library
with sorted keys and without blanks gives the same form.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import ValidationError

import barcode
from barcode.area import Area
from barcode.assess import Assessment, assess
from barcode.errors import BarcodeError, Problem
from barcode.exports.annex_norms import NormUse, norm_use_record, norms_in_use
from barcode.exports.annex_readers import TotalWithAll, shared, total_told, totals_with_all
from barcode.exports.annex_tables import figure_records, finding_table, plan_table, promise_table
from barcode.exports.annex_terms import AnnexPart, Terms
from barcode.norms import NormLibrary
from barcode.norms.model import NormBook
from barcode.norms.writing import book_data
from barcode.plain_values import canonical
from barcode.programme.stored import programme_data, programme_of

FORMAT, KIND = 1, "woon-werkbarcode annex"


@dataclass(frozen=True, eq=False)
class Annex:
    """An agreement annex; `assessment` is of the plans that its readers may see, `left_out` tells of the others.

    `program` is the version of the program that it says it was made by.
    """

    terms: Terms
    assessment: Assessment
    left_out: tuple[TotalWithAll, ...]
    program: str = barcode.__version__

    @property
    def area(self) -> Area:
        """The municipality, region or province that it is about."""
        return self.assessment.areas[self.terms.area]

    @property
    def areas(self) -> tuple[Area, ...]:
        """The area and, when it is not a municipality itself, the municipalities that it is made of."""
        return (self.area, *self.area.parts)

    @cached_property
    def norms(self) -> tuple[NormUse, ...]:
        """The norms that govern or bind in the area."""
        return norms_in_use(self.assessment, sorted(self.area.municipalities))

    @cached_property
    def assumptions(self) -> tuple[NormUse, ...]:
        """The norms in use that no source gives."""
        return tuple(use for use in self.norms if use.norm.is_assumption)

    @property
    def invented(self) -> bool:
        """Whether the inputs or a norm in use are made up, for an example."""
        return self.assessment.programme.invented or any(use.norm.book.invented for use in self.norms)

    @cached_property
    def content(self) -> dict[str, Any]:
        """Everything that the annex says, as plain values without fractions (`annex.schema.json` describes them)."""
        terms, assessment = self.terms, self.assessment
        programme = programme_data(assessment.programme)
        books = [book_data(book) for book in assessment.library.books.values()]
        return {
            "kind": KIND,
            "format": FORMAT,
            "program": self.program,
            "on": assessment.on.isoformat(),
            "invented": self.invented,
            "incomplete": sorted(assessment.incomplete) if terms.has(AnnexPart.FINDINGS) else [],
            "terms": terms.model_dump(mode="json"),
            "left_out": [one.record() for one in self.left_out],
            "versions": {
                "books": {book["authority"]: fingerprint(book) for book in books},
                "inputs": fingerprint(programme),
            },
            "norms": [norm_use_record(use) for use in self.norms],
            "figures": figure_records(self.areas, terms),
            "plans": plan_table(assessment, self.area) if terms.has(AnnexPart.PROGRAMME) else None,
            "findings": finding_table(assessment, self.area) if terms.has(AnnexPart.FINDINGS) else None,
            "promises": promise_table(assessment, self.area) if terms.has(AnnexPart.PROMISES) else None,
            "inputs": {"programme": programme, "books": books},
        }

    @cached_property
    def canonical(self) -> bytes:
        """The content in the canonical form of RFC 8785."""
        return canonical(self.content)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the content, 64 hexadecimal digits."""
        return _digest(self.canonical)


def annex(assessment: Assessment, terms: Terms) -> Annex:
    """The annex of an assessment for one area and one circle of readers.

    Raises:
        BarcodeError: the assessment knows no such area, also when every plan of it is left out.
    """
    seen = shared(assessment, terms.readers)
    for one in (assessment, seen):
        if terms.area not in one.areas:
            raise BarcodeError(Problem("annex_no_area", found=terms.area))
    area = assessment.areas[terms.area]
    return Annex(terms, seen, totals_with_all(assessment, terms.readers, (*area.parts, area)))


def annex_again(content: Mapping[str, Any]) -> Annex:
    """The annex made anew from the terms, inputs, norm books and date in its content; what is left out is taken as it is told.

    Raises:
        BarcodeError: the content is not that of an annex, or its inputs cannot be assessed.
    """
    try:
        terms, on = Terms.model_validate(content["terms"]), date.fromisoformat(content["on"])
        books = [NormBook.model_validate(book) for book in content["inputs"]["books"]]
        left_out = tuple(total_told(one) for one in content["left_out"])
    except (KeyError, TypeError, ValueError, AttributeError, ValidationError):
        raise BarcodeError(Problem("annex_unreadable")) from None
    made = assess(programme_of(content["inputs"]["programme"]), NormLibrary(books), on)
    if terms.area not in made.areas:
        raise BarcodeError(Problem("annex_no_area", found=terms.area))
    return Annex(terms, made, left_out)


def fingerprint(value: Any) -> str:
    """SHA-256 of the canonical form, as 64 hexadecimal digits."""
    return _digest(canonical(value))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
