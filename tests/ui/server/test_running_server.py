"""Does the server as it is started refuse what it must? Asked over the network of this machine, without a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from websockets.exceptions import InvalidStatus

from barcode.ui.server.headers import HEADERS
from barcode.ui.server.visits import COOKIE
from tests.running_app import running_app
from tests.ui.server.protocol import begun, fetch, session


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_app(tmp_path_factory.mktemp("app") / "server.log") as url:
        yield url


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "GET", 200),
        ("/kaart?taal=en", "GET", 200),
        ("/_stcore/health", "GET", 200),
        ("/_stcore/metrics", "GET", 404),
        ("/_stcore/agent/openapi.json", "GET", 404),
        ("/_stcore/agent/interact", "POST", 404),
        ("/.well-known/security.txt", "GET", 200),
        ("/paginataal/nl.js", "GET", 200),
        ("/kaartvormen/none", "GET", 404),
        ("/..%2f..%2fetc%2fpasswd", "GET", 400),
        ("/_stcore/upload_file/none/none", "PUT", 403),
    ],
)
def test_every_answer_carries_the_headers_and_closed_doors_are_closed(url, path, method, status):
    answer, _ = fetch(url, path, method, body=b"" if method != "GET" else None)

    assert answer.status == status
    assert {name: answer.getheader(name) for name in HEADERS} == HEADERS


def test_no_other_host_may_steer_the_page(url):
    _, content = fetch(url, "/_stcore/host-config")

    assert json.loads(content)["allowedOrigins"] == []


def test_another_site_gets_no_leave_to_read(url):
    answer, _ = fetch(url, "/_stcore/host-config", Origin="https://elsewhere.example")

    assert answer.getheader("Access-Control-Allow-Origin") is None


@pytest.mark.parametrize("origin", [None, "https://elsewhere.example", "http://127.0.0.1:1"])
def test_a_websocket_of_nobody_or_of_another_page_is_refused(url, origin):
    with pytest.raises(InvalidStatus) as refused:
        session(url, origin=origin)

    assert refused.value.response.status_code == 403


def browser(url: str) -> dict[str, str]:
    """The cookie of a browser that has just opened the page, as a header."""
    answer, _ = fetch(url, "/")
    cookie = answer.getheader("Set-Cookie")
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    return {"Cookie": cookie.partition(";")[0]}


def test_the_browser_that_began_a_session_takes_it_up_again(url):
    own = browser(url)
    with session(url, origin=url, subprotocols=["streamlit"], additional_headers=own) as client:
        known = begun(client)

    with session(url, origin=url, subprotocols=["streamlit", "none", known], additional_headers=own) as client:
        assert begun(client) == known


@pytest.mark.parametrize("cookie", [True, False])
def test_who_shows_the_session_of_another_gets_one_of_his_own(url, cookie):
    with session(url, origin=url, subprotocols=["streamlit"], additional_headers=browser(url)) as owner:
        known = begun(owner)
        assert known
        other = browser(url) if cookie else {}
        with session(url, origin=url, subprotocols=["streamlit", "none", known], additional_headers=other) as stranger:
            assert begun(stranger) not in ("", known)

    # Nor does it come to him after the owner has gone.
    with session(url, origin=url, subprotocols=["streamlit", "none", known], additional_headers=other) as stranger:
        assert begun(stranger) not in ("", known)


def test_a_browser_keeps_its_cookie(url):
    answer, _ = fetch(url, "/", **browser(url))

    assert COOKIE not in (answer.getheader("Set-Cookie") or "")
