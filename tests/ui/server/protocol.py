"""How does a test speak with the running server as a browser does: pages, cookies, and the messages of a session?"""

from __future__ import annotations

from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

SECONDS = 60


def fetch(url: str, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> tuple[HTTPResponse, bytes]:
    """The answer to a request, and its body."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname, parts.port, timeout=SECONDS)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def session(url: str, **given: object) -> ClientConnection:
    """A websocket to the server at `url`."""
    return connect(f"{url.replace('http', 'ws', 1)}/_stcore/stream", max_size=None, **given)


def run(client: ClientConnection, page: str = "", query: str = "") -> list[ForwardMsg]:
    """Every message of one run of a page."""
    asked = ClientState(page_name=page, query_string=query)
    client.send(BackMsg(rerun_script=asked).SerializeToString())
    messages = []
    while not messages or messages[-1].WhichOneof("type") != "script_finished":
        messages.append(ForwardMsg.FromString(client.recv(timeout=SECONDS)))
    return messages


def begun(client: ClientConnection) -> str:
    """The id of the session that the server gives when a page is asked for."""
    return next(str(one.new_session.initialize.session_id) for one in run(client) if one.WhichOneof("type") == "new_session")
