"""Which norms govern or bind in an area, where, and from what do they depart?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from barcode.assess import Assessment
from barcode.exports.norm_record import norm_record
from barcode.exports.plain_text import plain_text
from barcode.language.numbers import exact_text
from barcode.norms import Context
from barcode.norms.governing import ANYWHERE, NormInForce, dated_value
from barcode.norms.model import Norm, NormBook
from barcode.programme import LocationType
from barcode.programme.lists import ENVIRONMENTAL_CATEGORIES

KEY_ORDER = {key: place for place, key in enumerate((*LocationType, *ENVIRONMENTAL_CATEGORIES))}


@dataclass(frozen=True, slots=True)
class NormUse:
    """A norm in force that sizes a requirement somewhere in the area (`sizes_in`), or binds beside it (`binds_in`)."""

    norm: NormInForce
    sizes_in: tuple[str, ...]
    binds_in: tuple[str, ...]


def norms_in_use(assessment: Assessment, municipalities: Sequence[str]) -> tuple[NormUse, ...]:
    """Every norm that governs in these municipalities, for the place as a whole or for a group of its plans.

    From wide to specific authority, then in the order of the books and of the entries of a table.
    """
    sizes: dict[str, dict[str, None]] = {}
    binds: dict[str, dict[str, None]] = {}
    found: dict[str, NormInForce] = {}
    for code in sorted(municipalities):
        for context in _contexts(assessment, code):
            chain = assessment.frame.chain(code, context)
            for norm_id, key in _questions(assessment):
                answer = chain.norm(norm_id, key)
                if answer.sizing:
                    found[answer.sizing.name] = answer.sizing
                    sizes.setdefault(answer.sizing.name, {})[code] = None
                for norm in answer.binding:
                    found[norm.name] = norm
                    if norm is not answer.sizing:
                        binds.setdefault(norm.name, {})[code] = None
    return tuple(
        NormUse(found[name], tuple(sizes.get(name, ())), tuple(binds.get(name, ())))
        for name in _in_order(assessment)
        if name in found
    )


def norm_use_record(use: NormUse) -> dict[str, Any]:
    """One norm as it stands in the document: what `norm_record` says, in exact text; where it governs; from what it departs."""
    norm = use.norm
    record = norm_record(norm)
    exact = None if norm.choice else {"value": exact_text(norm.value), "low": exact_text(norm.low), "high": exact_text(norm.high)}
    return {
        **{name: value for name, value in record.items() if name not in {"value", "value_exact", "low", "high"}},
        "name": norm.name,
        "exact": exact,
        "sizes_in": list(use.sizes_in),
        "binds_in": list(use.binds_in),
        "overrides": [
            {
                "authority": override.authority,
                "kind": str(override.kind),
                "reason": {"nl": plain_text(override.reason.nl), "en": plain_text(override.reason.en)},
                "decision": plain_text(override.decision),
                "decided_by": plain_text(override.decided_by),
                "date": override.date.isoformat(),
            }
            for override in norm.norm.overrides
        ],
    }


def _contexts(assessment: Assessment, code: str) -> list[Context]:
    own = [group.context for group in assessment.frame.groups.groups if group.municipality_code == code]
    return list(dict.fromkeys([ANYWHERE, *own]))


def _questions(assessment: Assessment) -> list[tuple[str, str]]:
    """Every norm id with every entry of its table, as any book in force on the date has them."""
    asked: dict[tuple[str, str], None] = {}
    for book, norm in _all_norms(assessment):
        for key in _keys(assessment, book, norm):
            asked[norm.id, key] = None
    return list(asked)


def _in_order(assessment: Assessment) -> Iterator[str]:
    for book, norm in _all_norms(assessment):
        for key in _keys(assessment, book, norm):
            yield f"{book.authority}/{norm.id}" + (f"[{key}]" if key else "")


def _all_norms(assessment: Assessment) -> Iterator[tuple[NormBook, Norm]]:
    for book in assessment.library.books.values():
        for norm in book.norms:
            yield book, norm


def _keys(assessment: Assessment, book: NormBook, norm: Norm) -> tuple[str, ...]:
    dated = dated_value(norm, assessment.on)
    cells = getattr(dated, "cells", None)
    # An order of its own: that of the file is gone when the book comes out of a document with sorted keys.
    return tuple(sorted(cells, key=lambda key: (KEY_ORDER.get(key, len(KEY_ORDER)), key))) if cells else ("",)
