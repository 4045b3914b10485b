"""Which numbers of an area can be told, and why not the others?"""

from __future__ import annotations

from typing import Any

from barcode.assess import Assessment
from barcode.explain.names import lacking
from barcode.exports.exact_numbers import json_number
from barcode.exports.plain_text import plain_text
from barcode.language import LANGUAGES
from barcode.trace import Figure, Missing

# A row of the barcode counts one thing, and land still to be issued has no period: nothing is lacking there.
NOTHING_LACKS = frozenset({"not_counted", "no_period"})


class NumbersTold:
    """Writes figures as numbers and keeps a list of those that cannot be told.

    `reasons` may be shared between the areas of one assessment, for most of them lack the same.
    """

    def __init__(self, assessment: Assessment, reasons: dict[tuple[str, str], dict[str, str]] | None = None) -> None:
        self.assessment = assessment
        self.reasons = {} if reasons is None else reasons
        self._paths: dict[tuple[str, str], list[str]] = {}
        self._examples: dict[tuple[str, str], Missing] = {}

    @property
    def missing(self) -> list[dict[str, Any]]:
        """One entry per thing that is lacking: `numbers` (paths of what is null because of it), `lacking`, `key` and `reason`."""
        return [
            {
                "numbers": paths,
                "lacking": what[0],
                "key": what[1],
                "reason": self._reasons(what),
            }
            for what, paths in self._paths.items()
        ]

    def _reasons(self, what: tuple[str, str]) -> dict[str, str]:
        if what not in self.reasons:
            example = self._examples[what]
            self.reasons[what] = {language: plain_text(lacking(self.assessment, example, language)) for language in LANGUAGES}
        return self.reasons[what]

    def number(self, path: str, figure: Figure) -> int | float | None:
        """The figure unrounded, or null; with a `path` the reason is kept."""
        if not isinstance(figure, Missing):
            return json_number(figure.value)
        if path and figure.lacking not in NOTHING_LACKS:
            what = (figure.lacking, figure.key)
            self._paths.setdefault(what, []).append(path)
            self._examples[what] = figure
        return None

    def band(self, figure: Figure) -> dict[str, int | float] | None:
        """Low and high of the figure, or null."""
        return None if isinstance(figure, Missing) else {"low": json_number(figure.low), "high": json_number(figure.high)}
