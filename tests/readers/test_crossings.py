"""How often do the edges of polygons cross? Counted by hand on small drawings."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from barcode.readers import crossings
from barcode.readers.crossings import crosses_more_than

SQUARE = [(0, 0), (2, 0), (2, 2), (0, 2)]
TRIANGLE = [(10, 0), (12, 0), (11, 2)]
# Three upright teeth over three lying ones: every tooth has two edges, so 6 × 6 places where they cross.
UPRIGHT = [(1, -1), (1, 9), (2, 9), (2, 0), (3, 0), (3, 9), (4, 9), (4, 0), (5, 0), (5, 9), (6, 9), (6, -1)]


def shapes(*rings):
    return np.array([shapely.Polygon(ring) for ring in rings], dtype=object)


@pytest.mark.parametrize(
    ("rings", "count"),
    [
        ([SQUARE], 0),
        ([[(0, 0), (2, 2), (2, 0), (0, 2)]], 1),  # a bow-tie
        ([SQUARE, [(1, 1), (3, 1), (3, 3), (1, 3)]], 2),
        ([SQUARE, [(2, 0), (4, 0), (4, 2), (2, 2)]], 0),  # a common edge
        ([SQUARE, SQUARE], 0),
        ([SQUARE, TRIANGLE], 0),
        ([UPRIGHT, [(y, x) for x, y in UPRIGHT]], 36),
    ],
    ids=["square", "bow-tie", "two squares", "neighbours", "the same twice", "apart", "two combs"],
)
def test_crossings_are_counted_once_each(rings, count):
    assert crosses_more_than(count, shapes(*rings)) is False
    if count:
        assert crosses_more_than(count - 1, shapes(*rings)) is True


def test_the_count_is_the_same_in_small_portions(monkeypatch):
    combs = shapes(UPRIGHT, [(y, x) for x, y in UPRIGHT])
    monkeypatch.setattr(crossings, "PAIRS_AT_ONCE", 1)

    assert crosses_more_than(36, combs) is False
    assert crosses_more_than(35, combs) is True


def test_edges_without_length_do_not_count():
    doubled = [point for point in SQUARE for _ in range(2)]

    assert crosses_more_than(0, shapes(doubled)) is False
