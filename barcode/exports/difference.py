"""What is the difference between two norm books or two annexes, in plain sentences and as rows of a table?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from barcode.errors import BarcodeError, Problem
from barcode.exports.annex_changes import Change, ChangeKind, content_changes
from barcode.exports.annex_gate import admitted_annex, carried_annex
from barcode.exports.annex_json import read_envelope
from barcode.exports.annex_leaves import NORMS, SEPARATOR
from barcode.exports.book_changes import book_changes
from barcode.language import Language, format_date, labels, say
from barcode.norms import NormBook
from barcode.norms.reader import NamedText, read_book

BREACH = "breach"
COLUMNS = ("part", "kind", "what", "before", "after", "first_day")
# What follows from the rest of a change and would only repeat it.
FOLLOWS = frozenset({"versions", "inputs"})


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: `changes` one by one, `sentences` for people, both in `language`."""

    changes: tuple[Change, ...]
    sentences: tuple[str, ...]
    language: Language

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of `rows`."""
        return tuple(say(f"annex_difference.{name}", self.language) for name in COLUMNS)

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """A row per change: part, kind, what, before, after, first day."""
        parts, kinds = labels("annex_part", self.language), labels("annex_kind", self.language)
        return [
            (parts.get(one.part, one.part), kinds[one.kind], one.what, one.before, one.after, _day(one.first_day, self.language))
            for one in self.changes
        ]

    def record(self) -> dict[str, Any]:
        """As a document for other programs."""
        names = ("kind", "part", "what", "before", "after", "first_day", "authority")
        return {
            "sentences": list(self.sentences),
            "changes": [{name: str(getattr(one, name)) for name in names} for one in self.changes],
        }


def book_difference(before: NormBook, after: NormBook, language: Language) -> Difference:
    """What differs between two norm books; nothing when they say the same."""
    changes = book_changes(before, after, language)
    return Difference(tuple(changes), tuple(_sentence(one, language) for one in changes), language)


def annex_difference(before: Mapping[str, Any], after: Mapping[str, Any], language: Language) -> Difference:
    """What differs between the contents of two annexes; nothing when they say the same.

    Sentences tell of outcomes how many plans went from which to which; all other changes have one each.
    """
    changes = content_changes(before, after, language)
    told = [one for one in changes if one.part not in FOLLOWS and one.part != "findings"] or changes
    sentences = [*(_sentence(one, language) for one in told), *_outcomes(before, after, language)]
    return Difference(tuple(changes), tuple(dict.fromkeys(sentences)), language)


def file_difference(name: str, data: bytes, other_name: str, other: bytes, language: Language) -> Difference:
    """What differs between two files: two norm books (YAML), or two annexes that carry their inputs.

    Raises:
        BarcodeError: a file is refused, carries nothing, or the two are not of one sort.
    """
    sides = [(name, data), (other_name, other)]
    forms = [admitted_annex(*side) for side in sides]
    books = [form.suffix == "yaml" for form in forms]
    if all(books):
        before, after = (read_book(NamedText(one, _text(one, content))) for one, content in sides)
        return book_difference(before, after, language)
    if any(books):
        raise BarcodeError(Problem("annex_two_sorts", file=other_name))
    contents = []
    for form, (one, content) in zip(forms, sides, strict=True):
        carried = carried_annex(one, form, content)
        if carried is None:
            raise BarcodeError(Problem("annex_carries_nothing", file=one))
        contents.append(read_envelope(carried).content)
    return annex_difference(contents[0], contents[1], language)


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as failed:
        row = data[: failed.start].count(b"\n") + 1
        raise BarcodeError(Problem("yaml_not_utf8", name, row=row)) from None


def _sentence(change: Change, language: Language) -> str:
    """One change in a sentence: `Utrecht verhoogt de norm «banen per woning» van 1,00 naar 1,17 banen per woning …`."""
    values = {"what": change.what, "before": change.before, "after": change.after, "authority": change.authority}
    if change.part == NORMS and change.authority:
        verb = {ChangeKind.ADDED: "sets", ChangeKind.REMOVED: "ends"}.get(change.kind)
        verb = verb or ("changes" if change.rises is None else "raises" if change.rises else "lowers")
        # The unit is said once: of the value before only the number remains where both have the same.
        head = change.before
        if verb in {"raises", "lowers"}:
            unit = change.after.partition(" ")[2]
            head = head.removesuffix(f" {unit}") if unit else head
        text = say(f"annex_difference.{verb}", language, **{**values, "before": head})
        day = _day(change.first_day, language, in_words=True)
        when = say("annex_difference.from_day", language, day=day) if day else ""
        return f"{text}{when}."
    return say(f"annex_difference.thing_{change.kind}", language, **values)


def _day(text: str, language: Language, in_words: bool = False) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    if not in_words:
        return format_date(day, language)
    from babel.dates import format_date as babel_date

    from barcode.language.numbers import LOCALES

    return babel_date(day, "d MMMM yyyy", locale=LOCALES[language])


def _outcomes(before: Mapping[str, Any], after: Mapping[str, Any], language: Language) -> Iterator[str]:
    """How many plans go from one outcome to another, and how many findings come and go."""
    old, new = (_column(content, "plans", ("plan",), "outcome") for content in (before, after))
    moves = Counter((old[plan], new[plan]) for plan in old.keys() & new.keys() if old[plan] != new[plan])
    words = labels("outcome", language)
    for (was, now), count in sorted(moves.items()):
        yield say("annex_difference.plans_move", language, count=count, before=words.get(was, was), after=words.get(now, now))
    keys = ("check", "plan", "park", "area", "norm", "year")
    old, new = (_column(content, "findings", keys, "outcome") for content in (before, after))
    changed = sum(old.get(key) != new.get(key) for key in old.keys() | new.keys())
    if changed:
        breaches = [sum(outcome == BREACH for outcome in one.values()) for one in (old, new)]
        yield say("annex_difference.findings_move", language, count=changed, before=breaches[0], after=breaches[1])


def _column(content: Mapping[str, Any], table: str, keys: tuple[str, ...], column: str) -> dict[str, str]:
    """A column by the key of its rows; nothing where the table is absent or has another shape."""
    try:
        columns, rows = content[table]["columns"], content[table]["rows"]
        places = [columns.index(key) for key in keys]
        return {SEPARATOR.join(str(row[place]) for place in places): str(row[columns.index(column)]) for row in rows}
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return {}
