"""Does a fault of ours on a page leave the work where it is, and say a number and no more?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.running_app import running_app

SECONDS = 30_000
SCRIPT = """
import streamlit as st
from streamlit.starlette import App

from barcode.ui.server.serving import parts


def draw():
    def fail():
        raise ZeroDivisionError("inner words")

    st.text_input("Werk", key="werk")
    st.button("Knop", key="knop", on_click=fail)
    if st.toggle("Stuk", key="stuk"):
        fail()
    st.text("Onderkant")

if __name__ != "__main__":
    app = App(__file__, **parts(draw))
else:
    draw()
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "server.log"


@pytest.fixture
def page(nl_page: Page, tmp_path: Path, log: Path):
    script = tmp_path / "app.py"
    script.write_text(SCRIPT)
    nl_page.set_default_timeout(SECONDS)
    expect.set_options(timeout=SECONDS)
    with running_app(log, script=script) as url:
        nl_page.goto(url)
        field = nl_page.get_by_role("textbox", name="Werk")
        field.fill("twaalf plannen")
        field.press("Enter")
        yield nl_page
    assert nl_page.outside == []


def number_on(page: Page) -> str:
    said = page.get_by_text("Er ging iets mis bij ons")
    expect(said).to_be_visible()
    for trace in ("ZeroDivision", "inner words", "Traceback", ".py"):
        expect(page.get_by_test_id("stApp").get_by_text(trace)).to_have_count(0)
    return re.search(r"nummer ([0-9A-F]{8})", said.inner_text())[1]


def goes_on(page: Page) -> None:
    page.get_by_role("button", name="Toon de pagina opnieuw").click()
    expect(page.get_by_text("Onderkant")).to_be_visible()
    expect(page.get_by_text("Er ging iets mis bij ons")).to_have_count(0)
    expect(page.get_by_role("textbox", name="Werk")).to_have_value("twaalf plannen")


def test_a_button_that_breaks_leaves_the_work(page, log):
    page.get_by_role("button", name="Knop").click()

    number = number_on(page)
    goes_on(page)
    assert f"fault {number}" in log.read_text()
    assert "ZeroDivisionError: inner words" in log.read_text()


def test_a_page_that_breaks_leaves_the_work(page, log):
    page.get_by_text("Stuk").click()

    number = number_on(page)
    expect(page.get_by_role("textbox", name="Werk")).to_have_value("twaalf plannen")
    assert f"fault {number}" in log.read_text()
    page.get_by_text("Stuk").click()
    expect(page.get_by_text("Onderkant")).to_be_visible()
    expect(page.get_by_text("Er ging iets mis bij ons")).to_have_count(0)
