"""Does the page of norms say what governs, what loses and why?"""

from __future__ import annotations

from tests.ui.conftest import metrics, table, words

OWN_BOOK = """
format: 1
authority: GM9904
level: municipality
name: {nl: 'Houtribveen ![x](http://host.invalid/x.png)', en: Houtribveen}
sources:
  besluit: {title: Raadsbesluit werkruimte, publisher: Houtribveen, date: 2025-05-01}
norms:
  - id: jobs_per_dwelling
    label: {nl: Banen per woning, en: Jobs per dwelling}
    unit: job/dwelling
    comparison: minimum
    status: policy
    values:
      - {from: 2025-06-01, value: 1.5, low: 1.2, high: 2, cite: {source: besluit, place: artikel 2}, evidence: quoted}
"""


def line(at, start):
    norms = table(at, "Norm")
    return norms[norms["Norm"].str.lower().str.startswith(start)].iloc[0]


def test_the_stricter_municipal_norm_counts_and_every_level_stands_beside_it(go):
    jobs = line(go("normen"), "banen per woning")

    assert jobs["Geldt hier"] == "1 baan per woning"
    assert jobs["Marge"] == "0,9 – 1,1"
    assert jobs["Provincie"] == "0,8"
    assert jobs["Gemeente"] == "1"
    assert jobs["Bewijs"] == "in de bron zelf gelezen"


def test_the_loser_is_named_with_the_reason_and_its_source(go):
    text = words(go("normen")).replace("\\", "")

    assert "0,8 banen per woning" in text
    assert "Telt hier niet: bindt ook, maar vraagt minder. Wat wel telt, is van: Nieuw-Pampus." in text
    assert "VERZONNEN omgevingsverordening Markerwaard" in text
    assert "artikel 4.2" in text


def test_an_assumption_is_called_one(go):
    assert line(go("normen"), "voltijdbanen per baan")["Status"] == "▲\u00a0aanname"


def test_a_sign_and_not_only_a_colour_tells_an_assumption_apart(go):
    at = go("normen")
    norms = table(at, "Norm")

    assert {status.startswith("▲") for status in norms[norms["Status"].str.contains("aanname")]["Status"]} == {True}
    assert not norms[~norms["Status"].str.contains("aanname")]["Status"].str.contains("▲").any()
    # The national norm for jobs per dwelling, opened on this page, is an assumption.
    assert "**▲\u00a0aanname**" in words(at)


def test_dates_of_norms_and_sources_are_written_day_first(go):
    text = words(go("normen")).replace("\\", "")

    assert "geldt sinds: 01-07-2024" in text
    assert "VERZONNEN gemeente Nieuw-Pampus, 27-06-2024" in text
    assert "2024-0" not in text


def test_a_binding_norm_is_called_one(app, go):
    app.selectbox(key="gemeente").set_value("GM9904").run()
    at = go("normen").selectbox(key="norm-topic").set_value("all").run()

    assert line(at, "overgangstermijn")["Status"] == "§\u00a0provinciale verordening (bindend)"


def test_a_source_of_our_own_books_is_a_link(app, go):
    app.selectbox(key="gemeente").set_value("GM0344").run()

    assert "](<https://" in words(go("normen"))


def test_the_topic_chooses_which_norms_are_shown(go):
    at = go("normen")
    everything = at.selectbox(key="norm-topic").set_value("all").run()
    count = len(table(everything, "Norm"))
    barcode = at.selectbox(key="norm-topic").set_value("barcode").run()

    assert not barcode.exception
    assert 0 < len(table(barcode, "Norm")) < count
    assert line(barcode, "openbaar groen") is not None


def test_what_is_not_in_the_books_is_listed(go):
    assert "gedeputeerde staten kunnen in bijzondere gevallen ontheffing verlenen" in words(go("normen"))


def test_a_norm_that_has_not_begun_says_so(app, go):
    from datetime import date

    app.date_input(key="peildatum").set_value(date(2020, 6, 1)).run()

    assert "nog niet van kracht op deze datum" in words(go("normen"))


def test_an_own_book_takes_the_place_of_the_shipped_one_and_says_so(app, go):
    app.selectbox(key="gemeente").set_value("GM9904").run()
    at = go("normen")
    at.file_uploader(key="norm-book").set_value(("houtribveen.yaml", OWN_BOOK.encode(), "text/yaml")).run()

    assert not at.exception
    assert line(at, "banen per woning")["Geldt hier"] == "1,5 banen per woning"
    assert "1 eigen normenboek" in words(at)
    assert "![x](" not in words(at)
    # Houtribveen plans 950 + 150 = 1100 dwellings: 1,650 jobs at 1.5 each, where the province asked 880.
    assert metrics(go("overzicht"))["Banen"] == "1.650"


def test_the_shipped_books_can_be_put_back(app, go):
    app.selectbox(key="gemeente").set_value("GM9904").run()
    at = go("normen")
    at.file_uploader(key="norm-book").set_value(("houtribveen.yaml", OWN_BOOK.encode(), "text/yaml")).run()
    at.button(key="drop-books").click().run()

    assert line(at, "banen per woning")["Gemeente"] == "–"
    assert "eigen normenboek" not in " ".join(warning.value for warning in at.warning)


def test_every_problem_of_an_own_book_is_listed_and_nothing_changes(go):
    at = go("normen")
    bad = OWN_BOOK.replace("value: 1.5", "value: 1,5").replace("unit: job/dwelling", "unit: banen")
    at.file_uploader(key="norm-book").set_value(("houtribveen.yaml", bad.encode(), "text/yaml")).run()

    assert not at.exception
    assert len(table(at, "Bestand")) >= 2
    assert "niet in gebruik genomen" in words(at)
    assert not [button for button in at.button if button.key == "drop-books"]


def test_the_page_speaks_english(app, go):
    app.radio(key="taal").set_value("en").run()

    at = go("normen")

    assert line(at, "jobs per dwelling")["Counts here"] == "1 job per dwelling"
    assert line(at, "jobs per dwelling")["Range"] == "0.9 – 1.1"
