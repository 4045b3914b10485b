"""What has been seen on the way in: rows, problems, and decisions a planner should know?"""

from __future__ import annotations

from dataclasses import dataclass, field

from barcode.errors import Problem
from barcode.programme.tables import Note


@dataclass(slots=True)
class Findings:
    """Collects while files are read; becomes the counts, problems and notes of the programme."""

    rows_read: int = 0
    rows_set_aside: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    invented: bool = False
    # plans of which a row with dwellings or work was set aside, with the file of that row
    half_read: dict[str, str] = field(default_factory=dict)

    def set_aside(self, problem: Problem) -> None:
        """One row is kept out, for the reason in `problem`."""
        self.rows_set_aside += 1
        self.problems.append(problem)

    def note(self, code: str, file: str, **details: object) -> None:
        """A decision the reader took; the same one is told once."""
        note = Note(code, file, details)
        if note not in self.notes:
            self.notes.append(note)
