"""Does a norm book that is written as text or as plain values come back the same?"""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from barcode.norms import NormBook
from barcode.norms.reader import NamedText, read_book, read_books
from barcode.norms.writing import book_data, book_text
from barcode.shipped import shipped_folder
from tests.builders import book, norm
from tests.properties.made_up import libraries, tried

SHIPPED = read_books(shipped_folder("norms"))


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda book: book.authority)
def test_a_shipped_book_written_and_read_again_is_the_same(shipped):
    assert read_book(NamedText("boek.yaml", book_text(shipped))) == shipped
    assert NormBook.model_validate(json.loads(json.dumps(book_data(shipped)))) == shipped


@tried(5)
@given(libraries())
def test_any_book_comes_back_from_plain_values(library):
    for one in library.books.values():
        assert NormBook.model_validate(json.loads(json.dumps(book_data(one)))) == one


def test_a_value_that_reads_as_thousands_gets_one_more_decimal():
    made = book("GM9901", [norm("jobs_per_dwelling", "1.1170")])

    assert "1.1170" in book_text(made)
    assert book_data(made)["norms"][0]["values"][0]["value"] == "1.1170"
