"""Who is faster at one job? Contestants in turn, round after round, each in a process of its own; medians of the rounds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numpy as np
import psutil

from tests.bench.contestant import Check

REPOSITORY = Path(__file__).resolve().parents[2]
PEERS_PYTHON = REPOSITORY / ".venv-bench" / "bin" / "python"
ROUNDS = 7
THREADS = "2"


class Cost(NamedTuple):
    """Medians over the rounds: seconds, and memory above the base [bytes]."""

    cpu: float
    wall: float
    memory: float


class Outcome(NamedTuple):
    """What each contestant cost and answered, in the order in which they were named; `busy` is other load [cores]."""

    costs: tuple[Cost, ...]
    checks: tuple[Check, ...]
    busy: float


class Worker:
    """A contestant in its own process."""

    def __init__(self, contestant: str, case: Path) -> None:
        """Start it with the interpreter that has its libraries, and wait until it is prepared."""
        needs_peers = contestant.split("_")[0] in {"duckdb", "polars", "openfisca"}
        python = str(PEERS_PYTHON) if needs_peers else sys.executable
        self.process = subprocess.Popen(
            [python, "-m", "tests.bench.worker", contestant, str(case)],
            cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "POLARS_MAX_THREADS": THREADS},
        )  # fmt: skip
        self.contestant = contestant
        self._answer()

    def run(self, command: str) -> dict[str, Any]:
        """One round, `go` or `check`."""
        assert self.process.stdin
        self.process.stdin.write(f"{command}\n")
        self.process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        """End it."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.contestant} stopped before it answered; its own message stands above")
        answer: dict[str, Any] = json.loads(line)
        return answer


def contest(contestants: Sequence[str], case: Path, rounds: int = ROUNDS) -> Outcome:
    """Run `contestants` (`module:class`) in turn: a round that is checked and not counted, then `rounds` that are."""
    workers = [Worker(contestant, case) for contestant in contestants]
    try:
        checks = [Check(**worker.run("check")["check"]) for worker in workers]
        load, started = _busy_seconds(), time.perf_counter()
        answers = [[worker.run("go") for worker in workers] for _ in range(rounds)]
        elapsed = time.perf_counter() - started
        own = sum(answer["cpu"] for one_round in answers for answer in one_round)
        busy = max(0.0, (_busy_seconds() - load - own) / elapsed)
    finally:
        for worker in workers:
            worker.close()
    costs = [Cost(*(median(answer[what] for answer in of_one) for what in Cost._fields)) for of_one in zip(*answers, strict=True)]
    return Outcome(tuple(costs), tuple(checks), busy)


def _busy_seconds() -> float:
    """Processor time that this machine has spent on anything so far, on all cores."""
    times = psutil.cpu_times()
    return float(times.user + times.nice + times.system)


def largest_difference(first: Check, second: Check) -> float:
    """The largest relative difference between two checks; rows count when both have them."""
    parts: list[tuple[Any, Any]] = [(first.totals, second.totals)]
    if first.rows and second.rows:
        parts.append((first.rows, second.rows))
    return max(float(np.max(np.abs(np.subtract(one, other)) / np.maximum(np.abs(one), 1))) for one, other in parts)
