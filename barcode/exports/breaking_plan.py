"""With which plan does work fall behind, as far as that plan may be named outside?"""

from __future__ import annotations

from barcode.area import Area
from barcode.assess import Assessment
from barcode.balance import Running
from barcode.pace import breaks_with
from barcode.programme import Confidentiality


def public_breaking_plan(area: Area, run: Running, assessment: Assessment) -> tuple[str, str] | None:
    """Id and name of the plan; None when work keeps pace, or when the plan is not public."""
    plan_id = breaks_with(area, run)
    plans = assessment.programme.plans
    found = plans[(plans["plan_id"] == plan_id) & (plans["confidentiality"] == Confidentiality.PUBLIC)]
    return None if plan_id is None or not len(found) else (plan_id, str(found["name"].iloc[0]))
