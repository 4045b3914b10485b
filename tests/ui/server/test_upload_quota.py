"""Can one visitor fill the memory of the server with files?"""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from barcode.ui.server.upload_quota import UploadQuota
from tests.ui.server.asgi import asked

MEGABYTE = 1_048_576


def server(status: int = 204, files: int = 3) -> UploadQuota:
    """A quota of 2 MB before a server that answers every upload with `status`."""
    inside = Starlette(routes=[Route("/{path:path}", lambda _: Response(status_code=status), methods=["PUT", "DELETE", "GET"])])
    return UploadQuota(inside, megabytes=2, files=files)


def put(quota: UploadQuota, file: str, size: int, session: str = "s"):
    return asked(quota, f"/_stcore/upload_file/{session}/{file}", method="PUT", content_length=str(size))


def test_files_are_taken_in_up_to_the_last_byte_and_not_one_more():
    quota = server()

    assert put(quota, "a", MEGABYTE).status == 204
    assert put(quota, "b", MEGABYTE).status == 204
    refused = put(quota, "c", 1)
    assert refused.status == 413
    assert "2 MB" in refused.body.decode()
    assert "Haal bestanden weg" in refused.body.decode()
    assert "Take files away" in refused.body.decode()


def test_there_is_a_most_to_the_number_of_files():
    quota = server()

    assert [put(quota, name, 1).status for name in "abcd"] == [204, 204, 204, 429]


def test_a_file_that_is_taken_away_makes_room():
    quota = server()
    put(quota, "a", 2 * MEGABYTE)
    assert put(quota, "b", 1).status == 413

    asked(quota, "/_stcore/upload_file/s/a", method="DELETE")

    assert put(quota, "b", 1).status == 204


def test_a_file_that_comes_again_counts_once():
    quota = server()

    assert [put(quota, "a", 2 * MEGABYTE).status for _ in range(3)] == [204, 204, 204]


def test_one_visitor_does_not_fill_the_room_of_another():
    quota = server()
    put(quota, "a", 2 * MEGABYTE, session="one")

    assert put(quota, "a", 2 * MEGABYTE, session="other").status == 204


@pytest.mark.parametrize("status", [400, 403, 413])
def test_what_the_server_itself_refuses_takes_no_room(status):
    quota = server(status)

    assert [put(quota, name, 2 * MEGABYTE).status for name in "abc"] == [status] * 3


def test_a_file_that_does_not_say_its_size_is_refused():
    assert asked(server(), "/_stcore/upload_file/s/a", method="PUT").status == 411
    assert asked(server(), "/_stcore/upload_file/s/a", method="PUT", content_length="-1").status == 411


def test_other_requests_pass():
    assert asked(server(files=0), "/plannen").status == 204
    assert asked(server(files=0), "/below/_stcore/upload_file/s/a", method="PUT", content_length="1").status == 429
