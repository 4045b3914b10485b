"""What does it cost to load the library? Fresh interpreters in turn: ours, and pandas alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median

from tests.bench.contest import REPOSITORY, Cost

ROUNDS = 11
OURS, PANDAS = "import barcode; barcode.assess", "import pandas"
NOT_LOADED = ("geopandas", "streamlit", "pandera")


def started(code: str) -> tuple[float, float]:
    """Seconds of processor and clock that a fresh interpreter takes for `code`, its own start included."""
    before, wall = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, time.perf_counter() - wall


def import_costs(rounds: int = ROUNDS) -> tuple[Cost, Cost]:
    """Medians for our library and for pandas, after one round that is not counted."""
    measured = [(started(OURS), started(PANDAS)) for _ in range(rounds + 1)][1:]
    ours, pandas = ([pair[who] for pair in measured] for who in (0, 1))
    medians = [Cost(median(cpu for cpu, _ in costs), median(wall for _, wall in costs), 0) for costs in (ours, pandas)]
    return medians[0], medians[1]


def loaded_needlessly() -> list[str]:
    """Which heavy libraries our library brings along when it is loaded."""
    code = f"import sys; {OURS}; print(*[name for name in {NOT_LOADED!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=True, capture_output=True, text=True)
    return done.stdout.split()
