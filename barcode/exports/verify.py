"""Is this annex what its own inputs and norms come to, and if not, what differs?

What is carried in the file is taken out, worked out again, compared value by value, and written again in the same format to be
held against what the file shows. Nothing of the file is believed on the way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

import barcode
from barcode.errors import BarcodeError, Problem
from barcode.exports.annex import Annex, annex_again
from barcode.exports.annex_changes import ChangeKind, content_changes
from barcode.exports.annex_files import AnnexFormat
from barcode.exports.annex_gate import admitted_annex, carried_annex
from barcode.exports.annex_json import Envelope, annex_json, read_envelope
from barcode.exports.plain_text import plain_text
from barcode.language import LANGUAGES, Language, format_integer, labels, say

LONGEST_SHOWN, LONGEST_VERSION = 120, 40
# What a cell is seen as that has a formula and no outcome (`annex_files.seen_text`).
FORMULA = " ="


class Outcome(StrEnum):
    """What a file turned out to be."""

    ACCEPTED = "accepted"
    DIFFERS = "differs"
    CANNOT_VERIFY = "cannot_verify"
    REFUSED = "refused"


@dataclass(frozen=True, eq=False)
class Verified:
    """The outcome for one file: in words what differs, and what else must be known.

    `claimed` is the fingerprint in the file, `computed` that of the annex made anew; blank where there is none. `annex` is the
    one made anew, in the language of the file.
    """

    outcome: Outcome
    differences: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    claimed: str = ""
    computed: str = ""
    annex: Annex | None = None
    file_language: Language = "nl"

    def lines(self, language: Language) -> list[str]:
        """The outcome and everything about it, a sentence each."""
        head = say(f"annex_outcome.{self.outcome}", language, count=len(self.differences))
        return [head, *self.differences, *self.notes]


def verify(name: str, data: bytes, language: Language = "nl") -> Verified:
    """What one file is: accepted, different from what it comes to, not to be verified, or refused.

    Args:
        name: the name of the file; only its ending counts.
        data: its bytes, also damaged or hostile ones.
        language: of the sentences.
    """
    try:
        form = admitted_annex(name, data)
        carried = carried_annex(name, form, data)
        if carried is None:
            return Verified(Outcome.CANNOT_VERIFY, notes=(_not_carried(form, language),))
        envelope = read_envelope(carried)
        made = _made_anew(envelope)
        notes = [] if made.program == barcode.__version__ else [_other_version(made.program, language)]
        differences = [*_of_content(envelope, made, language), *_of_sight(form, data, made, envelope, notes, language)]
    except BarcodeError as failed:
        return refusal(failed, language)
    outcome = Outcome.DIFFERS if differences else Outcome.ACCEPTED
    claimed = plain_text(envelope.claimed)[:LONGEST_SHOWN]
    return Verified(outcome, tuple(differences), tuple(notes), claimed, made.fingerprint, made, envelope.language)


def verify_against(name: str, data: bytes, other_name: str, other: bytes, language: Language = "nl") -> Verified:
    """Whether one file says the same as another, of which one at least carries its inputs, or both are of one format."""
    notes: list[str] = []
    try:
        form, other_form = admitted_annex(name, data), admitted_annex(other_name, other)
        carried, held_against = carried_annex(name, form, data), carried_annex(other_name, other_form, other)
        if carried is not None and held_against is not None:
            mine, theirs = read_envelope(carried), read_envelope(held_against)
            changes = content_changes(mine.content, theirs.content, language)
            found = [_between(change.kind, change.what, change.before, change.after, language) for change in changes]
            return Verified(Outcome.DIFFERS if found else Outcome.ACCEPTED, tuple(found))
        if held_against is not None:
            # What the other file comes to, written in the format of this one.
            base = verify(other_name, other, language)
            if base.outcome is not Outcome.ACCEPTED or base.annex is None:
                return Verified(base.outcome, base.differences, (*base.notes, say("annex_verify.other_not_right", language)))
            spoken = (base.file_language, *(one for one in LANGUAGES if one != base.file_language))
            attempts = [list(_seen(form, data, form.write(base.annex, tongue), notes, language)) for tongue in spoken]
            found = min(attempts, key=len)
        elif form is other_form:
            found = list(_seen(form, data, other, notes, language))
        else:
            return Verified(Outcome.CANNOT_VERIFY, notes=(say("annex_verify.nothing_to_compare", language),))
    except BarcodeError as failed:
        return refusal(failed, language)
    return Verified(Outcome.DIFFERS if found else Outcome.ACCEPTED, tuple(found), tuple(dict.fromkeys(notes)))


def refusal(failed: BarcodeError, language: Language) -> Verified:
    """A file that could not be looked into, with why."""
    return Verified(Outcome.REFUSED, tuple(plain_text(problem.text(language)) for problem in failed.problems))


def _made_anew(envelope: Envelope) -> Annex:
    """The annex that its inputs come to; it says the version that the file says, for a version alone is no difference."""
    program = envelope.content.get("program")
    if type(program) is not str or len(program) > LONGEST_VERSION:
        raise BarcodeError(Problem("annex_unreadable"))
    try:
        # Half a character can be written in JSON, and in no file.
        json.dumps(envelope.content, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise BarcodeError(Problem("annex_unreadable")) from None
    return replace(annex_again(envelope.content), program=program)


def _of_content(envelope: Envelope, made: Annex, language: Language) -> Iterator[str]:
    """What the file carries against what it comes to."""
    if envelope.claimed != envelope.fingerprint:
        yield say("annex_verify.fingerprint", language)
    # As it comes out of a file: words of a closed list are plain text there.
    changes = content_changes(envelope.content, json.loads(made.canonical), language)
    for change in changes:
        yield _between(change.kind, change.what, change.before, change.after, language)
    if not changes and envelope.fingerprint != made.fingerprint:
        yield say("annex_verify.inputs", language)


def _between(kind: ChangeKind, what: str, before: str, after: str, language: Language) -> str:
    return say(f"annex_verify.{kind}", language, what=what, before=before, after=after)


def _of_sight(
    form: AnnexFormat, data: bytes, made: Annex, envelope: Envelope, notes: list[str], language: Language
) -> Iterator[str]:
    """What the file shows against what it would show; what else must be known is added to `notes`."""
    if form.suffix == "json":
        if json.loads(data).keys() != json.loads(annex_json(made, envelope.language)).keys():
            yield say("annex_verify.more", language)
        return
    yield from _seen(form, data, form.write(made, envelope.language), notes, language)


def _seen(form: AnnexFormat, data: bytes, again: bytes, notes: list[str], language: Language) -> Iterator[str]:
    """Place by place what two files of one format show differently; what else must be known is added to `notes`."""
    if not form.shows:
        if data != again:
            yield say("annex_verify.bytes", language)
        return
    try:
        mine, theirs = form.shown_in(data), form.shown_in(again)
    except ValueError:
        raise BarcodeError(Problem("annex_unreadable")) from None
    if form.shows == "cells_in":
        yield from _cells(dict(mine), dict(theirs), notes, language)
        return
    matcher = SequenceMatcher(None, [text for _, text in mine], [text for _, text in theirs], autojunk=False) if (
        len(mine) != len(theirs)
    ) else None  # fmt: skip
    if matcher is None:
        for (place, text), (_, other) in zip(mine, theirs, strict=True):
            if text != other:
                yield _shown(place, text, other, language)
        return
    for tag, start, stop, from_, to in matcher.get_opcodes():
        if tag == "equal":
            continue
        for at in range(max(stop - start, to - from_)):
            place, text = mine[start + at] if start + at < stop else ("", "")
            other_place, other = theirs[from_ + at] if from_ + at < to else ("", "")
            yield _shown(place or other_place, text, other, language)


def _cells(mine: dict[str, str], theirs: dict[str, str], notes: list[str], language: Language) -> Iterator[str]:
    without_outcome = 0
    for place in dict.fromkeys([*theirs, *mine]):
        own, expected = mine.get(place, ""), theirs.get(place, "")
        if own == expected:
            continue
        if own.startswith(FORMULA) and expected.endswith(own):
            # The right formula without its outcome: whatever opens the file works it out.
            without_outcome += 1
        else:
            yield _shown(place, own, expected, language)
    if without_outcome:
        notes.append(say("annex_verify.without_outcome", language, count=format_integer(without_outcome, language)))


def _shown(place: str, text: str, other: str, language: Language) -> str:
    """`blad Normen, cel E5: 300 in het bestand, 250 herberekend`."""
    if " / " in place:
        sheet, _, cell = place.rpartition(" / ")
        where = say("annex_verify.cell", language, sheet=plain_text(sheet), cell=plain_text(cell))
    else:
        known = labels("annex_place", language)
        where = " ".join(known.get(word, word) for word in plain_text(place).split(" "))
    nothing = say("annex_change.nothing", language)
    found, expected = (plain_text(one)[:LONGEST_SHOWN] or nothing for one in (text, other))
    if found == expected:
        # They part further on than is shown.
        found, expected = plain_text(text)[-LONGEST_SHOWN:], plain_text(other)[-LONGEST_SHOWN:]
    return say("annex_verify.shown", language, place=where, found=found, expected=expected)


def _not_carried(form: AnnexFormat, language: Language) -> str:
    if form.carries:
        return say("annex_verify.stripped", language)
    return say("annex_verify.never_carries", language, format=form.label(language))


def _other_version(program: str, language: Language) -> str:
    return say("annex_verify.version", language, made=plain_text(program), now=barcode.__version__)
