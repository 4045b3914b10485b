"""How does the work of a visitor outlive a reload, a cut connection and a killed server? It is saved at each change.

The key in the address (`werk=`) is all that opens it; a session of Streamlit means nothing here. Everything happens before the
first field of a run is made, when what callbacks changed is known and inputs may still be put in their place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from barcode.errors import BarcodeError, Problem
from barcode.language import Language
from barcode.norms.model import NormBook
from barcode.store.contents import contents_of, held_in
from barcode.store.files import read_project_file
from barcode.store.keys import new_key
from barcode.store.merging import MERGED, Conflict, Path
from barcode.ui import cached, state, trying
from barcode.ui.own_book import checked_book
from barcode.ui.own_values import from_texts
from barcode.ui.saving import Saving, Signature

if TYPE_CHECKING:
    from barcode.store.projects import Project

WORK, LOOK, TRIED = "werk", "lees", "eigen"
# Between the own values of a link, and between a norm and its value.
NEXT, IS = ",", ":"
MOST_DIGITS, LONGEST_SHOWN = 7, 80


def bring_back() -> None:
    """Opens what the address names, when it is not what this visit works on already."""
    saving = state.inputs().saving
    work, look = state.in_address(WORK), state.in_address(LOOK)
    key = work if work and work != saving.key else look
    if key and key != saving.refused:
        try:
            _show(cached.store().open(key), key)
        except BarcodeError as failed:
            saving.refused, saving.problems = key, failed.problems
    if look:
        state.write_address(LOOK, "")
    _small_link()


def keep() -> None:
    """Saves what changed since the last time; what could not be saved is told, stays in use and is tried again."""
    saving, now = state.inputs().saving, state.signature()
    if saving.key:
        state.write_address(WORK, saving.key)
    if now == saving.of or saving.conflict or (not saving.key and not _worth_keeping()):
        return
    if saving.token_of != now:
        saving.token, saving.token_of = new_key(), now
    contents = contents_of(state.held())
    try:
        _save(contents, now)
    except Conflict as clash:
        saving.conflict, saving.problems = clash, clash.problems
    except BarcodeError as failed:
        saving.problems = failed.problems


def keep_what_a_page_changed() -> None:
    """Runs the page again when it took something over while it was drawn, so that the start of the run saves it."""
    saving = state.inputs().saving
    if state.signature() not in (saving.of, saving.token_of) and (saving.key or _worth_keeping()) and not saving.conflict:
        st.rerun()


def undo() -> None:
    """Callback: takes the last change back."""
    _step(lambda: cached.store().undo(state.inputs().saving.key, state.inputs().saving.number))


def redo() -> None:
    """Callback: does again what was taken back."""
    _step(lambda: cached.store().redo(state.inputs().saving.key, state.inputs().saving.number))


def name_it(key: str) -> None:
    """Callback: gives the work the name in the field under `key`; from then on it is a project, which is not removed by age."""
    saving, name = state.inputs().saving, state.chosen(key).strip()
    if not name:
        return
    try:
        if saving.key:
            cached.store().rename(saving.key, name)
            saving.name, saving.problems = name, ()
        else:
            _save(contents_of(state.held()), state.signature(), name)
    except BarcodeError as failed:
        saving.problems = failed.problems


def open_file(name: str, data: bytes) -> None:
    """Callback: goes on with what a project file holds, as a draft of its own.

    What was in use stays at its own address.
    """
    saving = state.inputs().saving
    try:
        called, held = read_project_file(name, data)
        state.take_over(held, _books(held.books))
    except BarcodeError as failed:
        saving.problems = failed.problems
        return
    state.inputs().saving = Saving()
    state.write_address(WORK, "")
    try:
        _save(contents_of(held), state.signature(), called)
    except BarcodeError as failed:
        state.inputs().saving.problems = failed.problems


def settle(keep_mine: Mapping[Path, bool]) -> None:
    """Callback: saves, for each value that two people changed, the one that was chosen."""
    saving = state.inputs().saving
    if saving.conflict is None:
        return
    clash = saving.conflict
    try:
        contents = clash.resolved(keep_mine)
        held_in(contents)
        _show(cached.store().save(saving.key, contents, clash.number, kind="settled"), saving.key)
    except Conflict as again:
        saving.conflict, saving.problems = again, again.problems
    except BarcodeError as failed:
        saving.problems = failed.problems


def _save(contents: dict[str, object], now: Signature, name: str = "") -> None:
    saving, store = state.inputs().saving, cached.store()
    if saving.key:
        project = store.save(saving.key, contents, saving.number, token=saving.token or new_key())
    else:
        # The key is kept over tries, so that a draft whose confirmation was lost is not made twice.
        saving.new_key = saving.new_key or new_key()
        project = store.open(store.create(contents, name, key=saving.new_key))
    if project.version.kind == MERGED:
        _show(project, saving.key)
    else:
        _note(project, saving.key or saving.new_key, now)


def _step(step: Callable[[], Project]) -> None:
    saving = state.inputs().saving
    try:
        _show(step(), saving.key)
    except BarcodeError as failed:
        saving.problems = failed.problems


def _show(project: Project, key: str) -> None:
    """Puts a saved project in the place of what was in use; without the key to change it, a copy that starts its own draft."""
    held = held_in(project.contents)
    state.take_over(held, _books(held.books))
    if project.can_change:
        _note(project, key, state.signature())
    else:
        state.inputs().saving = Saving()


def _note(project: Project, key: str, of: Signature) -> None:
    version = project.version
    state.inputs().saving = Saving(
        key=key, name=project.name, number=version.number, at=version.at, of=of, token_of=of,
        can_undo=project.can_undo, can_redo=project.can_redo,
    )  # fmt: skip
    state.write_address(WORK, key)


def _books(texts: Mapping[str, str]) -> dict[str, tuple[str, NormBook]]:
    books: dict[str, tuple[str, NormBook]] = {}
    for authority, text in texts.items():
        read, book = checked_book(f"{authority}.yaml", text.encode(), cached.shipped_books(), books)
        books[book.authority] = (read, book)
    return books


def _worth_keeping() -> bool:
    """Whether anything was put in: a choice of municipality alone stands in the address already."""
    held = state.held()
    typed = set(held.choices) - {state.PLACE_KEY}
    return bool(held.programme or held.books or held.delivered or held.on or typed or held.tried or held.signatories)


def _small_link() -> None:
    """Takes over a number of dwellings, own values and a reference date that stand in the address, and takes them out of it."""
    dwellings, on, own = (state.in_address(key) for key in (state.DWELLINGS_KEY, state.DATE_KEY, TRIED))
    if not dwellings and not on and not own:
        return
    saving = state.inputs().saving
    try:
        day = date.fromisoformat(on) if on else None
    except ValueError:
        day, saving.problems = None, (Problem("link_date", found=on),)
    if dwellings.isascii() and dwellings.isdecimal() and len(dwellings) <= MOST_DIGITS:
        state.show(state.DWELLINGS_KEY, dwellings)
    elif dwellings:
        saving.problems = (*saving.problems, Problem("link_dwellings", found=dwellings))
    if day:
        state.show_date(day)
    if own:
        try:
            trying.try_values(from_texts(dict(one.rpartition(IS)[::2] for one in own.split(NEXT))))
        except BarcodeError:
            saving.problems = (*saving.problems, Problem("link_own_values", found=own[:LONGEST_SHOWN]))
    for key in (state.DWELLINGS_KEY, state.DATE_KEY, TRIED):
        state.write_address(key, "")


def small_link(language: Language) -> str:
    """What stands in an address that says everything of this visit; blank where that is too much for an address."""
    held = state.held()
    if held.programme is not None or held.books or held.delivered or held.signatories or not (held.choices or held.tried):
        return ""
    says = {key: held.choices[key] for key in (state.PLACE_KEY, state.DWELLINGS_KEY) if key in held.choices}
    if set(says) != set(held.choices):
        return ""
    own = NEXT.join(f"{spot}{IS}{value}" for spot, value in sorted(held.tried.items()))
    more = {TRIED: own} if own else {}
    return urlencode({**says, **more, state.DATE_KEY: state.reference_date().isoformat(), state.LANGUAGE_KEY: language})
