"""Can a planner read plans in, see what was set aside, and change them?"""

from __future__ import annotations

from tests.ui.conftest import metrics, table, words

HOSTILE = "![x](http://host.invalid/x.png)"
PLANS = f"""plan_id;naam;gemeentecode;jaar;nieuw;sloop
U-1;{HOSTILE};GM0344;2030;600;0
U-2;Merwede;GM0344;2031;400;100
U-3;Fout;GM0344;2031;-5;0
U-4;Nergens;GM9999;2031;10;0
""".encode()


def uploaded(at, name="plannen.csv", data=PLANS):
    return at.file_uploader[0].set_value([(name, data, "text/csv")]).run()


def test_the_example_is_in_use_until_somebody_uploads(go):
    at = go("plannen")

    assert "voorbeeldregio (verzonnen)" in words(at)
    assert at.button(key="back-to-example").disabled


def test_the_preview_counts_what_was_read_and_names_what_was_set_aside(go):
    at = uploaded(go("plannen"))

    assert not at.exception
    assert metrics(at)["Regels gelezen"] == "4"
    assert metrics(at)["Apart gezet"] == "2"
    assert metrics(at)["Nieuwe woningen"] == "1.000"
    problems = table(at, "Bestand")
    assert set(problems["Regel"]) == {"4", "5"}
    assert {"-5", "GM9999"} <= set(problems["Gevonden"])


def test_nothing_is_used_before_it_is_confirmed(go):
    uploaded(go("plannen"))

    assert "voorbeeldregio (verzonnen)" in words(go("plannen"))


def test_confirmed_plans_answer_on_the_first_page(go):
    at = uploaded(go("plannen"))
    at.button(key="use-plans").click().run()

    assert "je eigen plannen, 2 plannen" in words(at)
    at = go("overzicht")
    # 600 + 400 − 100 = 900 dwellings; Utrecht: 900 × 70,000 ÷ 60,000 = 1,050 jobs.
    assert metrics(at)["Woningen, netto erbij"] == "900"
    assert metrics(at)["Banen"] == "1.050"


def test_the_example_can_be_put_back(go):
    at = uploaded(go("plannen"))
    at.button(key="use-plans").click().run()
    at.button(key="back-to-example").click().run()

    assert "voorbeeldregio (verzonnen)" in words(at)
    assert metrics(go("overzicht"))["Banen"] == "5.010"


def test_a_hostile_name_is_shown_as_the_text_it_is(go):
    at = uploaded(go("plannen"))
    assert HOSTILE in set(table(at, "Plan")["Naam"])
    at.button(key="use-plans").click().run()

    at = go("overzicht")

    # The first plan asks office floor that nobody adds, so its name stands in the sentence about pace.
    assert "U\\-1" in words(at)
    assert "![x](" not in words(at)


def test_a_file_that_is_something_else_gets_a_sentence(go):
    at = uploaded(go("plannen"), "plannen.geojson", b"<OGRVRTDataSource></OGRVRTDataSource>")

    assert not at.exception
    assert len(table(at, "Bestand")) == 1
    assert not [button for button in at.button if button.key == "use-plans"]


def test_a_file_of_another_kind_gets_a_sentence(go):
    at = uploaded(go("plannen"), "plannen.exe", b"MZ")

    assert not at.exception
    assert "plannen.exe" in set(table(at, "Bestand")["Bestand"])


def test_an_edited_cell_changes_the_answer(go):
    at = go("plannen")
    at.session_state["grid-phases-0"] = {"edited_rows": {0: {"dwellings_new": "1.100"}}, "added_rows": [], "deleted_rows": []}
    at.run()

    assert not at.exception
    # Nieuw-Pampus: 5010 with 100 more of Aalscholverkwartier.
    assert metrics(go("overzicht"))["Banen"] == "5.110"


def test_a_cell_that_cannot_be_read_is_named_and_the_old_value_counts(go):
    at = go("plannen")
    at.session_state["grid-phases-0"] = {"edited_rows": {0: {"dwellings_new": "ca. 1100"}}, "added_rows": [], "deleted_rows": []}
    at.run()

    assert "De oude waarde telt" in words(at)
    assert metrics(go("overzicht"))["Banen"] == "5.010"


def test_a_plan_is_added_by_hand(go):
    at = go("plannen")
    for field, text in {"name": "Eiland", "dwellings_new": "1.000", "year_from": "2030", "land_m2_net": "12,5"}.items():
        at.text_input(key=f"new-{field}").set_value(text)
    at.selectbox(key="new-place").set_value("GM9901")
    at.button(key="new-add").click().run()

    assert not at.exception
    assert "16 plannen" in words(at)
    at = go("overzicht")
    assert metrics(at)["Banen"] == "6.010"
    balance = table(at, "Soort werkplek")
    assert "Banen" in balance.columns or "Saldo" in balance.columns


def test_a_plan_with_a_field_that_cannot_be_read_is_not_added(go):
    at = go("plannen")
    for field, text in {"name": "Eiland", "dwellings_new": "12,5"}.items():
        at.text_input(key=f"new-{field}").set_value(text)
    at.button(key="new-add").click().run()

    assert "Het plan is niet toegevoegd" in words(at)
    assert "15 plannen" in words(at)


def test_the_page_speaks_english(app, go):
    app.radio(key="taal").set_value("en").run()

    at = go("plannen")

    assert at.title[0].value == "Plans: what goes in?"
    assert "example region (invented)" in words(at)
