"""Is closed what nobody has business at, and does a websocket begin on a page of ours only?"""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute

from barcode.ui.server.doors import Doors
from tests.ui.server.asgi import asked, knocked

HOST = "balans.example.org"


async def welcome(socket):
    await socket.accept()


APP = Doors(
    Starlette(
        routes=[
            Route("/{path:path}", lambda request: PlainTextResponse("inside")),
            WebSocketRoute("/{path:path}", welcome),
        ]
    )
)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/_stcore/metrics", 404),
        ("/onder/pad/_stcore/metrics", 404),
        ("/_stcore/metrics/", 404),
        ("/_stcore/agent/interact", 404),
        ("/_stcore/agent/mcp", 404),
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        ("/_stcore/metrics-of-ours", 200),
        ("/", 200),
    ],
)
def test_what_counts_visitors_and_lets_programs_in_is_closed(path, status):
    assert asked(APP, path).status == status
    assert asked(APP, path, method="HEAD").status == status


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({"host": HOST, "origin": f"https://{HOST}"}, "websocket.accept"),
        ({"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}, "websocket.accept"),
        ({"host": HOST}, "websocket.close"),
        ({"host": HOST, "origin": ""}, "websocket.close"),
        ({"host": HOST, "origin": "null"}, "websocket.close"),
        ({"host": HOST, "origin": "https://elsewhere.example"}, "websocket.close"),
        ({"host": HOST, "origin": f"https://{HOST}.elsewhere.example"}, "websocket.close"),
        ({"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:9000"}, "websocket.close"),
    ],
)
def test_a_websocket_begins_on_a_page_of_this_server_only(headers, answer):
    assert knocked(APP, "/_stcore/stream", **headers) == answer
