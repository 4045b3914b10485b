"""How does an analyst do it in DuckDB? One query that joins the norms of each level; the most specific counts."""

from __future__ import annotations

import duckdb
import numpy as np
import pyarrow as pa

from tests.bench.contestant import Check, Contestant, check_of
from tests.bench.synthetic import BOUNDS, FIRST_YEAR, FUNCTIONS, LAST_YEAR, LEVELS, MUNICIPALITIES, SCALE, VERSION_YEARS, Case

THREADS = 2


def governed(rows: str) -> str:
    """The bounds of the most specific norm, and the joins that find it, for a relation with areas, `from_year` and `function`."""
    joins = "\n".join(
        f"left join norms l{level} on l{level}.level = {level} and l{level}.authority = {rows}.{name}"
        f" and l{level}.from_year = {rows}.from_year and l{level}.function = {rows}.function"
        for level, name in enumerate(LEVELS)
    )
    return f"from {rows} {joins}"


def most_specific(bound: str) -> str:
    """The bound at the most specific level that has a norm."""
    return f"coalesce({', '.join(f'l{level}.{bound}' for level in reversed(range(len(LEVELS))))})"


class Detail(Contestant):
    """Low, mid and high for every plan and function, a row for each, as an Arrow table in memory."""

    def __init__(self, case: Case) -> None:
        self.connection = duckdb.connect(config={"threads": THREADS, "preserve_insertion_order": False})
        years = np.arange(FIRST_YEAR, LAST_YEAR + 1, dtype=np.int32)
        from_year = np.array(VERSION_YEARS, dtype=np.int32)[np.searchsorted(VERSION_YEARS, years, side="right") - 1]
        municipality = np.arange(MUNICIPALITIES, dtype=np.int32)
        norms = {name: column / SCALE if name in BOUNDS else column for name, column in case.norms._asdict().items()}
        for name, columns in {
            "plans": {"plan": np.arange(len(case.plans.year)), **case.plans._asdict()},
            "norms": norms,
            "areas": {"municipality": municipality, **case.areas._asdict(), "national": np.zeros_like(municipality)},
            "calendar": {"year": years, "from_year": from_year},
            "functions": {"function": np.arange(FUNCTIONS, dtype=np.int32)},
        }.items():
            self.connection.register("incoming", pa.table(columns))
            self.connection.execute(f"create table {name} as select * from incoming")
            self.connection.unregister("incoming")

    def calculate(self) -> pa.Table:
        answers = ", ".join(f"dwellings * {most_specific(bound)} as {bound}" for bound in BOUNDS)
        return self.connection.sql(f"""
            with asked as (from plans join calendar using (year) join areas using (municipality) cross join functions)
            select asked.plan, asked.function, {answers} {governed("asked")}
        """).to_arrow_table()

    def check(self, result: pa.Table) -> Check:
        columns = {name: column.to_numpy() for name, column in zip(result.column_names, result.columns, strict=True)}
        detail = np.empty((result.num_rows // FUNCTIONS, FUNCTIONS, len(BOUNDS)))
        for position, bound in enumerate(BOUNDS):
            detail[columns["plan"], columns["function"], position] = columns[bound]
        return check_of(detail.reshape(len(detail), -1))

    def close(self) -> None:
        self.connection.close()


class Tuned(Detail):
    """The same by one who knows DuckDB well: norms resolved per municipality first, joined to the plans once."""

    def calculate(self) -> pa.Table:
        chosen = ", ".join(f"{most_specific(bound)} as {bound}" for bound in BOUNDS)
        answers = ", ".join(f"dwellings * {bound} as {bound}" for bound in BOUNDS)
        return self.connection.sql(f"""
            with cells as (from areas cross join (select distinct from_year from calendar) cross join functions),
            resolved as (select cells.municipality, cells.from_year, cells.function, {chosen} {governed("cells")})
            select plan, function, {answers}
            from plans join calendar using (year) join resolved using (municipality, from_year)
        """).to_arrow_table()
