"""What has this visitor put in? The only module that touches the session; it holds inputs, never results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, cast
from uuid import uuid4

import streamlit as st

from barcode.errors import Problem
from barcode.language import LANGUAGES, Language
from barcode.norms.model import NormBook
from barcode.programme import Programme
from barcode.store.contents import Held
from barcode.ui.annex_typed import signatories_of
from barcode.ui.inputs import EXAMPLE, Inputs
from barcode.ui.own_values import as_texts, from_texts
from barcode.ui.saving import Signature

NO_PLACE = ""
LANGUAGE_KEY, PLACE_KEY, DWELLINGS_KEY, DATE_KEY = "taal", "gemeente", "woningen", "peildatum"
# The choices that are saved with the work; the others are where one looks.
SAVED_CHOICES = (PLACE_KEY, "annex-title", "annex-status", "annex-readers", "annex-parties")


def inputs() -> Inputs:
    """The inputs of this visit."""
    if "inputs" not in st.session_state:
        st.session_state["inputs"] = Inputs()
    return cast(Inputs, st.session_state["inputs"])


def language() -> Language:
    """The language of the page: the switch, else the address (`?taal=en`), else Dutch."""
    chosen = st.session_state.get(LANGUAGE_KEY) or st.query_params.get(LANGUAGE_KEY)
    return cast(Language, chosen) if chosen in LANGUAGES else LANGUAGES[0]


def prepare(key: str, options: Sequence[str], otherwise: str = "") -> None:
    """Makes a choice that is kept under `key` one of `options`: what was chosen, else what the address says, else the first.

    A widget that is not drawn loses its value, and a change of page empties the address; the choice outlives both. A choice that
    this page does not offer (a province, where only municipalities can be chosen) waits for a page that does.

    Args:
        key: of the widget.
        options: what can be chosen here.
        otherwise: what stands here instead of a choice that cannot; the first option when blank.
    """
    kept = inputs()
    if key in st.query_params:
        kept.in_address.add(key)
        kept.choices.setdefault(key, st.query_params[key])
    wanted = kept.choices.get(key, "")
    choice = next((one for one in (wanted, otherwise) if one in options), options[0])
    st.session_state[key] = choice
    if key in kept.in_address and st.query_params.get(key) != choice:
        st.query_params[key] = choice


def remember(key: str) -> None:
    """Callback: keeps the choice under `key` and writes it into the address, so that a link opens the same page."""
    inputs().in_address.add(key)
    inputs().choices[key] = cast(str, st.session_state[key])


def keep_choice(key: str, choice: str) -> None:
    """Keeps a choice under `key` that stands in no address."""
    inputs().choices[key] = choice


def kept_choice(key: str) -> str:
    """What was last chosen under `key` on any page, if anything."""
    return inputs().choices.get(key, "")


def show(key: str, choice: object) -> None:
    """Lets the widget under `key` stand at `choice`; only before it is made."""
    st.session_state[key] = choice


def bring_to(key: str, choice: object) -> None:
    """The same, and nothing when it stands there already: whoever goes on moving it meanwhile is not moved back."""
    if key not in st.session_state or st.session_state[key] != choice:
        st.session_state[key] = choice


def chosen(key: str, otherwise: str = "") -> str:
    """The text that stands under `key`, if any."""
    return cast(str, st.session_state.get(key) or otherwise)


def clicked(key: str) -> tuple[str, int]:
    """The layer and the row of the shape that is chosen on the map under `key`; a blank and -1 for none.

    What a browser says of a shape is not trusted further than that it is a name and a number.
    """
    for layer, shapes in st.session_state[key]["selection"]["objects"].items():
        for shape in shapes:
            row = shape.get("properties", {}).get("row") if isinstance(shape, Mapping) else None
            if isinstance(row, int):
                return str(layer), row
    return "", -1


def clear(key: str) -> None:
    """Empties the field under `key`; only from a callback, before the field is made."""
    st.session_state[key] = ""


def is_drawn(key: str) -> bool:
    """Whether the widget under `key` stood on the page that the visitor looks at."""
    return key in st.session_state


def edited_rows(key: str) -> Mapping[int, Mapping[str, Any]]:
    """What was changed in the grid under `key`: row → column → new content."""
    changes = st.session_state.get(key, {"edited_rows": {}})["edited_rows"]
    return {int(row): cells for row, cells in changes.items()}


def use_programme(programme: Programme, new_rows: bool = True) -> None:
    """Takes a programme into use.

    Args:
        programme: the inputs from now on.
        new_rows: whether rows came or went, so that grids start afresh; an edited cell keeps its grid.
    """
    kept = inputs()
    kept.programme, kept.version = programme, uuid4().hex
    if new_rows:
        _start_grids_afresh(kept)


def use_files(programme: Programme) -> None:
    """Takes what was read from files into use; a number of dwellings that was typed before no longer stands in its place."""
    st.session_state.pop(DWELLINGS_KEY, None)
    use_programme(programme)


def back_to_example() -> None:
    """Puts the example region back into use and throws the preview away."""
    kept = inputs()
    kept.programme, kept.version = None, EXAMPLE
    st.session_state.pop(DWELLINGS_KEY, None)
    _start_grids_afresh(kept)


def start_grid_afresh(key: str) -> None:
    """Forgets what the grid under `key` held, when it comes back empty."""
    kept = inputs()
    for held in (kept.refused, kept.folded, kept.first_rows):
        held.pop(key, None)


def _start_grids_afresh(kept: Inputs) -> None:
    """New keys for the grids and the field for files, which so forget what they held."""
    kept.generation += 1
    kept.refused, kept.folded, kept.first_rows = {}, {}, {}
    kept.preview, kept.preview_problems, kept.preview_of, kept.not_added = None, (), (), ()


def delivered() -> dict[str, int]:
    """The years of delivery that are tried out: plan → year; none after a change of the programme."""
    kept = inputs()
    return kept.delivered if kept.delivered_of == kept.version else {}


def deliver_in(years: Mapping[str, int | None]) -> None:
    """Tries out other years of delivery for some plans (None: its own year), beside those that are tried out already."""
    kept = inputs()
    tried = {**delivered(), **years}
    kept.delivered, kept.delivered_of = {plan_id: year for plan_id, year in tried.items() if year is not None}, kept.version


def deliver_as_planned() -> None:
    """Puts every plan back in its own year; the grid starts afresh."""
    kept = inputs()
    kept.delivered, kept.delivery_grid = {}, kept.delivery_grid + 1


def keep_preview(of: tuple[str, ...], programme: Programme | None, problems: tuple[Problem, ...] = ()) -> None:
    """Keeps what was read from uploaded files until the visitor decides."""
    kept = inputs()
    kept.preview_of, kept.preview, kept.preview_problems = of, programme, problems


def use_book(text: str, book: NormBook) -> None:
    """Lets an own norm book take the place of the shipped book of its authority during this visit."""
    kept = inputs()
    kept.books = {**kept.books, book.authority: (text, book)}
    kept.books_version = uuid4().hex


def drop_books() -> None:
    """Puts every shipped norm book back."""
    kept = inputs()
    kept.books, kept.books_version = {}, ""


def reference_date() -> date:
    """The reference date: what was chosen, else today."""
    return cast(date, st.session_state.get(DATE_KEY) or date.today())


def held() -> Held:
    """What is saved of this visit; the language and where one looks are not."""
    kept, today = inputs(), date.today()
    typed = {**{key: kept.choices.get(key, "") for key in SAVED_CHOICES}, DWELLINGS_KEY: chosen(DWELLINGS_KEY)}
    # A page without a choice of municipality leaves the one of the address where it is.
    typed[PLACE_KEY] = typed[PLACE_KEY] or st.query_params.get(PLACE_KEY, "")
    on = reference_date()
    return Held(
        kept.programme,
        {authority: text for authority, (text, _) in kept.books.items()},
        {key: text for key, text in typed.items() if text},
        None if on == today else on,
        delivered(),
        as_texts(kept.own_values),
        tuple((one.name, one.function, one.party) for one in kept.signatories),
    )


def signature() -> Signature:
    """Another one for other inputs; cheap, where `held` in bytes is not."""
    kept = inputs()
    return (
        kept.version, kept.books_version, *(kept.choices.get(key, "") for key in SAVED_CHOICES), chosen(DWELLINGS_KEY),
        reference_date(), tuple(sorted(delivered().items())), tuple(sorted(kept.own_values.items())), kept.signatories,
    )  # fmt: skip


def take_over(new: Held, books: Mapping[str, tuple[str, NormBook]]) -> None:
    """Puts saved inputs in the place of those of this visit; only before any field is made.

    Args:
        new: the inputs.
        books: its norm books, read.

    Raises:
        BarcodeError: a value that is tried out or a signatory is none; then nothing has changed.
    """
    tried, signing = from_texts(new.tried), signatories_of(new.signatories)
    kept = inputs()
    kept.programme, kept.version = new.programme, uuid4().hex if new.programme else EXAMPLE
    kept.books, kept.books_version = dict(books), uuid4().hex if books else ""
    for key in SAVED_CHOICES:
        if key in new.choices:
            kept.choices[key] = new.choices[key]
        elif key != PLACE_KEY:
            kept.choices.pop(key, None)
    kept.own_values, kept.own_refused, kept.signatories = tried, {}, signing
    st.session_state[DWELLINGS_KEY] = new.choices.get(DWELLINGS_KEY, "")
    st.session_state[DATE_KEY] = new.on or date.today()
    kept.delivered, kept.delivered_of = dict(new.delivered), kept.version
    kept.delivery_grid += 1
    _start_grids_afresh(kept)


def in_address(key: str) -> str:
    """What the address says under `key`, if anything."""
    return st.query_params.get(key, "")


def write_address(key: str, text: str) -> None:
    """Lets the address say `text` under `key`; nothing when blank."""
    if not text:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != text:
        st.query_params[key] = text


def show_date(on: date) -> None:
    """Lets the reference date stand at `on`; only before its field is made."""
    st.session_state[DATE_KEY] = on


def slid(key: str) -> Fraction:
    """Where the slider under `key` stands."""
    return cast(Fraction, st.session_state[key])
