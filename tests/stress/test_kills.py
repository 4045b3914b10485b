"""Is nothing that was confirmed lost when the saving process is killed? The short version of `make stress`."""

from __future__ import annotations

from tests.stress.kills import killed, written_together


def test_fifteen_kills_lose_nothing_that_was_confirmed(tmp_path):
    left = killed(tmp_path, 15)

    assert left.confirmed > 15
    assert (left.lost, left.half, left.intact) == (0, 0, True)


def test_eight_writers_at_once_lose_nothing_and_none_finds_it_locked(tmp_path):
    assert written_together(tmp_path, 8, 6) == (0, 0)
