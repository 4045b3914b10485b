"""Does a browser get the shell in the language of the page, with no script in it but files?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_gzip_middleware import SelectiveGZipMiddleware

from barcode.ui.server.shell import Shell, in_language, language_script, routes
from tests.ui.server.asgi import asked

OF_STREAMLIT = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
APP = Shell(
    SelectiveGZipMiddleware(
        Starlette(
            routes=[
                *routes(),
                Route("/text", lambda request: PlainTextResponse('<html lang="en">')),
                Route("/{path:path}", lambda request: HTMLResponse(OF_STREAMLIT, headers={"ETag": '"1"'})),
            ]
        )
    )
)


@pytest.mark.parametrize(
    ("path", "language"),
    [("/", "nl"), ("/kaart?taal=en", "en"), ("/kaart?gemeente=GM0344&taal=nl", "nl"), ("/?taal=%22%3E%3Cscript%3E", "nl")],
)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_the_document_says_the_language_of_the_address_else_dutch(path, language, encoding):
    answer = asked(APP, path, accept_encoding=encoding)

    assert re.findall(r"<html[^>]*>", answer.body.decode()) == [f'<html lang="{language}">']
    assert answer.headers["content-length"] == str(len(answer.body))
    assert "content-encoding" not in answer.headers
    assert "etag" not in answer.headers


def test_the_shell_holds_no_inline_script_and_no_words_of_streamlit():
    shell = in_language(OF_STREAMLIT, "nl")

    assert re.search(r"<script(?![^>]*\ssrc=)", OF_STREAMLIT)
    assert not re.search(r"<script(?![^>]*\ssrc=)", shell)
    assert re.search(r"<script[^>]*\ssrc=", shell)
    assert "<title>Woon-werkbarcode</title>" in shell
    assert "heeft JavaScript nodig" in shell
    assert "service-desc" not in shell


def test_what_is_no_document_stays_as_it_is():
    assert asked(APP, "/text").body == b'<html lang="en">'


def test_a_switch_of_language_is_told_by_a_file():
    answer = asked(APP, f"/{language_script('en')}")

    assert answer.body == b'document.documentElement.lang = "en"\n'
    assert answer.headers["content-type"].startswith("text/javascript")
    assert asked(APP, f"/below/a/path/{language_script('nl')}").status == 200
    assert asked(APP, "/paginataal/x.js").status == 404
