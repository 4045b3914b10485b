"""The checks of a programme against the norms, one function each, and what they find.

The modules below are loaded in the order of the registry.
"""

# isort: off
from barcode.checks import work_space
from barcode.checks import floor_stock
from barcode.checks import designation
from barcode.checks import environmental_category
from barcode.checks import compensation
from barcode.checks import guideline
from barcode.checks import undeclared_overlap
from barcode.checks import displaced
from barcode.checks import ladder
from barcode.checks import double_claims
from barcode.checks import keeping_pace

# isort: on
from barcode.checks.case import Case
from barcode.checks.findings import Finding, Findings, Outcome, Severity
from barcode.checks.registry import CHECKS, all_findings

__all__ = [
    "CHECKS",
    "Case",
    "Finding",
    "Findings",
    "Outcome",
    "Severity",
    "all_findings",
    "compensation",
    "designation",
    "displaced",
    "double_claims",
    "environmental_category",
    "floor_stock",
    "guideline",
    "keeping_pace",
    "ladder",
    "undeclared_overlap",
    "work_space",
]
