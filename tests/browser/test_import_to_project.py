"""From a plan list with a bad row to a project on another machine, on a desk and on a phone, over a line that is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from barcode.language import Language, say
from tests.browser.conftest import page_in
from tests.browser.test_journey import at_rest
from tests.browser.test_project import Proxy

SECONDS = 30_000
LOCALES: dict[Language, str] = {"nl": "nl-NL", "en": "en-US"}
# The third row asks for half a dwelling.
LIST = (
    "plan_id;naam;gemeentecode;nieuw;sloop;jaar\n"
    "H-1;Spaarndamseweg;GM0392;900;0;2027\n"
    "H-2;Oostpoort;GM0392;200;100;2028\n"
    "H-3;Half;GM0392;12,5;0;2029\n"
)
NEW = "Kop van Schalkwijk"
# 900 + 200 − 100 of the list, 250 of the form.
DWELLINGS: dict[Language, str] = {"nl": "1.250", "en": "1,250"}
SIZES = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(params=SIZES)
def pages(request: pytest.FixtureRequest, browser: Browser, language: Language) -> Iterator[tuple[Page, Page]]:
    """Two machines: a page each in a browser of its own."""
    for page in page_in(browser, LOCALES[language]):
        for other in page_in(browser, LOCALES[language]):
            for one in (page, other):
                one.set_viewport_size(SIZES[request.param])
                one.set_default_timeout(SECONDS)
            expect.set_options(timeout=SECONDS)
            yield page, other
            assert page.outside == other.outside == []


def dwellings(page: Page, language: Language):
    """The number of dwellings that the answer is for."""
    shown = page.get_by_test_id("stMetric").filter(has_text=say("pages.overview.dwellings", language))
    return shown.get_by_test_id("stMetricValue")


def test_a_list_with_a_bad_row_and_a_new_plan_become_a_project_that_opens_elsewhere(pages, app_url, language, tmp_path):
    page, other = pages
    line = Proxy(int(app_url.rpartition(":")[2]))
    address = f"http://127.0.0.1:{line.port}"
    file = tmp_path / "plannen.csv"
    file.write_text(LIST, encoding="utf-8")
    try:
        page.goto(f"{address}/plannen?taal={language}&gemeente=GM0392")
        page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(str(file))
        expect(page.get_by_test_id("stMain").get_by_text("12,5").first).to_be_visible()
        page.get_by_role("button", name=say("pages.plans.use", language)).click()
        # The address says where the work is kept before the page is drawn: who types now types in what goes away.
        page.wait_for_url(re.compile("werk="))
        at_rest(page)

        form = page.get_by_test_id("stForm").filter(has=page.get_by_role("button", name=say("pages.plans.add_plan", language)))
        form.get_by_role("textbox", name=say("ui.column_name", language)).fill(NEW)
        form.get_by_role("combobox", name=say("ui.municipality", language)).click()
        page.keyboard.type("Haarlem")
        page.get_by_role("option", name=re.compile("^Haarlem")).first.click()
        form.get_by_role("textbox", name=say("ui.column_dwellings_new", language)).fill("250")
        form.get_by_role("button", name=say("pages.plans.add_plan", language)).click()
        # The form is empty again when the plan was added.
        expect(form.get_by_role("textbox", name=say("ui.column_name", language))).to_have_value("")
        kept = page.url.partition("werk=")[2].partition("&")[0]

        line.cut.set()
        page.wait_for_timeout(3_000)
        line.cut.clear()
        page.goto(f"{address}/?werk={kept}&taal={language}")
        expect(dwellings(page, language)).to_have_text(DWELLINGS[language])

        page.goto(f"{address}/project?werk={kept}&taal={language}")
        page.get_by_role("textbox", name=say("project.name", language)).fill("Haarlem 2030")
        page.get_by_role("button", name=say("project.save", language)).click()
        expect(page.get_by_text("Haarlem 2030:").first).to_be_attached()
        with page.expect_download() as waiting:
            page.get_by_role("button", name=say("project.download", language)).click()
        project = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(project)

        other.goto(f"{app_url}/project?taal={language}")
        other.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(str(project))
        other.get_by_role("button", name=say("project.open_file", language)).click()
        other.wait_for_url(re.compile("werk="))
        at_rest(other)
        own = other.url.partition("werk=")[2].partition("&")[0]
        assert own != kept
        other.goto(f"{app_url}/?werk={own}&taal={language}")
        expect(dwellings(other, language)).to_have_text(DWELLINGS[language])
    finally:
        line.ended.set()
