"""Does whoever finds a weakness learn where to report it, by the rules of RFC 9116?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import yaml
from starlette.applications import Starlette

from barcode.errors import BarcodeError
from barcode.ui.server.security_txt import CONTACT, REPOSITORY, routes, security_txt
from tests.conftest import REPOSITORY as FOLDER
from tests.ui.server.asgi import asked

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def fields(text: str) -> dict[str, str]:
    """RFC 9116: a line a field, name, colon, value."""
    pairs = [line.split(": ", 1) for line in text.splitlines()]
    assert len({name for name, _ in pairs}) == len(pairs)
    return dict(pairs)


def test_the_file_stands_where_the_rules_say_as_plain_text():
    answer = asked(Starlette(routes=routes()), "/.well-known/security.txt")

    assert answer.status == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert {"Contact", "Expires", "Preferred-Languages", "Policy"} <= set(fields(answer.body.decode()))


def test_it_stays_valid_for_more_than_two_months_and_less_than_a_year():
    expires = datetime.fromisoformat(fields(security_txt(NOW))["Expires"])

    assert timedelta(days=60) < expires - NOW < timedelta(days=365)


def test_without_a_setting_the_contact_is_the_repository_of_publiccode(monkeypatch):
    monkeypatch.delenv(CONTACT, raising=False)
    public = yaml.safe_load((FOLDER / "publiccode.yml").read_text(encoding="utf-8"))

    assert public["url"].removesuffix(".git") == REPOSITORY
    assert fields(security_txt(NOW))["Contact"] == f"{REPOSITORY}/issues"
    assert fields(security_txt(NOW))["Preferred-Languages"] == "nl, en"


def test_the_policy_is_a_page_of_the_repository():
    page = fields(security_txt(NOW))["Policy"].removeprefix(f"{REPOSITORY}/blob/main/")

    assert (FOLDER / page).is_file()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("https://example.org/melden", "https://example.org/melden"),
        ("veiligheid@example.org", "mailto:veiligheid@example.org"),
        ("tel:+31-14-010", "tel:+31-14-010"),
    ],
)
def test_an_installation_names_its_own_contact(monkeypatch, said, shown):
    monkeypatch.setenv(CONTACT, said)

    assert fields(security_txt(NOW))["Contact"] == shown


@pytest.mark.parametrize(
    "said", ["http://example.org", "bel ons", "javascript:alert(1)", "https://example.org\nContact: mailto:a@b"]
)
def test_a_contact_that_nobody_can_reach_stops_the_start(monkeypatch, said):
    monkeypatch.setenv(CONTACT, said)

    with pytest.raises(BarcodeError, match=CONTACT):
        routes()
