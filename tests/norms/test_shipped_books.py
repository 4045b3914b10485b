"""The shipped norm books load without a problem and hold what the sources say, checked by hand."""

import json
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from barcode.norms.model import BINDING, Cell, Evidence, Level, Norm, NormBook, NormValue, Status
from barcode.norms.reader import read_books
from barcode.norms.schema import json_schema, schema_text

FOLDER = Path(__file__).resolve().parents[2] / "norms"
FILES = sorted(FOLDER.rglob("*.yaml"))
AUTHORITIES = ("NL", "PV26", "PV28", "RG-haaglanden", "RG-u-ned", "GM0344", "GM0363", "GM0518", "GM0599")


class EditorLoader(yaml.SafeLoader):
    """YAML as an editor reads it (1.2): days stay text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def books() -> dict[str, NormBook]:
    return {book.authority: book for book in read_books(FOLDER)}


def norm(authority: str, norm_id: str) -> Norm:
    (found,) = [norm for norm in books()[authority].norms if norm.id == norm_id]
    return found


def entries() -> list[tuple[str, NormBook, Norm, NormValue, NormValue | Cell]]:
    """(name, book, norm, value, the value itself or one of its cells) of everything that is shipped."""
    found: list[tuple[str, NormBook, Norm, NormValue, NormValue | Cell]] = []
    for book in books().values():
        for norm in book.norms:
            for value in norm.values:
                name = f"{book.authority}/{norm.id}"
                found.append((name, book, norm, value, value))
                found.extend((f"{name}[{key}]", book, norm, value, cell) for key, cell in (value.cells or {}).items())
    return found


def test_the_nine_books_load_without_a_problem() -> None:
    assert sorted(books()) == sorted(AUTHORITIES)


def test_the_folder_of_a_book_is_its_level() -> None:
    levels = {"provincie": Level.PROVINCE, "regio": Level.REGION, "gemeente": Level.MUNICIPALITY, "norms": Level.NATIONAL}
    for file in FILES:
        authority = yaml.load(file.read_text(encoding="utf-8"), EditorLoader)["authority"]
        assert books()[authority].level is levels[file.parent.name], file


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_book_fits_the_schema_for_editors(file: Path) -> None:
    data = yaml.load(file.read_text(encoding="utf-8"), EditorLoader)
    jsonschema.Draft202012Validator(json_schema()).validate(data)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("norms", 0, "unit"), "m2"),
        (("norms", 0, "values"), []),
        (("norms", 0, "values", 0, "value"), "1,5"),
        (("norms", 0, "extra"), 1),
        (("authority",), "Rotterdam"),
        (("sources", "Bron 1"), {}),
        (("norms", 0, "description"), None),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(path: tuple[str | int, ...], wrong: object) -> None:
    data: Any = yaml.load((FOLDER / "gemeente" / "rotterdam.yaml").read_text(encoding="utf-8"), EditorLoader)
    part = data
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = wrong
    assert list(jsonschema.Draft202012Validator(json_schema()).iter_errors(data))


def test_the_schema_file_is_up_to_date() -> None:
    """Anew: python -m barcode.norms.schema > norms/norm-book.schema.json."""
    assert (FOLDER / "norm-book.schema.json").read_text(encoding="utf-8") == schema_text()
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


def test_every_value_names_a_source_and_a_place_or_is_an_explained_assumption() -> None:
    for name, book, _, value, entry in entries():
        if isinstance(entry, NormValue) and entry.cells:
            continue
        cite = entry.cite or value.cite
        if cite:
            assert book.sources[cite.source].title, name
            assert cite.place, name
        else:
            assert (entry.evidence or value.evidence) is Evidence.ASSUMED, name
            assert entry.note or value.note, name


def test_every_source_is_used() -> None:
    for book in books().values():
        cites = [cite for _, owner, _, value, entry in entries() if owner is book for cite in (value.cite, entry.cite)]
        used = {cite.source for cite in cites if cite}
        assert set(book.sources) == used, book.authority


def test_every_assumption_says_that_it_is_one() -> None:
    words = ("te controleren", "aanname", "keuze", "geen bron", "geen landelijke norm")
    for name, _, shipped, value, entry in entries():
        if shipped.status is Status.ASSUMPTION:
            notes = [note.nl.lower() for note in (entry.note, value.note) if note]
            assert any(word in note for note in notes for word in words), name


def test_binding_norms_are_only_those_whose_source_says_so() -> None:
    binding = {(book.authority, norm.id, str(norm.status)) for _, book, norm, _, _ in entries() if norm.status in BINDING}
    assert binding == {
        ("NL", "primary_school_floor_per_pupil_minimum", "law"),
        ("PV28", "park_transformation", "ordinance"),
        ("PV28", "designation_transition_years", "ordinance"),
        ("PV28", "compensation_duty", "ordinance"),
        ("GM0363", "rain_storage_depth", "plan_rule"),
    }


def test_what_was_not_found_is_told_in_every_book() -> None:
    assert [book.authority for book in books().values() if not book.not_encoded] == []


@pytest.mark.parametrize(
    ("authority", "norm_id", "value", "low", "high", "unit", "status", "evidence"),
    [
        ("GM0599", "jobs_per_dwelling", "1", None, None, "job/dwelling", "policy", "reported"),
        ("GM0599", "business_floor_stock", "4269525", None, None, "m2_gfa", "policy", "reported"),
        ("GM0344", "jobs_per_dwelling", "7/6", None, None, "job/dwelling", "policy", "derived"),
        ("GM0344", "all_functions_football_fields", "0.054", None, None, "football_field/dwelling", "policy", "quoted"),
        ("RG-u-ned", "jobs_per_dwelling", "160/229", "0.64", "10/13", "job/dwelling", "agreement", "derived"),
        ("RG-haaglanden", "dwellings_on_park_land", "9220", None, None, "dwelling", "agreement", "reported"),
        ("PV28", "designation_transition_years", "10", None, None, "year", "ordinance", "quoted"),
        ("PV26", "park_jobs_share", "0.25", "0.2", "0.3", "ratio", "policy", "derived"),
        ("PV26", "intensification_gain", "0.25", "0.2", "0.3", "ratio", "policy", "derived"),
        ("NL", "jobs_per_dwelling", "1", "0.64", "1.17", "job/dwelling", "assumption", "assumed"),
        ("NL", "fte_per_job", "0.8", "0.7", "1", "fte/job", "assumption", "assumed"),
        ("NL", "business_floor_per_dwelling", "20", "20", "40", "m2_gfa/dwelling", "reference", "reported"),
        ("NL", "business_floor_per_existing_dwelling", "26.3", None, None, "m2_gfa/dwelling", "reference", "reported"),
        ("NL", "business_land_per_dwelling", "70", "7000/109", "70", "m2_net/dwelling", "reference", "derived"),
        ("NL", "jobs_per_extra_inhabitant", "0.5", "0.44", "0.7", "job/inhabitant", "reference", "quoted"),
        ("NL", "persons_per_dwelling", "5/3", "5/3", "2", "inhabitant/dwelling", "reference", "derived"),
        ("NL", "slack_ratio", "0.04", None, None, "ratio", "reference", "reported"),
        ("NL", "misplaced_activities_ratio", "0.25", None, None, "ratio", "reference", "reported"),
        ("NL", "compensation_ratio", "1", None, None, "ratio", "assumption", "assumed"),
        ("NL", "park_full_ratio", "0.8", None, None, "ratio", "reference", "quoted"),
        ("NL", "public_green", "75", "8", "75", "m2_net/dwelling", "guidance", "quoted"),
        ("NL", "retail_floor", "1.875", None, None, "m2_gfa/inhabitant", "reference", "derived"),
        ("NL", "waste", "15/64", None, None, "m2_net/dwelling", "reference", "derived"),
        ("GM0363", "rain_storage_depth", "0.06", None, None, "m", "plan_rule", "derived"),
        ("GM0518", "planned_business_floor_binckhorst", "40000", None, None, "m2_gfa", "policy", "reported"),
    ],
)  # fmt: skip
def test_a_figure_is_what_its_source_says(
    authority: str, norm_id: str, value: str, low: str | None, high: str | None, unit: str, status: str, evidence: str
) -> None:
    shipped = norm(authority, norm_id)
    (dated,) = shipped.values
    assert (str(shipped.unit), str(shipped.status), str(dated.evidence)) == (unit, status, evidence)
    bounds = tuple(Fraction(bound) if bound else None for bound in (low, high))
    assert (dated.value, dated.low, dated.high) == (Fraction(value), *bounds)


@pytest.mark.parametrize(
    ("norm_id", "key", "value", "low", "high"),
    [
        ("land_per_fte", "business_park", "250", None, None),
        ("floor_per_fte", "office", "20", "17.5", "20"),
        ("floor_per_fte", "at_home_or_no_fixed_place", "0", None, None),
        ("floor_space_index", "business_park", "0.39", "0.35", "0.5"),
        ("jobs_share", "business_park", "0.3", "0.2", "0.3"),
        ("guideline_distance_quiet", "3.1", "50", None, None),
        ("guideline_distance_quiet", "4.1", "200", None, None),
        ("guideline_distance_quiet_unverified", "6", "1500", None, None),
        ("guideline_distance_mixed", "3.2", "50", None, None),
        ("guideline_distance_mixed_unverified", "4.2", "200", None, None),
        ("residential_buffer_model", "5", "750", None, None),
    ],
)
def test_an_entry_of_a_national_table_is_what_its_source_says(
    norm_id: str, key: str, value: str, low: str | None, high: str | None
) -> None:
    cells = norm("NL", norm_id).values[0].cells
    assert cells is not None
    bounds = tuple(Fraction(bound) if bound else None for bound in (low, high))
    assert (cells[key].value, cells[key].low, cells[key].high) == (Fraction(value), *bounds)


def test_retail_and_public_facilities_have_no_floor_per_job() -> None:
    cells = norm("NL", "floor_per_fte").values[0].cells
    assert cells is not None
    assert set(cells) == {"office", "at_home_or_no_fixed_place"}


def test_a_mixed_area_is_one_step_nearer_than_a_quiet_one() -> None:
    """Steps by hand: 10, 30, 50, 100, 200, 300, 500, 700, 1000, 1500 m; one step less, and 0 for the first."""
    quiet = {**_cells("guideline_distance_quiet"), **_cells("guideline_distance_quiet_unverified")}
    mixed = {**_cells("guideline_distance_mixed"), **_cells("guideline_distance_mixed_unverified")}
    assert list(quiet.values()) == [10, 30, 50, 100, 200, 300, 500, 700, 1000, 1500]
    assert list(mixed.values()) == [0, 10, 30, 50, 100, 200, 300, 500, 700, 1000]
    assert list(mixed) == list(quiet)


def _cells(norm_id: str) -> dict[str, Fraction]:
    return {key: cell.value for key, cell in (norm("NL", norm_id).values[0].cells or {}).items()}


def test_a_football_field_of_utrecht_is_706_thousandths_of_a_hectare() -> None:
    value = norm("NL", "football_field_area").values[0]
    assert value.value is not None
    assert round(float(value.value) / 10_000, 3) == 0.706
    assert value.high == 105 * 68


def test_540_fields_less_190_hectares_leave_the_housing_land_of_utrecht() -> None:
    """540 × 24/34 = 381.18 ha per 10,000 dwellings; less 190 ha is 191.18 ha, so 191.18 m² a dwelling."""
    value = norm("GM0344", "housing_land").values[0]
    assert value.value == Fraction(540 * 24, 34) - 190
    assert (round(float(value.low or 0)), round(float(value.high or 0))) == (181, 201)


@pytest.mark.parametrize(
    ("norm_id", "low", "high"),
    [
        ("public_green", 8, 75),
        ("play", 1.2, 6.0),
        ("neighbourhood_stations", 0.03, 0.125),
        ("waste", 0.23, 0.24),
    ],
)
def test_a_row_of_the_barcode_lies_in_the_hectares_per_10_000_dwellings(norm_id: str, low: float, high: float) -> None:
    """A hectare per 10,000 dwellings is a square metre a dwelling."""
    value = norm("NL", norm_id).values[0]
    assert value.value is not None
    assert low <= value.value <= high
    assert norm("NL", norm_id).row is not None


def test_sports_land_is_31_to_38_hectares_for_16700_to_20000_inhabitants() -> None:
    """334 km² / 17.8 million = 18.76 m² per inhabitant."""
    value = norm("NL", "sports_land").values[0].value or Fraction(0)
    assert (round(float(value * 16_700 / 10_000)), round(float(value * 20_000 / 10_000))) == (31, 38)


def test_the_rows_of_the_barcode_are_these_in_this_order() -> None:
    rows = sorted((norm.row.order, norm.row.function) for book in books().values() for norm in book.norms if norm.row)
    assert [function for _, function in rows] == [
        "housing", "public_green", "play", "sport", "sports_hall", "retail", "general_practice", "energy", "waste",
    ]  # fmt: skip


def test_haven_stad_does_not_govern_the_whole_of_amsterdam() -> None:
    assert "jobs_per_dwelling" not in {norm.id for norm in books()["GM0363"].norms}
    assert norm("GM0363", "haven_stad_jobs_per_dwelling").applies_to.area_types == ("haven_stad",)


def test_haaglanden_is_the_four_municipalities_that_signed() -> None:
    assert set(books()["RG-haaglanden"].members) == {"GM0503", "GM0518", "GM1916", "GM0603"}
    assert books()["RG-u-ned"].members == ("GM0344",)


def test_the_ladder_for_housing_ends_and_for_work_does_not() -> None:
    assert norm("NL", "ladder_need_living").values[0].last_day == date(2026, 12, 31)
    assert norm("NL", "ladder_need_working").values[0].last_day is None


def test_the_model_of_office_floor_has_a_later_value_beside_the_earlier() -> None:
    values = norm("NL", "office_floor_per_job_model").values
    assert [(str(value.first_day), value.value) for value in values] == [("2021-01-01", 20), ("2026-04-01", Fraction(35, 2))]
