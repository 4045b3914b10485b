"""Which job must be how fast, beside whom? The goals of the benchmark as data."""

from __future__ import annotations

from typing import NamedTuple

MILLION, FIFTY_THOUSAND = 1_000_000, 50_000
SAME_DOUBLES = 1e-9
# OpenFisca-Core calculates in 32-bit floats.
SAME_SINGLES = 1e-5


class Peer(NamedTuple):
    """Another way to do the job, the highest ratio of ours to it (none: shown to compare), and how far its answers may differ."""

    label: str
    contestant: str
    goal: float | None
    tolerance: float = SAME_DOUBLES


class Job(NamedTuple):
    """One job on `plans` plans: our way and its peers; `memory_goal` is memory over the base ÷ size of the result."""

    key: str
    label: str
    plans: int
    ours: str
    peers: tuple[Peer, ...]
    memory_goal: float | None = None


JOBS = (
    Job(
        "P1", "every function for every plan, norms resolved", MILLION, "ours:Detail",
        (
            Peer("pandas merge, level by level", "pandas_merge:Detail", 0.10),
            Peer("DuckDB, 2 threads", "duckdb_query:Detail", 0.30),
            Peer("pandas, tuned by hand", "pandas_merge:Tuned", None),
            Peer("DuckDB, tuned by hand", "duckdb_query:Tuned", None),
        ),
        memory_goal=1.25,
    ),
    Job(
        "P2", "totals only, norms resolved", MILLION, "ours:Totals",
        (Peer("Polars lazy, 2 threads", "polars_lazy:Totals", 1.0),),
    ),
    Job(
        "P3", "every function for every plan, norms resolved", FIFTY_THOUSAND, "ours:Detail",
        (Peer("OpenFisca-Core as documented", "openfisca_system:Detail", 0.02, SAME_SINGLES),),
    ),
    Job(
        "P4", "every function for every plan after one changed norm", FIFTY_THOUSAND, "ours:AfterOneChange",
        (Peer("LibreOffice, all formulas", "libreoffice_recalculation:AfterOneChange", 0.05),),
    ),
)  # fmt: skip
IMPORT_GOAL = 1.5


class GeometryGoals(NamedTuple):
    """P5, P5c, P7 and P11: highest ratios of ours to the ways of doing the same; of all checks to relations alone."""

    plain: float = 1.0
    buffers: float = 0.12
    checks: float = 2.0
    rerun: float = 0.05
    map_bytes: float = 0.02


GEOMETRY_GOALS = GeometryGoals()


class PageGoals(NamedTuple):
    """P11b and P11c: highest ratios of our page to an empty one, in the same browser."""

    slider: float = 2.5
    start: float = 2.0


PAGE_GOALS = PageGoals()
