"""Does a project file open elsewhere, and is anything else refused?"""

from __future__ import annotations

import json

import pytest

from barcode.errors import BarcodeError, RefusedFile
from barcode.plain_values import canonical
from barcode.store.contents import Held, contents_of, read
from barcode.store.files import project_file, read_project_file


@pytest.fixture
def data(example):
    return project_file(Held(example, {"GM0344": "tekst"}, {"woningen": "10"}), "Naam")


def test_a_project_file_opens_as_it_was(data, example):
    name, held = read_project_file("p.wwb", data)

    assert name == "Naam"
    assert contents_of(held) == contents_of(Held(example, {"GM0344": "tekst"}, {"woningen": "10"}))


def test_the_same_project_gives_the_same_bytes(data):
    name, held = read_project_file("p.wwb", data)

    assert project_file(held, name) == data


def test_a_file_in_which_a_figure_was_changed_is_refused(data):
    changed = json.loads(data)
    changed["contents"]["choices"]["woningen"] = "11"

    with pytest.raises(RefusedFile) as failed:
        read_project_file("p.wwb", canonical(changed))

    assert failed.value.problems[0].code == "project_file_changed"


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"[" * 100_000,
        b'{"format": NaN}',
        b'{"a":1,"a":2}',
        b'"' + b"x" * 99,
    ],
)
def test_what_is_no_project_file_is_refused(bad):
    with pytest.raises(RefusedFile) as failed:
        read_project_file("p.wwb", bad)

    assert failed.value.problems[0].code == "project_file_other"


def test_a_cut_file_is_refused(data):
    for length in (1, len(data) // 2, len(data) - 1):
        with pytest.raises(RefusedFile):
            read_project_file("p.wwb", data[:length])


def test_values_nested_too_deep_are_refused_before_they_are_parsed():
    assert read(b"[" * 12 + b"]" * 12)
    with pytest.raises(BarcodeError):
        read(b"[" * 13 + b"]" * 13)
