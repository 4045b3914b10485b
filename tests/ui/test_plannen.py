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

    assert "je eigen plannen (2)" in words(at)
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


def test_the_sentence_about_a_file_can_be_read_whole(go):
    at = uploaded(go("plannen"), "plannen.exe", b"MZ")

    # A grid would cut it off at the edge of its cell.
    assert "Bestand" in at.table[0].value.columns
    assert not [frame for frame in at.dataframe if frame.value.columns[0] == "Bestand"]


def test_a_file_without_plans_is_not_offered_as_plans(go):
    key_figures = b"gemeentecode;naam;woningen;inwoners;banen\nGM0344;Utrecht;160000;376000;300000\n"
    at = uploaded(go("plannen"), "gebieden.csv", key_figures)

    assert metrics(at)["Plannen"] == "0"
    assert at.button(key="use-plans").label == "Gebruik alleen deze gegevens"


def test_places_with_plans_come_before_places_with_parks_only(go):
    parks = b"rin;naam;gemeentecode;soort;jaar;bruto_ha;netto_ha\n1;Oost;GM0014;mixed;2025;10;8\n"
    at = go("plannen")
    files = [("plannen.csv", PLANS, "text/csv"), ("terreinen.csv", parks, "text/csv")]
    at = at.file_uploader[0].set_value(files).run()
    at.button(key="use-plans").click().run()

    at = go("overzicht")

    # Groningen (GM0014) comes before Utrecht by its code, and has no plan.
    assert at.selectbox(key="gemeente").value == "GM0344"


def test_a_number_typed_before_does_not_stand_in_the_place_of_plans_that_are_read(app, go):
    app.text_input(key="woningen").set_value("14006").run()
    at = uploaded(go("plannen"))
    at.button(key="use-plans").click().run()

    at = go("overzicht")

    assert at.text_input(key="woningen").value == ""
    assert "14.006" not in set(metrics(at).values())


def test_an_edited_cell_changes_the_answer(go):
    at = go("plannen")
    at.session_state["grid-phases-0"] = {"edited_rows": {0: {"dwellings_new": "1.100"}}, "added_rows": [], "deleted_rows": []}
    at.run()

    assert not at.exception
    # Nieuw-Pampus: 5010 with 100 more of Aalscholverkwartier.
    assert metrics(go("overzicht"))["Banen"] == "5.110"


def test_a_grid_does_not_get_its_own_edits_back_and_shows_them_after_a_change_of_page(go):
    at = go("plannen")
    before = table(at, "remove")
    at.session_state["grid-plans-0"] = edits(row0={"name": "Aalscholvereiland"})
    at.run()

    # Rows that change under a grid make the browser forget what stands in it.
    assert table(at, "remove").equals(before)
    go("overzicht")
    assert "Aalscholvereiland" in set(table(go("plannen"), "remove").stack())


def test_an_edit_that_the_browser_forgot_still_counts_and_stays_in_sight(go):
    at = go("plannen")
    at.session_state["grid-plans-0"] = edits(row0={"name": "Aalscholvereiland"})
    at.run()
    at.session_state["grid-plans-0"] = edits()
    at.run()

    assert "Aalscholvereiland" in set(at.session_state["inputs"].programme.plans["name"])
    assert "Aalscholvereiland" in set(table(at, "remove").stack())


def test_the_jobs_of_a_municipality_can_be_filled_in(app, go):
    plans = uploaded(go("plannen"), data=b"plan_id;naam;gemeentecode;jaar;nieuw;sloop\nU-1;Merwede;GM0344;2030;600;0\n")
    plans.button(key="use-plans").click().run()
    row = {"jobs": "300.000", "dwellings": "100.000"}
    plans.session_state["grid-areas-1"] = {"edited_rows": {0: row}, "added_rows": [], "deleted_rows": []}
    plans.run()

    assert not plans.exception
    assert not [button for button in plans.button if button.key == "remove-grid-areas-1"]
    # 100 × 300,000 ÷ (300,000 + 100,000) = 75.
    assert "Functiemenging nu: **75,0**" in words(go("overzicht"))


def test_a_cell_that_cannot_be_read_is_named_and_the_old_value_counts(go):
    at = go("plannen")
    at.session_state["grid-phases-0"] = {"edited_rows": {0: {"dwellings_new": "ca. 1100"}}, "added_rows": [], "deleted_rows": []}
    at.run()

    assert "De oude waarde telt" in words(at)
    assert metrics(go("overzicht"))["Banen"] == "5.010"


def edits(**cells):
    return {"edited_rows": {int(row[3:]): change for row, change in cells.items()}, "added_rows": [], "deleted_rows": []}


def test_a_refused_cell_is_named_by_the_heading_above_it(go):
    at = go("plannen")
    at.session_state["grid-parks-0"] = edits(row0={"issued_m2": "abc"})
    at.run()

    assert list(table(at, "Regel")["Kolom of norm"]) == ["Uitgegeven, ha"]


def test_what_was_typed_in_one_language_keeps_its_meaning_in_the_other(go):
    at = go("plannen")
    # 1.234 hectares for a Dutch planner is a thousand and more; in English it could be two things.
    at.session_state["grid-parks-0"] = edits(row0={"issued_m2": "1.234"}, row1={"issued_m2": "abc"})
    at.run()
    at.radio(key="taal").set_value("en").run()
    at.session_state["grid-parks-0"] = edits(row0={"issued_m2": "1.234"}, row1={"issued_m2": "abc"}, row2={"issued_m2": "12.5"})
    at.run()

    assert not at.exception
    assert list(table(at, "Row")["Row"]) == ["2"]
    issued = at.session_state["inputs"].programme.parks["issued_m2"]
    assert [issued.iloc[0], issued.iloc[2]] == [12_340_000, 125_000]


def test_years_that_only_fit_together_can_be_changed_one_after_the_other(go):
    at = go("plannen")
    # NP-01, first row: 2027–2030.
    at.session_state["grid-phases-0"] = edits(row0={"year_from": "2032"})
    at.run()
    assert list(table(at, "Regel")["Gevonden"]) == ["2032–2030"]
    at.session_state["grid-phases-0"] = edits(row0={"year_from": "2032", "year_to": "2035"})
    at.run()

    assert "De oude waarde telt" not in words(at)
    first = at.session_state["inputs"].programme.phases.iloc[0]
    assert (first["year_from"], first["year_to"]) == (2032, 2035)


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
    balance = next(frame.value for frame in at.dataframe if "Saldo" in frame.value.columns)
    # 12.5 ha more than the 28,667 m² of the other plans.
    assert "153.667" in set(balance["Erbij"])


def test_a_second_click_does_not_add_the_plan_again(go):
    at = go("plannen")
    at.text_input(key="new-name").set_value("Eiland")
    at.text_input(key="new-dwellings_new").set_value("1.000")
    at.button(key="new-add").click().run()

    assert {at.text_input(key=f"new-{field}").value for field in ("name", "dwellings_new")} == {""}
    at.button(key="new-add").click().run()
    assert "16 plannen" in words(at)


def test_a_plan_without_a_status_shows_a_blank_and_not_a_word_of_the_program(go):
    at = uploaded(go("plannen"), data=b"plan_id;naam;gemeentecode;jaar;nieuw;sloop\nU-1;Merwede;GM0344;2030;600;0\n")
    at.button(key="use-plans").click().run()

    proto = next(frame.proto for frame in at.dataframe if frame.value.columns[0] == "remove")
    assert list(table(at, "remove")["planning_status"]) == [""]
    assert '"options": [""' in proto.columns.replace('"options":[""', '"options": [""')


def test_a_plan_with_a_field_that_cannot_be_read_is_not_added(go):
    at = go("plannen")
    for field, text in {"name": "Eiland", "dwellings_new": "12,5"}.items():
        at.text_input(key=f"new-{field}").set_value(text)
    at.button(key="new-add").click().run()

    assert "Het plan is niet toegevoegd" in words(at)
    assert "15 plannen" in words(at)
    assert list(table(at, "Kolom of norm")["Kolom of norm"]) == ["Nieuwe woningen"]
    assert at.text_input(key="new-name").value == "Eiland"


def test_the_page_speaks_english(app, go):
    app.radio(key="taal").set_value("en").run()

    at = go("plannen")

    assert at.title[0].value == "Plans: what goes in?"
    assert "example region (invented)" in words(at)
