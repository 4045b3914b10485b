"""Do all ways to do the jobs of the benchmark give the same figures? On a thousand plans, and without a clock."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from tests.bench import ours, pandas_merge
from tests.bench.contest import largest_difference
from tests.bench.contestant import COLUMNS, Check
from tests.bench.goals import SAME_DOUBLES, SAME_SINGLES
from tests.bench.synthetic import BOUNDS, FUNCTIONS, MUNICIPALITIES, SCALE, VERSION_YEARS, case, read_case, write_case

PLANS = 1_000


@pytest.fixture(scope="module")
def small():
    return case(PLANS)


def check(contestant):
    result = contestant.calculate()
    try:
        return contestant.check(result)
    finally:
        contestant.close()


def by_hand(small, plan, function, bound):
    """The most specific norm for one plan, looked up row by row, times its dwellings."""
    municipality, year = small.plans.municipality[plan], small.plans.year[plan]
    version = max(first for first in VERSION_YEARS if first <= year)
    authorities = (0, small.areas.province[municipality], small.areas.region[municipality], municipality)
    values = [
        Fraction(int(getattr(small.norms, bound)[row]), SCALE)
        for level, authority in enumerate(authorities)
        for row in range(len(small.norms.level))
        if (small.norms.level[row], small.norms.authority[row]) == (level, authority)
        and (small.norms.function[row], small.norms.from_year[row]) == (function, version)
    ]
    return int(small.plans.dwellings[plan]) * values[-1]


def test_the_same_seed_gives_the_same_case(small, tmp_path):
    write_case(small, tmp_path / "case.npz")

    for drawn in (case(PLANS), read_case(tmp_path / "case.npz")):
        for part, same in zip(small, drawn, strict=True):
            assert all(np.array_equal(one, other) for one, other in zip(part, same, strict=True))


def test_norms_stand_at_all_four_levels_in_four_versions(small):
    national = small.norms.level == 0

    assert national.sum() == FUNCTIONS * len(VERSION_YEARS)
    assert set(small.norms.level) == {0, 1, 2, 3}
    # 10 % of 342 municipalities × 15 functions, each four times; the seed decides how far from it
    assert (small.norms.level == 3).sum() == pytest.approx(0.10 * MUNICIPALITIES * FUNCTIONS * 4, rel=0.10)
    assert set(small.plans.municipality) <= set(range(MUNICIPALITIES))
    assert small.plans.dwellings.min() >= 1


@pytest.mark.parametrize(("plan", "function", "bound"), [(0, 0, "low"), (7, 3, "mid"), (500, 9, "high"), (999, 14, "mid")])
def test_ours_is_what_a_reader_of_the_norm_table_finds(small, plan, function, bound):
    detail = ours.Detail(small).calculate()

    assert detail.shape == (PLANS, COLUMNS)
    expected = float(by_hand(small, plan, function, bound))
    assert detail[plan, function * len(BOUNDS) + BOUNDS.index(bound)] == pytest.approx(expected, rel=1e-14)


def test_exact_totals_are_the_sum_of_all_plans(small):
    totals = ours.Totals(small).calculate()

    assert totals[4] == sum(by_hand(small, plan, 1, "mid") for plan in range(PLANS))


@pytest.mark.parametrize("way", [pandas_merge.Detail, pandas_merge.Tuned])
def test_pandas_gives_our_figures(small, way):
    assert largest_difference(check(ours.Detail(small)), check(way(small))) <= SAME_DOUBLES


@pytest.mark.parametrize("name", ["Detail", "Tuned"])
def test_duckdb_gives_our_figures(small, name):
    pytest.importorskip("duckdb")
    from tests.bench import duckdb_query

    assert largest_difference(check(ours.Detail(small)), check(getattr(duckdb_query, name)(small))) <= SAME_DOUBLES


def test_polars_gives_our_totals(small):
    pytest.importorskip("polars")
    from tests.bench import polars_lazy

    assert largest_difference(check(ours.Totals(small)), check(polars_lazy.Totals(small))) <= SAME_DOUBLES


def test_openfisca_gives_our_figures(small):
    pytest.importorskip("openfisca_core")
    from tests.bench import openfisca_system

    assert largest_difference(check(ours.Detail(small)), check(openfisca_system.Detail(small))) <= SAME_SINGLES


def test_one_changed_norm_changes_one_function_only(small):
    before, after = check(ours.Detail(small)), check(ours.AfterOneChange(small))

    assert all(new > old for old, new in zip(before.totals[:3], after.totals[:3], strict=True))
    assert after.totals[3:] == before.totals[3:]


def test_a_difference_is_found_in_totals_and_in_rows():
    one = Check([1.0, 200.0], [[5.0, 5.0]])

    assert largest_difference(one, Check([1.0, 201.0], [[5.0, 5.0]])) == pytest.approx(1 / 200)
    assert largest_difference(one, Check([1.0, 200.0], [[5.0, 6.0]])) == pytest.approx(1 / 5)
    assert largest_difference(one, Check([1.0, 200.0], [])) == 0
