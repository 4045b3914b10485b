"""Is a tampered annex found out, in words that name the place, and is a right one accepted?"""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from openpyxl import load_workbook

from barcode.assess import assess
from barcode.exports.annex import annex
from barcode.exports.annex_files import FORMATS, formats_there
from barcode.exports.annex_json import annex_json
from barcode.exports.annex_terms import Terms
from barcode.exports.verify import Outcome, verify, verify_against
from tests.builders import ON, library, plan, programme
from tests.exports.made_annexes import made_annex

CARRYING = [form for form in formats_there() if form.carries]
SAMPLES = 6


@pytest.fixture(scope="module")
def made():
    return made_annex()


@pytest.fixture(scope="module")
def whole(made):
    return json.loads(annex_json(made, "nl"))


def tampered(whole, change):
    """The JSON of an annex after `change` of its content."""
    copy = json.loads(json.dumps(whole))
    change(copy["content"])
    return json.dumps(copy).encode()


def sampled(names):
    names = sorted(names)
    return names[:: max(1, len(names) // SAMPLES)]


@pytest.mark.parametrize("form", CARRYING, ids=lambda form: form.suffix)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_format_that_carries_its_inputs_is_accepted(made, form, language):
    found = verify(f"bijlage.{form.suffix}", form.write(made, language))

    assert (found.outcome, found.differences) == (Outcome.ACCEPTED, ())
    assert found.claimed == found.computed == made.fingerprint


@pytest.mark.parametrize("suffix", [form.suffix for form in formats_there() if not form.carries])
def test_a_format_without_inputs_says_so_and_can_be_compared(made, suffix):
    data, base = FORMATS[suffix].write(made, "nl"), annex_json(made, "nl")

    assert verify(f"bijlage.{suffix}", data).outcome is Outcome.CANNOT_VERIFY
    assert verify_against(f"bijlage.{suffix}", data, "bijlage.json", base).outcome is Outcome.ACCEPTED


def test_a_figure_typed_over_in_a_table_is_named_when_held_against_the_annex(made):
    data = FORMATS["csv"].write(made, "nl")
    first = data.index(b'"1100"')
    changed = data[:first] + b'"1200"' + data[first + 6 :]

    found = verify_against("bijlage.csv", changed, "bijlage.json", annex_json(made, "nl"))

    assert found.outcome is Outcome.DIFFERS
    assert ["1200 in het bestand, 1100 herberekend" in line for line in found.differences] == [True]


@pytest.mark.parametrize("change", ["number", "other formula"])
def test_a_formula_typed_over_is_the_one_difference_in_a_workbook_saved_without_outcomes(made, change):
    workbook = load_workbook(io.BytesIO(FORMATS["xlsx"].write(made, "nl")))
    cell = next(cell for row in workbook["Gevraagd"].iter_rows() for cell in row if cell.data_type == "f")
    cell.value = 12_345 if change == "number" else cell.value + "+1"
    stream = io.BytesIO()
    workbook.save(stream)

    found = verify("bijlage.xlsx", stream.getvalue())

    assert found.outcome is Outcome.DIFFERS
    assert [f"blad Gevraagd, cel {cell.coordinate}:" in line for line in found.differences] == [True]


def test_a_name_cut_down_to_what_looks_like_a_formula_without_outcome_is_found():
    programme_of_one = programme(plans=[plan("P-1", 10, name="Oost =C4"), plan("P-2", 20)])
    annexed = annex(assess(programme_of_one, library(), ON), Terms(area="GM9901"))
    workbook = load_workbook(io.BytesIO(FORMATS["xlsx"].write(annexed, "nl")))
    cell = next(cell for row in workbook["Plannen"].iter_rows() for cell in row if cell.value == "Oost =C4")
    cell.value = " =C4"
    stream = io.BytesIO()
    workbook.save(stream)

    found = verify("bijlage.xlsx", stream.getvalue())

    assert found.outcome is Outcome.DIFFERS
    assert [f"blad Plannen, cel {cell.coordinate}:" in line for line in found.differences] == [True]


def test_any_figure_changed_in_the_content_is_found_and_named(made, whole):
    known = [address for address, figure in whole["content"]["figures"].items() if figure["value"] is not None]
    for address in sampled(known):
        for name in ("value", "low", "high", "unit"):
            found = verify("b.json", tampered(whole, lambda content, a=address, n=name: content["figures"][a].update({n: "7"})))
            assert found.outcome is Outcome.DIFFERS
            assert len(found.differences) == 2, (address, name)


def test_a_figure_typed_over_is_told_with_both_numbers(whole):
    def change(content):
        content["figures"]["GM9901/dwellings"].update(value="1234", printed=1234)

    # 100 of the public plan and 1,000 of P-5.
    assert (
        "GM9901, woningen (netto): in het bestand 1.234 woningen, herberekend 1.100 woningen."
        in verify("b.json", tampered(whole, change)).differences
    )


def test_any_norm_changed_in_the_table_is_found(whole):
    for place in sampled(range(len(whole["content"]["norms"]))):
        for name, value in (("status", "law"), ("unit", "job"), ("first_day", "1999-01-01"), ("assumption", "no")):
            data = tampered(whole, lambda content, p=place, n=name, v=value: content["norms"][p].update({n: v}))
            assert verify("b.json", data).outcome is Outcome.DIFFERS


def test_any_cell_of_the_plans_changed_is_found(whole):
    rows, columns = whole["content"]["plans"]["rows"], whole["content"]["plans"]["columns"]
    for row in range(len(rows)):
        for column in range(len(columns)):
            data = tampered(whole, lambda content, r=row, c=column: content["plans"]["rows"][r].__setitem__(c, "x"))
            assert verify("b.json", data).outcome is Outcome.DIFFERS


def test_a_plan_that_is_gone_is_named(whole):
    found = verify("b.json", tampered(whole, lambda content: content["plans"]["rows"].pop(0)))

    assert any("GM9901-1" in line and "ontbreekt in het bestand" in line for line in found.differences)


def test_inputs_that_were_changed_come_to_other_figures(whole):
    def change(content):
        table = content["inputs"]["programme"]["tables"]["phases"]
        table["rows"][0][table["columns"].index("dwellings_new")] = 101

    found = verify("b.json", tampered(whole, change))

    assert "GM9901, woningen (netto): in het bestand 1.100 woningen, herberekend 1.101 woningen." in found.differences


def test_another_version_with_the_same_figures_is_accepted_with_a_note(made):
    from dataclasses import replace

    for form in CARRYING:
        found = verify(f"b.{form.suffix}", form.write(replace(made, program="0.0.9"), "nl"))
        assert (found.outcome, found.differences) == (Outcome.ACCEPTED, ())
        assert found.notes == ("Gemaakt met versie 0.0.9 van het programma; nagerekend met versie 0.1.0.",)


def test_a_number_typed_over_in_a_word_document_is_named_with_its_place(made):
    data = FORMATS["docx"].write(made, "nl")
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as changed:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                assert b">1.100<" in content
                content = content.replace(b">1.100<", b">1.200<", 1)
            changed.writestr(entry.filename, content)

    found = verify("b.docx", target.getvalue())

    assert len(found.differences) == 1
    assert found.differences[0].startswith("tabel ")
    assert "1.200 in het bestand, 1.100 herberekend" in found.differences[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b""),
        ("a.json", b"[" * 100_000),
        ("a.json", b'{"content":' * 5_000),
        ("a.json", b'{"content": {"kind": "woon-werkbarcode annex"}, "fingerprint": {"value": ""}, "language": "nl"}'),
        ("a.json", b"<x/>"),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.docx", b"%PDF-1.7"),
        ("a.pdf", b"%PDF-1.7 broken"),
        ("a.exe", b"MZ"),
        ("a", b"x"),
    ],
)
def test_a_damaged_or_hostile_file_is_refused_or_cannot_be_verified(bounded_work, name, data):
    found = verify(name, data)

    assert found.outcome in {Outcome.REFUSED, Outcome.CANNOT_VERIFY}
    assert len(found.lines("nl")) >= 2


@pytest.mark.parametrize("wrong", [None, 1, "x", [], {}, [[]], {"x": {"y": 1}}, "\ud800", 10**40])
def test_any_part_of_the_content_may_be_of_another_shape(whole, wrong):
    for part in whole["content"]:
        if whole["content"][part] == wrong:
            continue  # that is the shape it has
        found = verify("b.json", tampered(whole, lambda content, p=part: content.__setitem__(p, wrong)))
        assert found.outcome is not Outcome.ACCEPTED, part


def test_an_archive_that_unpacks_to_a_hundred_times_its_size_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 60_000_000)

    assert verify("a.docx", stream.getvalue()).outcome is Outcome.REFUSED
