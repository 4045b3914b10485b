"""Does a value that is tried out take the place of the norm, in one municipality and nowhere else, and go away again?"""

from __future__ import annotations

from fractions import Fraction

import pytest

from barcode.errors import BarcodeError
from barcode.norms import NormLibrary
from barcode.norms.model import Evidence, NormBook, Status
from barcode.ui import cached
from barcode.ui.own_values import (
    Spot,
    as_texts,
    check_shares,
    check_value,
    from_texts,
    own_range,
    steps,
    text_of,
    with_own_values,
)
from tests.ui.conftest import ON, metrics, table, words

HERE, ELSEWHERE = "GM9901", "GM9904"
PROVINCES, NAMES = {HERE: "PV99", "GM9902": "PV99", ELSEWHERE: "PV99"}, {HERE: "Nieuw-Pampus"}
FTE = Spot(HERE, "fte_per_job")
FTE_FIELD = "own-GM9901-fte_per_job-"


@pytest.fixture(scope="module")
def governing() -> NormLibrary:
    return NormLibrary(cached.shipped_books().values())


def sizing(library: NormLibrary, code: str, norm_id: str, key: str = ""):
    return library.sizing(norm_id, library.place(code, PROVINCES[code]), ON, key)


def tried(governing: NormLibrary, values) -> NormLibrary:
    return with_own_values(governing, values, PROVINCES, NAMES, ON)


def test_an_own_value_is_an_assumption_with_the_range_of_the_norm_it_departs_from(governing):
    own = sizing(tried(governing, {FTE: Fraction(9, 10)}), HERE, "fte_per_job")

    # NL: 0.8, between 0.7 and 1.
    assert (own.value, own.low, own.high) == (Fraction(9, 10), Fraction(7, 10), 1)
    assert own.is_assumption
    assert (own.status, own.evidence, own.cite) == (Status.ASSUMPTION, Evidence.ASSUMED, None)
    assert "Eigen waarde" in own.dated.note.nl


def test_another_municipality_keeps_the_norm(governing):
    library = tried(governing, {FTE: Fraction(9, 10)})

    assert sizing(library, ELSEWHERE, "fte_per_job").value == Fraction(4, 5)
    assert sizing(governing, HERE, "fte_per_job").value == Fraction(4, 5)


def test_a_municipality_without_a_norm_book_gets_one_that_says_whose_values_they_are(governing):
    library = with_own_values(
        governing, {Spot("GM0014", "fte_per_job"): Fraction(9, 10)}, {"GM0014": "PV20"}, {"GM0014": "Groningen"}, ON
    )

    assert "GM0014" not in governing.books
    assert library.books["GM0014"].name.nl == "Eigen waarden voor Groningen"
    assert library.sizing("fte_per_job", library.place("GM0014", "PV20"), ON).value == Fraction(9, 10)


def test_one_entry_of_a_table_leaves_the_others(governing):
    library = tried(governing, {Spot(HERE, "floor_space_index", "office"): Fraction(2)})

    assert sizing(library, HERE, "floor_space_index", "office").value == 2
    assert sizing(library, HERE, "floor_space_index", "business_park").value == Fraction(39, 100)


def test_the_own_norm_of_the_municipality_is_replaced_and_its_other_norms_stay(governing):
    library = tried(governing, {Spot(HERE, "jobs_per_dwelling"): Fraction(11, 10)})

    assert sizing(library, HERE, "jobs_per_dwelling").value == Fraction(11, 10)
    before = {norm.id for norm in governing.books[HERE].norms}
    assert {norm.id for norm in library.books[HERE].norms} == before


def test_what_a_higher_authority_binds_is_not_undercut(governing):
    # PV99 asks at least 0.8 job per dwelling by ordinance.
    library = tried(governing, {Spot("GM9902", "jobs_per_dwelling"): Fraction(1, 2)})

    assert sizing(library, "GM9902", "jobs_per_dwelling").value == Fraction(4, 5)


def test_what_is_made_is_a_norm_book_as_any_other(governing):
    book = tried(governing, {FTE: Fraction(9, 10)}).books[HERE]

    again = NormBook.model_validate({name: getattr(book, name) for name in NormBook.model_fields})
    assert again == book


def test_a_value_outside_the_range_is_refused_with_the_range(governing):
    norm = sizing(governing, HERE, "fte_per_job")

    with pytest.raises(BarcodeError, match=r"0,7 up to and including 1"):
        check_value(norm, Fraction(2), "2", "0,7", "1")
    with pytest.raises(BarcodeError):
        check_value(norm, Fraction(-1), "-1", "0,7", "1")


def test_a_norm_without_range_takes_any_value_and_its_range_holds_both(governing):
    norm = sizing(governing, HERE, "land_per_fte", "business_park")

    check_value(norm, Fraction(300), "300", "", "")
    assert own_range(norm, Fraction(300)) == (250, 300)


def test_shares_are_one_whole_or_refused():
    kinds = ("business_park", "office", "retail_and_services", "public_facilities", "at_home_or_no_fixed_place")

    check_shares(dict.fromkeys(kinds, Fraction(1, 5)), "1")
    with pytest.raises(BarcodeError, match=r"0,9"):
        check_shares({**dict.fromkeys(kinds, Fraction(1, 5)), "office": Fraction(1, 10)}, "0,9")


def test_the_slider_stops_at_round_values_and_at_what_governs(governing):
    # 0.7–1 by 0.01: 31 stops; 0.005 would be 61, more than 40 steps.
    stops = steps(sizing(governing, HERE, "fte_per_job"), None)

    assert stops == [Fraction(number, 100) for number in range(70, 101)]
    assert Fraction(1234, 10000) in steps(sizing(governing, HERE, "fte_per_job"), Fraction(1234, 10000))


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        (Fraction(8125, 10000), "0,8125", "0.8125"),
        (Fraction(1500), "1500", "1500"),
        (Fraction(7, 6), "1,17", "1.17"),
    ],
)
def test_a_value_stands_in_its_field_as_it_is_typed(value, nl, en):
    assert (text_of(value, "nl"), text_of(value, "en")) == (nl, en)


def test_a_typed_value_stands_beside_what_is(app, go):
    # 5010 jobs × 0.30 × 0.75 × 250 = 281,812.5 m²; by the norm 300,600.
    app.text_input(key=FTE_FIELD).set_value("0,75").run()

    assert not app.exception
    assert metrics(app)["Bedrijventerrein, netto"] == "281.813 m²"
    row = table(app, "Getal").set_index("Getal").loc["Bedrijventerrein, m² grond (netto)"]
    assert [text.replace("\\", "") for text in row] == ["300.600", "281.813", "-18.788"]
    assert "Je rekent met 1 eigen waarde voor Nieuw\\-Pampus" in words(app)
    assert "Je rekent met 1 eigen waarde" in words(go("plannen"))
    back = go("normen")
    assert "Je rekent met 1 eigen waarde" in words(back)
    back.button(key="banner-all-back").click().run()
    assert metrics(go("overzicht"))["Bedrijventerrein, netto"] == "300.600 m²"


def test_an_annex_is_made_with_the_values_that_are_tried_out_and_calls_them_assumptions(app, go):
    def fte_per_job(at):
        lines = " ".join(one.value.to_string() for one in at.table).replace("\\", "").splitlines()
        return [line for line in lines if "voltijdbanen per baan" in line and "0,75" in line]

    assert fte_per_job(go("afspraken")) == []
    go("overzicht").text_input(key=FTE_FIELD).set_value("0,75").run()

    at = go("afspraken")

    assert fte_per_job(at) != []
    # It stands once, in the table of assumptions, with the sentence that says what it is.
    assert ["besluit van de gemeente" in line for line in fte_per_job(at)] == [True]
    assert "Je rekent met 1 eigen waarde" in words(at)
    assert fte_per_job(at.button(key="banner-all-back").click().run()) == []


def test_the_slider_and_the_field_are_in_step_and_one_norm_goes_back_alone(app):
    app.select_slider(key=f"slide-{FTE_FIELD}").set_value(Fraction(9, 10)).run()

    assert app.text_input(key=FTE_FIELD).value == "0,9"
    # 5010 × 0.30 × 0.9 × 250 = 338,175.
    assert metrics(app)["Bedrijventerrein, netto"] == "338.175 m²"

    app.text_input(key="own-GM9901-land_per_fte-business_park").set_value("300").run()
    app.button(key=f"back-{FTE_FIELD}").click().run()

    # 5010 × 0.30 × 0.8 × 300 = 360,720.
    assert metrics(app)["Bedrijventerrein, netto"] == "360.720 m²"


def test_what_cannot_be_taken_stays_in_sight_and_the_norm_counts(app):
    app.text_input(key=FTE_FIELD).set_value("3").run()

    assert app.text_input(key=FTE_FIELD).value == "3"
    assert "ligt buiten de bandbreedte" in words(app)
    assert metrics(app)["Bedrijventerrein, netto"] == "300.600 m²"


def test_shares_that_are_no_whole_are_kept_out_of_the_sum(app):
    app.text_input(key="own-GM9901-jobs_share-office").set_value("0,30")
    app.button(key="take-own-GM9901-jobs_share").click().run()

    # 0.30 + 0.30 + 0.15 + 0.20 + 0.10 = 1.05.
    assert "De aandelen zijn samen 1,05" in words(app).replace("\\", "")
    assert metrics(app)["Kantoorvloer (bvo)"] == "20.040 m²"

    app.text_input(key="own-GM9901-jobs_share-public_facilities").set_value("0,15")
    app.button(key="take-own-GM9901-jobs_share").click().run()

    # 5010 × 0.30 × 0.8 × 20 = 24,048.
    assert metrics(app)["Kantoorvloer (bvo)"] == "24.048 m²"


def test_the_norms_of_the_barcode_come_when_asked_for_and_not_before(app):
    before = {one.key for one in app.text_input}

    app.toggle(key="own-of-barcode").set_value(True).run()

    assert not app.exception
    more = {one.key for one in app.text_input} - before
    assert len(more) >= 5
    assert all(key.startswith("own-GM9901-") for key in more)


def test_own_values_stand_in_a_project_and_come_back_exactly():
    values = {Spot("GM9901", "floor_per_fte", "office"): Fraction("26.3"), Spot("GM9902", "jobs_per_dwelling"): Fraction(7, 6)}

    assert as_texts(values) == {"GM9901/floor_per_fte/office": "26.3", "GM9902/jobs_per_dwelling/": "7/6"}
    assert from_texts(as_texts(values)) == values


@pytest.mark.parametrize(
    "texts",
    [{"GM9901/fte_per_job/": bad} for bad in ("", "-1", "1e9", "1/0", "nan", "1 000")] + [{"fte_per_job": "1"}],
)
def test_own_values_that_are_none_are_refused(texts):
    with pytest.raises(BarcodeError) as failed:
        from_texts(texts)
    assert [problem.code for problem in failed.value.problems] == ["stored_unreadable"]
