"""P11b, P11c: how soon does a page answer in a browser, beside an empty Streamlit page in the same browser and run?"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.goals import PAGE_GOALS
from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.conftest import wait_until
from tests.running_app import REPOSITORY, clean_environment, free_port, is_healthy

STARTS, CLICKS, WARM_UPS, PLANS = 5, 40, 3, 500
MILLISECONDS, SECONDS_BETWEEN_LOOKS = 1000, 0.02
PATIENCE_MS = 60_000
EMPTY = """import streamlit as st
st.title('leeg')
value = st.slider('v', 0, 1000, 500, key='v')
st.container(key='number').markdown(f'value {value}')
"""
SLIDER = "[data-testid=stSlider] input[type=range]"
# The slider and the number that follows it; the number is read off the page as it stands.
OUR_SLIDER, OUR_NUMBER = f".st-key-what-if-fields {SLIDER}", ".st-key-what-if-result"
EMPTY_NUMBER = ".st-key-number"
AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"


def page_speed() -> list[bool]:
    """Start to first text, and slider to number; whether both goals are reached."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = chromium(Path(folder) / "chromium.lock")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        empty, ours = Path(folder) / "empty.py", REPOSITORY / "streamlit_app.py"
        empty.write_text(EMPTY, encoding="utf-8")
        starts: dict[Path, list[float]] = {empty: [], ours: []}
        for _ in range(STARTS):
            for script, seconds in starts.items():
                seconds.append(_start(script, browser))
        with _serving(empty) as empty_url, _serving(ours) as our_url:
            own = _opened(browser, f"{our_url}/plannen")
            _read_in(own, Path(folder))
            pages = [(_opened(browser, empty_url), SLIDER, EMPTY_NUMBER), (own, OUR_SLIDER, OUR_NUMBER)]
            clicks = _in_turn([_changer(*page) for page in pages])
        browser.close()
    print(f"P11c  process start to first text, {STARTS} starts in turn")
    started = _compare(median(starts[ours]), median(starts[empty]), PAGE_GOALS.start)
    print(f"P11b  slider to changed number, Overzicht with 500 plans, {CLICKS} changes in turn")
    return [started, _compare(median(clicks[1]), median(clicks[0]), PAGE_GOALS.slider)]


def _start(script: Path, browser: Browser) -> float:
    """Seconds from starting the server to the title of the page."""
    page = browser.new_page()
    begun = time.perf_counter()
    with _serving(script) as url:
        page.goto(url, wait_until="commit")
        page.locator("h1").first.wait_for(timeout=PATIENCE_MS)
        seconds = time.perf_counter() - begun
        page.close()
    return seconds


def _opened(browser: Browser, url: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(url)
    page.locator("h1").first.wait_for(timeout=PATIENCE_MS)
    return page


def _changer(page: Page, slider: str, number: str) -> Callable[[], float]:
    """A function that moves the slider a step there, then back, and gives the seconds until the number on the page is another."""
    handle, shown, keys = page.locator(slider).first, page.locator(number).first, cycle(("ArrowRight", "ArrowLeft"))
    handle.wait_for(timeout=PATIENCE_MS)

    def change() -> float:
        page.locator(AT_REST).wait_for(timeout=PATIENCE_MS)
        before = shown.inner_text()
        handle.focus()
        begun = time.perf_counter()
        page.keyboard.press(next(keys))
        wait_until(page, f"document.querySelector({json.dumps(number)})?.innerText !== {json.dumps(before)}")
        return time.perf_counter() - begun

    return change


def _in_turn(changers: list[Callable[[], float]]) -> list[list[float]]:
    """Seconds of each, in turn, without the first few."""
    measured = [[change() for change in changers] for _ in range(WARM_UPS + CLICKS)][WARM_UPS:]
    return [list(column) for column in zip(*measured, strict=True)]


def _read_in(page: Page, folder: Path) -> None:
    """Reads 500 made-up plans of Haarlem in, as a visitor would, and goes to the first page."""
    lines = ["plan_id;naam;gemeentecode;jaar;nieuw;sloop"]
    lines += [f"P-{number};Plan {number};GM0392;{2026 + number % 15};{20 + number % 90};{number % 7}" for number in range(PLANS)]
    file = folder / "plannen.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="Gebruik deze plannen").click(timeout=PATIENCE_MS)
    page.get_by_role("link", name="Overzicht").first.click()
    page.locator(OUR_SLIDER).first.wait_for(timeout=PATIENCE_MS)


@contextmanager
def _serving(script: Path) -> Iterator[str]:
    """A server for one script."""
    port = free_port()
    command = [
        sys.executable, "-m", "streamlit", "run", str(script), "--server.address", "127.0.0.1", "--server.port", str(port),
        "--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none",
    ]  # fmt: skip
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as data:
        environment = clean_environment() | {"WOONWERK_DATABASE": f"sqlite:///{data}/bench.sqlite"}
        with subprocess.Popen(command, cwd=script.parent, env=environment, **quiet) as server:
            try:
                give_up = time.monotonic() + PATIENCE_MS / MILLISECONDS
                while not is_healthy(url):
                    if time.monotonic() > give_up:
                        raise RuntimeError(f"no page of {script.name}")
                    time.sleep(SECONDS_BETWEEN_LOOKS)
                yield url
            finally:
                server.terminate()


def _compare(ours: float, empty: float, goal: float) -> bool:
    reached = ours / empty <= goal
    print(f"    ours {ours:.3f} s, empty page {empty:.3f} s")
    print(f"        ratio {ours / empty:.2f}   goal {goal:.1f}: {'REACHED' if reached else 'MISSED'}\n")
    return reached


if __name__ == "__main__":
    page_speed()
