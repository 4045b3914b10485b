"""Has everything that the shipped norm books name by a code word a name in words?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from barcode.explain.names import cite_place
from barcode.language import LANGUAGES, Language, labels
from barcode.norms.model import Cite, NormValue
from barcode.norms.reader import read_books
from barcode.shipped import shipped_folder


def shipped_values() -> Iterator[NormValue]:
    for folder in (shipped_folder("norms"), shipped_folder("data") / "voorbeeldregio" / "normen"):
        for book in read_books(folder):
            for norm in book.norms:
                yield from norm.values


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_of_the_shipped_books_has_words(language: Language) -> None:
    chosen = {value.choice for value in shipped_values() if value.choice}

    assert len(chosen) > 1
    assert chosen - set(labels("choice", language)) == set()


def test_a_source_that_is_cited_as_a_whole_is_said_in_dutch() -> None:
    places = {value.cite.place for value in shipped_values() if value.cite}
    whole = {place for place in places if place.startswith("whole ")}

    assert "whole item" in whole
    assert {cite_place(Cite(source="x", place=place), "nl").split()[0] for place in whole} <= {"het", "de"}


def test_any_other_place_in_a_source_stays_as_it_stands() -> None:
    assert cite_place(Cite(source="x", place="artikel 6.14"), "nl") == "artikel 6.14"
