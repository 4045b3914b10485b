"""What has this visitor put in? The only module that touches the session; it holds inputs, never results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast
from uuid import uuid4

import streamlit as st

from barcode.errors import Problem
from barcode.language import LANGUAGES, Language
from barcode.norms.model import NormBook
from barcode.programme import Programme

EXAMPLE = "example"
NO_PLACE = ""
LANGUAGE_KEY, PLACE_KEY, DWELLINGS_KEY, DATE_KEY = "taal", "gemeente", "woningen", "peildatum"


@dataclass
class Inputs:
    """Everything a visitor has put in, apart from what stands in a widget at this moment.

    `version` names the programme: the same version is the same programme, so that an assessment can be kept.
    """

    programme: Programme | None = None
    version: str = EXAMPLE
    books: dict[str, tuple[str, NormBook]] = field(default_factory=dict)
    books_version: str = ""
    preview: Programme | None = None
    preview_problems: tuple[Problem, ...] = ()
    preview_of: tuple[str, ...] = ()
    book_upload_of: tuple[str, ...] = ()
    book_problems: tuple[Problem, ...] = ()
    refused: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    folded: dict[str, Mapping[int, Mapping[str, Any]]] = field(default_factory=dict)
    generation: int = 0
    choices: dict[str, str] = field(default_factory=dict)
    in_address: set[str] = field(default_factory=set)


def inputs() -> Inputs:
    """The inputs of this visit."""
    if "inputs" not in st.session_state:
        st.session_state["inputs"] = Inputs()
    return cast(Inputs, st.session_state["inputs"])


def language() -> Language:
    """The language of the page: the switch, else the address (`?taal=en`), else Dutch."""
    chosen = st.session_state.get(LANGUAGE_KEY) or st.query_params.get(LANGUAGE_KEY)
    return cast(Language, chosen) if chosen in LANGUAGES else LANGUAGES[0]


def prepare(key: str, options: Sequence[str]) -> None:
    """Makes a choice that is kept under `key` one of `options`: what was chosen, else what the address says, else the first.

    A widget that is not drawn loses its value, and a change of page empties the address; the choice outlives both.
    """
    kept = inputs()
    wanted = st.session_state.get(key) or kept.choices.get(key) or st.query_params.get(key)
    if key in st.query_params:
        kept.in_address.add(key)
    choice = wanted if wanted in options else options[0]
    kept.choices[key] = st.session_state[key] = cast(str, choice)
    if key in kept.in_address and st.query_params.get(key) != kept.choices[key]:
        st.query_params[key] = kept.choices[key]


def remember(key: str) -> None:
    """Callback: writes the choice under `key` into the address, so that a link opens the same page."""
    inputs().in_address.add(key)


def chosen(key: str, otherwise: str = "") -> str:
    """The text that stands under `key`, if any."""
    return cast(str, st.session_state.get(key) or otherwise)


def clear(key: str) -> None:
    """Empties the field under `key`; only from a callback, before the field is made."""
    st.session_state[key] = ""


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


def back_to_example() -> None:
    """Puts the example region back into use and throws the preview away."""
    kept = inputs()
    kept.programme, kept.version = None, EXAMPLE
    st.session_state.pop(DWELLINGS_KEY, None)
    _start_grids_afresh(kept)


def _start_grids_afresh(kept: Inputs) -> None:
    """New keys for the grids and the field for files, which so forget what they held."""
    kept.generation += 1
    kept.refused, kept.folded = {}, {}
    kept.preview, kept.preview_problems, kept.preview_of = None, (), ()


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
