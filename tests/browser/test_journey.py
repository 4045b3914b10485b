"""Does a planner get through the front end in a real browser: open, read, type, paste, switch language?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_until

SECONDS = 30_000
HALF = "12,5"
THOUSAND_AND_A_HALF = "1.234,5"
ROW_HEIGHT = 35
ISSUED, AVAILABLE_NOW = 6, 7


@pytest.fixture(params=["nl_page", "en_page"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a Dutch and in an American browser; no error in the page, and no request that leaves the machine."""
    page: Page = request.getfixturevalue(request.param)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(SECONDS)
    expect.set_options(timeout=SECONDS)
    yield page
    assert errors == []
    assert page.outside == []


def number(page: Page, label: str):
    """The big number with this label."""
    return page.get_by_test_id("stMetric").filter(has_text=label).get_by_test_id("stMetricValue")


def opened(page: Page, url: str) -> None:
    page.goto(url)
    expect(number(page, "Banen")).to_have_text("5.010")


def at_rest(page: Page) -> None:
    """Waits until the page is whole: text that is still fading in has less contrast than it will have."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1, timeout=SECONDS)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=SECONDS)
    wait_until(page, "document.getAnimations().every(one => one.playState !== 'running')")


def paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def paste_cells(page: Page, text: str) -> None:
    """Pastes into the chosen cell of a grid; who cannot see it is told the new content once the cursor moves on."""
    paste(page, text)
    expect(page.get_by_text("met jouw wijzigingen")).to_be_visible()
    page.keyboard.press("ArrowDown")


def grid_of_parks(page: Page, app_url: str):
    """The grid of work locations, when it has drawn its cells."""
    page.goto(f"{app_url}/plannen")
    page.get_by_role("tab", name="Werklocaties").click()
    grid = page.get_by_test_id("stDataFrame").filter(visible=True).first
    grid.scroll_into_view_if_needed()
    expect(cell(grid, ISSUED)).to_have_text("46,5")
    return grid


def cell(grid, column: int):
    """What the grid says of a cell of its first row to who cannot see it."""
    return grid.get_by_test_id(f"glide-cell-{column}-0")


def go_to_cell(page: Page, grid, column: int) -> None:
    """Chooses a cell of the first row: a click on its second cell, then by arrow keys."""
    canvas = grid.locator("canvas").first
    first = canvas.bounding_box()
    canvas.click(position={"x": min(110, first["width"]), "y": ROW_HEIGHT * 1.5}, force=True)
    for _ in range(column - 1):
        page.keyboard.press("ArrowRight")
    expect(cell(grid, column)).to_have_attribute("aria-selected", "true")


def test_a_newcomer_gets_an_answer_and_changes_it(page, app_url):
    opened(page, app_url)
    expect(page.get_by_text("Voorbeeldregio (verzonnen)").first).to_be_visible()
    expect(page.get_by_alt_text(re.compile("Barcode met strepen"))).to_be_visible()

    field = page.get_by_role("textbox", name="Aantal woningen")
    field.fill("10.000")
    field.press("Enter")

    expect(number(page, "Banen")).to_have_text("10.000")
    expect(number(page, "Bedrijventerrein")).to_have_text("600.000 m²")


def test_half_a_dwelling_typed_or_pasted_is_told_and_not_multiplied(page, app_url):
    opened(page, app_url)
    field = page.get_by_role("textbox", name="Aantal woningen")

    field.click()
    paste(page, HALF)
    field.press("Enter")

    expect(page.get_by_text("«12,5» is geen heel aantal")).to_be_visible()
    expect(field).to_have_value(HALF)

    field.fill("")
    field.press_sequentially(THOUSAND_AND_A_HALF)
    field.press("Enter")

    expect(page.get_by_text("«1.234,5» is geen heel aantal")).to_be_visible()


def test_a_field_reads_a_decimal_comma(page, app_url):
    page.goto(f"{app_url}/plannen")
    page.get_by_role("textbox", name="Naam", exact=True).fill("Eiland ![x](http://host.invalid/x.png)")
    page.get_by_role("textbox", name="Nieuwe woningen").fill("100")
    land = page.get_by_role("textbox", name="Grond, ha netto")
    land.click()
    paste(page, HALF)
    page.get_by_role("button", name="Voeg plan toe").click()
    expect(page.get_by_text("16 plannen")).to_be_visible()

    page.get_by_role("link", name="Overzicht").click()

    # The plans of Nieuw-Pampus add 12,000 m² and 6,500 m² of floor at 0.39, which is 28,667 m²; 12.5 ha more is 153,667 m².
    balance = page.get_by_test_id("stDataFrame").filter(has_text="Uit te geven")
    expect(balance.get_by_text("153.667", exact=True)).to_have_count(1)


def test_cells_pasted_from_a_spreadsheet_mean_what_a_dutch_planner_means(page, app_url):
    grid = grid_of_parks(page, app_url)
    go_to_cell(page, grid, ISSUED)
    paste_cells(page, f"{HALF}\t{THOUSAND_AND_A_HALF}")
    expect(cell(grid, ISSUED)).to_have_text(HALF)
    expect(cell(grid, AVAILABLE_NOW)).to_have_text(THOUSAND_AND_A_HALF)

    page.get_by_role("link", name="Overzicht").click()

    # Land in use in Nieuw-Pampus: 12.5 ha + 31 ha + 4.5 ha = 48 ha; still to be issued: 1,234.5 + 0.5 + 1 = 1,236 ha.
    balance = page.get_by_test_id("stDataFrame").filter(has_text="Uit te geven")
    expect(balance.get_by_text("480.000", exact=True)).to_have_count(1)
    expect(balance.get_by_text("12.360.000", exact=True)).to_have_count(1)


def test_a_cell_typed_with_a_comma_means_the_same(page, app_url):
    grid = grid_of_parks(page, app_url)
    go_to_cell(page, grid, ISSUED)
    page.keyboard.press("Enter")
    editor = page.locator("textarea.gdg-input")
    editor.fill("")
    editor.press_sequentially(HALF)
    editor.press("Enter")

    expect(cell(grid, ISSUED)).to_have_text(HALF)
    expect(page.get_by_text("met jouw wijzigingen")).to_be_visible()
    page.get_by_role("link", name="Overzicht").click()
    expect(page.get_by_test_id("stDataFrame").filter(has_text="Uit te geven").get_by_text("480.000", exact=True)).to_have_count(1)


def test_the_language_changes_by_one_switch_and_a_screen_reader_is_told(page, app_url):
    opened(page, app_url)
    assert page.evaluate("document.documentElement.lang") == "nl"

    page.get_by_text("English", exact=True).click()

    expect(page.get_by_role("heading", name="Work space for dwellings")).to_be_visible()
    expect(number(page, "Jobs")).to_have_text("5,010")
    wait_until(page, "document.documentElement.lang === 'en'")
    assert "taal=en" in page.url


def test_the_language_changes_in_the_middle_of_an_edit_and_the_table_stays(page, app_url):
    grid = grid_of_parks(page, app_url)
    go_to_cell(page, grid, ISSUED)
    paste_cells(page, f"{HALF}\t{THOUSAND_AND_A_HALF}\nabc\t0,5")
    expect(cell(grid, ISSUED)).to_have_text(HALF)

    page.get_by_text("English", exact=True).click()

    expect(page.get_by_role("tab", name="Work locations")).to_have_attribute("aria-selected", "true")
    expect(cell(grid, AVAILABLE_NOW)).to_have_text(THOUSAND_AND_A_HALF)
    expect(page.get_by_text("«abc» is not a number")).to_be_visible()
    expect(page.get_by_role("cell", name="Issued, ha")).to_be_visible()


def test_the_sentence_about_a_refused_file_is_read_whole(page, app_url):
    page.goto(f"{app_url}/plannen")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": "kaart.gpkg", "mimeType": "text/xml", "buffer": b"<VRTDataset rasterXSize='1'></VRTDataset>"}
    )

    sentence = page.get_by_role("cell", name=re.compile("XML-beschrijving"))
    expect(sentence).to_be_visible()
    assert sentence.evaluate("cell => cell.scrollWidth <= cell.clientWidth")


def test_the_content_of_a_grid_does_not_leave_as_formulas(page, app_url):
    opened(page, app_url)
    grid = page.get_by_test_id("stDataFrame").first
    grid.hover()

    toolbar = grid.get_by_test_id("stElementToolbar")
    expect(toolbar.get_by_label("Search")).to_be_visible()
    expect(toolbar.get_by_label("Download as CSV")).to_be_hidden()


def test_who_walks_by_keyboard_sees_on_which_page_she_stands(nl_page, app_url):
    nl_page.set_default_timeout(SECONDS)
    nl_page.goto(app_url)
    link = nl_page.get_by_role("link", name="Plannen")
    expect(link).to_be_visible(timeout=SECONDS)
    at_rest(nl_page)
    for _ in range(3):
        nl_page.keyboard.press("Tab")

    expect(link).to_be_focused(timeout=SECONDS)
    assert link.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    nl_page.keyboard.press("Enter")
    expect(nl_page.get_by_role("heading", level=1, name="Plannen: wat gaat erin?")).to_be_visible(timeout=SECONDS)


def test_a_province_is_chosen_with_the_keyboard_alone(page, app_url):
    opened(page, app_url)
    page.get_by_role("combobox", name="Gemeente, regio of provincie").focus()
    page.keyboard.type("provincie")
    expect(page.get_by_role("option", name="Provincie: VERZONNEN provincie Markerwaard")).to_be_visible()
    page.keyboard.press("Enter")

    # The net dwellings of the four municipalities: 5010 + 2930 + 1448 + 1100.
    expect(number(page, "Woningen")).to_have_text("10.488")


def test_every_number_opens_to_where_it_comes_from(page, app_url):
    opened(page, app_url)

    page.get_by_role("button", name="Hoe weten we dit?").nth(2).click()

    window = page.get_by_role("dialog")
    expect(window.get_by_text("250 m² grond (netto) per voltijdbaan").first).to_be_visible()
    expect(window.get_by_text("VERZONNEN omgevingsvisie Nieuw-Pampus 2040").first).to_be_visible()
    # The rows of input, with the file they stand in.
    expect(window.get_by_test_id("stDataFrame").get_by_text("Aalscholverkwartier").first).to_be_attached()


def test_the_page_of_norms_shows_who_wins_and_who_loses(page, app_url):
    page.goto(f"{app_url}/normen")

    expect(page.get_by_text("Deze norm telt hier.")).to_be_visible()
    expect(page.get_by_text("Telt hier niet: bindt ook, maar vraagt minder.")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/plannen", "/normen"])
def test_no_serious_barrier_stands_in_the_way_of_anyone(nl_page, app_url, path):
    nl_page.goto(f"{app_url}{path}")
    expect(nl_page.get_by_role("heading", level=1)).to_be_visible(timeout=SECONDS)
    at_rest(nl_page)

    found = Axe().run(nl_page).response["violations"]

    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}] == []
