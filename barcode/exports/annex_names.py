"""What are the things in an annex called, in words that a planner reads?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from barcode.explain.names import unit_name
from barcode.exports.annex_leaves import FIGURES, NORMS, SEPARATOR
from barcode.exports.plain_text import plain_text
from barcode.language import Language, format_decimal, format_integer, labels, say
from barcode.units import Unit

LONGEST_SAID = 120
MOST_DECIMALS, MOST_DIGITS = 6, 40


@dataclass(frozen=True, slots=True)
class Names:
    """The names of places and plans, by their codes."""

    places: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, *contents: Mapping[str, Any]) -> Names:
        """The names that these contents give; of the first that gives one. What has another shape is passed over."""
        places: dict[str, dict[str, str]] = {}
        for content in contents:
            inputs = content.get("inputs")
            if not isinstance(inputs, dict):
                continue
            for code, name in _areas(inputs):
                places.setdefault(code, {"nl": name, "en": name})
            for book in inputs.get("books", ()) if isinstance(inputs.get("books"), list) else ():
                if isinstance(book, dict) and isinstance(book.get("name"), dict):
                    named = {key: _short(book["name"].get(key, "")) for key in ("nl", "en")}
                    places.setdefault(str(book.get("authority")), named)
        return cls(places)

    def place(self, code: str, language: Language) -> str:
        """The name of a municipality, region or province; its code where none is known."""
        known = self.places.get(code)
        return known[language] if known and known[language] else labels("province_names", language).get(code, _short(code))

    def thing(self, part: str, subject: str, told: Mapping[str, Any], language: Language) -> str:
        """What a figure, norm, plan, finding or promise is called; blank for the annex itself."""
        if not subject:
            return ""
        if part == FIGURES:
            return self._figure(subject, language)
        if part == NORMS:
            label = _short(told.get(f"label/{language}", "")) or _short(subject)
            key = str(told.get("key") or "")
            entry = f" ({self._entry(key, language)})" if key else ""
            authority = _short(told.get(f"authority_name/{language}", ""))
            return f"{label}{entry}, {authority}" if authority else f"{label}{entry}"
        if part == "plans":
            name = _short(told.get("name", ""))
            own = say("annex_change.plan", language, plan=_short(subject))
            return f"{own} {name}".strip()
        if part in {"findings", "promises"}:
            pieces = [one for one in subject.split(SEPARATOR) if one and one != "None"]
            if part == "findings" and pieces:
                pieces[0] = labels("check_name", language).get(pieces[0], pieces[0])
            return ", ".join(_short(self.place(one, language)) for one in pieces)
        if part == "left_out":
            return say("annex_change.left_out", language, area=self.place(subject, language))
        return say("annex_change.version", language, name=self.place(subject, language))

    def field(self, part: str, name: str, language: Language) -> str:
        """What a property is called; where there is no word for it, as it stands in the file."""
        last = name.rsplit("/", 1)[-1]
        known = labels("annex_field", language)
        return known.get(f"{part}_{last}") or known.get(last) or known.get(name.split("/")[0]) or _short(name or part)

    def summary(self, part: str, told: Mapping[str, Any], language: Language, decimals: int = 0) -> str:
        """One thing in a few words: a figure with its unit, a norm with its value, a plan with its dwellings."""
        if part == FIGURES:
            if told.get("value") is None:
                return say("exports.cannot_tell", language)
            return f"{said(told.get('printed'), language)} {self._unit(told, language)}".strip()
        if part == NORMS:
            value = told.get("exact/value")
            if value is None:
                choice = str(told.get("choice") or "")
                return labels("choice", language).get(choice, _short(choice))
            return f"{number_words(value, language, decimals)} {self._unit(told, language)}".strip()
        if part == "plans":
            new, demolished = told.get("dwellings_new"), told.get("dwellings_demolished")
            if type(new) is int and type(demolished) is int:
                return say("annex_change.dwellings", language, new=said(new, language), demolished=said(demolished, language))
        if part == "findings":
            outcome = str(told.get("outcome", ""))
            return labels("outcome", language).get(outcome, _short(outcome))
        return ""

    def _figure(self, address: str, language: Language) -> str:
        code, *rest = address.split("/")
        kinds, parts = labels("location_type", language), labels("figure_part", language)
        words = [kinds.get(one) or parts.get(one) or _short(one) for one in rest]
        return ", ".join([self.place(code, language), *words])

    def _entry(self, key: str, language: Language) -> str:
        return labels("location_type", language).get(key, _short(key))

    def _unit(self, told: Mapping[str, Any], language: Language) -> str:
        try:
            return unit_name(Unit.parse(str(told.get("unit"))), language)
        except (ValueError, KeyError):
            return _short(told.get("unit") or "")


def _areas(inputs: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Code and name of each municipality among the inputs; nothing where the table has another shape."""
    try:
        table = inputs["programme"]["tables"]["areas"]
        code, name = table["columns"].index("municipality_code"), table["columns"].index("name")
        return [(str(row[code]), _short(row[name])) for row in table["rows"] if row[name]]
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return []


def _short(value: Any) -> str:
    return plain_text(value)[:LONGEST_SAID]


def said(value: Any, language: Language) -> str:
    """A value of any shape in a few words."""
    if value is None or value in ([], {}, ""):
        return say("annex_change.nothing", language)
    if isinstance(value, bool):
        return say("annex_change.yes" if value else "annex_change.no", language)
    if isinstance(value, int):
        return format_integer(value, language) if abs(value) < 10**15 else str(value)[:MOST_DIGITS]
    return _short(value)


def number(value: Any) -> Fraction | None:
    """An exact number as an annex writes it; None when it is none."""
    try:
        return Fraction(value) if isinstance(value, str) and len(value) <= MOST_DIGITS and "e" not in value.lower() else None
    except (ValueError, ZeroDivisionError):
        return None


def decimals_of(value: Fraction | None) -> int:
    """With how many decimals a number is written: those that it has, one becomes two, six at most."""
    if value is None:
        return 0
    needed = next((count for count in range(MOST_DECIMALS) if (value * 10**count).denominator == 1), MOST_DECIMALS)
    return 2 if needed == 1 else needed


def number_words(value: Any, language: Language, decimals: int = 0) -> str:
    """An exact number as people write it; other text as it is."""
    exact = number(value)
    if exact is None:
        return said(value, language)
    return format_decimal(exact, max(decimals, decimals_of(exact)), language)
