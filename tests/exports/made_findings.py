"""Which findings do the tests of exports start from? A handful, written down by hand."""

from __future__ import annotations

import numpy as np
import shapely

from barcode import assess
from barcode.assess import Assessment
from barcode.checks.findings import OUTCOMES, Findings, Outcome
from barcode.checks.rows import Rows, as_table
from barcode.units import Measure
from tests.builders import ON, book, library, norm, plan, programme

PERMIT = {"unit": "job", "status": "ordinance", "comparison": "minimum"}
CHECKS = ("work_space_per_dwelling", "undeclared_transformation", "guideline_distance", "keeps_pace")
OPEN, SECRET, UNDRAWN = range(3)


def square(x: float, y: float, width: float, height: float) -> bytes:
    """A rectangle somewhere in the polder, in EPSG:28992, as WKB."""
    return shapely.to_wkb(shapely.box(140_000 + x, 500_000 + y, 140_000 + x + width, 500_000 + y + height))


def made_assessment() -> Assessment:
    """Two public plans, of which one has no polygon, a confidential one, and two parks.

    OPEN-1 covers the west half of park P (100 × 100 m) and is 200 m long, so half of it lies outside; GEHEIM-1 covers the north
    quarter of P; park Q lies far away. Of OPEN-2 nobody knows where it is.
    """
    plans = [
        plan("OPEN-1", 100, name="=Rij & zo", geometry_wkb=square(0, -100, 50, 200)),
        plan("GEHEIM-1", 50, name="Geheime plek", confidentiality="municipality", geometry_wkb=square(0, 75, 100, 25)),
        plan("OPEN-2", 10, year=None),
    ]
    sizes = {"gross_m2": 10_000, "net_m2": 8_000, "issued_m2": 8_000}
    parks = [
        {"park_id": "P", "name": "Haven", "municipality_code": "GM9901", "geometry_wkb": square(0, 0, 100, 100), **sizes},
        {"park_id": "Q", "name": "Ver weg", "municipality_code": "GM9901", "geometry_wkb": square(9_000, 0, 100, 100), **sizes},
    ]
    ordinance = book("PV99", [norm("jobs_per_dwelling", "2", status="ordinance")])
    made = assess(programme(plans=plans, parks=parks), library(ordinance), ON)
    made.__dict__["findings"] = _findings(made)
    return made


def _findings(made: Assessment) -> Findings:
    norms = made.library.all_in_force("jobs_per_dwelling", ("NL", "PV99"), ON)
    assert [one.authority for one in norms] == ["NL", "PV99"]
    answers = [
        # Under the norm of the state OPEN-1 is met and OPEN-2 cannot be told; under that of the province it is 80 jobs short.
        ("work_space_per_dwelling", _rows([Outcome.MET, Outcome.CANNOT_TELL], plan=np.array([OPEN, UNDRAWN]), norm=0,
            measured=np.array([120.0, np.nan]), required=np.array([100.0, 10.0]), measure=Measure.JOB, missing="no_work_stated")),
        ("work_space_per_dwelling", _rows([Outcome.BREACH, Outcome.BREACH], plan=np.array([OPEN, SECRET]), norm=1,
            measured=np.array([120.0, 0.5]), required=np.array([200.0, 100.0]), measure=Measure.JOB)),
        ("undeclared_transformation", _rows([Outcome.BREACH, Outcome.BREACH], plan=np.array([OPEN, SECRET]), park=0,
            measured=np.array([5000.0, 2500.0]), required=0.0, measure=Measure.LAND_GROSS)),
        ("guideline_distance", _rows([Outcome.NOT_APPLICABLE], park=1, missing="no_norm_in_force")),
        ("keeps_pace", _rows([Outcome.BREACH], plan=SECRET, area="GM9901", norm=0, measured=-30.0, required=0.0,
            measure=Measure.JOB, year=2027)),
    ]  # fmt: skip
    return Findings(as_table(CHECKS, answers), norms, (), ("OPEN-1", "GEHEIM-1", "OPEN-2"), ("P", "Q"), ("", ""))


def _rows(outcomes: list[Outcome], **columns: object) -> Rows:
    return Rows(np.array([OUTCOMES.index(one) for one in outcomes], dtype=np.int8), **columns)
