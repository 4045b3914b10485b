"""Which findings and overlaps may leave? Those about a plan that is not public stay behind, and are counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.assess import Assessment
from barcode.checks.findings import NOTHING, Findings
from barcode.exports.overlap_list import overlaps_of
from barcode.programme import Confidentiality


@dataclass(frozen=True, eq=False)
class PublicFindings:
    """What may be told outside.

    `findings` are rows of `assessment.findings.table`: about public plans, about parks, and about areas as a whole. An area
    answers for all its plans, so its findings stay; where one names a plan that is not public, the plan is left out of it.
    `overlaps` are those of `overlaps_of`, of public plans. `plans` [plans] says which are public.
    """

    assessment: Assessment
    plans: NDArray[np.bool_]
    findings: pd.DataFrame
    overlaps: pd.DataFrame
    findings_withheld: int
    overlaps_withheld: int

    @cached_property
    def answers(self) -> Findings:
        """The findings that may be told, to ask what each plan and park comes to."""
        return replace(self.assessment.findings, table=self.findings)

    @property
    def plans_withheld(self) -> int:
        """How many plans are not public."""
        return int((~self.plans).sum())

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each outcome may be told."""
        return {str(outcome): int(count) for outcome, count in self.findings["outcome"].value_counts(sort=False).items()}


def public_findings(assessment: Assessment) -> PublicFindings:
    """What of an assessment may be told outside."""
    return _told(assessment, (assessment.programme.plans["confidentiality"] == Confidentiality.PUBLIC).to_numpy(dtype=bool))


def findings_to_tell(assessment: Assessment, plans: NDArray[np.bool_], findings: pd.DataFrame) -> PublicFindings:
    """What may be told of an assessment that holds only what its readers may see: of these plans [plans] and rows of findings."""
    told = _told(assessment, plans)
    return replace(told, findings=told.findings[told.findings.index.isin(findings.index)])


def _told(assessment: Assessment, public: NDArray[np.bool_]) -> PublicFindings:
    table, overlaps = assessment.findings.table, overlaps_of(assessment)
    plan = table["plan"].to_numpy()
    # The place beyond the last plan answers for rows about no plan.
    secret = ~np.append(public, True)[plan]
    of_area = (table["area"] != "").to_numpy(dtype=bool)
    kept = table.assign(plan=np.where(secret & of_area, NOTHING, plan))[~secret | of_area]
    told = public[overlaps["plan"].to_numpy(dtype=np.intp)]
    return PublicFindings(
        assessment, public, kept, overlaps[told], int((secret & ~of_area).sum()), int((~told).sum())
    )  # fmt: skip
