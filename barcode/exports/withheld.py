"""What may a file that leaves say of rows and sheets of plans that are not public?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from barcode.errors import Problem
from barcode.programme import Confidentiality, Programme
from barcode.programme.tables import Note

# Readers put these among the details of a problem: the number of a plan that is not public, and whether its sheet bears its name.
PLAN_NOT_PUBLIC = "plan_not_public"
SHEET_OF_PLAN = "sheet_of_plan"
CODE = "row_not_public"
WITHHELD = "…"


def told_outside(programme: Programme) -> Sequence[Problem]:
    """The problems of a programme; of a row of a plan that is not public only its place remains."""
    plans = programme.plans
    secret = set(plans.loc[plans["confidentiality"] != Confidentiality.PUBLIC, "plan_id"])
    secret |= {str(problem.details[PLAN_NOT_PUBLIC]) for problem in programme.problems if PLAN_NOT_PUBLIC in problem.details}
    secret.discard("")
    return [_bare(problem) if _is_secret(problem, secret) else problem for problem in programme.problems]


def notes_told_outside(programme: Programme) -> Sequence[Note]:
    """The notes of a programme without the title of a sheet of a plan that is not public, and without numbers of plans.

    Polygons of plans that are in no table may belong to a plan that was set aside, so their numbers stay inside as well.
    """
    return [_bare_note(note) for note in programme.notes]


def _bare_note(note: Note) -> Note:
    if note.code == "polygons_of_unknown":
        return replace(note, details={**note.details, "found": WITHHELD})
    if note.details.get(SHEET_OF_PLAN):
        return replace(note, details={**note.details, "sheet": WITHHELD})
    return note


def _is_secret(problem: Problem, secret: set[str]) -> bool:
    return PLAN_NOT_PUBLIC in problem.details or problem.details.get("plan") in secret or problem.found in secret


def _bare(problem: Problem) -> Problem:
    sheet = "" if problem.details.get(SHEET_OF_PLAN) else problem.sheet
    return replace(problem, code=CODE, sheet=sheet, found="", details={})
