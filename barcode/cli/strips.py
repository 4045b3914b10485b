"""Which barcodes were asked for, and how are they written?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from barcode.area import Area
from barcode.assess import Assessment, assess
from barcode.cli.assessment_text import area_heading, opening
from barcode.cli.options import Sign, StripFormat
from barcode.cli.sources import library_with, programme_of
from barcode.cli.strip_text import strip_lines
from barcode.cli.what_if import area_of, areas_with, what_if
from barcode.errors import BarcodeError, Problem
from barcode.exports.area_record import norms_of, strip_record
from barcode.exports.assessment_document import is_invented
from barcode.language import Language, say
from barcode.norms.model import Level
from barcode.strip import Strip, per_10_000


def strips_of(
    plans: Sequence[Path],
    dwellings: int | None,
    municipality: str,
    areas: list[Path],
    norms: Path | None,
    on: date,
    decimal: Sign | None,
    language: Language,
) -> tuple[Assessment, list[Area]]:
    """The assessment of the plans (or of a plain number of dwellings), and the municipalities whose barcode was asked for.

    Raises:
        BarcodeError: input or norm books are refused, or the municipality is not there.
    """
    library = library_with(norms, language)
    if dwellings is not None:
        place = area_of(municipality, areas_with(areas))
        programme = what_if(dwellings, place, say("cli.what_if", language))
    else:
        programme = programme_of([*plans, *areas], decimal, language)
    assessment = assess(programme, library, on)
    chosen = list(assessment.of_level(Level.MUNICIPALITY))
    if municipality and dwellings is None:
        code = area_of(municipality, programme.areas)["municipality_code"].iloc[0]
        chosen = [area for area in chosen if area.code == code]
        if not chosen:
            raise BarcodeError(Problem("no_plans_here", found=municipality))
    return assessment, chosen


def written_strips(
    assessment: Assessment, areas: Sequence[Area], scaled: bool, form: StripFormat, language: Language
) -> str | bytes:
    """The barcodes as a table with bars, or as JSON by municipality."""
    strips = {area.code: per_10_000(assessment.chain(area.code)) if scaled else area.strip for area in areas}
    invented = is_invented(assessment, (norm for area in areas for norm in norms_of(area).values()))
    if form is StripFormat.JSON:
        document = {
            "on": assessment.on.isoformat(),
            "invented": invented,
            "municipalities": {code: strip_record(strip, assessment) for code, strip in strips.items()},
        }
        return (json.dumps(document, sort_keys=True, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
    return "\n".join(_lines(assessment, areas, strips, invented, language)) + "\n"


def _lines(
    assessment: Assessment, areas: Sequence[Area], strips: dict[str, Strip], invented: bool, language: Language
) -> list[str]:
    lines = list(opening(assessment, invented, language))
    for area in areas:
        lines += ["", area_heading(area, assessment, language), *strip_lines(strips[area.code], area, assessment, language)]
    return lines
