"""Can a planner make an annex in a real browser, take it along, and have it worked out again from the file alone?"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from barcode.exports.annex_files import FORMATS
from barcode.exports.annex_json import read_envelope
from barcode.language import Language, say

SECONDS = 120_000
# The norm for land on business parks that the state book has: 250 m² net for each full-time job.
NORM = re.compile(rb'(<c r="(?P<cell>C\d+)" s="\d+"><v>)250(</v></c>)')
LANGUAGE_OF = {"nl_page": "nl", "en_page": "en"}


@pytest.fixture(params=[*LANGUAGE_OF])
def language(request: pytest.FixtureRequest) -> Language:
    """The language of the page; the browser is set to it as well."""
    return LANGUAGE_OF[request.param]


@pytest.fixture
def page(language: Language, request: pytest.FixtureRequest, app_url: str) -> Iterator[Page]:
    """The page of agreements; no error in it, and no request that leaves the machine."""
    page: Page = request.getfixturevalue(f"{language}_page")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(SECONDS)
    page.goto(f"{app_url}/afspraken?taal={language}")
    expect(page.get_by_role("heading", name=say("annex_page.downloads", language))).to_be_visible(timeout=SECONDS)
    yield page
    assert errors == []
    assert page.outside == []


def typed(page: Page, label: str, text: str) -> None:
    """Text in a field that the next click leaves, as a person does who fills in a form."""
    page.get_by_role("textbox", name=label).fill(text)


def taken(page: Page, suffix: str, language: Language, folder: Path) -> Path:
    """The file of a format, made and fetched."""
    label = FORMATS[suffix].label(language)
    page.get_by_role("button", name=say("annex_page.make", language, format=label), exact=True).click()
    with page.expect_download(timeout=SECONDS) as waiting:
        page.get_by_role("button", name=say("annex_page.download", language, format=label), exact=True).click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def verified(page: Page, file: Path, language: Language) -> None:
    """The file dropped to be worked out again."""
    page.get_by_text(say("annex_page.task_verify", language), exact=True).click()
    page.locator("input[type=file]").set_input_files(file)


def typed_over(data: bytes) -> tuple[bytes, str]:
    """A workbook in which one norm of 250 became 300, and the cell where it stands."""
    cells: list[str] = []
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in package.infolist():
            part = package.read(entry)
            found = None if cells or "/worksheets/" not in entry.filename else NORM.search(part)
            if found:
                cells.append(found["cell"].decode())
                part = NORM.sub(rb"\g<1>300\g<3>", part, count=1)
            made.writestr(entry, part)
    return changed.getvalue(), cells[0]


def test_an_annex_is_filled_in_taken_along_and_accepted_when_it_comes_back(page, language, tmp_path):
    typed(page, say("annex_page.title_field", language), "Woondeal <b>2040</b>")
    typed(page, say("annex_page.parties", language), "Gemeente Nieuw-Pampus\n=HYPERLINK(1)")

    file = taken(page, "docx", language, tmp_path)

    expect(page.get_by_role("heading", name="Woondeal <b>2040</b>")).to_be_visible()
    kind = say("annex_page.file_name", language)
    assert re.fullmatch(rf"{kind}-nieuw-pampus-\d{{4}}-\d\d-\d\d\.docx", file.name)
    texts = [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]
    assert "Woondeal <b>2040</b>" in texts
    terms = read_envelope(FORMATS["docx"].carried_in(file.read_bytes())).content["terms"]
    assert terms["parties"] == ["Gemeente Nieuw-Pampus", "=HYPERLINK(1)"]

    verified(page, file, language)
    expect(page.get_by_text(say("annex_outcome.accepted", language))).to_be_visible(timeout=SECONDS)
    expect(page.get_by_text(say("annex_page.to_do_accepted", language))).to_be_visible()


def test_a_workbook_is_accepted_and_named_by_its_cell_when_one_norm_was_typed_over(page, language, tmp_path):
    file = taken(page, "xlsx", language, tmp_path)
    sheet = openpyxl.load_workbook(file, read_only=True).sheetnames[1]
    verified(page, file, language)
    expect(page.get_by_text(say("annex_outcome.accepted", language))).to_be_visible(timeout=SECONDS)

    data, cell = typed_over(file.read_bytes())
    other = tmp_path / "other.xlsx"
    other.write_bytes(data)
    page.locator("input[type=file]").set_input_files(other)

    expect(page.get_by_text(say("annex_page.to_do_differs", language))).to_be_visible(timeout=SECONDS)
    where = say("annex_verify.cell", language, sheet=sheet, cell=cell)
    expect(page.get_by_text(say("annex_verify.shown", language, place=where, found="300", expected="250"))).to_be_visible()
    expect(page.get_by_text(say("annex_outcome.accepted", language))).to_have_count(0)


def test_two_annexes_with_other_parties_differ_in_that_alone(page, language, tmp_path):
    first = taken(page, "json", language, tmp_path)
    first = first.rename(tmp_path / "first.json")
    typed(page, say("annex_page.parties", language), "Gemeente Nieuw-Pampus")
    page.keyboard.press("Tab")
    second = taken(page, "json", language, tmp_path)
    page.get_by_text(say("annex_page.task_compare", language), exact=True).click()
    fields = page.locator("input[type=file]")
    expect(fields).to_have_count(2)
    fields.nth(0).set_input_files(first)
    fields.nth(1).set_input_files(second)

    rows = page.get_by_role("row")
    expect(rows.filter(has_text="Gemeente Nieuw-Pampus").first).to_be_visible(timeout=SECONDS)
    expect(page.get_by_text(say("annex_page.no_differences", language))).to_have_count(0)
