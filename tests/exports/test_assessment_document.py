"""The JSON document of an assessment: its schema, its numbers, and what it leaves out."""

from __future__ import annotations

import json
from fractions import Fraction
from io import BytesIO

import pytest
from jsonschema import Draft202012Validator

from barcode import assess
from barcode.errors import Problem
from barcode.exports import assessment_document, schema, write_json
from barcode.exports.exact_numbers import json_number
from barcode.language.numbers import exact_text
from barcode.norms import NormLibrary
from barcode.norms.reader import read_books
from barcode.programme.tables import Programme
from barcode.readers import read_programme
from barcode.shipped import shipped_folder
from tests.builders import ON, book, library, plan, programme


def faults(document: dict) -> list[str]:
    validator = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{fault.json_path} {fault.message}" for fault in validator.iter_errors(document)]


def written(document: dict) -> bytes:
    stream = BytesIO()
    write_json(document, stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def region(repository):
    folder = repository / "data" / "voorbeeldregio"
    books = [*read_books(shipped_folder("norms")), *read_books(folder / "normen")]
    return assess(read_programme([folder]), NormLibrary(books), ON)


def test_the_schema_itself_is_right():
    Draft202012Validator.check_schema(schema())


def test_every_description_of_the_schema_closes_its_object():
    # An object of the schema that admits any key would let a misspelt one through.
    def objects(node: object) -> list[dict]:
        inner = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
        own = [node] if isinstance(node, dict) and node.get("type") == "object" else []
        return own + [one for each in inner for one in objects(each)]

    assert [one for one in objects(schema()) if one.get("additionalProperties") is not False] == []


def test_the_example_region_fits_the_schema(region):
    assert faults(json.loads(written(assessment_document(region)))) == []


def test_a_programme_without_plans_fits_the_schema():
    assert faults(assessment_document(assess(Programme(), library(), ON))) == []


def test_an_unknown_key_does_not_fit_the_schema(region):
    document = assessment_document(region)

    assert faults({**document, "extra": 1}) != []


def test_whole_numbers_are_integers_and_others_the_nearest_float():
    # 3 dwellings × 1 job × 0.3 = 0.9 job × 250 = 225 m² × 0.5 = 112.5 m² floor
    asked = assessment_document(assess(programme(plans=[plan("A", 3)]), library(), ON))["municipalities"]["GM9901"]["asked"]

    assert asked["business_park"] == {"jobs": 0.9, "fte": 0.9, "floor_m2_gfa": 112.5, "land_m2_net": 225}
    assert type(asked["business_park"]["land_m2_net"]) is int


def test_the_counts_are_per_municipality_province_and_region():
    plans = [plan("A", 100, dwellings_demolished=30), plan("B", 50, "GM9902"), plan("C", 7, "GM9902", year=None)]
    regional = book("RG-west", {}, members=["GM9902"])

    document = assessment_document(assess(programme(plans=plans), library(regional), ON))

    def counts(one: dict) -> tuple[int, ...]:
        return tuple(one[f"{name}"] for name in ("plans", "dwellings_new", "dwellings_demolished", "dwellings_net"))

    assert counts(document["programme"]) == (3, 157, 30, 127)
    assert counts(document["municipalities"]["GM9901"]) == (1, 100, 30, 70)
    assert counts(document["municipalities"]["GM9902"]) == (2, 57, 0, 57)
    assert counts(document["provinces"]["PV99"]) == (3, 157, 30, 127)
    assert counts(document["regions"]["RG-west"]) == (2, 57, 0, 57)


def test_a_norm_stands_exactly_beside_its_number():
    document = assessment_document(assess(programme(plans=[plan("A", 60_000)]), library(jobs_per_dwelling="70000/60000"), ON))

    norm = document["norms"]["NL/jobs_per_dwelling"]
    assert norm["value_exact"] == "7/6"
    assert norm["value"] == pytest.approx(1.1666666667)
    assert (norm["unit"], norm["level"], norm["status"], norm["evidence"]) == ("job/dwelling", "national", "policy", "quoted")
    assert (norm["first_day"], norm["place"], norm["source"]["title"]) == ("2000-01-01", "whole item", "test")
    # 60,000 × 70,000/60,000, exactly
    assert document["municipalities"]["GM9901"]["jobs_asked"] == 70_000


@pytest.mark.parametrize(
    ("value", "text"), [("26.3", "26.3"), ("0.125", "0.125"), ("7/6", "7/6"), ("250", "250"), ("-1/3", "-1/3")]
)
def test_an_exact_text_reads_back_as_the_same_number(value, text):
    assert exact_text(Fraction(value)) == text
    assert Fraction(exact_text(Fraction(value))) == Fraction(value)


def test_a_large_whole_number_keeps_every_digit():
    assert json_number(Fraction(10**20 + 1)) == 10**20 + 1


def test_what_cannot_be_told_is_null_with_one_reason():
    bare = library(floor_per_fte={"retail_and_services": "40", "public_facilities": "30", "at_home_or_no_fixed_place": "0"})
    haarlem = assessment_document(assess(programme(plans=[plan("A", 100)]), bare, ON))["municipalities"]["GM9901"]

    assert haarlem["asked"]["office"] == {"jobs": 40, "fte": 40, "floor_m2_gfa": None, "land_m2_net": None}
    assert haarlem["ranges"]["office"]["floor_m2_gfa"] is None
    entry = next(one for one in haarlem["missing"] if one["lacking"] == "floor_per_fte")
    assert {"asked/office/floor_m2_gfa", "asked/office/land_m2_net"} <= set(entry["numbers"])
    assert entry["key"] == "office"
    assert entry["reason"]["en"].startswith("no norm")


def test_a_range_follows_from_the_range_of_a_norm():
    wide = book("GM9901", {"fte_per_job": "1"})
    wide = wide.model_copy(update={"norms": (wide.norms[0].model_copy(update={"values": (_with_range(wide),)}),)})

    haarlem = assessment_document(assess(programme(plans=[plan("A", 100)]), library(wide), ON))["municipalities"]["GM9901"]

    # 30 jobs on parks × 0.5 to 1 fte × 250 m²
    assert haarlem["ranges"]["business_park"]["land_m2_net"] == {"low": 3750, "high": 7500}


def _with_range(one):
    return one.norms[0].values[0].model_copy(update={"low": Fraction(1, 2)})


def test_no_plan_is_named_and_a_confidential_one_not_even_in_a_claim():
    plans = [plan("GEHEIM-1", 10, name="Geheime plek", confidentiality="municipality"), plan("OPEN-1", 10)]
    parks = [{"park_id": "P", "municipality_code": "GM9901", "gross_m2": 200, "net_m2": 100, "issued_m2": 100}]
    taken = {"park_id": "P", "plot": "1", "location_type": "business_park", "year": 2027, "land_m2_net": 10}
    rows = [{"plan_id": one["plan_id"], **taken} for one in plans]

    document = assessment_document(assess(programme(plans=plans, parks=parks, work_taken=rows), library(), ON))

    text = json.dumps(document)
    assert "GEHEIM" not in text
    assert "Geheime plek" not in text
    claim = document["claims"][0]
    assert (claim["kind"], claim["plans"], claim["public_plan_ids"]) == ("plot_twice", 2, ["OPEN-1"])


def test_what_was_set_aside_is_named_in_both_languages():
    problem = Problem("cell_blank", "plannen.csv", "Plannen", 7, "gemeentecode", details={"municipality": "GM9901"})
    base = programme(plans=[plan("A", 1)])
    kept = Programme(
        **{name: getattr(base, name) for name in ("plans", "phases", "areas")}, rows_read=2, rows_set_aside=1, problems=(problem,)
    )

    document = assessment_document(assess(kept, library(), ON))

    entry = document["set_aside"][0]
    assert (entry["file"], entry["sheet"], entry["row"], entry["column"]) == ("plannen.csv", "Plannen", 7, "gemeentecode")
    assert entry["sentence"]["nl"] != entry["sentence"]["en"]
    assert document["municipalities"]["GM9901"]["rows_set_aside"] == 1


def test_the_same_assessment_gives_the_same_bytes_with_sorted_keys(region):
    first, second = written(assessment_document(region)), written(assessment_document(region))

    assert first == second
    assert list(json.loads(first)) == sorted(json.loads(first))


def test_a_name_with_controls_still_gives_a_file():
    hostile = programme(areas={"GM9901": {"name": "A\x00\x1b[31m\u202eB"}}, plans=[plan("A", 1)])

    document = json.loads(written(assessment_document(assess(hostile, library(), ON))))

    assert document["municipalities"]["GM9901"]["name"] == "A[31mB"
