"""Does the first page answer at once, and does the answer follow what is put in?"""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import REPOSITORY
from tests.ui.conftest import ON, SECONDS, metrics, table, words


def explain(at: AppTest, table_key: str, number: str) -> str:
    choice = at.selectbox(key=f"why-{table_key}")
    choice.set_value(next(option for option in choice.options if option.startswith(number))).run()
    assert not at.exception
    return words(at)


def test_the_page_opens_on_the_example_with_the_answer_on_screen(app):
    # Nieuw-Pampus: 1000 − 60 + 800 + 650 + 1400 + 900 + 320 = 5010 dwellings, one job each;
    # 5010 × 0.30 × 0.8 fte × 250 m² = 300,600 m²; 5010 × 0.25 × 0.8 × 20 m² = 20,040 m².
    assert not app.exception
    assert metrics(app) == {
        "Woningen, netto erbij": "5.010",
        "Banen": "5.010",
        "Bedrijventerrein, netto": "300.600 m²",
        "Kantoorvloer (bvo)": "20.040 m²",
    }
    assert "Gerekend met 5 plannen in Nieuw\\-Pampus \\(verzonnen\\)." in words(app)


def test_the_example_is_called_invented_wherever_it_is_named(app):
    assert "Voorbeeldregio (verzonnen)" in words(app)
    assert app.selectbox(key="gemeente").options[:4] == [
        "Nieuw-Pampus (verzonnen)", "Lepelaarstad (verzonnen)", "Gouwzeedijk (verzonnen)", "Houtribveen (verzonnen)",
    ]  # fmt: skip


def test_every_municipality_can_be_chosen(app):
    # 342 that exist, four that do not, and the province and region of those four.
    assert len(app.selectbox(key="gemeente").options) == 342 + 4 + 2


def test_a_province_answers_with_the_plans_of_its_municipalities(app):
    app.selectbox(key="gemeente").set_value("PV99").run()

    assert not app.exception
    # 5010 in Nieuw-Pampus; 800 + 450 + 600 − 40 + 1200 − 260 + 180 = 2930 in Lepelaarstad; 500 + 260 − 12 + 700 = 1448 in
    # Gouwzeedijk; 950 + 150 = 1100 in Houtribveen.
    assert metrics(app)["Woningen, netto erbij"] == "10.488"
    assert app.text_input(key="dwellings-of-area").disabled
    assert "met de gemeenten die in de invoer staan" in words(app)
    assert "bedrijventerrein" in app.image[0].proto.imgs[0].alt
    assert not [toggle for toggle in app.toggle if toggle.key == "scaled"]


def test_every_region_and_province_with_plans_can_be_read(app):
    for code in areas_offered(app):
        app.selectbox(key="gemeente").set_value(code).run()

        assert not app.exception
        assert not app.error
        assert metrics(app)["Banen"] not in {"", "0"}


def areas_offered(at: AppTest) -> list[str]:
    from barcode.ui import cached

    areas = cached.assess(cached.example_programme(), cached.NormLibrary(cached.shipped_books().values()), ON).areas
    wider = [code for code, area in areas.items() if not area.is_municipality]
    assert len(wider) == len([name for name in at.selectbox(key="gemeente").options if ":" in name]) == 2
    return wider


def test_a_chosen_region_waits_while_a_page_speaks_of_municipalities(app, go):
    app.selectbox(key="gemeente").set_value("PV99").run()

    assert go("normen").selectbox(key="gemeente").value == "GM9901"
    assert go("overzicht").selectbox(key="gemeente").value == "PV99"


def test_another_number_of_dwellings_changes_every_number(app):
    # 10,000 × 1 × 0.30 × 0.8 × 250 = 600,000; 10,000 × 0.25 × 0.8 × 20 = 40,000.
    app.text_input(key="woningen").set_value("10.000").run()

    assert list(metrics(app).values()) == ["10.000", "10.000", "600.000 m²", "40.000 m²"]
    assert "Gerekend met 10.000 woningen" in words(app)


def test_the_way_back_to_the_plans_is_one_button(app):
    app.text_input(key="woningen").set_value("10.000").run()
    app.button(key="clear-dwellings").click().run()

    assert metrics(app)["Banen"] == "5.010"


def test_where_there_are_no_plans_the_button_does_not_promise_them(app):
    app.selectbox(key="gemeente").set_value("GM0392").run()
    app.text_input(key="woningen").set_value("14006").run()

    assert app.button(key="clear-dwellings").label == "Maak het veld leeg"


def test_a_typed_number_is_not_called_a_plan_in_the_sentence_about_pace(app):
    app.selectbox(key="gemeente").set_value("GM0392").run()
    app.text_input(key="woningen").set_value("14006").run()

    assert "**kantoor, m² vloer \\(bvo\\)**: er is niet genoeg voor deze woningen" in words(app)
    assert "what" not in words(app)
    assert "in jaar onbekend" not in words(app)


def test_what_cannot_be_told_of_the_pace_is_named_and_not_called_enough(app):
    text = words(app).replace("\\", "")

    untold = next(line for line in text.splitlines() if line.startswith("Niet te zeggen voor:"))
    assert "winkels en diensten, m² vloer (bvo)" in untold
    assert "bedrijventerrein" not in untold


def test_a_row_of_the_barcode_that_follows_from_jobs_says_on_what_it_rests(app):
    strip = table(app, "Nr.").set_index("Functie")

    assert strip.loc["bedrijventerrein", "Norm"] == "▲\u00a0met aannamen"


def test_half_a_dwelling_is_refused_in_words(app):
    app.text_input(key="woningen").set_value("12,5").run()

    assert [error.value for error in app.error] == [
        "«12,5» is geen heel aantal; woningen worden alleen heel geteld, rond het getal zelf af."
    ]
    assert not app.metric


def test_a_real_municipality_answers_by_its_own_norms(app):
    # Utrecht: 70,000 jobs on 60,000 dwellings, so 7,000 jobs with 6,000 dwellings.
    app.text_input(key="woningen").set_value("6000").run()
    app.selectbox(key="gemeente").set_value("GM0344").run()

    assert metrics(app)["Banen"] == "7.000"
    assert not [info.value for info in app.info if "Niets hiervan bestaat" in info.value]


def test_a_municipality_without_plans_answers_for_the_size_of_the_barcode(app):
    app.selectbox(key="gemeente").set_value("GM0599").run()

    # Rotterdam asks one job with each dwelling.
    assert metrics(app)["Woningen, netto erbij"] == "10.000"
    assert metrics(app)["Banen"] == "10.000"
    assert "de maat van de barcode" in words(app)


def test_what_cannot_be_told_says_what_is_lacking_and_is_never_nought(app):
    asked = table(app, "Soort werkplek")
    shops = asked[asked["Soort werkplek"] == "winkels en diensten"].iloc[0]

    assert shops["Vloer, m² bvo"] == "niet te zeggen"
    assert "niet te zeggen: er is geen norm voor «vloer per voltijdbaan» bij winkels en diensten" in words(app).replace("\\", "")


def test_no_cell_shows_a_number_that_is_none(app):
    for frame in app.dataframe:
        assert not frame.value.isin(["nan", "NaN", "None", "<NA>", "inf"]).any().any()


def test_the_table_of_the_barcode_adds_up_to_its_total(app):
    strip = table(app, "Nr.")
    counted = [int(cell.replace(".", "")) for cell in strip["Telt mee, m²"] if cell.replace(".", "").isdigit()]

    total = next(line for line in words(app).splitlines() if line.startswith("Samen, voor"))

    # Each row is rounded by itself, so the sum may differ by half a square metre a row.
    stated = int(total.split("**")[1].split(" ")[0].replace(".", ""))
    assert abs(sum(counted) - stated) <= len(counted) / 2


def test_the_barcode_is_a_picture_with_its_words(app):
    assert "bedrijventerrein: 300.600 m² grond (netto)" in app.image[0].proto.imgs[0].alt


def test_utrecht_stands_beside_it(app):
    assert "540 voetbalvelden op 10.000 woningen" in words(app)
    # 5010 × 540 ÷ 10,000 = 270.54.
    assert "271 voetbalvelden" in words(app)


def test_every_number_of_the_balance_can_be_opened_to_its_sources(app):
    text = explain(app, "balance", "bedrijventerrein, m² grond (netto) – Gevraagd").replace("\\", "")

    assert "250 m² grond (netto) per voltijdbaan" in text
    assert "plannen" in text
    inputs = table(app, "Invoer")
    assert any("fasering.csv" in where for where in inputs["Waar het staat"])


def test_the_plan_with_which_work_falls_behind_is_named(app):
    # Offices: nothing is issued or added before 2028, so the first homes that ask are those of Pampusstrand.
    assert "met plan Pampusstrand (NP-03)" in words(app).replace("\\", "")


def test_the_running_balance_is_a_chart_and_a_table(app):
    assert len(app.get("vega_lite_chart")) == 1
    assert '"decimal": ","' in app.get("vega_lite_chart")[0].proto.spec
    assert list(table(app, "Periode")["Oordeel"])[-1] == "tekort"


def test_one_switch_makes_the_page_english(app):
    app.radio(key="taal").set_value("en").run()

    assert app.title[0].value == "Work space for dwellings"
    assert metrics(app)["Jobs"] == "5,010"
    assert not app.exception


def test_a_link_opens_in_its_language_and_municipality():
    at = AppTest.from_file(str(REPOSITORY / "streamlit_app.py"), default_timeout=SECONDS)
    at.query_params["taal"], at.query_params["gemeente"] = "en", "GM0599"
    at.run()

    assert at.title[0].value == "Work space for dwellings"
    assert at.selectbox(key="gemeente").value == "GM0599"


def test_the_choice_of_municipality_outlives_a_change_of_page(app, go):
    app.selectbox(key="gemeente").set_value("GM0599").run()

    assert go("normen").selectbox(key="gemeente").value == "GM0599"
    assert go("overzicht").selectbox(key="gemeente").value == "GM0599"


@pytest.mark.parametrize("dwellings", ["0", "1", "10000000"])
def test_the_smallest_and_largest_programme_are_answered(app, dwellings):
    app.text_input(key="woningen").set_value(dwellings).run()

    assert not app.exception
    assert metrics(app)["Woningen, netto erbij"].replace(".", "") == dwellings


def test_space_that_two_plans_take_is_told(app):
    warnings = " ".join(warning.value for warning in app.warning).replace("\\", "")

    # Plot A-07 of De Aalscholver (0.8 ha) is taken by NP-01 and by NP-02.
    assert "Kavel MW-02 A-07 wordt door meer dan één plan gebruikt" in warnings
    assert "8.000 m² is niet dubbel geteld" in warnings


def test_the_barcode_is_also_shown_for_ten_thousand_dwellings(app):
    app.toggle(key="scaled").set_value(True).run()

    # 10,000 × 0.30 × 0.8 × 250 = 600,000 m² of business park.
    assert table(app, "Nr.")["Grond, m²"].iloc[0] == "600.000"
    assert metrics(app)["Banen"] == "5.010"


def test_the_function_mix_is_told_before_the_plans(app):
    # 26,500 jobs and 24,000 dwellings: 100 × 26,500 ÷ 50,500 = 52.5.
    assert "Functiemenging nu: **52,5**" in words(app)


def test_a_real_municipality_is_not_called_invented_in_its_explanation(app):
    app.selectbox(key="gemeente").set_value("GM0599").run()

    assert "verzonnen" not in explain(app, "asked", "bedrijventerrein – Banen").replace("voorbeeldregio (verzonnen)", "")


def test_a_big_number_opens_in_a_window_with_its_paragraph_and_its_rows(app):
    app.button(key="why-answer-Banen").click().run()

    assert not app.exception
    assert "Dat is 5.010 woningen, maal 1 baan per woning" in words(app).replace("\\", "")
    assert set(table(app, "Invoer")["Invoer"]) == {
        "Aalscholverkwartier",
        "Aalscholverrand",
        "Pampusstrand",
        "Binnenhaven",
        "Stationsplein",
    }
