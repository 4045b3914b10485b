"""Which member of a closed list does this word in a file mean?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib import resources

from barcode.language import LANGUAGES, Language, labels
from barcode.programme.lists import (
    ENVIRONMENTAL_CATEGORIES,
    PLANNING_STATUSES,
    Confidentiality,
    LocationType,
    ParkKind,
    PlanType,
    YesNoUnknown,
)
from barcode.readers.layouts import key_of
from barcode.readers.table import plain_text

LISTS = {
    "plan_type": PlanType,
    "confidentiality": Confidentiality,
    "location_type": LocationType,
    "park_kind": ParkKind,
    "yes_no": YesNoUnknown,
}
STATUS = re.compile(r"^(1[ABC]|2[ABC]|3|4[AB]|5[AB])(?![0-9A-Za-z])", re.IGNORECASE)
CATEGORY = re.compile(r"^(?:milieu)?(?:cat(?:egorie)?\.?)?\s*(\d)(?:[.,](\d))?$", re.IGNORECASE)
DUTCH_DAY = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")
ISO_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$")


def list_labels(name: str, language: Language) -> Mapping[str, str]:
    """Identifier → label of a closed list."""
    return labels("location_type", language) if name == "location_type" else labels(f"member.{name}", language)


@cache
def _meanings(name: str) -> dict[str, str]:
    """Key of a word → identifier, for one closed list: words of files, our labels in both languages, identifiers."""
    file = resources.files("barcode.readers") / "mappings" / "words.toml"
    words = tomllib.loads(file.read_text(encoding="utf-8"))[name]
    meanings = {key_of(word): identifier for identifier, accepted in words.items() for word in accepted}
    for language in LANGUAGES:
        for identifier, label in list_labels(name, language).items():
            meanings.setdefault(key_of(label), identifier)
    meanings.update({key_of(member): str(member) for member in LISTS[name]})
    return meanings


def member(name: str, word: object) -> str | None:
    """The identifier that `word` means in closed list `name`; None when it means none of them."""
    return _meanings(name).get(key_of(plain_text(word)))


def accepted_words(name: str) -> list[str]:
    """The Dutch words of a closed list, as the template offers them."""
    return list(list_labels(name, "nl").values())


def planning_status(word: object) -> str | None:
    """The status code at the start of `word` (`1A Onherroepelijk` → `1A`); `` where unknown or blank, None where unreadable."""
    text = plain_text(word)
    if not text or key_of(text) in {"onbekend", "unknown"}:
        return ""
    found = STATUS.match(text)
    code = found[1].upper() if found else None
    return code if code in PLANNING_STATUSES else None


def category(word: object) -> str | None:
    """The environmental category in `word` (`cat. 4,2` → `4.2`); `` where blank or unknown, None where unreadable."""
    text = plain_text(word)
    if not text or key_of(text) in {"onbekend", "unknown", "nvt"}:
        return ""
    found = CATEGORY.match(text)
    if not found:
        return None
    code = found[1] if found[2] in (None, "0") else f"{found[1]}.{found[2]}"
    return code if code in ENVIRONMENTAL_CATEGORIES else None


def day(word: object) -> date | None:
    """The date in a cell: typed, `2020-04-01` or `1-4-2020`.

    Raises:
        ValueError: the cell holds something else.
    """
    if isinstance(word, datetime):
        return word.date()
    if isinstance(word, date):
        return word
    text = plain_text(word)
    if not text:
        return None
    if found := ISO_DAY.match(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := DUTCH_DAY.match(text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    raise ValueError(text)
