"""The JSON document of findings: its schema, its numbers, and whom it never names."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from jsonschema import Draft202012Validator

from barcode import assess
from barcode.exports.assessment_json import write_json
from barcode.exports.findings_document import findings_document, findings_schema
from barcode.norms import NormLibrary
from barcode.norms.reader import read_books
from barcode.programme.tables import Programme
from barcode.readers import read_programme
from barcode.shipped import shipped_folder
from tests.builders import ON, library
from tests.exports.made_findings import made_assessment


def faults(document: dict) -> list[str]:
    validator = Draft202012Validator(findings_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
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


@pytest.fixture
def document():
    return findings_document(made_assessment())


def test_the_schema_itself_is_right_and_closes_every_object():
    Draft202012Validator.check_schema(findings_schema())

    def objects(node: object) -> list[dict]:
        inner = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
        own = [node] if isinstance(node, dict) and node.get("type") == "object" else []
        return own + [one for each in inner for one in objects(each)]

    assert [one for one in objects(findings_schema()) if one.get("additionalProperties") is not False] == []


def test_the_example_region_fits_the_schema_and_says_that_it_is_invented(region):
    document = json.loads(written(findings_document(region)))

    assert faults(document) == []
    assert document["invented"] is True
    assert document["incomplete"] == []


def test_a_programme_without_plans_fits_the_schema():
    assert faults(findings_document(assess(Programme(), library(), ON))) == []


def test_an_unknown_key_does_not_fit_the_schema(document):
    assert faults(document) == []
    assert faults({**document, "extra": 1}) != []


def test_overlaps_are_whole_square_metres_with_the_share_of_each(document):
    # 50 × 100 m of the 50 × 200 m of the plan, and of the 100 × 100 m of the park.
    assert document["overlaps"] == [
        {"plan": "OPEN-1", "park": "P", "overlap_m2_gross": 5000, "share_of_plan": 0.5, "share_of_park": 0.5, "neighbour": False}
    ]
    assert type(document["overlaps"][0]["overlap_m2_gross"]) is int


def test_a_finding_says_what_was_measured_and_asked_and_under_which_article(document):
    found = next(one for one in document["findings"] if one["authority"] == "PV99")

    assert (found["check"], found["plan"], found["park"], found["area"]) == ("work_space_per_dwelling", "OPEN-1", None, None)
    assert (found["measured"], found["required"], found["shortfall"], found["unit"]) == (120, 200, 80, "job")
    assert (found["outcome"], found["status"], found["severity"]) == ("breach", "ordinance", "conflict")
    assert found["norm"] == {"name": "PV99/jobs_per_dwelling", "article": "whole item", "value": 2, "unit": "job/dwelling"}
    assert document["norms"]["PV99/jobs_per_dwelling"]["source"]["title"] == "test"


def test_what_cannot_be_told_says_what_to_do_in_both_languages(document):
    found = next(one for one in document["findings"] if one["outcome"] == "cannot_tell")

    assert found["missing"]["code"] == "no_work_stated"
    assert found["missing"]["what_to_do"]["nl"] != found["missing"]["what_to_do"]["en"]
    assert (found["measured"], found["shortfall"], found["severity"]) == (None, None, None)


def test_a_plan_that_is_not_public_is_counted_and_never_named(document):
    text = json.dumps(document)

    assert "GEHEIM" not in text
    assert "Geheime plek" not in text
    assert document["programme"]["plans"] == 3
    # The work space and the undeclared transformation of GEHEIM-1, and its overlap with P.
    assert document["withheld"] == {"plans": 1, "findings": 2, "overlaps": 1}
    assert [one["plan"] for one in document["verdicts"]] == ["OPEN-1", "OPEN-2"]


def test_an_area_keeps_its_verdict_when_the_plan_that_breaks_it_may_not_be_named(document):
    found = next(one for one in document["findings"] if one["check"] == "keeps_pace")

    assert (found["area"], found["plan"], found["year"], found["outcome"]) == ("GM9901", None, 2027, "breach")


def test_the_counts_are_those_of_the_findings_in_the_document(document):
    assert document["outcomes"] == {"met": 1, "breach": 3, "cannot_tell": 1, "not_applicable": 1}
    assert len(document["findings"]) == 6


def test_the_same_assessment_gives_the_same_bytes_with_sorted_keys(region):
    first, second = written(findings_document(region)), written(findings_document(region))

    assert first == second
    assert list(json.loads(first)) == sorted(json.loads(first))


def test_a_plan_comes_to_the_heaviest_of_its_own_findings_and_not_to_what_an_area_comes_to(region):
    document = findings_document(region)
    light_to_heavy = ["not_applicable", "met", "cannot_tell", "breach"]
    own: dict[str, list[str]] = {}
    for finding in document["findings"]:
        if finding["plan"] and finding["area"] is None:
            own.setdefault(finding["plan"], []).append(finding["outcome"])

    assert {one["plan"]: one["outcome"] for one in document["verdicts"]} == {
        plan: max(outcomes, key=light_to_heavy.index) for plan, outcomes in own.items()
    }
