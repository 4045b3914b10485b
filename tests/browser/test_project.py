"""Does the work survive a reload, a cut connection and a killed server, and stay with whoever made it?"""

from __future__ import annotations

import os
import re
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import page_in
from tests.browser.test_journey import HALF, ISSUED, cell, go_to_cell, grid_of_parks
from tests.running_app import REPOSITORY, _wait_until_healthy, clean_environment, free_port

SECONDS = 60_000
SAVED = re.compile(r"opgeslagen \d\d:\d\d")


@contextmanager
def served(port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server on `port` that a test may kill."""
    command = [
        sys.executable, "-m", "streamlit", "run", str(REPOSITORY / "streamlit_app.py"),
        "--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true",
    ]  # fmt: skip
    with log.open("ab") as output:
        server = subprocess.Popen(command, cwd=REPOSITORY, env=clean_environment(), stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(server, f"http://127.0.0.1:{port}", log)
            yield server
        finally:
            server.kill()
            server.wait()


class Proxy:
    """A line between browser and server that can be cut: while it is, nothing passes and what was open is closed."""

    def __init__(self, port: int) -> None:
        self.target, self.cut, self.ended = port, Event(), Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while not self.ended.is_set():
            if select.select([self.listener], [], [], 0.1)[0]:
                Thread(target=self._carry, args=(self.listener.accept()[0],), daemon=True).start()
        self.listener.close()

    def _carry(self, near: socket.socket) -> None:
        with near:
            if self.cut.is_set():
                return
            with socket.create_connection(("127.0.0.1", self.target)) as far:
                while not self.cut.is_set() and not self.ended.is_set():
                    for one in select.select([near, far], [], [], 0.1)[0]:
                        try:
                            data = one.recv(65536)
                            (far if one is near else near).sendall(data)
                        except OSError:
                            return
                        if not data:
                            return


@pytest.fixture
def page(browser) -> Iterator[Page]:
    for page in page_in(browser, "nl-NL"):
        page.set_default_timeout(SECONDS)
        yield page
        assert page.outside == []


def typed(page: Page, address: str, number: str) -> None:
    """Opens Utrecht and types a number of dwellings, until it is said to be saved."""
    page.goto(address)
    field(page).fill(number)
    field(page).press("Enter")
    expect(page.get_by_text(SAVED)).to_be_visible(timeout=SECONDS)
    page.wait_for_url(re.compile("werk="))


def field(page: Page):
    return page.get_by_role("textbox", name="Aantal woningen")


def test_an_edited_cell_is_still_there_after_a_reload(page, app_url):
    grid = grid_of_parks(page, app_url)
    go_to_cell(page, grid, ISSUED)
    page.keyboard.press("Enter")
    editor = page.locator("textarea.gdg-input")
    editor.fill("")
    editor.press_sequentially(HALF)
    editor.press("Enter")
    expect(page.get_by_text(SAVED)).to_be_visible(timeout=SECONDS)
    page.wait_for_url(re.compile("werk="))

    page.reload()
    page.get_by_role("tab", name="Werklocaties").click()

    again = page.get_by_test_id("stDataFrame").filter(visible=True).first
    again.scroll_into_view_if_needed()
    expect(cell(again, ISSUED)).to_have_text(HALF, timeout=SECONDS)


def test_a_reload_brings_the_number_back_and_another_browser_does_not_see_it(page, browser, app_url):
    typed(page, f"{app_url}/?gemeente=GM0344", "900")

    page.reload()
    expect(field(page)).to_have_value("900", timeout=SECONDS)

    for other in page_in(browser, "nl-NL"):
        other.goto(f"{app_url}/?gemeente=GM0344")
        expect(field(other)).to_have_value("", timeout=SECONDS)


def test_a_killed_server_brings_the_number_back(page, tmp_path):
    port = free_port()
    with served(port, tmp_path / "log") as server:
        typed(page, f"http://127.0.0.1:{port}/?gemeente=GM0344", "900")
        os.kill(server.pid, signal.SIGKILL)
        server.wait()

    with served(port, tmp_path / "log"):
        page.reload()
        expect(field(page)).to_have_value("900", timeout=SECONDS)


def test_a_line_cut_for_three_seconds_loses_nothing(page, app_url):
    proxy = Proxy(int(app_url.rpartition(":")[2]))
    try:
        typed(page, f"http://127.0.0.1:{proxy.port}/?gemeente=GM0344", "900")
        proxy.cut.set()
        page.wait_for_timeout(3000)
        proxy.cut.clear()

        expect(field(page)).to_have_value("900")
        page.reload()
        expect(field(page)).to_have_value("900", timeout=SECONDS)
    finally:
        proxy.ended.set()
