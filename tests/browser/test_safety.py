"""Does nothing that a user puts in run, call out, or reach another visitor, and does every page keep its own content policy?"""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from barcode.ui.server.headers import HEADERS
from tests.browser.conftest import is_foreign, page_in
from tests.browser.payloads import HOST, PAYLOADS, RUN, hostile_book, hostile_files

SECONDS = 60_000
PAGES = ("", "plannen", "kaart", "normen", "toetsing", "afspraken", "project")
LANGUAGES = ("nl", "en")
USE = {"nl": "Gebruik deze plannen", "en": "Use these plans"}
# Violations that are known, harmless and not ours to mend: none at this moment.
ALLOWED: frozenset[str] = frozenset()
WATCH = """window.__violations = []
document.addEventListener('securitypolicyviolation',
    one => window.__violations.push(`${one.effectiveDirective} ${one.blockedURI}`))"""
# What a text can only have become when it was read as HTML or Markdown.
BECAME = """() => [...document.querySelectorAll('a[href], img[src], link[href], ' +
    'iframe, object, embed, base, form[action], audio, video')]
    .map(one => `${one.localName} ${one.getAttribute('href') ?? one.getAttribute('src') ?? one.getAttribute('action') ?? ''}`)"""
HANDLERS = (
    """() => [...document.querySelectorAll('*')].flatMap(one => one.getAttributeNames().filter(name => name.startsWith('on')))"""
)
MARKER = "geheimplan-{}-7291"


class Guarded:
    """A page in a browser of its own, and what it tried to do that it may not."""

    def __init__(self, page: Page) -> None:
        self.page, self.outside, self.errors = page, page.outside, []
        self.asked: set[str] = set()
        self.typed: set[str] = set()
        page.set_default_timeout(SECONDS)
        expect.set_options(timeout=SECONDS)
        page.add_init_script(WATCH)
        page.context.route(is_foreign, lambda route: route.abort())
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.asked.add(request.url) if request.method == "GET" else None)
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog {dialog.message}"), dialog.dismiss()))

    def open(self, url: str) -> None:
        self.page.goto(url)
        self.rest()

    def rest(self) -> None:
        """Waits until the page is whole."""
        expect(self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
        expect(self.page.get_by_test_id("stStatusWidget")).to_have_count(0)
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)

    def unharmed(self) -> None:
        """Nothing ran, nothing called out, and no text became a link, a picture or a handler."""
        became = [one for one in self.page.evaluate(BECAME) if HOST in one or one.split(" ", 1)[1].lower().startswith(FORBIDDEN)]
        assert self.page.evaluate("window.__xss") is None
        assert became == []
        assert self.page.evaluate(HANDLERS) == []
        assert self.page.locator("iframe").count() == 0
        assert set(self.page.evaluate("window.__violations")) <= ALLOWED
        assert self.outside == []
        assert self.errors == []

    def hover(self) -> None:
        """Moves the mouse over every map and chart."""
        for drawn in self.page.locator("[data-testid=stDeckGlJsonChart], [data-testid=stVegaLiteChart]").all():
            drawn.scroll_into_view_if_needed()
            box = drawn.bounding_box()
            for down in range(1, 6):
                for right in range(1, 10):
                    self.page.mouse.move(box["x"] + box["width"] * right / 10, box["y"] + box["height"] * down / 6)
            self.unharmed()

    def type_everywhere(self) -> None:
        """Types every payload at once in each text field that takes something.

        From the last to the first: a field that refuses what it gets may take those below it from the page.
        """
        fields = self.page.locator(FIELDS)
        for number in reversed(range(fields.count())):
            if fields.nth(number).is_visible():
                fields.nth(number).fill(" ".join(PAYLOADS)[: self._room(fields.nth(number))])
                # leaving a field hands over what is in it, of one line or of many
                self.page.keyboard.press("Tab")
                self.typed.add(urlsplit(self.page.url).path)
                # the answer of the server has yet to begin
                self.page.wait_for_timeout(300)
                self.rest()
                self.unharmed()

    def _room(self, field: Locator) -> int:
        return int(field.get_attribute("maxlength") or 1_000_000)

    def go(self, page: str) -> None:
        """To another page of the same visit; a new address would begin a new one."""
        self.page.locator(f"[data-testid=stSidebarNavLink][href$='/{page}']").first.click()
        self.page.wait_for_url(lambda url: urlsplit(url).path == f"/{page}")
        self.rest()


FIELDS = "[data-testid=stTextInput] input:enabled, [data-testid=stTextArea] textarea:enabled"
FORBIDDEN = ("javascript:", "data:text", "vbscript:")


@pytest.fixture
def guarded(nl_page: Page) -> Guarded:
    return Guarded(nl_page)


@pytest.fixture
def others(browser: Browser) -> Iterator[Guarded]:
    """Another visitor, in a browser of his own."""
    for page in page_in(browser, "nl-NL"):
        yield Guarded(page)


def header_of(url: str) -> dict[str, str]:
    """The headers of the answer to `url`, names in lower case."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname, parts.port, timeout=30)
    connection.request("GET", f"{parts.path}?{parts.query}")
    found = {name.lower(): value for name, value in connection.getresponse().getheaders()}
    connection.close()
    return found


def lacking(url: str) -> list[str]:
    found = header_of(url)
    return [f"{url} {name}" for name, value in HEADERS.items() if found.get(name.lower()) != value]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_keeps_the_content_policy_and_every_answer_carries_the_headers(guarded, app_url, language):
    for name in PAGES:
        guarded.open(f"{app_url}/{name}?taal={language}")
        guarded.hover()
        guarded.unharmed()
        assert guarded.page.evaluate("document.documentElement.lang") == language
    own = {url for url in guarded.asked if url.startswith(app_url)}
    more = {f"{app_url}/{path}" for path in ("niets", "_stcore/metrics", "kaartvormen/x", "static/js/niets.js", "..%2f..%2fetc")}

    assert len(own) > 50
    assert [fault for url in sorted(own | more) for fault in lacking(url)] == []


def test_the_background_map_is_the_only_thing_that_may_come_from_elsewhere(guarded, app_url):
    guarded.open(app_url)

    refused = guarded.page.evaluate(
        "url => fetch(url).then(() => 'came', () => 'refused')", f"https://{HOST}/x.png"
    )  # fmt: skip

    assert refused == "refused"
    assert guarded.page.evaluate("window.__violations") == [f"connect-src https://{HOST}/x.png"]
    # The policy stopped it before the network did.
    assert guarded.outside == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_sixty_hostile_texts_in_every_column_and_field_stay_text_on_every_page(guarded, app_url, language):
    page = guarded.page
    guarded.open(f"{app_url}/plannen?taal={language}")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(hostile_files())
    expect(page.get_by_role("button", name=USE[language])).to_be_visible()
    guarded.rest()
    guarded.unharmed()
    page.get_by_role("button", name=USE[language]).click()
    guarded.rest()
    for tab in page.get_by_role("tab").all():
        tab.click()
        guarded.rest()
        guarded.unharmed()
    guarded.type_everywhere()

    guarded.go("normen")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([hostile_book()])
    expect(page.get_by_test_id("stMain").get_by_text("GM9901", exact=False).first).to_be_visible()
    guarded.rest()
    guarded.unharmed()

    guarded.go("toetsing")
    expect(page.get_by_test_id("stMain").get_by_text(f"<script>{RUN}</script>", exact=False).first).to_be_visible()
    for part in page.get_by_role("radiogroup").first.locator("label").all():
        part.click()
        guarded.rest()
        guarded.hover()
        guarded.unharmed()
    guarded.type_everywhere()

    guarded.go("kaart")
    guarded.hover()
    guarded.unharmed()
    choice = page.get_by_test_id("stSelectbox").first.locator("input")
    choice.click()
    page.get_by_role("option").first.click()
    guarded.rest()
    guarded.unharmed()

    guarded.go("afspraken")
    for task in page.locator(".st-key-annex-task [role=radiogroup] label").all():
        task.click()
        guarded.rest()
        guarded.unharmed()
        guarded.type_everywhere()

    guarded.go("project")
    guarded.type_everywhere()

    guarded.go("")
    guarded.hover()
    guarded.type_everywhere()
    guarded.unharmed()
    assert guarded.typed == {"/", "/plannen", "/toetsing", "/afspraken", "/project"}


@pytest.mark.slow
def test_two_visitors_never_see_each_others_plans_not_even_in_a_message(guarded, others, app_url):
    visitors = [guarded, others]
    heard: list[list[bytes]] = [[], []]
    for number, visitor in enumerate(visitors):
        keep = heard[number].append
        visitor.page.on(
            "websocket",
            lambda socket, keep=keep: socket.on(
                "framereceived", lambda frame: keep(bytes(frame, "utf-8") if isinstance(frame, str) else frame)
            ),
        )
    for number, visitor in enumerate(visitors):
        marker = MARKER.format(number)
        plans = f"plan_id;naam;gemeentecode;jaar;nieuw;sloop\nU-1;{marker};GM0344;2030;60;0\n".encode()
        visitor.open(f"{app_url}/plannen")
        visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
            [{"name": f"{marker}.csv", "mimeType": "text/csv", "buffer": plans}]
        )
        visitor.page.get_by_role("button", name=USE["nl"]).click()
        visitor.rest()
    for name in ("toetsing", "kaart", "normen", ""):
        for visitor in visitors:
            visitor.go(name)

    for own, foreign in ((0, 1), (1, 0)):
        messages = b"".join(heard[own])
        assert MARKER.format(own).encode() in messages
        assert MARKER.format(foreign).encode() not in messages
        visitors[own].unharmed()
