"""Does a fault of ours get a number that stands in the log, and a mistake of the visitor a sentence?"""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest


def page_with_a_fault() -> None:
    import streamlit as st

    from barcode.ui.server.faults import told

    try:
        st.text_input("work", key="work")
        raise ZeroDivisionError("secret inner words")
    except ZeroDivisionError as fault:
        told(fault)


def page_with_a_mistake() -> None:
    from barcode.errors import BarcodeError, Problem
    from barcode.ui.server.faults import told

    told(BarcodeError(Problem("typed_blank", found="*12*")))


def test_a_fault_of_ours_has_a_number_on_the_page_and_in_the_log_with_the_trace(caplog):
    at = AppTest.from_function(page_with_a_fault).run()

    (sentence,) = [error.value for error in at.error]
    number = re.search(r"nummer ([0-9A-F]{8})", sentence)[1]
    assert "Je werk staat er nog" in sentence
    assert "secret inner words" not in sentence
    assert f"fault {number}" in caplog.text
    assert "secret inner words" in caplog.text
    assert "Traceback" in caplog.text


def test_every_fault_has_a_number_of_its_own():
    at = AppTest.from_function(page_with_a_fault).run()
    first = at.error[0].value

    at.run()

    assert at.error[0].value != first


def test_what_was_typed_is_still_there_after_a_fault():
    at = AppTest.from_function(page_with_a_fault).run()
    at.text_input(key="work").set_value("twelve plans").run()

    at.button[0].click().run()

    assert at.text_input(key="work").value == "twelve plans"


def test_a_mistake_that_no_page_caught_gets_its_sentence_and_no_number(caplog):
    at = AppTest.from_function(page_with_a_mistake).run()

    assert [error.value for error in at.error]
    assert not any("nummer" in error.value for error in at.error)
    assert "fault" not in caplog.text
