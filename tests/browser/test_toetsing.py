"""Does a planner get through the page of checks in a real browser: read, sift, open a finding, try another year?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_until

SECONDS = 30_000
ROW_HEIGHT = 35
# Nothing is coming up or fading: what is half drawn is not yet as dark as it will be.
DRAWN = """document.getAnimations().every(one => one.playState !== 'running')
    && document.querySelectorAll('[data-stale=true]').length === 0"""


@pytest.fixture(params=["nl_page", "en_page"])
def page(request: pytest.FixtureRequest, app_url: str) -> Iterator[Page]:
    """The page of checks in a Dutch and in an American browser; no error in it, and no request that leaves the machine."""
    page: Page = request.getfixturevalue(request.param)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(SECONDS)
    expect.set_options(timeout=SECONDS)
    page.goto(f"{app_url}/toetsing")
    expect(page.get_by_role("radio", name="Plannen")).to_be_visible()
    yield page
    assert errors == []
    assert page.outside == []


def sought(page: Page, name: str) -> None:
    field = page.get_by_role("textbox", name="Zoek een plan")
    field.fill(name)
    field.press("Enter")
    expect(page.get_by_role("heading", level=3)).to_have_count(1)
    settled(page)


def settled(page: Page) -> None:
    """Waits until the page has been drawn whole: a list that is open while it is drawn closes again."""
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(timeout=SECONDS)


def test_a_plan_is_sought_and_a_finding_opens_to_its_norm(page):
    sought(page, "Pampusstrand")
    expect(page.get_by_role("heading", name="Pampusstrand (NP-03), Nieuw-Pampus")).to_be_visible()

    opener = page.get_by_role("combobox", name="Open een bevinding van Pampusstrand")
    opener.click()
    opener.fill("werkruimte per woning – Nieuw-Pampus")
    page.get_by_role("option").filter(has_text="– Nieuw-Pampus:").first.click()

    expect(page.get_by_text("De norm", exact=True)).to_be_visible()
    expect(page.get_by_text("VERZONNEN omgevingsvisie Nieuw-Pampus 2040").first).to_be_visible()


def test_the_choice_stays_when_the_language_changes(page):
    sought(page, "Pampusstrand")
    page.get_by_role("button", name="voldoet", exact=True).click()
    expect(page.get_by_role("heading", level=3)).to_have_count(1)

    page.get_by_text("English", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Checks")
    expect(page.get_by_role("textbox", name="Find a plan")).to_have_value("Pampusstrand")
    expect(page.get_by_role("combobox", name="Norm of")).to_have_value("all")
    expect(page.get_by_role("radio", name="Plans (1)")).to_be_checked()
    expect(page.get_by_role("button", name="met", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("heading", level=3)).to_have_count(1)


def test_another_year_moves_the_break_and_is_put_back(page):
    page.get_by_text("Jaar voor jaar").click()
    page.get_by_role("combobox", name="In welk gebied?").focus()
    page.keyboard.type("Houtribveen")
    page.keyboard.press("Enter")
    grid = page.get_by_test_id("stDataFrame").filter(has_text="Wat als: jaar")
    expect(grid.get_by_test_id("glide-cell-3-0")).to_have_text("2030")
    canvas = grid.locator("canvas").first
    canvas.scroll_into_view_if_needed()
    canvas.click(position={"x": canvas.bounding_box()["width"] - 40, "y": ROW_HEIGHT * 1.5}, force=True)
    expect(grid.get_by_test_id("glide-cell-3-0")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    editor = page.locator("textarea.gdg-input")
    editor.fill("2041")
    editor.press("Enter")

    moved = page.get_by_role("row").filter(has_text="kantoor, m² vloer")
    expect(page.get_by_role("columnheader", name="Met deze jaren")).to_be_visible()
    expect(moved.last).to_contain_text("Veenweide (HV-01)")

    page.get_by_role("button", name="Terug naar de jaren van de plannen").click()
    expect(page.get_by_text("Verander een jaar om te zien")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame").filter(has_text="Wat als: jaar").get_by_test_id("glide-cell-3-0")).to_have_text(
        "2030"
    )


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, {"width": 390, "height": 844}], ids=["desk", "phone"])
def test_no_serious_barrier_stands_in_the_way_of_anyone(nl_page, app_url, size):
    nl_page.set_viewport_size(size)
    nl_page.goto(f"{app_url}/toetsing")
    expect(nl_page.get_by_role("heading", level=3).first).to_be_visible(timeout=SECONDS)
    settled(nl_page)
    wait_until(nl_page, DRAWN)

    found = Axe().run(nl_page).response["violations"]

    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}] == []
