"""Is text of a user shown as the text it is?"""

from __future__ import annotations

import re

import pytest

from barcode.ui.components.plain import JOINER, plain


def read_back(text: str) -> str:
    """What a reader of Markdown sees: escapes resolved, joiners invisible."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).replace(JOINER, "")


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://host/x.png)", "[klik](javascript:alert(1))", "1*2*3", "**vet**", "a_b_c", "<img src=x onerror=alert(1)>",
        "$x^2$", ":material/home:", ":red[rood]", "# kop", "- punt", "1. eerste", "> citaat", "~~weg~~", "`code`", "a -> b",
        "a | b", "&lt;b&gt;", r"C:\plannen\x", "Plan 't Zand (fase 2), 12,5 ha / 30%",
    ],
)  # fmt: skip
def test_a_reader_sees_exactly_what_was_typed(text):
    assert read_back(plain(text)) == text


@pytest.mark.parametrize("sign", list("\\`*_{}[]()<>#+-!|~:$&@=^"))
def test_every_sign_that_markdown_uses_is_escaped(sign):
    assert plain(f"a{sign}b").replace(JOINER, "") == f"a\\{sign}b"


def test_a_number_with_a_point_in_front_does_not_become_a_list():
    assert plain("1. eerste fase") == "1\\. eerste fase"
    assert plain("1.234 woningen") == "1.234 woningen"


def test_a_number_with_thousands_stays_readable():
    assert plain("fase van 1.234 woningen") == "fase van 1.234 woningen"


@pytest.mark.parametrize("address", ["http://host/x", "https://host", "www.host.nl", "mail@host.nl"])
def test_an_address_does_not_become_a_link(address):
    assert JOINER in plain(address)


def test_a_name_over_several_lines_becomes_one_line():
    assert plain("Noord\n\n# Zuid\r\nWest") == "Noord \\# Zuid West"
