"""How does a planner do it in a spreadsheet? LibreOffice, headless: one norm changed, then the whole workbook calculated anew."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.contestant import Check, Contestant, sampled
from tests.bench.ours import governing_ten_thousandths, with_one_change
from tests.bench.synthetic import SCALE, VERSION_YEARS, Case

DRIVER = Path(__file__).with_name("libreoffice_driver.py")
SYSTEM_PYTHONS = ("/usr/bin/python3", "/usr/local/bin/python3")


def python_with_bridge() -> str | None:
    """A Python that has LibreOffice's bridge, when LibreOffice is there; else nothing."""
    if not shutil.which("soffice"):
        return None
    for python in SYSTEM_PYTHONS:
        if (
            Path(python).exists()
            and not subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode
        ):
            return python
    return None


class AfterOneChange(Contestant):
    """The detail after the national norm of the first function changed."""

    def __init__(self, case: Case) -> None:
        before, after = governing_ten_thousandths(case), governing_ten_thousandths(with_one_change(case))
        differs = np.argwhere(before != after)
        years = np.array(VERSION_YEARS)
        from_year = years[np.searchsorted(years, case.plans.year, side="right") - 1]
        keys = [municipality * 10_000 + year for municipality in range(len(case.areas.province)) for year in VERSION_YEARS]
        content = {
            "plans": np.column_stack([case.plans.municipality, from_year, case.plans.dwellings]).tolist(),
            "cells": [[key, *row] for key, row in zip(keys, before.tolist(), strict=True)],
            "scale": SCALE,
            "change": [(int(row), int(column) + 1, int(after[row, column])) for row, column in differs],
            "samples": sampled(len(case.plans.year)).tolist(),
        }
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "case.json"
        path.write_text(json.dumps(content))
        self.driver = subprocess.Popen(
            [str(python_with_bridge()), str(DRIVER), str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.cpu = 0.0
        self._answer()

    def calculate(self) -> None:
        self.cpu += self._ask("change")["cpu"]

    def check(self, result: None) -> Check:
        answer = self._ask("check")
        return Check(answer["totals"], answer["rows"])

    def cpu_seconds(self) -> float:
        return self.cpu

    def close(self) -> None:
        assert self.driver.stdin
        self.driver.stdin.close()
        self.driver.wait()
        self.folder.cleanup()

    def _ask(self, question: str) -> dict[str, Any]:
        assert self.driver.stdin
        self.driver.stdin.write(f"{question}\n")
        self.driver.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self.driver.stdout
        line = self.driver.stdout.readline()
        if not line:
            raise RuntimeError("LibreOffice stopped; run it alone: soffice --headless --version")
        answer: dict[str, Any] = json.loads(line)
        return answer
