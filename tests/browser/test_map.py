"""Does the map draw, open what is clicked, and do the same for a keyboard, without asking anybody on the network?"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from math import asinh, pi, radians, tan

import pytest
import shapely
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, TimeoutError, expect

from barcode.readers import read_programme
from barcode.ui.map_deck import TILE, view_of
from barcode.ui.map_shapes import shapes_of
from tests.browser.conftest import is_foreign
from tests.conftest import REPOSITORY

SECONDS = 30_000
LOOK_AGAIN = 1_500
LOOKS = 20
WINDOWS = {"desktop": {"width": 1280, "height": 800}, "telephone": {"width": 390, "height": 844}}
CHOICE = {"nl": "Plan of werklocatie", "en": "Plan or work location"}
FINDINGS = {"nl": "Wat de toetsing zegt", "en": "What the checks say"}
DESIGNATED = {"nl": "aangewezen: niet transformeren", "en": "designated: not to be transformed"}
ONE_PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
HOSTILE = '<img src=x onerror="window.__xss=1">'


def prepared(page: Page) -> Iterator[Page]:
    """A page without network: what would leave the machine is refused, and fails the test."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    # A layer that cannot be drawn is left out of the map, and only told to the console.
    page.on("console", lambda said: errors.append(said.text) if said.text.startswith("deck:") else None)
    page.context.route(is_foreign, lambda route: route.abort())
    page.set_default_timeout(SECONDS)
    expect.set_options(timeout=SECONDS)
    yield page
    assert errors == []
    assert page.outside == []


@pytest.fixture(params=WINDOWS)
def page(request: pytest.FixtureRequest, nl_page: Page) -> Iterator[Page]:
    """A page on a desktop and on a telephone."""
    nl_page.set_viewport_size(WINDOWS[request.param])
    yield from prepared(nl_page)


@pytest.fixture
def desktop(nl_page: Page) -> Iterator[Page]:
    """A page on a desktop."""
    nl_page.set_viewport_size(WINDOWS["desktop"])
    yield from prepared(nl_page)


def example_point(name: str) -> tuple[float, float]:
    """A point [degrees] inside a park of the example region, and the bounds that the map shows."""
    programme = read_programme([REPOSITORY / "data" / "voorbeeldregio"])
    shapes = shapes_of(programme)
    shape = shapes.parks.polygons[programme.parks["name"].to_list().index(name)]
    inside = shapely.point_on_surface(shape)
    view = view_of(shapes.bounds)
    whole = TILE * 2**view.zoom
    across = (inside.x - view.longitude) / 360 * whole
    down = (_mercator(view.latitude) - _mercator(inside.y)) / (2 * pi) * whole
    return across, down


def _mercator(latitude: float) -> float:
    return asinh(tan(radians(latitude)))


def the_map(page: Page):
    return page.get_by_test_id("stDeckGlJsonChart")


def place_of(page: Page, point: tuple[float, float]) -> tuple[float, float]:
    """Where on the screen a point lies, given how far from the middle of the map."""
    the_map(page).scroll_into_view_if_needed()
    box = the_map(page).bounding_box()
    return box["x"] + box["width"] / 2 + point[0], box["y"] + box["height"] / 2 + point[1]


def hovered(page: Page, point: tuple[float, float], name: str) -> tuple[float, float]:
    """Where a park is drawn, as soon as the map says its name there."""
    tooltip = page.locator(".deck-tooltip").filter(has_text=name)
    for turn in range(LOOKS):
        x, y = place_of(page, point)
        page.mouse.move(x + turn % 2, y)
        try:
            tooltip.wait_for(state="visible", timeout=LOOK_AGAIN)
            return x + turn % 2, y
        except TimeoutError:
            continue
    raise AssertionError(f"the map never said {name}")


def colours(page: Page, box: dict[str, float]) -> set[tuple[int, ...]]:
    """The colours that are seen in a part of the screen."""
    with Image.open(BytesIO(page.screenshot(clip=box))) as picture:
        return {colour for _, colour in picture.convert("RGB").getcolors(maxcolors=1 << 24)}


def heading(page: Page, text: str):
    return page.get_by_role("heading", name=text, exact=True)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_click_on_a_park_opens_its_findings(page, app_url, language):
    page.goto(f"{app_url}/kaart?taal={language}")
    hovered(page, example_point("Veenkant"), "Veenkant")

    page.mouse.down()
    page.mouse.up()

    expect(heading(page, "Veenkant")).to_be_visible()
    expect(heading(page, FINDINGS[language])).to_be_visible()
    expect(page.get_by_role("combobox", name=CHOICE[language])).to_have_value(re.compile("Veenkant"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_keyboard_does_the_same_without_the_map(page, app_url, language):
    page.goto(f"{app_url}/kaart?taal={language}")
    page.get_by_role("combobox", name=CHOICE[language]).focus()
    page.keyboard.type("Pampushaven")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")

    expect(heading(page, "Pampushaven")).to_be_visible()
    expect(heading(page, FINDINGS[language])).to_be_visible()
    expect(page.get_by_text(DESIGNATED[language]).first).to_be_attached()


def test_the_map_draws_with_the_network_off(page, app_url):
    page.goto(f"{app_url}/kaart")
    x, y = hovered(page, example_point("Pampushaven"), "Pampushaven")
    box = the_map(page).bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    expect(page.locator(".deck-tooltip").filter(has_text="Pampushaven")).to_be_hidden()

    assert len(colours(page, box)) > 10
    # The park is of category 5: dark, and more blue than red.
    (red, green, blue), *_ = colours(page, {"x": x - 12, "y": y - 12, "width": 1, "height": 1})
    assert blue > red
    assert max(red, green) < 160


def test_shapes_are_fetched_once_and_not_again_when_something_is_chosen(desktop, app_url):
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url) if "kaartvormen" in request.url else None)
    desktop.goto(f"{app_url}/kaart")
    hovered(desktop, example_point("Veenkant"), "Veenkant")
    # Plans, work locations, the land they share, and the borders of municipalities.
    assert len(asked) == 4

    desktop.mouse.down()
    desktop.mouse.up()

    expect(heading(desktop, "Veenkant")).to_be_visible()
    hovered(desktop, example_point("Pampushaven"), "Pampushaven")
    assert len(asked) == 4


def test_the_background_asks_pdok_and_nobody_else(nl_page, app_url):
    nl_page.context.route("https://service.pdok.nl/**", lambda route: route.fulfill(body=ONE_PIXEL, content_type="image/png"))
    nl_page.goto(f"{app_url}/kaart")
    hovered(nl_page, example_point("Veenkant"), "Veenkant")
    assert nl_page.outside == []

    with nl_page.expect_request("https://service.pdok.nl/**", timeout=SECONDS):
        nl_page.get_by_text("Achtergrondkaart van PDOK").click()
    expect(nl_page.get_by_text("Je browser haalt kaartbeelden op")).to_be_visible()

    assert {url.split("/")[2] for url in nl_page.outside} == {"service.pdok.nl"}


def test_a_name_out_of_a_file_stays_text_on_the_map(desktop, app_url):
    plans = f'plan_id;naam;gemeentecode;jaar;nieuw;sloop\nU-1;"{HOSTILE.replace(chr(34), chr(34) * 2)}";GM0344;2030;60;0\n'
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    square = json.loads(shapely.to_geojson(shapely.box(136_000, 456_000, 137_000, 457_000)))
    shape = {"type": "Feature", "properties": {"plan_id": "U-1"}, "geometry": square}
    drawing = json.dumps({"type": "FeatureCollection", "crs": crs, "features": [shape]})
    desktop.goto(f"{app_url}/plannen")
    desktop.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        [
            {"name": "plannen.csv", "mimeType": "text/csv", "buffer": plans.encode()},
            {"name": "plannen.geojson", "mimeType": "application/json", "buffer": drawing.encode()},
        ]
    )
    desktop.get_by_role("button", name="Gebruik deze plannen").click()
    expect(desktop.get_by_text("je eigen plannen")).to_be_visible()
    desktop.get_by_role("link", name="Kaart").click()

    hovered(desktop, (0, 0), HOSTILE)

    assert desktop.evaluate("window.__xss") is None


def test_no_serious_barrier_stands_in_the_way_of_anyone(desktop, app_url):
    desktop.goto(f"{app_url}/kaart")
    expect(the_map(desktop)).to_be_visible()
    expect(desktop.get_by_test_id("stStatusWidget")).to_have_count(0)

    found = Axe().run(desktop).response["violations"]

    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}] == []
