"""Is nothing that was confirmed lost when the saving process is killed? The short version of `make stress`."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from tests.stress.kills import killed, written_together


@pytest.fixture(autouse=True)
def nothing_to_run_first(monkeypatch):
    """A test of a page leaves its script behind as the main module, which every new process would run."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


def test_fifteen_kills_lose_nothing_that_was_confirmed(tmp_path):
    left = killed(tmp_path, 15)

    assert left.confirmed > 15
    assert (left.lost, left.half, left.intact) == (0, 0, True)


def test_eight_writers_at_once_lose_nothing_and_none_finds_it_locked(tmp_path):
    assert written_together(tmp_path, 8, 6) == (0, 0)
