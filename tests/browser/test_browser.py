"""Do the browser fixtures see what they promise to see?"""

from __future__ import annotations

import shutil

import pytest

from tests.browser import chromium as module
from tests.browser.conftest import is_foreign, wait_until


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        ("https://fonts.gstatic.com/icon.svg", True),
        ("wss://tiles.example.org/live", True),
        ("http://127.0.0.1.example.org/", True),
        ("http://127.0.0.1:8501/_stcore/health", False),
        ("ws://localhost:8501/_stcore/stream", False),
        ("http://[::1]:8501/", False),
        ("data:image/png;base64,AAAA", False),
        ("blob:http://127.0.0.1:8501/1234", False),
    ],
)
def test_a_request_is_foreign_when_it_leaves_this_machine(url, foreign):
    assert is_foreign(url) is foreign


def test_a_page_remembers_a_foreign_request(nl_page):
    # The host name ends in .invalid, which by agreement never exists: the request is made and goes nowhere.
    nl_page.set_content('<img src="https://tiles.invalid/1.png" onerror="document.title = \'refused\'">')
    wait_until(nl_page, "document.title === 'refused'")

    assert nl_page.outside == ["https://tiles.invalid/1.png"]


def test_dutch_and_american_browsers_write_numbers_their_own_way(nl_page, en_page):
    assert nl_page.evaluate("(1234.5).toLocaleString()") == "1.234,5"
    assert en_page.evaluate("(1234.5).toLocaleString()") == "1,234.5"


def test_the_browser_draws_with_webgl(nl_page):
    assert nl_page.evaluate("document.createElement('canvas').getContext('webgl2') !== null")


def test_chromium_on_the_path_is_used_without_installing(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/google-chrome" if name == "google-chrome" else None)
    monkeypatch.setattr(module, "_tried", lambda *commands: pytest.fail("something was installed"))

    assert module.chromium(tmp_path / "lock") == "/usr/bin/google-chrome"


def test_root_on_debian_gets_the_package(tmp_path, monkeypatch):
    installed: list[str] = []
    monkeypatch.setattr(module.os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" or name in installed else None)
    monkeypatch.setattr(module, "_tried", lambda *commands: installed.append(commands[-1][-1]) or "")

    assert module.chromium(tmp_path / "lock") == "/usr/bin/chromium"


def test_without_a_way_to_get_chromium_the_sentence_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(module.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(module, "_tried", lambda *commands: "playwright install chromium: no connection")

    with pytest.raises(module.NoChromium, match=r"sudo apt-get install chromium.*no connection"):
        module.chromium(tmp_path / "lock")


def test_another_account_downloads_the_browser_of_playwright(tmp_path, monkeypatch):
    commands_run: list[tuple[str, ...]] = []
    monkeypatch.setattr(module.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(module, "_tried", lambda *commands: commands_run.extend(commands) or "")

    assert module.chromium(tmp_path / "lock") is None
    assert [command[-2:] for command in commands_run] == [("install", "chromium")]
