"""Does the log say that something was done, and nothing of what was in it?"""

from __future__ import annotations

import logging

from streamlit.testing.v1 import AppTest

from tests.conftest import REPOSITORY

SECRET = "geheimplan-7291"
PLANS = f"plan_id;naam;gemeentecode;jaar;nieuw;sloop\nU-1;{SECRET};GM0344;2030;60;0\n"


def lines(caplog, name: str = "barcode.ui.server.journal") -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == name]


def plans_page() -> AppTest:
    at = AppTest.from_file(str(REPOSITORY / "streamlit_app.py"), default_timeout=60).run()
    return at.switch_page(str(REPOSITORY / "barcode" / "ui" / "views" / "plannen.py")).run()


def test_a_file_that_is_read_gives_one_line_without_its_name_or_content(caplog):
    caplog.set_level(logging.INFO)
    at = plans_page()
    at.file_uploader[0].upload(f"{SECRET}.csv", PLANS.encode(), "text/csv").run()

    assert lines(caplog) == [f"files read: files=1 bytes={len(PLANS)} plans=1 problems=0"]
    assert SECRET not in caplog.text


def test_a_wrong_kind_of_file_gets_a_sentence_and_the_page_lives(caplog):
    caplog.set_level(logging.INFO)
    at = plans_page()
    at.file_uploader[0].upload(f"{SECRET}.geojson", b"MZ\x90\x00" * 64, "application/json").run()

    assert not at.exception
    assert at.error
    assert at.title[0].value
    assert lines(caplog) == ["files refused: files=1 bytes=256 problems=1"]
    assert SECRET not in caplog.text
