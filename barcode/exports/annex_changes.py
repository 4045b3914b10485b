"""What differs between two annexes, thing by thing, in words?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from barcode.exports.annex_leaves import FIGURES, NORMS, Leaf, leaves
from barcode.exports.annex_names import LONGEST_SAID, Names, decimals_of, number, said
from barcode.exports.plain_text import plain_text
from barcode.language import Language

Told = dict[str, Any]


class ChangeKind(StrEnum):
    """What happened to a thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: in which part, of what, in words before and after; blank where it was not there.

    `value` is said of a norm: its sign tells whether the value goes up or down, so that a sentence can say so.
    """

    kind: ChangeKind
    part: str
    what: str
    before: str
    after: str
    rises: bool | None = None
    first_day: str = ""
    authority: str = ""

    @property
    def mirrored(self) -> Change:
        """The same difference seen from the other side."""
        kinds = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
        rises = None if self.rises is None else not self.rises
        kind = kinds.get(self.kind, self.kind)
        return Change(kind, self.part, self.what, self.after, self.before, rises, self.first_day, self.authority)


def content_changes(before: Mapping[str, Any], after: Mapping[str, Any], language: Language) -> list[Change]:
    """What differs between the contents of two annexes: empty when they say the same.

    Args:
        before: the content of an annex, also one that was tampered with.
        after: the content to hold it against.
        language: of the words.
    """
    names = Names.of(after, before)
    old, new = _by_thing(leaves(before)), _by_thing(leaves(after))
    changes: list[Change] = []
    for part, subject in dict.fromkeys([*new, *old]):
        was, now = old.get((part, subject)), new.get((part, subject))
        if was is None or now is None or not _same(was, now):
            changes += _of_thing(part, subject, was, now, names, language)
    return changes


def _by_thing(found: Mapping[Leaf, Any]) -> dict[tuple[str, str], Told]:
    things: dict[tuple[str, str], Told] = {}
    for leaf, value in found.items():
        things.setdefault((leaf.part, leaf.subject), {})[leaf.name] = value
    return things


def _same(one: Told, other: Told) -> bool:
    """Whether two things say the same; true is not the same as 1."""
    return one == other and all(type(value) is type(other[name]) for name, value in one.items())


def _of_thing(part: str, subject: str, was: Told | None, now: Told | None, names: Names, language: Language) -> Iterator[Change]:
    what = names.thing(part, subject, now or was or {}, language)
    if was is None or now is None:
        kind = ChangeKind.ADDED if was is None else ChangeKind.REMOVED
        texts = [names.summary(part, one, language) if one else "" for one in (was, now)]
        yield Change(kind, part, what, texts[0], texts[1])
        return
    if part == FIGURES:
        before, after = _figures(was, now, names, language)
        yield Change(ChangeKind.CHANGED, part, what, before, after)
        return
    for name in dict.fromkeys([*now, *was]):
        if name in was and name in now and was[name] == now[name] and type(was[name]) is type(now[name]):
            continue
        of = names.field(part, name, language)
        whole = f"{what}: {of}" if what and of else what or of
        texts = [said(one.get(name), language) if name in one else "" for one in (was, now)]
        if part == NORMS and name == "exact/value":
            yield _norm_value(whole if subject == "" else what, was, now, names, language)
        else:
            yield Change(ChangeKind.CHANGED, part, whole, texts[0], texts[1])


def _norm_value(what: str, was: Told, now: Told, names: Names, language: Language) -> Change:
    values = [number(one.get("exact/value")) for one in (was, now)]
    rises = values[1] > values[0] if values[0] is not None and values[1] is not None else None
    decimals = max(decimals_of(one) for one in values)
    texts = [names.summary(NORMS, one, language, decimals) for one in (was, now)]
    first_days = [str(one.get("first_day", "")) for one in (was, now)]
    authority = plain_text(now.get(f"authority_name/{language}", ""))[:LONGEST_SAID]
    return Change(ChangeKind.CHANGED, NORMS, what, texts[0], texts[1], rises, max(first_days)[:10], authority)


def _figures(was: Told, now: Told, names: Names, language: Language) -> list[str]:
    """Both figures as they are printed, or exactly where they print alike."""
    shown = [names.summary(FIGURES, one, language) for one in (was, now)]
    if shown[0] != shown[1]:
        return shown
    differ = [name for name in dict.fromkeys([*now, *was]) if was.get(name) != now.get(name) or (name in was) != (name in now)]
    words = {name: names.field(FIGURES, name, language) for name in differ}
    return ["; ".join(f"{word} {said(one.get(name), language)}" for name, word in words.items()) for one in (was, now)]
