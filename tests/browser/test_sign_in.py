"""Does a visitor come in through an identity provider, and only through it?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from barcode.ui.server.sign_in import SETTING
from tests.running_app import free_port, running_app
from tests.ui.server.identity_provider import CLIENT_SECRET, Provider, running_provider, secrets_file

MILLISECONDS = 60_000


@contextmanager
def behind_a_door(folder: Path, client_secret: str = CLIENT_SECRET) -> Iterator[tuple[str, Provider]]:
    """The front end that asks to sign in, and its provider."""
    port = free_port()
    with running_provider(f"http://127.0.0.1:{port}/oauth2callback") as provider:
        secrets = folder / "secrets.toml"
        secrets.write_text(secrets_file(provider.redirect, provider.url, client_secret))
        settings = {SETTING: "on", "STREAMLIT_SECRETS_FILES": str(secrets)}
        with running_app(folder / "server.log", settings=settings, port=port) as url:
            yield url, provider


def test_a_visitor_signs_in_at_the_provider_works_and_signs_out(nl_page, tmp_path):
    page = nl_page
    page.set_default_timeout(MILLISECONDS)
    with behind_a_door(tmp_path) as (url, provider):
        page.goto(url)
        page.get_by_role("button", name="Meld je aan").click()
        page.locator("#enter").click()

        expect(page.get_by_text("Nieuw-Pampus").first).to_be_visible(timeout=MILLISECONDS)
        page.reload()
        expect(page.get_by_text("Nieuw-Pampus").first).to_be_visible(timeout=MILLISECONDS)
        cookies = {one["name"]: one for one in page.context.cookies()}
        assert all(one["httpOnly"] for name, one in cookies.items() if "user" in name)

        page.get_by_role("button", name="Meld je af").click()
        expect(page.get_by_role("button", name="Meld je aan")).to_be_visible(timeout=MILLISECONDS)
        page.reload()
        expect(page.get_by_role("button", name="Meld je aan")).to_be_visible(timeout=MILLISECONDS)
        expect(page.get_by_text("Nieuw-Pampus")).to_have_count(0)
    assert provider.refused == []
    assert page.outside == []


def test_a_code_that_the_provider_does_not_honour_opens_nothing(nl_page, tmp_path):
    page = nl_page
    page.set_default_timeout(MILLISECONDS)
    with behind_a_door(tmp_path, client_secret="another secret") as (url, provider):
        page.goto(url)
        page.get_by_role("button", name="Meld je aan").click()
        page.locator("#enter").click()
        page.wait_for_url(lambda address: address.startswith(url))
        expect(page.get_by_role("button", name="Meld je aan")).to_be_visible(timeout=MILLISECONDS)
        expect(page.get_by_text("Nieuw-Pampus")).to_have_count(0)
    assert provider.refused == ["token"]
