"""What does a browser test get? A running front end and a page that remembers every request to another host."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, NoChromium, chromium
from tests.running_app import running_app

THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}
OVER_THE_NETWORK = {"http", "https", "ws", "wss", "ftp"}


def is_foreign(url: str) -> bool:
    """Whether asking for `url` leaves this machine."""
    parts = urlsplit(url)
    return parts.scheme in OVER_THE_NETWORK and parts.hostname not in THIS_MACHINE


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the front end, started once for all browser tests of this process."""
    with running_app(tmp_path_factory.mktemp("app") / "server.log") as url:
        yield url


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Headless Chromium."""
    try:
        path = chromium(tmp_path_factory.getbasetemp().parent / "chromium.lock")
    except NoChromium as missing:
        pytest.fail(str(missing), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


# Playwright waits for a condition by `eval` in the page, which the content policy of the page forbids.
WAIT = """milliseconds => new Promise((done, failed) => {
    const end = performance.now() + milliseconds
    const look = () => CONDITION ? done() : performance.now() > end ? failed(new Error("it never came")) : setTimeout(look, 50)
    look()
})"""
MILLISECONDS = 30_000


def wait_until(page: Page, condition: str) -> None:
    """Waits until `condition`, an expression in JavaScript, holds in the page."""
    page.evaluate(WAIT.replace("CONDITION", f"({condition})"), MILLISECONDS)


def page_in(browser: Browser, locale: str) -> Iterator[Page]:
    """A page of a browser that is set to `locale`, in a context of its own; `page.outside` lists the foreign requests."""
    context = browser.new_context(
        locale=locale,
        timezone_id="Europe/Amsterdam",
        permissions=["clipboard-read", "clipboard-write"],
        viewport={"width": 1280, "height": 900},
    )
    outside: list[str] = []

    def note(url: str) -> None:
        if is_foreign(url):
            outside.append(url)

    context.on("request", lambda request: note(request.url))
    page = context.new_page()
    page.on("websocket", lambda socket: note(socket.url))
    page.outside = outside
    yield page
    context.close()


@pytest.fixture
def nl_page(browser: Browser) -> Iterator[Page]:
    """A page in a Dutch browser; assert that `nl_page.outside` stays empty."""
    yield from page_in(browser, "nl-NL")


@pytest.fixture
def en_page(browser: Browser) -> Iterator[Page]:
    """A page in an American browser; assert that `en_page.outside` stays empty."""
    yield from page_in(browser, "en-US")
