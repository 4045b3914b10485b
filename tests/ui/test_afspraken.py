"""Can an annex be made, verified and compared on the page of agreements?"""

from __future__ import annotations

import pytest

from barcode.exports.annex_files import FORMATS
from tests.exports.made_annexes import made_annex
from tests.ui.conftest import words


def task(at, name):
    return at.radio(key="annex-task").set_value(name).run()


def dropped(at, key, name, data):
    return at.file_uploader(key=key).set_value([(name, data, "application/octet-stream")]).run()


def test_the_page_opens_with_the_annex_of_the_example_and_every_format(go):
    at = go("afspraken")

    assert not at.exception
    assert "Normen" in words(at)
    assert "Aannames" in words(at)


@pytest.mark.parametrize("suffix", ["json", "docx"])
def test_a_file_as_it_was_made_is_accepted(go, suffix):
    at = task(go("afspraken"), "verify")
    at = dropped(at, "annex-verify-file", f"bijlage.{suffix}", FORMATS[suffix].write(made_annex(), "nl"))

    assert not at.exception
    assert [one.value for one in at.error] == []
    assert "Goedgekeurd" in at.success[0].value


def test_a_file_with_a_figure_typed_over_is_not_accepted(go):
    data = FORMATS["json"].write(made_annex(), "nl").replace(b'"printed":1100', b'"printed":1101', 1)
    at = dropped(task(go("afspraken"), "verify"), "annex-verify-file", "bijlage.json", data)

    assert not at.exception
    assert [one.value for one in at.success] == []
    assert "Onderteken dit bestand niet" in words(at)


def test_two_annexes_are_compared_in_words(go):
    at = task(go("afspraken"), "compare")
    at = dropped(at, "annex-compare-first", "a.json", FORMATS["json"].write(made_annex("public"), "nl"))
    at = dropped(at, "annex-compare-second", "b.json", FORMATS["json"].write(made_annex("municipality"), "nl"))

    assert not at.exception
    assert any("Geheim" in one.value.to_string() for one in at.table)


def test_a_file_that_is_something_else_is_refused_with_what_to_do(go):
    at = dropped(task(go("afspraken"), "verify"), "annex-verify-file", "bijlage.pdf", b"<svg onload=alert(1)>")

    assert not at.exception
    assert "Er is niets uit dit bestand gelezen" in words(at)
