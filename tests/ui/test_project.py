"""Does what a planner puts in come back, by its address and by nothing else?"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from barcode.ui.components.clash_place import clash_place
from tests.conftest import REPOSITORY
from tests.ui.conftest import SECONDS, metrics, words

FIELD = "woningen"
AGREEMENTS = str(REPOSITORY / "barcode" / "ui" / "views" / "afspraken.py")


def visit(**address: str) -> AppTest:
    at = AppTest.from_file(str(REPOSITORY / "streamlit_app.py"), default_timeout=SECONDS)
    for key, text in address.items():
        at.query_params[key] = text
    return at.run()


def key_of(at: AppTest) -> str:
    found = at.query_params["werk"]
    return found[0] if isinstance(found, list) else found


def with_dwellings(number: str) -> AppTest:
    return visit(gemeente="GM0344").text_input(key=FIELD).set_value(number).run()


def test_a_look_around_saves_nothing():
    assert "werk" not in visit(gemeente="GM0344").query_params


def test_a_typed_number_comes_back_at_its_address_in_another_session():
    at = with_dwellings("900")

    again = visit(werk=key_of(at))

    assert not again.exception
    assert again.text_input(key=FIELD).value == "900"
    assert metrics(again)["Woningen, netto erbij"] == "900"


def test_a_norm_that_is_tried_out_comes_back_at_its_address_and_undo_takes_it_back():
    # 5010 jobs × 0.30 × 0.75 × 250 = 281,812.5 m²; by the norm 300,600.
    at = visit(peildatum="2026-01-01").text_input(key="own-GM9901-fte_per_job-").set_value("0,75").run()

    again = visit(werk=key_of(at))

    assert not again.exception
    assert metrics(again)["Bedrijventerrein, netto"] == "281.813 m²"
    assert "Je rekent met 1 eigen waarde" in words(again)
    again.button(key="undo").click().run()
    assert metrics(again)["Bedrijventerrein, netto"] == "300.600 m²"


def test_what_was_typed_for_an_agreement_comes_back_at_its_address():
    at = visit().switch_page(AGREEMENTS).run()
    at.text_input(key="annex-title").set_value("Bijlage 3").run()
    at.text_area(key="annex-parties").set_value("Gemeente Nieuw-Pampus\nProvincie Markerwaard").run()
    at.text_input(key="annex-sign-function").set_value("wethouder")
    at.button(key="annex-sign-add").click().run()

    again = visit(werk=key_of(at)).switch_page(AGREEMENTS).run()

    assert not again.exception
    assert again.text_input(key="annex-title").value == "Bijlage 3"
    assert again.text_area(key="annex-parties").value.splitlines() == ["Gemeente Nieuw-Pampus", "Provincie Markerwaard"]
    assert "wethouder" in words(again)


def test_without_the_key_nobody_gets_it():
    with_dwellings("900")

    other = visit(gemeente="GM0344", werk="geraden")

    assert other.text_input(key=FIELD).value == ""
    assert "geen project" in words(other)


def test_undo_puts_the_earlier_number_back_and_redo_the_later_one():
    at = with_dwellings("900").text_input(key=FIELD).set_value("800").run()

    at.button(key="undo").click().run()
    assert at.text_input(key=FIELD).value == "900"
    at.button(key="redo").click().run()
    assert at.text_input(key=FIELD).value == "800"
    assert at.button(key="redo").disabled


def test_two_visitors_who_change_one_number_both_see_both_values_and_choose():
    one = with_dwellings("900")
    other = visit(werk=key_of(one))
    one.text_input(key=FIELD).set_value("1000").run()

    other.text_input(key=FIELD).set_value("1100").run()
    assert "door iemand anders" in words(other)
    page = other.switch_page(str(REPOSITORY / "barcode" / "ui" / "views" / "project.py")).run()
    radio = next(one for one in page.radio if one.key.startswith("clash-"))
    assert radio.label == "het aantal woningen"
    assert radio.options == ["van de ander: 1000", "van jou: 1100"]
    radio.set_value("mine").run()
    page.button(key="project-settle").click().run()

    assert not page.exception
    assert visit(werk=key_of(one)).text_input(key=FIELD).value == "1100"


def test_a_link_to_look_opens_a_copy_and_leaves_the_project_alone():
    from barcode.store.keys import read_key

    mine = key_of(with_dwellings("900"))
    looker = visit(lees=read_key(mine))
    assert looker.text_input(key=FIELD).value == "900"

    looker.text_input(key=FIELD).set_value("5").run()

    assert key_of(looker) != mine
    assert visit(werk=mine).text_input(key=FIELD).value == "900"


def test_a_small_link_says_dwellings_and_date():
    at = visit(gemeente="GM0344", woningen="900", peildatum="2026-01-01")

    assert at.text_input(key=FIELD).value == "900"
    assert at.date_input(key="peildatum").value.isoformat() == "2026-01-01"


def test_a_small_link_says_everything_of_a_small_scenario_and_opens_the_same_answer():
    # 1000 jobs × 0.30 × 0.75 × 250 = 56,250 m²
    at = visit(gemeente="GM9901", peildatum="2026-01-01").text_input(key=FIELD).set_value("1000").run()
    at.text_input(key="own-GM9901-fte_per_job-").set_value("0,75").run()
    shown = metrics(at)["Bedrijventerrein, netto"]
    page = page_of(at)
    link = next(code.value for code in page.code if "eigen=" in code.value)
    says = dict(parse_qsl(urlsplit(link).query))

    again = visit(**says)

    assert shown == "56.250 m²"
    assert metrics(again)["Bedrijventerrein, netto"] == shown
    assert key_of(again) != key_of(at)


def test_a_small_link_with_something_else_is_told():
    at = visit(gemeente="GM0344", woningen="1e9", peildatum="morgen", eigen="x")

    assert "«1e9» in de link" in words(at).replace("\\", "")
    assert "«x» in de link" in words(at).replace("\\", "")
    assert at.text_input(key=FIELD).value == ""


def page_of(at: AppTest) -> AppTest:
    return at.switch_page(str(REPOSITORY / "barcode" / "ui" / "views" / "project.py")).run()


def test_a_project_keeps_its_name_and_its_history_says_what_happened():
    at = with_dwellings("900").text_input(key=FIELD).set_value("800").run()
    page = page_of(at).text_input(key="project-name").set_value("Spoorzone").run()
    page.button(key="project-save").click().run()

    again = page_of(visit(werk=key_of(page)))

    assert not again.exception
    assert "Spoorzone: opgeslagen" in words(again)
    assert again.dataframe[0].value["Wat"].tolist() == ["gewijzigd", "gemaakt"]


def test_a_name_alone_makes_a_project_of_a_municipality_of_which_nothing_was_saved_yet():
    page = page_of(visit(gemeente="GM0344")).text_input(key="project-name").set_value("Spoorzone").run()
    page.button(key="project-save").click().run()

    again = page_of(visit(werk=key_of(page)))

    assert not again.exception
    assert "Spoorzone: opgeslagen" in words(again)
    assert visit(werk=key_of(page)).selectbox(key="gemeente").value == "GM0344"


def test_a_project_file_from_elsewhere_becomes_a_draft_of_its_own():
    from barcode.store.contents import Held
    from barcode.store.files import project_file

    mine = key_of(with_dwellings("900"))
    file = project_file(Held(choices={"gemeente": "GM0344", FIELD: "700"}), "Elders")
    page = page_of(visit(werk=mine))
    page.file_uploader(key="project-file").set_value([("p.wwb", file, "application/json")]).run()
    page.button(key="project-open").click().run()

    assert not page.exception
    assert key_of(page) != mine
    assert visit(werk=key_of(page)).text_input(key=FIELD).value == "700"
    assert visit(werk=mine).text_input(key=FIELD).value == "900"


def test_a_changed_project_file_is_refused_in_words_and_the_work_stays():
    page = page_of(with_dwellings("900"))
    page.file_uploader(key="project-file").set_value([("p.wwb", b"{}", "application/json")]).run()
    page.button(key="project-open").click().run()

    assert "geen projectbestand" in words(page)
    assert not page.exception


def test_a_database_that_is_away_is_told_and_the_answer_stays(monkeypatch):
    monkeypatch.setenv("WOONWERK_DATABASE", "sqlite:////proc/nowhere/projects.sqlite")
    from barcode.ui import cached

    cached.store.clear()
    at = with_dwellings("900")
    cached.store.clear()

    assert not at.exception
    assert "nog niet opgeslagen" in words(at)
    assert metrics(at)["Woningen, netto erbij"] == "900"


@pytest.mark.parametrize(
    ("path", "nl"),
    [
        (("programme", "tables", "plans", "NP-01", "name"), "plan NP-01, naam"),
        (("programme", "tables", "phases", "NP-01", "0", "dwellings_new"), "fasen van plan NP-01, woningen nieuw"),
        (("programme", "tables", "parks", "MW-01"), "werklocatie MW-01"),
        (("delivered", "NP-01"), "jaar van oplevering van NP-01"),
        (("choices", "annex-title"), "de titel van de bijlage"),
        (("on",), "de peildatum"),
    ],
)
def test_a_value_that_two_people_changed_is_named_in_words(path, nl):
    assert clash_place(path, "nl") == nl
