"""What is kept between clicks and visitors? Shipped inputs, never changed, and assessments by the version of their inputs."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from barcode.assess import Assessment, assess
from barcode.language import Language
from barcode.norms import NormLibrary
from barcode.norms.model import NormBook
from barcode.programme import Confidentiality, Programme
from barcode.programme.areas import shipped_areas
from barcode.shipped import shipped_folder
from barcode.strip import REFERENCE_DWELLINGS
from barcode.ui import state, trying
from barcode.ui.map_reach import NO_ZONES, zone_widths
from barcode.ui.map_shapes import Layer, Shapes, shapes_of, zones_of
from barcode.ui.own_values import Spot, with_own_values
from barcode.ui.reordering import delivered_in
from barcode.ui.what_if import Asking, only_place, places_of, what_if, with_areas

if TYPE_CHECKING:
    # What makes documents is loaded by the page that needs it, so that the first page is there sooner.
    from barcode.exports.annex import Annex
    from barcode.exports.annex_blocks import Block
    from barcode.exports.annex_files import AnnexFormat
    from barcode.exports.annex_terms import Terms
    from barcode.exports.difference import Difference
    from barcode.exports.verify import Verified
    from barcode.store.projects import Store

EXAMPLE_FOLDER = "voorbeeldregio"
BARCODE_DWELLINGS = REFERENCE_DWELLINGS
ASSESSMENTS_KEPT = 40
ANNEXES_KEPT = 10
SECONDS_KEPT = 3600
SECONDS_A_DAY = 86_400
DAYS_SETTING, DAYS_A_DRAFT_STAYS = "WOONWERK_DRAFT_DAYS", 90


@st.cache_resource(show_spinner=False)
def example_programme() -> Programme:
    """The invented example region."""
    from barcode.readers import read_programme

    return read_programme([shipped_folder("data") / EXAMPLE_FOLDER], shipped=True)


@st.cache_resource(show_spinner=False)
def shipped_books() -> dict[Path, NormBook]:
    """Every norm book that comes with the program and the example region, by its file."""
    from barcode.norms.reader import read_books

    books: dict[Path, NormBook] = {}
    for folder in (shipped_folder("norms"), shipped_folder("data") / EXAMPLE_FOLDER):
        files = sorted(path for path in folder.rglob("*.yaml"))
        books.update(zip(files, read_books(folder), strict=True))
    return books


@st.cache_data(show_spinner=False)
def template(language: Language) -> bytes:
    """The blank template as an Excel workbook."""
    from barcode.readers import write_template

    stream = io.BytesIO()
    write_template(stream, language)
    return stream.getvalue()


@st.cache_resource(show_spinner=False)
def invented_places() -> frozenset[str]:
    """The codes of the municipalities, province and region that do not exist."""
    real = set(shipped_areas()["municipality_code"])
    codes = {code for code in example_programme().areas["municipality_code"] if code not in real}
    return frozenset(codes | {book.authority for book in shipped_books().values() if book.invented})


@st.cache_resource(show_spinner=False, max_entries=ASSESSMENTS_KEPT, ttl=SECONDS_KEPT)
def _library(version: str, _own: tuple[NormBook, ...]) -> NormLibrary:
    return NormLibrary(shipped_books().values()) + _own


def governing_library() -> NormLibrary:
    """The norm books in use: the shipped ones, with the visitor's own in the place of those of the same authority."""
    kept = state.inputs()
    return _library(kept.books_version, tuple(book for _, book in kept.books.values()))


@st.cache_resource(show_spinner=False, max_entries=ASSESSMENTS_KEPT, ttl=SECONDS_KEPT)
def _tried(versions: tuple[str, str], on: date, _values: Mapping[Spot, Fraction]) -> NormLibrary:
    areas = programme_everywhere().areas
    provinces = dict(zip(areas["municipality_code"], areas["province_code"], strict=True))
    return with_own_values(governing_library(), _values, provinces, places(), on)


def library() -> NormLibrary:
    """The same with the values that are tried out, as the municipality's own."""
    values = trying.own_values()
    return _tried(_versions(), state.reference_date(), values) if values else governing_library()


def _versions(as_it_is: bool = False) -> tuple[str, str]:
    """What tells one set of inputs from another: the programme, and the norm books with the values tried out."""
    kept = state.inputs()
    tried = "" if as_it_is else ";".join(f"{spot}={value}" for spot, value in sorted(kept.own_values.items()))
    return kept.version, kept.books_version + tried


def programme() -> Programme:
    """The programme in use."""
    return state.inputs().programme or example_programme()


@st.cache_resource(show_spinner=False, max_entries=ASSESSMENTS_KEPT, ttl=SECONDS_KEPT)
def _everywhere(version: str, _programme: Programme) -> tuple[Programme, Mapping[str, str]]:
    everywhere = with_areas(_programme, shipped_areas())
    return everywhere, places_of(everywhere)


def programme_everywhere() -> Programme:
    """The programme in use with every municipality of the country among its areas."""
    return _everywhere(state.inputs().version, programme())[0]


def places() -> Mapping[str, str]:
    """Every municipality that can be chosen (code → name): those with plans, those with parks, then all others by name."""
    return _everywhere(state.inputs().version, programme())[1]


@st.cache_resource(show_spinner=False, max_entries=ASSESSMENTS_KEPT, ttl=SECONDS_KEPT)
def _without_plans(version: str, code: str, _programme: Programme) -> Programme:
    return only_place(_programme, code, code in invented_places())


@st.cache_resource(show_spinner=False, max_entries=ASSESSMENTS_KEPT, ttl=SECONDS_KEPT)
def _assessed(versions: tuple[str, str], asking: Asking, on: date, _programme: Programme, _library: NormLibrary) -> Assessment:
    code, dwellings, source = asking
    asked = what_if(_without_plans(versions[0], code, _programme), code, dwellings, source) if code else _programme
    return assess(asked, _library, on)


def assessment(asking: Asking, as_it_is: bool = False) -> Assessment:
    """The assessment of the programme in use on the reference date.

    Args:
        asking: what is asked of it.
        as_it_is: whether values of norms that are tried out are left aside.

    Raises:
        BarcodeError: the inputs cannot be assessed.
    """
    inputs = programme_everywhere() if asking.municipality_code else programme()
    books = governing_library() if as_it_is else library()
    return _assessed(_versions(as_it_is), asking, state.reference_date(), inputs, books)


@st.cache_resource(show_spinner=False, max_entries=ASSESSMENTS_KEPT, ttl=SECONDS_KEPT)
def _reordered(
    versions: tuple[str, str],
    years: tuple[tuple[str, int], ...],
    with_work: bool,
    on: date,
    _programme: Programme,
    _library: NormLibrary,
) -> Assessment:
    return assess(delivered_in(_programme, dict(years), with_work), _library, on)


def reordered(with_work: bool) -> Assessment:
    """The assessment of the programme in use with the years of delivery that are tried out.

    Args:
        with_work: whether the work that a plan brings moves along.

    Raises:
        BarcodeError: the inputs cannot be assessed.
    """
    years = tuple(sorted(state.delivered().items()))
    return _reordered(_versions(), years, with_work, state.reference_date(), programme(), library())


@st.cache_resource(show_spinner=False, max_entries=ASSESSMENTS_KEPT, ttl=SECONDS_KEPT)
def _shapes(version: str, _programme: Programme) -> Shapes:
    return shapes_of(_programme)


def shapes() -> Shapes:
    """What the map draws of the programme in use; a browser can fetch it as long as it is kept here.

    Raises:
        BarcodeError: a polygon cannot be measured.
    """
    return _shapes(state.inputs().version, programme())


@st.cache_resource(show_spinner=False, max_entries=ASSESSMENTS_KEPT, ttl=SECONDS_KEPT)
def _zones(versions: tuple[str, str], zone: str, on: date, _assessment: Assessment) -> Layer:
    return zones_of(_assessment.programme, zone_widths(_assessment, zone))


def zones(zone: str) -> Layer | None:
    """The guideline distances that the map draws, None for none."""
    if zone == NO_ZONES:
        return None
    return _zones(_versions(), zone, state.reference_date(), assessment(Asking()))


@st.cache_resource(show_spinner=False, ttl=SECONDS_A_DAY)
def store() -> Store:
    """The projects of everybody, opened by their keys only; drafts that nobody came back to are removed once a day.

    Raises:
        BarcodeError: the database cannot be opened.
    """
    from barcode.store.projects import Store

    found = Store()
    days = os.environ.get(DAYS_SETTING, "")
    found.remove_old_drafts(int(days) if days.isdecimal() and int(days) else DAYS_A_DRAFT_STAYS)
    return found


@st.cache_resource(show_spinner=False, max_entries=ANNEXES_KEPT, ttl=SECONDS_KEPT)
def _annex_of(versions: tuple[str, str], area: str, readers: Confidentiality, on: date, _assessment: Assessment) -> Annex:
    from barcode.exports.annex import annex as annex_of
    from barcode.exports.annex_terms import Terms

    return annex_of(_assessment, Terms(area=area, readers=readers))


@st.cache_resource(show_spinner=False, max_entries=ANNEXES_KEPT, ttl=SECONDS_KEPT)
def _annex(versions: tuple[str, str], terms: str, on: date, _terms: Terms, _plain: Annex) -> Annex:
    return replace(_plain, terms=_terms)


def annex(terms: Terms) -> Annex:
    """The annex of the programme in use; what was typed for it changes no figure, so that the plans are assessed once.

    Raises:
        BarcodeError: there is nothing in the area that these readers may see.
    """
    versions, on = _versions(), state.reference_date()
    plain = _annex_of(versions, terms.area, terms.readers, on, assessment(Asking()))
    return _annex(versions, terms.model_dump_json(), on, terms, plain)


@st.cache_resource(show_spinner=False, max_entries=ANNEXES_KEPT, ttl=SECONDS_KEPT)
def _annex_blocks(fingerprint: str, language: Language, _annex: Annex) -> list[Block]:
    from barcode.exports.annex_text import annex_blocks

    return annex_blocks(_annex, language)


def annex_text(annex: Annex, language: Language) -> list[Block]:
    """What an annex says, chapter by chapter."""
    return _annex_blocks(annex.fingerprint, language, annex)


@st.cache_resource(show_spinner=False, max_entries=ANNEXES_KEPT, ttl=SECONDS_KEPT)
def _annex_file(suffix: str, language: Language, fingerprint: str, _format: AnnexFormat, _annex: Annex) -> bytes:
    return _format.write(_annex, language)


def annex_file(one: AnnexFormat, annex: Annex, language: Language) -> bytes:
    """An annex as a file; the same annex gives the same bytes, so that it is made once.

    Raises:
        BarcodeError: this format cannot hold it.
    """
    return _annex_file(one.suffix, language, annex.fingerprint, one, annex)


@st.cache_data(show_spinner=False, max_entries=ANNEXES_KEPT, ttl=SECONDS_KEPT)
def verified(name: str, data: bytes, language: Language) -> Verified:
    """What a file that somebody sent turned out to be."""
    from barcode.exports.verify import verify

    return replace(verify(name, data, language), annex=None)


@st.cache_data(show_spinner=False, max_entries=ANNEXES_KEPT, ttl=SECONDS_KEPT)
def difference(first: tuple[str, bytes], second: tuple[str, bytes], language: Language) -> Difference:
    """What differs from the first file to the second.

    Raises:
        BarcodeError: a file is refused, or the two are of different sorts.
    """
    from barcode.exports.difference import file_difference

    return file_difference(*first, *second, language)
