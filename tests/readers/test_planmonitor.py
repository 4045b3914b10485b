"""Which plans stand in the workbooks and tables of the Planmonitor Wonen?"""

from __future__ import annotations

import io

import openpyxl
import pytest

from barcode.readers import NamedBytes, read_programme
from tests.readers.sample_files import codes, csv_file, note_codes, refusal, workbook_file

YEARS = [str(year) for year in range(2024, 2044)]
CATEGORIES = [
    ("Nieuwbouw", "nieuwbouw"), ("Eengezins", "woningtype"), ("Meergezins", ""), ("Onbekend", ""),
    ("Sociale huur", "betaalbaarheid"),
    ("Koop dure koop", ""), ("Sloop", "sloop"),
]  # fmt: skip


def plan_sheet(sheet, amounts, years=YEARS, **labels):
    """One plan on a sheet, as the import template has it: labels, a heading row on 18, categories with check formulas."""
    facts = {
        "Plannaam": "Havenkwartier",
        "Gemeente": "Haarlem",
        "Plantype": "Transformatiegebied",
        "Vertrouwelijkheid": "Openbaar",
    }
    facts |= {"Status Planologisch": "2A. Vastgesteld", **{label.replace("_", " "): value for label, value in labels.items()}}
    for number, (label, value) in enumerate(facts.items(), start=1):
        sheet.cell(number, 1, label)
        sheet.cell(number, 2, value)
    for column, heading in enumerate(
        ["", "Groepnaam", "Totalen", "Check", "Gerealiseerd", "Restcapaciteit", *years, "Check"], start=1
    ):
        sheet.cell(18, column, heading)
    for number, (label, group) in enumerate(CATEGORIES, start=19):
        sheet.cell(number, 1, label)
        sheet.cell(number, 2, group or None)
        sheet.cell(number, 6, f"=C{number}-E{number}")
        sheet.cell(number, 7 + len(years), f"=F{number}-SUM(G{number}:Z{number})")
        for heading, value in amounts.get(label, {}).items():
            column = {"total": 3, "realised": 5, "rest": 6}.get(heading) or 7 + years.index(heading)
            sheet.cell(number, column, value)
    sheet.merge_cells("B20:B22")


def plan_book(*plans) -> NamedBytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, (amounts, labels) in enumerate(plans, start=1):
        plan_sheet(book.create_sheet(f"Plan {number}"), amounts, **labels)
    stream = io.BytesIO()
    book.save(stream)
    return NamedBytes("planmonitor.xlsx", stream.getvalue())


def phases(programme):
    table = programme.phases[["year_from", "year_to", "dwellings_new", "dwellings_demolished"]].astype(object)
    return [
        tuple(None if value is not value or str(value) == "<NA>" else value for value in line)
        for line in table.to_numpy().tolist()
    ]


def test_a_filled_in_sheet_is_one_plan_with_its_rest_capacity_by_year():
    amounts = {"Nieuwbouw": {"total": 120, "realised": 20, "2026": 60, "2027": 40}, "Sloop": {"total": 8, "realised": 3}}

    programme = read_programme([plan_book((amounts, {}))])

    plan = programme.plans.iloc[0]
    assert (plan["plan_id"], plan["name"], plan["municipality_code"]) == ("pmw-GM0392-havenkwartier", "Havenkwartier", "GM0392")
    assert (plan["plan_type"], plan["planning_status"], plan["firmness"]) == ("area_transformation", "2A", "firm")
    assert (plan["source_sheet"], plan["source_row"]) == ("Plan 1", 1)
    assert phases(programme) == [(2026, 2026, 60, 0), (2027, 2027, 40, 0), (None, None, 0, 5)]
    assert note_codes(programme) == ["demolition_without_year"]


def test_what_the_years_do_not_cover_has_no_year():
    programme = read_programme([plan_book(({"Nieuwbouw": {"total": 120, "realised": 20, "2026": 60}}, {}))])

    assert phases(programme) == [(2026, 2026, 60, 0), (None, None, 40, 0)]
    assert [note.details for note in programme.notes if note.code == "rest_without_year"] == [{"plans": 1, "dwellings": 40}]


@pytest.mark.parametrize(
    ("amounts", "code"),
    [
        ({"total": 120, "realised": 20, "2026": 101}, "years_exceed_rest"),
        ({"total": 20, "realised": 120}, "realised_exceeds_total"),
        ({"total": 12.5}, "number_fractional"),
        ({"total": "ca. 120"}, "number_unreadable"),
        ({"total": 100, "2026": -5}, "number_negative"),
        ({"total": "=A1"}, "formula_without_value"),
    ],
)
def test_a_plan_that_contradicts_itself_is_set_aside_and_the_others_go_on(amounts, code):
    good = ({"Nieuwbouw": {"total": 10, "2030": 10}}, {"Plannaam": "Goed"})

    programme = read_programme([plan_book(({"Nieuwbouw": amounts}, {}), good)])

    assert codes(programme) == [code]
    assert programme.plans["name"].to_list() == ["Goed"]
    assert (programme.rows_read, programme.rows_set_aside) == (2, 1)


def test_a_bad_amount_is_named_with_its_sheet_row_and_column():
    problem = read_programme([plan_book(({"Nieuwbouw": {"total": "ca. 120"}}, {}))]).problems[0]

    assert (problem.sheet, problem.row, problem.column, problem.found) == ("Plan 1", 19, "Nieuwbouw Totalen", "ca. 120")


def test_groups_that_do_not_add_up_are_told_and_the_new_dwellings_count():
    amounts = {
        "Nieuwbouw": {"total": 10, "2030": 10},
        "Eengezins": {"total": 4},
        "Meergezins": {"total": 6},
        "Sociale huur": {"total": 3},
    }

    programme = read_programme([plan_book((amounts, {}))])

    assert programme.phases["dwellings_new"].sum() == 10
    notes = [note.details for note in programme.notes if note.code == "group_does_not_add_up"]
    assert notes == [{"sheet": "Plan 1", "group": "betaalbaarheid", "total": 3, "new": 10}]


def test_years_may_be_grouped():
    book = openpyxl.Workbook()
    plan_sheet(book.active, {"Nieuwbouw": {"total": 30, "2033": 10, "2034 - 2038": 20}}, ["2033", "2034 - 2038"])
    stream = io.BytesIO()
    book.save(stream)

    assert phases(read_programme([NamedBytes("pmw.xlsx", stream.getvalue())])) == [(2033, 2033, 10, 0), (2034, 2038, 20, 0)]


@pytest.mark.parametrize(
    ("labels", "code"),
    [
        ({"Plannaam": ""}, "cell_blank"),
        ({"Gemeente": "Atlantis"}, "municipality_unknown"),
        ({"Gemeente": ""}, "cell_blank"),
        ({"Status_Planologisch": "later"}, "status_unknown"),
        ({"Vertrouwelijkheid": "geheim"}, "word_unknown"),
    ],
)
def test_labels_that_cannot_be_used_are_named(labels, code):
    programme = read_programme([plan_book(({"Nieuwbouw": {"total": 10, "2030": 10}}, labels))])

    assert codes(programme) == [code]
    assert len(programme.plans) == 0


def test_a_confidential_plan_stays_confidential():
    programme = read_programme([plan_book(({"Nieuwbouw": {"total": 10, "2030": 10}}, {"Vertrouwelijkheid": "Gemeente"}))])

    assert programme.plans["confidentiality"].to_list() == ["municipality"]


def test_two_sheets_with_one_name_are_not_added_up():
    plan = ({"Nieuwbouw": {"total": 10, "2030": 10}}, {})

    assert codes(read_programme([plan_book(plan, plan)])) == ["id_twice"]


def test_the_blank_workbook_says_that_no_plan_is_filled_in(real_input):
    problem = refusal(real_input / "planmonitor-wonen" / "import-example-pmw.xlsx")

    assert problem.code == "planmonitor_blank"


def test_a_blank_sheet_beside_a_plan_is_told():
    programme = read_programme([plan_book(({"Nieuwbouw": {"total": 10, "2030": 10}}, {}), ({}, {"Plannaam": ""}))])

    assert len(programme.plans) == 1
    assert note_codes(programme) == ["sheet_without_plan"]


BASE = ["ID", "Plannaam", "Plaatsnaam", "Gemeente", "Regio", "Provincie", "Plantype", "Vertrouwelijkheid", "Status Project",
        "Status Planologisch", "Knelpunten", "Woonmilieu", "Studentenwoningen",
        "Opdrachtegever", "Opdrachtgever Naam", "Sleutelproject",
        "Opmerkingen"]  # fmt: skip
FACTS = [
    "a1",
    "Oost",
    "",
    "Haarlem",
    "",
    "Noord-Holland",
    "Verdichting",
    "Openbaar",
    "",
    "3. In voorbereiding",
    "",
    "",
    "",
    "",
    "",
    "nee",
    "",
]


def test_the_extended_table_is_read_by_rest_capacity():
    headings = [*BASE, "Nieuwbouw Totaal", "Nieuwbouw Gerealiseerd", "Nieuwbouw Restcapaciteit",
                "Nieuwbouw 2026", "Nieuwbouw 2027",
                "Eengezins Totaal", "Sloop Totaal", "Sloop Gerealiseerd"]  # fmt: skip
    rows = [[*FACTS, 50, 5, 45, 20, 20, 50, 6, 2], ["a2", "West", *FACTS[2:], 10, 0, 10, 11, 0, 10, "", ""]]

    programme = read_programme([workbook_file({"Uitgebreid": [headings, *rows]})])

    assert programme.plans[["plan_id", "planning_status"]].to_numpy().tolist() == [["pmw-a1", "3"]]
    assert phases(programme) == [(2026, 2026, 20, 0), (2027, 2027, 20, 0), (None, None, 5, 4)]
    assert codes(programme) == ["years_exceed_rest"]


def test_the_pivot_table_is_one_plan_over_its_category_rows():
    headings = [*BASE, "Woningtype", "2026", "2027"]
    rows = [[*FACTS, "Nieuwbouw", 20, 15], [*FACTS, "Eengezins", 20, 15], [*FACTS, "Sloop", 2, ""]]

    programme = read_programme([workbook_file({"Draaitabel": [headings, *rows]})])

    assert phases(programme) == [(2026, 2026, 20, 2), (2027, 2027, 15, 0)]
    assert len(programme.plans) == 1


def test_the_simple_table_has_no_years():
    text = ";".join([*BASE, "Nieuwbouw", "Eengezins", "Sloop"]) + "\n" + ";".join([*FACTS, "35", "35", "2"]) + "\n"

    assert phases(read_programme([csv_file(text)])) == [(None, None, 35, 2)]


@pytest.mark.parametrize(
    ("secrecy", "marks"),
    [
        ("Gemeente", ("Havenkwartier", True)),
        ("Provincie", ("Havenkwartier", True)),
        ("geheim", ("Havenkwartier", True)),
        ("Openbaar", (None, None)),
        ("", (None, None)),
    ],
)
def test_a_bad_sheet_of_a_plan_that_is_not_public_is_marked_as_such(secrecy, marks):
    sheet = ({"Nieuwbouw": {"total": "ca. 10"}}, {"Vertrouwelijkheid": secrecy})

    problems = read_programme([plan_book(sheet)]).problems

    found = {(problem.details.get("plan_not_public"), problem.details.get("sheet_of_plan")) for problem in problems}
    assert found == {marks}


def test_a_contradiction_in_a_plan_that_is_not_public_is_marked_as_such():
    sheet = ({"Nieuwbouw": {"total": 10, "2030": 11}}, {"Vertrouwelijkheid": "Gemeente"})

    problem = read_programme([plan_book(sheet)]).problems[0]

    assert (problem.code, problem.details["sheet_of_plan"]) == ("years_exceed_rest", True)
    assert problem.details["plan_not_public"] == "pmw-GM0392-havenkwartier"


def test_columns_of_years_are_not_told_as_unread():
    headings = [*BASE, "Woningtype", "2026", "2034 - 2038", "Kleur"]
    programme = read_programme([workbook_file({"Draaitabel": [headings, [*FACTS, "Nieuwbouw", 20, 15, "rood"]]})])

    told = next(note.details["headings"] for note in programme.notes if note.code == "headings_unknown")
    assert "Kleur" in told
    assert "20" not in told
