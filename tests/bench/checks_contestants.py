"""What do the checks cost beside the measuring they rest on? Relations alone, and all twelve checks with them."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from barcode.assess import assess
from barcode.checks import Case as Judged
from barcode.checks import Findings, all_findings
from barcode.frame import Frame
from barcode.geometry import Relations, relations
from barcode.geometry.of_programme import Lying, lying
from barcode.norms import NormLibrary
from barcode.norms.reader import read_books
from barcode.shipped import shipped_folder
from tests.bench.checks_programme import programme
from tests.bench.contestant import Check, Contestant
from tests.bench.synthetic import Case

ON = date(2026, 1, 1)
OVERLAP = "undeclared_transformation"


class OfProgramme(Contestant):
    """A programme, the shipped norm books, polygons in memory, and plans grouped as every page needs them.

    Of the case only the number of plans counts: the programme is drawn from its own seed.
    """

    def __init__(self, case: Case) -> None:
        self.books = read_books(shipped_folder("norms"))
        self.assessment = assess(programme(self._plans(case)), NormLibrary(self.books), ON)
        found = lying(self.assessment.programme, self.assessment.library, ON)
        assert found
        self.lying = found

    @staticmethod
    def _plans(case: Case) -> int:
        return len(case.plans.dwellings)

    def check(self, result: Any) -> Check:
        """Number of overlaps and of checks that crashed, and a row an overlap in order: plan, park, m² gross."""
        plan, park, overlap, crashed = self._overlaps(result)
        rows = np.column_stack([plan, park, overlap]).astype(np.float64)
        return Check([float(len(rows)), float(crashed)], rows[np.lexsort((park, plan))].tolist())

    def _overlaps(self, result: Any) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], int]:
        raise NotImplementedError


class Measured(OfProgramme):
    """Relations alone."""

    def calculate(self) -> Relations:
        return relations(self.lying.plans, self.lying.parks, self.lying.reach_m)

    def _overlaps(self, result: Relations) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], int]:
        overlaps = result.overlaps
        return overlaps["plan"].to_numpy(), overlaps["park"].to_numpy(), overlaps["overlap_m2_gross"].to_numpy(), 0


class AllChecks(OfProgramme):
    """Relations, the land that is taken, and all twelve checks, from norms that were not yet looked up."""

    def calculate(self) -> Findings:
        given = self.assessment
        frame = Frame(given.programme, NormLibrary(self.books), ON, given.frame.groups)
        # what a frame works out when first asked, but for reading the polygons
        vars(frame)["lying"] = Lying(self.lying.plans, self.lying.parks, self.lying.reach_m)
        return all_findings(Judged(frame, given.areas))

    def _overlaps(self, result: Findings) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], int]:
        table = result.of_check(OVERLAP)
        both = table[((table["plan"] >= 0) & (table["park"] >= 0)).to_numpy(dtype=bool)]
        return both["plan"].to_numpy(), both["park"].to_numpy(), both["measured"].to_numpy(), len(result.incomplete)


class AllChecksTenth(AllChecks):
    """The same for a tenth of the plans, to see how the cost grows."""

    @staticmethod
    def _plans(case: Case) -> int:
        return len(case.plans.dwellings) // 10
