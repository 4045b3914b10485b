"""What is wrong with an input, where, and what can be done about it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from barcode.language import Language, say

SHOWN_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with its place; the sentence stands in `language/words/problems.toml`."""

    code: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    norm: str = ""
    found: str = ""
    details: dict[str, object] = field(default_factory=dict)

    def place(self, language: Language = "nl") -> str:
        """Where it is: file, sheet, row, column and norm, as far as known."""
        parts = [self.file] if self.file else []
        for name in ("sheet", "row", "column", "norm"):
            value = getattr(self, name)
            if value not in ("", None):
                parts.append(say(f"problem_place.{name}", language, value=value))
        return ", ".join(parts)

    def sentence(self, language: Language = "nl") -> str:
        """What is wrong, what was expected and what to do, without the place."""
        return say(f"problems.{self.code}", language, found=self.found, **self.details)

    def text(self, language: Language = "nl") -> str:
        """Place and sentence in one line."""
        place = self.place(language)
        return f"{place}: {self.sentence(language)}" if place else self.sentence(language)


class BarcodeError(Exception):
    """Problems that a user can do something about, collected and raised once."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(self.problems)

    def text(self, language: Language = "nl") -> str:
        """Every problem on a line of its own, the first twenty at most."""
        lines = [problem.text(language) for problem in self.problems[:SHOWN_AT_MOST]]
        if len(self.problems) > SHOWN_AT_MOST:
            lines.append(say("problem_place.and_more", language, count=len(self.problems) - SHOWN_AT_MOST))
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text("en")


class MeasureMismatch(BarcodeError):
    """Two amounts of different measures were put together without a named norm."""


class RefusedFile(BarcodeError):
    """A file that the import gate does not let through."""


class NormError(BarcodeError):
    """A norm book that does not load, or norms that contradict each other."""
