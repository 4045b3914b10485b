"""How does a governing norm stand in the document: value, unit, level, status, evidence, source, place and first day?"""

from __future__ import annotations

from typing import Any

from barcode.exports.exact_numbers import json_number
from barcode.exports.plain_text import plain_text
from barcode.language.numbers import exact_text
from barcode.norms.governing import NormInForce


def norm_record(norm: NormInForce) -> dict[str, Any]:
    """One norm that sized a number, for the document's list of norms."""
    source, dated = norm.source, norm.dated
    is_choice = bool(norm.choice)
    return {
        "authority": norm.authority,
        "authority_name": {"nl": plain_text(norm.book.name.nl), "en": plain_text(norm.book.name.en)},
        "level": str(norm.level),
        "id": norm.norm.id,
        "key": norm.key,
        "label": {"nl": plain_text(norm.norm.label.nl), "en": plain_text(norm.norm.label.en)},
        "unit": str(norm.norm.unit),
        "comparison": str(norm.norm.comparison),
        "choice": norm.choice or None,
        "value": None if is_choice else json_number(norm.value),
        "value_exact": None if is_choice else exact_text(norm.value),
        "low": None if is_choice else json_number(norm.low),
        "high": None if is_choice else json_number(norm.high),
        "status": str(norm.status),
        "binding": norm.is_binding,
        "assumption": norm.is_assumption,
        "evidence": str(norm.evidence),
        "formula": plain_text(dated.formula) if dated.formula else None,
        "first_day": dated.first_day.isoformat(),
        "last_day": dated.last_day.isoformat() if dated.last_day else None,
        "place": plain_text(norm.cite.place) if norm.cite else None,
        "source": {
            "title": plain_text(source.title),
            "publisher": plain_text(source.publisher),
            "date": str(source.date),
            "url": plain_text(source.url) if source.url else None,
        }
        if source
        else None,
        "invented": norm.book.invented,
    }
