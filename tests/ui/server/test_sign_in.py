"""Does nobody see a figure before he has signed in, where signing in is asked?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from barcode.ui.server.sign_in import SETTING
from tests.running_app import running_app
from tests.ui.server.identity_provider import COOKIE_SECRET, secrets_file
from tests.ui.server.protocol import fetch, run, session

# Of the example region: its name and the name of a municipality, which every page says.
FIGURES = ("Nieuw-Pampus", "Voorbeeldregio")
PAGES = ("", "plannen", "kaart", "normen", "toetsing")


@contextmanager
def serving(tmp_path: Path, secrets: str, setting: str = "on") -> Iterator[str]:
    settings = {SETTING: setting}
    if secrets:
        file = tmp_path / "secrets.toml"
        file.write_text(secrets)
        settings["STREAMLIT_SECRETS_FILES"] = str(file)
    with running_app(tmp_path / "server.log", settings=settings) as url:
        yield url


def provider(redirect: str) -> str:
    """Secrets of a provider under `.invalid`, a name that never exists: nobody is asked anything."""
    return secrets_file(f"{redirect}/oauth2callback", "https://login.invalid")


def said(url: str, cookie: str = "", page: str = "") -> str:
    """All that the server says in one run of a page, as one text."""
    answer, _ = fetch(url, "/_stcore/health")
    token = answer.getheader("Set-Cookie").partition(";")[0]
    headers = {"Cookie": "; ".join(filter(None, (token, cookie)))}
    with session(url, origin=url, subprotocols=["streamlit", token.partition("=")[2]], additional_headers=headers) as client:
        return b"".join(message.SerializeToString() for message in run(client, page)).decode("utf-8", "replace")


def signed(origin: str, secret: str = COOKIE_SECRET) -> str:
    """The cookie that Streamlit gives to who has signed in."""
    claims = {"origin": origin, "is_logged_in": True, "provider": "default", "email": "planner@example.org"}
    return f"{USER_COOKIE_NAME}={create_signed_value(secret, USER_COOKIE_NAME, json.dumps(claims)).decode()}"


def test_who_has_not_signed_in_gets_no_figure_in_any_message(tmp_path):
    with serving(tmp_path, provider("http://127.0.0.1:1")) as url:
        heard = {page: said(url, page=page) for page in PAGES}

    assert [page for page, text in heard.items() if any(figure in text for figure in FIGURES)] == []
    assert all("Meld je aan" in text for text in heard.values())


def test_who_has_signed_in_sees_the_page_and_a_forged_cookie_does_not(tmp_path):
    with serving(tmp_path, provider("http://127.0.0.1:1")) as url:
        own, forged, elsewhere = (
            said(url, cookie) for cookie in (signed(url), signed(url, "another secret"), signed("https://elsewhere.example"))
        )

    assert all(figure in own for figure in FIGURES)
    assert "Meld je af" in own
    for refused in (forged, elsewhere):
        assert not any(figure in refused for figure in FIGURES)
        assert "Meld je aan" in refused


@pytest.mark.parametrize("setting", ["on", "yes"])
def test_without_a_provider_nobody_comes_in_and_the_page_says_why(tmp_path, setting):
    with serving(tmp_path, "", setting) as url:
        heard = said(url)

    assert "docs/sign-in.md" in heard
    assert not any(figure in heard for figure in FIGURES)


def test_without_the_setting_nobody_needs_to_sign_in(tmp_path):
    with serving(tmp_path, "", "") as url:
        heard = said(url)

    assert all(figure in heard for figure in FIGURES)
    assert "Meld je a" not in heard
