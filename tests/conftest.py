"""What does every test share? The repository, the real input where it is there, and no way out to the network."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parents[1]
SECONDS_OF_WORK = 40

# Busy machines make single examples slow; the same examples every time make a failure repeatable.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def own_database(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever a test saves stands in a database of its own, never in that of the user."""
    os.environ["WOONWERK_DATABASE"] = f"sqlite:///{tmp_path_factory.mktemp('database') / 'projects.sqlite'}"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds `barcode`, `norms` and `data`."""
    return REPOSITORY


@pytest.fixture(scope="session")
def real_input() -> Path:
    """The folder with real plan lists and park tables; the test is skipped where it is not there."""
    folder = REPOSITORY / "../shared/data"
    if not folder.is_dir():
        pytest.skip(f"no real input at {folder}")
    return folder


@pytest.fixture
def bounded_work() -> Iterator[None]:
    """Ends a test that a hostile file keeps busy; it counts processor time, so that a busy machine does not matter.

    No measurement: an honest answer takes a tenth of it.
    """

    def end(_signal: int, _frame: object) -> None:
        pytest.fail(f"still at work after {SECONDS_OF_WORK} seconds of processor time")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, SECONDS_OF_WORK)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Tests talk to this machine only; a call to another host fails by name."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(original):
        def call(self, address):
            if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_this_machine(address[0]):
                raise AssertionError(f"a test called {address[0]}; tests run without a network")
            return original(self, address)

        return call

    socket.socket.connect, socket.socket.connect_ex = guarded(connect), guarded(connect_ex)
    yield
    socket.socket.connect, socket.socket.connect_ex = connect, connect_ex


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
