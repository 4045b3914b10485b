"""Is an annex made anew from its own content the same, and is its fingerprint what it says?"""

from __future__ import annotations

import hashlib
import json
from importlib import resources

import jsonschema
import pytest
import rfc8785
from hypothesis import assume, given

from barcode.assess import assess
from barcode.errors import BarcodeError
from barcode.exports.annex import annex, annex_again
from barcode.exports.annex_json import annex_json, read_envelope
from barcode.exports.annex_terms import Terms
from barcode.plain_values import canonical
from tests.builders import ON
from tests.exports.made_annexes import made_annex
from tests.properties.made_up import libraries, programmes, tried


@pytest.mark.parametrize("area", ["GM9901", "PV99"])
@pytest.mark.parametrize("readers", ["public", "province", "municipality"])
def test_an_annex_made_anew_from_its_json_says_the_same(area, readers):
    made = made_annex(readers, area)
    envelope = read_envelope(annex_json(made, "nl"))

    again = annex_again(envelope.content)

    assert json.loads(canonical(again.content)) == envelope.content
    assert envelope.claimed == envelope.fingerprint == again.fingerprint == made.fingerprint


@tried(5)
@given(programmes(), libraries())
def test_any_programme_and_library_come_back_from_an_annex(programme, library):
    assessment = assess(programme, library, ON)
    assume(assessment.areas)
    made = annex(assessment, Terms(area=min(assessment.areas), readers="municipality"))

    assert annex_again(json.loads(canonical(made.content))).fingerprint == made.fingerprint


def test_the_fingerprint_is_that_of_another_library_for_rfc_8785():
    made = made_annex()

    assert canonical(made.content) == rfc8785.dumps(json.loads(json.dumps(made.content)))
    assert made.fingerprint == hashlib.sha256(rfc8785.dumps(json.loads(json.dumps(made.content)))).hexdigest()


def test_the_whole_json_is_in_the_same_form_as_its_content():
    written = annex_json(made_annex(), "nl")
    assert written == canonical(json.loads(written)) + b"\n"


def test_the_json_is_what_the_published_schema_describes():
    schema = json.loads((resources.files("barcode.exports") / "annex.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    whole = json.loads(annex_json(made_annex(), "nl"))

    assert [error.message for error in validator.iter_errors(whole)] == []
    whole["content"]["extra"] = 1
    assert not validator.is_valid(whole)


def test_an_annex_of_1_110_public_dwellings_in_the_province_says_so():
    # 100 of the public plan, 1,000 of P-5, 10 of P-6.
    figures = made_annex(area="PV99").content["figures"]

    assert figures["PV99/dwellings"]["value"] == "1110"
    assert figures["PV99/jobs"]["value"] == "1110"


def test_an_unknown_area_is_refused():
    with pytest.raises(BarcodeError, match="GM0000"):
        made_annex(area="GM0000")
