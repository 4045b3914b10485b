"""Can everybody use every page, in both languages and on both sizes? As far as a machine can tell."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from barcode.language import LANGUAGES
from tests.browser.conftest import wait_until
from tests.conftest import REPOSITORY

SECONDS = 60_000
SIZES = {"laptop": (1280, 800), "telephone": (390, 844)}
# Pages that are reached from the menu; a page's address is the name of its file, the first page has none.
VIEWS = sorted(path.stem for path in (REPOSITORY / "barcode/ui/views").glob("*.py") if path.stem != "__init__")
ADDRESS = {view: "" if view == "overzicht" else view for view in VIEWS}
HEAVY = {"serious", "critical", "moderate"}
# Of Streamlit itself; each stands in docs/accessibility.md.
OF_STREAMLIT: frozenset[str] = frozenset()
# Nothing has moved, faded or been drawn anew for a second: what is half drawn is not yet as dark as it will be.
CALM = """() => {
    const busy = document.getAnimations().some(one => one.playState === 'running')
        || document.querySelectorAll('[data-stale=true], [data-testid=stSkeleton]').length
        || !document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]');
    const now = performance.now();
    if (busy) window.busyAt = now;
    window.busyAt ??= now;
    return now - window.busyAt > 1000;
}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def opened(browser: Browser, app_url: str, view: str, language: str, size: str) -> Page:
    """A page that has been drawn whole."""
    width, height = SIZES[size]
    context = browser.new_context(locale="nl-NL", viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    page.goto(f"{app_url}/{ADDRESS[view]}?taal={language}")
    expect(page.locator("h1").first).to_be_visible(timeout=SECONDS)
    wait_until(page, f"({CALM})()")
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_no_barrier_that_a_machine_finds_stands_on_a_page(browser, app_url, view, language):
    page = opened(browser, app_url, view, language, "laptop")
    found = Axe().run(page).response["violations"]
    heavy = [
        f"{one['id']}: {one['help']} {[node['html'][:120] for node in one['nodes'][:2]]}"
        for one in found
        if one["impact"] in HEAVY and one["id"] not in OF_STREAMLIT
    ]

    assert page.evaluate("document.documentElement.lang") == language
    assert heavy == []
    page.context.close()


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_wider_than_a_telephone(browser, app_url, view):
    page = opened(browser, app_url, view, "nl", "telephone")

    assert page.evaluate(WIDER) <= 0
    page.context.close()


@pytest.mark.parametrize("view", VIEWS)
def test_the_keyboard_reaches_the_menu_and_the_page(browser, app_url, view):
    page = opened(browser, app_url, view, "nl", "laptop")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.closest('[data-testid=stSidebar]') ? 'menu'"
                " : document.activeElement.closest('[data-testid=stMain]') ? 'page' : 'other'"
            )
        )

    assert {"menu", "page"} <= reached
    page.context.close()
