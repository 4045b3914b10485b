"""Does a newcomer come to a verdict in five actions, and does the front end serve a meeting: what-if, projector, paper, phone?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_journey import SECONDS, at_rest, number

MOST_ACTIONS = 5
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
# Points (1/72 inch) of A4 upright and A3 on its side, ISO 216.
A4, A3_LYING = (595, 842), (1191, 842)


@dataclass
class Newcomer:
    """Somebody who counts what is done: a choice from a list, a field filled in, a click."""

    page: Page
    done: list[str] = field(default_factory=list)

    def choose(self, label: str, option: str) -> None:
        self.done.append(f"choose {option}")
        self.page.get_by_role("combobox", name=label).click()
        self.page.get_by_role("option", name=re.compile(f"^{option}")).first.click()

    def fill(self, label: str, text: str) -> None:
        self.done.append(f"fill in {text}")
        self.page.get_by_role("textbox", name=label).fill(text)

    def click(self, label: str) -> None:
        self.done.append(f"click {label}")
        self.page.get_by_role("button", name=label).click()


@pytest.fixture
def page(nl_page: Page) -> Iterator[Page]:
    errors: list[str] = []
    nl_page.on("pageerror", lambda error: errors.append(str(error)))
    nl_page.set_default_timeout(SECONDS)
    nl_page.set_viewport_size(LAPTOP)
    expect.set_options(timeout=SECONDS)
    yield nl_page
    assert errors == []
    assert nl_page.outside == []


def opened(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.get_by_test_id("stMetric").first).to_be_visible()
    at_rest(page)


def in_sight(place: Locator) -> bool:
    """Whether all of it stands between the top and the bottom of the window."""
    box = place.bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= place.page.viewport_size["height"]


def test_a_newcomer_reads_what_it_is_and_the_answer_without_scrolling(page, app_url):
    opened(page, app_url)

    assert in_sight(page.get_by_text("Wie woningen bouwt, heeft ook werkruimte nodig."))
    assert in_sight(page.get_by_role("heading", name="5.010 woningen in Nieuw-Pampus"))
    assert in_sight(number(page, "Bedrijventerrein"))
    assert in_sight(page.get_by_role("combobox", name="Gemeente, regio of provincie"))


def test_a_newcomer_comes_to_a_verdict_on_an_own_plan_in_five_actions(page, app_url):
    opened(page, app_url)
    newcomer = Newcomer(page)

    newcomer.choose("Gemeente, regio of provincie", "Lepelaarstad")
    expect(page.get_by_text("Je plan ligt in Lepelaarstad")).to_be_visible()
    newcomer.fill("Woningen in je plan", "400")
    newcomer.choose("Werklocatie", "Lepelaar")
    land = page.get_by_role("textbox", name="Grond die verdwijnt")
    expect(land).to_be_enabled()
    newcomer.fill("Grond die verdwijnt", "2,5")
    newcomer.click("Toets mijn plan")

    verdict = page.locator(".st-key-first-verdict")
    expect(verdict).to_contain_text("Het oordeel over je plan in Lepelaarstad")
    expect(verdict).to_contain_text("2,5")
    assert len(newcomer.done) <= MOST_ACTIONS, newcomer.done

    page.get_by_role("button", name="Bekijk elke toets van dit plan").click()
    expect(page.get_by_role("heading", name=re.compile("^Toetsing"))).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^Mijn plan"))).to_have_count(1)


def test_the_keyboard_names_a_stripe(page, app_url):
    opened(page, app_url)
    stripes = page.locator(".barcode .stripe")

    stripes.first.focus()
    page.keyboard.press("Tab")

    expect(stripes.nth(1)).to_be_focused()
    expect(stripes.nth(1).locator(".said")).to_be_visible()
    expect(stripes.nth(1)).to_have_accessible_name(re.compile("^2 kantoor: 20.040 m²"))
    expect(stripes.first.locator(".said")).to_be_hidden()


def test_a_stripe_lies_on_its_place_in_the_picture(page, app_url):
    opened(page, app_url)
    picture = page.locator(".st-key-barcode-picture img").bounding_box()
    first = page.locator(".barcode .stripe").first.bounding_box()

    assert first["x"] == pytest.approx(picture["x"], abs=1)
    assert first["y"] == pytest.approx(picture["y"], abs=4)
    # Business park: 300,600 of the 926,181 m² that the stripes hold together, and what counts once of it.
    assert 0.28 < first["width"] / picture["width"] < 0.34


def test_a_slider_by_keyboard_changes_the_answer_beside_the_norm_at_once(page, app_url):
    opened(page, app_url)
    slider = page.get_by_role("slider", name="Schuif: voltijdbanen per baan")
    slider.focus()
    page.keyboard.press("ArrowRight")

    # 0.80 to 0.81 of full-time: 5010 × 0.30 × 0.81 × 250 = 304,357.5, and 300,600 by the norm.
    expect(number(page, "Bedrijventerrein")).to_have_text("304.358 m²")
    row = page.get_by_role("row").filter(has_text="Bedrijventerrein, m² grond (netto)").filter(has_text="+3.758")
    expect(row.filter(visible=True)).to_contain_text("300.600")
    expect(page.get_by_role("textbox", name="Eigen waarde: voltijdbanen per baan")).to_have_value("0,81")
    expect(page.get_by_text("Je rekent met 1 eigen waarde voor Nieuw-Pampus")).to_be_visible()

    page.get_by_role("link", name="Kaart").click()
    expect(page.get_by_role("heading", name="Plannen en werklocaties op de kaart")).to_be_visible()
    expect(page.get_by_text("Je rekent met 1 eigen waarde voor Nieuw-Pampus")).to_be_visible()
    page.get_by_role("button", name="Alles terug naar de norm").click()
    expect(page.get_by_text("Je rekent met 1 eigen waarde")).to_have_count(0)


def test_the_large_view_has_large_type_and_no_side_bar_and_a_way_back(page, app_url):
    opened(page, app_url)
    usual = page.get_by_role("heading", name="Werkruimte bij woningen").bounding_box()["height"]

    opened(page, f"{app_url}/?toon=groot")

    assert page.get_by_role("heading", name="Werkruimte bij woningen").bounding_box()["height"] >= 1.3 * usual
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    page.get_by_role("link", name="Toetsing").click()
    expect(page.get_by_role("heading", name=re.compile("^Toetsing"))).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    page.get_by_role("button", name="Stop met presenteren").click()
    expect(page.get_by_test_id("stSidebar")).to_be_visible()


@pytest.mark.parametrize(
    ("paper", "size"), [({"format": "A4"}, A4), ({"format": "A3", "landscape": True}, A3_LYING)], ids=["A4", "A3"]
)
def test_a_print_leaves_the_side_bar_out_and_cuts_no_table(page, app_url, paper, size):
    opened(page, app_url)
    page.emulate_media(media="print")
    # As wide as the paper between its margins of 12 mm, at 96 dots to the inch.
    page.set_viewport_size({"width": round((size[0] - 2 * 34) * 96 / 72), "height": 900})

    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    assert not page.get_by_role("button", name="Toets mijn plan").is_visible()
    expect(page.get_by_test_id("stDataFrame").filter(visible=True)).to_have_count(0)
    expect(page.locator(".st-key-guide, .st-key-what-if-fields").filter(visible=True)).to_have_count(0)
    tables = page.locator("[class*=st-key-paper-] table").filter(visible=True)
    assert tables.count() >= 5
    cut = tables.evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length"
    )
    assert cut == 0
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1")
    pdf = page.pdf(**paper)
    found = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert (float(found[1]), float(found[2])) == pytest.approx(size, abs=2)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") >= 3


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("view", ["", "plannen", "kaart", "normen", "toetsing"])
def test_nothing_is_wider_than_a_phone(browser: Browser, app_url, view, language):
    context = browser.new_context(viewport=PHONE, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{app_url}/{view}?taal={language}")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SECONDS)
    at_rest(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth") <= PHONE["width"]
    context.close()
