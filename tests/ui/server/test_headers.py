"""Does every answer carry the headers, and does the content policy let through what it must and nothing else?"""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from barcode.ui.map_deck import PDOK_TILES
from barcode.ui.server.faults import server_fault
from barcode.ui.server.headers import BEHIND_PROXY, CONTENT_POLICY, HEADERS, TILE_HOST, SafeHeaders
from tests.ui.server.asgi import Answer, asked


async def said(_: Request) -> PlainTextResponse:
    return PlainTextResponse("said", headers={"X-Frame-Options": "ALLOWALL"})


async def broken(_: Request) -> PlainTextResponse:
    raise ZeroDivisionError


APP = Starlette(routes=[Route("/", said), Route("/broken", broken)])


def carries_all(answer: Answer) -> bool:
    return all(answer.headers.getlist(name) == [value] for name, value in HEADERS.items())


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/nothing", 404)])
def test_an_answer_carries_every_header_once_whatever_stood_there(path, status):
    answer = asked(SafeHeaders(APP), path)

    assert answer.status == status
    assert carries_all(answer)


def test_no_script_stands_in_the_page_and_no_text_becomes_script():
    assert CONTENT_POLICY["script-src"].split() == ["'self'", "'wasm-unsafe-eval'"]
    assert CONTENT_POLICY["default-src"] == "'self'"


def test_no_other_site_puts_the_page_in_a_frame():
    assert CONTENT_POLICY["frame-ancestors"] == "'none'"
    assert HEADERS["X-Frame-Options"] == "DENY"


def test_the_only_other_host_is_that_of_the_background_map():
    hosts = {source for sources in CONTENT_POLICY.values() for source in sources.split() if "://" in source}

    assert hosts == {TILE_HOST}
    assert PDOK_TILES.startswith(f"{TILE_HOST}/")


def test_over_https_a_browser_is_told_to_stay_there():
    assert "strict-transport-security" not in asked(SafeHeaders(APP), "/").headers
    assert asked(SafeHeaders(APP), "/", scheme="https").headers["strict-transport-security"].startswith("max-age=31536000")


def test_a_forwarded_https_counts_only_where_a_proxy_of_our_own_stands(monkeypatch):
    assert "strict-transport-security" not in asked(SafeHeaders(APP), "/", x_forwarded_proto="https").headers

    monkeypatch.setenv(BEHIND_PROXY, "on")

    assert "strict-transport-security" in asked(SafeHeaders(APP), "/", x_forwarded_proto="https").headers
    assert "strict-transport-security" not in asked(SafeHeaders(APP), "/", x_forwarded_proto="http").headers


def test_an_answer_that_breaks_carries_the_headers_a_number_and_no_trace(caplog):
    app = Starlette(routes=[Route("/broken", broken)], exception_handlers={Exception: server_fault})

    async def as_a_server(scope, receive, send):
        # The error goes on to the server, which has sent the answer by then.
        with suppress(ZeroDivisionError):
            await app(scope, receive, send)

    answer = asked(as_a_server, "/broken")

    number = re.findall(r"nummer ([0-9A-F]{8})", answer.body.decode())
    assert answer.status == 500
    assert carries_all(answer)
    assert "ZeroDivision" not in answer.body.decode()
    assert f"fault {number[0]}" in caplog.text
    assert "ZeroDivisionError" in caplog.text
