"""Does every test that the table of measures names exist, and does the document name every setting?"""

from __future__ import annotations

import ast
import re

import pytest

from barcode.ui.server import headers, security_txt, sign_in

DOCUMENT = "docs/security.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
# What an auditor asks evidence of, and the program answers for; numbers of ISO/IEC 27002:2022.
ASKED = {"5.15", "8.5", "8.8", "8.15", "8.28", "8.29", "8.33"}


@pytest.fixture(scope="module")
def text(repository) -> str:
    return (repository / DOCUMENT).read_text(encoding="utf-8")


def test_every_test_named_in_the_table_exists(text, repository):
    named = NAMED.findall(text)
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (repository / path).is_file()
        or name
        not in {node.name for node in ast.parse((repository / path).read_text()).body if isinstance(node, ast.FunctionDef)}
    ]

    assert len(named) > 15
    assert missing == []


def test_every_measure_names_a_test_and_every_control_that_is_asked_for_has_a_measure(text):
    rows = [line for line in text.splitlines() if re.match(r"\| [58]\.", line)]

    assert [row for row in rows if not NAMED.search(row)] == []
    assert {number for row in rows for number in re.findall(r"\d\.\d+", row.split("|")[1])} >= ASKED


def test_every_setting_of_the_server_is_explained(text):
    settings = (headers.BEHIND_PROXY, security_txt.CONTACT, sign_in.SETTING)

    assert [setting for setting in settings if f"| `{setting}" not in text] == []
