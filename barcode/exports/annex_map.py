"""How do the plans, parks and findings of an annex stand on a map? As the GeoPackage of findings, of what its readers may see."""

from __future__ import annotations

import numpy as np

from barcode.exports.annex import Annex
from barcode.exports.annex_tables import finding_rows
from barcode.exports.findings_geopackage import geopackage
from barcode.exports.findings_public import findings_to_tell
from barcode.language import Language


def write_map(annex: Annex, language: Language) -> bytes:
    """Plans, overlaps and findings of the area, and all parks, as a GeoPackage; the same annex gives the same bytes.

    The assessment of an annex holds only the plans that its readers may see, so those of a narrower circle are not here either.
    """
    assessment = annex.assessment
    here = np.zeros(len(assessment.programme.plans), dtype=bool)
    here[annex.area.plan_rows] = True
    return geopackage(findings_to_tell(assessment, here, finding_rows(assessment, annex.area)), language)
