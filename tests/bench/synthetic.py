"""What is calculated in the benchmark? Invented plans and norms, the same for every contestant: all drawn from one fixed seed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SEED = 20_231_013
FUNCTIONS = 15
BOUNDS = ("low", "mid", "high")
MUNICIPALITIES, REGIONS, PROVINCES = 342, 40, 12
VERSION_YEARS = (2025, 2030, 2035, 2040)
FIRST_YEAR, LAST_YEAR = 2025, 2044
# The levels from wide to specific: how many authorities, and the share of the functions for which one has a norm of its own.
LEVELS = {"national": (1, 1.0), "province": (PROVINCES, 0.30), "region": (REGIONS, 0.20), "municipality": (MUNICIPALITIES, 0.10)}
# Norm values are decimals with four places; as whole numbers of ten-thousandths they are exact for everyone.
SCALE = 10_000


class Plans(NamedTuple):
    """One housing plan per position [plans]."""

    municipality: NDArray[np.int32]
    year: NDArray[np.int32]
    dwellings: NDArray[np.int64]


class Norms(NamedTuple):
    """One dated value per position [values]; bounds are whole ten-thousandths of m² net land per dwelling."""

    level: NDArray[np.int32]
    authority: NDArray[np.int32]
    function: NDArray[np.int32]
    from_year: NDArray[np.int32]
    low: NDArray[np.int64]
    mid: NDArray[np.int64]
    high: NDArray[np.int64]


class Areas(NamedTuple):
    """In which region and province each municipality lies [municipalities]."""

    region: NDArray[np.int32]
    province: NDArray[np.int32]


class Case(NamedTuple):
    """Everything a contestant is given."""

    plans: Plans
    norms: Norms
    areas: Areas


def areas() -> Areas:
    """Every municipality in one region and one province."""
    position = np.arange(MUNICIPALITIES, dtype=np.int32)
    return Areas(position * REGIONS // MUNICIPALITIES, position * PROVINCES // MUNICIPALITIES)


def plans(count: int) -> Plans:
    """`count` plans: municipalities by log-normal weight, years evenly, dwellings log-normal (median 20, at least 1)."""
    random = np.random.default_rng([SEED, 1])
    weight = random.lognormal(sigma=1.0, size=MUNICIPALITIES)
    municipality = random.choice(MUNICIPALITIES, size=count, p=weight / weight.sum()).astype(np.int32)
    year = random.integers(FIRST_YEAR, LAST_YEAR, size=count, endpoint=True, dtype=np.int32)
    dwellings = np.maximum(1, random.lognormal(np.log(20), 1.2, size=count)).astype(np.int64)
    return Plans(municipality, year, dwellings)


def norms() -> Norms:
    """Norms at four levels with four dated versions each, of the same authorities and functions in every version."""
    random = np.random.default_rng([SEED, 2])
    rows: list[tuple[int, int, int, int, int, int, int]] = []
    for level, (authorities, share) in enumerate(LEVELS.values()):
        for authority in range(authorities):
            for function in np.flatnonzero(random.random(FUNCTIONS) < share):
                for year in VERSION_YEARS:
                    mid = int(random.integers(1 * SCALE, 80 * SCALE))
                    low, high = mid * int(random.integers(60, 100)) // 100, mid * int(random.integers(101, 150)) // 100
                    rows.append((level, authority, int(function), year, low, mid, high))
    columns = np.array(rows, dtype=np.int64).T
    return Norms(*(column.astype(np.int32) for column in columns[:4]), *columns[4:])


def case(count: int) -> Case:
    """`count` plans with the norms and areas."""
    return Case(plans(count), norms(), areas())


def write_case(made: Case, path: Path) -> None:
    """Write a case to `path` (.npz), so that every contestant reads the same bytes."""
    np.savez(
        path, **{f"{part}.{name}": array for part, table in made._asdict().items() for name, array in table._asdict().items()}
    )


def read_case(path: Path) -> Case:
    """The case that `write_case` wrote."""
    with np.load(path) as stored:
        parts = [
            kind(*(stored[f"{part}.{name}"] for name in kind._fields))
            for part, kind in (("plans", Plans), ("norms", Norms), ("areas", Areas))
        ]
    return Case(*parts)
