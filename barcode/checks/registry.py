"""Which checks are there, and what do they find together?"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

import numpy as np

from barcode.checks.case import Case
from barcode.checks.findings import CHECK_FAILED, Findings, Outcome
from barcode.checks.rows import Rows, all_of, as_table

Check = Callable[[Case], Iterable[Rows]]
CHECKS: dict[str, Check] = {}

_log = logging.getLogger(__name__)


def check(function: Check) -> Check:
    """Register a check under the name by which planners cite it.

    Raises:
        ValueError: the name is taken.
    """
    name = function.__name__
    if name in CHECKS:
        raise ValueError(f"two checks are called {name}")
    CHECKS[name] = function
    return function


def all_findings(case: Case) -> Findings:
    """What every check finds, in the order of the registry."""
    answers: list[tuple[str, Rows]] = []
    incomplete = []
    for name, function in CHECKS.items():
        found = _found(name, function, case)
        if found is None:
            incomplete.append(name)
            found = [Rows(all_of(Outcome.CANNOT_TELL, 1), missing=CHECK_FAILED)]
        answers += [(name, rows) for rows in found if len(rows.outcome)]
    return Findings(
        as_table(tuple(CHECKS), answers),
        tuple(case.norms),
        tuple(incomplete),
        case.plan_ids,
        case.park_ids,
        tuple(case.programme.parks["designation_by"]),
    )


def _found(name: str, function: Check, case: Case) -> list[Rows] | None:
    """What one check finds; None when it crashes."""
    try:
        with np.errstate(divide="ignore", invalid="ignore"):
            return list(function(case))
    except Exception:
        # The one place in the house where any error is caught: a mistake in one check must never pass for "met", nor take the
        # answers of the others away. It is logged, shown, and makes the assessment incomplete.
        _log.exception("check %s failed", name)
        return None
