"""Does the server hand out the shapes of a map to whoever was told the address, and to nobody else?"""

from __future__ import annotations

import gc
import gzip
from hashlib import sha256

from starlette.applications import Starlette
from streamlit.web.server.starlette.starlette_gzip_middleware import SelectiveGZipMiddleware

from barcode.ui.map_files import FOLDER, routes, served
from tests.ui.server.asgi import asked

BODY = b'{"type":"FeatureCollection","features":[' + b" " * 2_000 + b"]}"
SERVER = SelectiveGZipMiddleware(Starlette(routes=routes()))


def fetch(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body that the server answers."""
    answer = asked(SERVER, path, method, **headers)
    return answer.status, dict(answer.headers), answer.body


def test_a_browser_gets_the_shapes_at_their_address_and_may_keep_them():
    file = served(BODY)

    status, headers, body = fetch(f"/{file.address}")

    assert (status, body) == (200, BODY)
    assert headers["content-type"] == "application/json"
    assert headers["cache-control"] == "private, max-age=31536000, immutable"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_browser_that_has_the_shapes_gets_no_bytes():
    file = served(BODY)
    _, headers, _ = fetch(f"/{file.address}")

    status, _, body = fetch(f"/{file.address}", if_none_match=headers["etag"])

    assert (status, body) == (304, b"")


def test_shapes_travel_compressed():
    file = served(BODY)

    _, headers, body = fetch(f"/{file.address}", accept_encoding="gzip")

    assert headers["content-encoding"] == "gzip"
    assert len(body) < len(BODY) / 10
    assert gzip.decompress(body) == BODY


def test_the_server_may_stand_below_a_path():
    file = served(BODY)

    assert fetch(f"/barcode/{file.address}")[2] == BODY


def test_the_same_shapes_keep_their_address_and_others_have_another():
    one, again, other = served(BODY), served(BODY), served(BODY + b" ")

    assert one.address == again.address
    assert one.address != other.address


def test_who_knows_the_content_does_not_know_the_address():
    file = served(BODY)

    assert file.name != sha256(BODY).hexdigest()
    assert fetch(f"/{FOLDER}/{sha256(BODY).hexdigest()}")[0] == 404


def test_there_is_no_list_of_what_is_served():
    kept = served(BODY)

    assert [fetch(path)[0] for path in (f"/{FOLDER}", f"/{FOLDER}/", f"/{FOLDER}/{kept.name[:-1]}", f"/{FOLDER}/..")] == [404] * 4


def test_shapes_are_only_read():
    assert fetch(f"/{served(BODY).address}", method="POST")[0] == 405


def test_what_nobody_keeps_is_gone():
    file = served(BODY)
    address = file.address
    assert fetch(f"/{address}")[0] == 200

    del file
    gc.collect()

    assert fetch(f"/{address}")[0] == 404
