"""Where do plans and parks lie over each other or against each other?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from barcode.assess import Assessment
from barcode.geometry import overlaps

NO_POLYGONS = np.zeros(0, dtype=object)


def overlaps_of(assessment: Assessment) -> pd.DataFrame:
    """The frame of `barcode.geometry.overlaps` for the plans and parks of an assessment; empty without polygons."""
    lying = assessment.frame.lying
    return lying.relations.overlaps if lying else overlaps(NO_POLYGONS, NO_POLYGONS)
