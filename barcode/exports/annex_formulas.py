"""How does a figure become a formula: from its trace to cells that recalculate it from inputs and norms?

Every number on the way has a row of its own with value, low and high. A change of a norm goes through all rows; a change that
would ask for other formulas (land where there was none) gives `#N/A` and no number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import chain

from barcode.explain.names import figure_name, measure_name, subject_name
from barcode.exports.annex import Annex
from barcode.exports.annex_cells import Cell, Formula, Look, Reference, Sheet, Sign, Token, Tokens, content_of
from barcode.exports.annex_input_sheets import InputSheets
from barcode.exports.annex_sums import ranges, summed
from barcode.language import Language, say
from barcode.norms import Governing
from barcode.trace import Figure, InputUsed, Missing, Traced
from barcode.units import Measure

COLUMNS = ("address", "figure", "subject", "formula", "operation", "value", "low", "high", "unit", "mark")
VALUE, LOW, HIGH = (COLUMNS.index(name) for name in ("value", "low", "high"))
# Beside these a figure is seldom whole by nature.
UNROUNDED = frozenset({Measure.RATIO, Measure.INDEX})
BLANK = frozenset({"not_counted", "no_period"})


class Calculation:
    """The sheet on which everything is worked out; a figure gets its row when it is first asked for."""

    def __init__(
        self, annex: Annex, sheet: Sheet, inputs: InputSheets, norms: Mapping[str, tuple[Reference, ...]],
        named: Mapping[int, str], language: Language,
    ) -> None:  # fmt: skip
        """Args: the value, low and high cells of each norm by name in `norms`; addresses of figures by identity in `named`."""
        self.annex, self.sheet, self.inputs, self.norms, self.language = annex, sheet, inputs, norms, language
        self.named = named
        self._rows: dict[int, int] = {}
        # An identity means something only as long as the figure is there.
        self._kept: list[Traced] = []
        self._sheets = {one.name: one for one in (*inputs.sheets.values(), sheet)}
        self._subjects: dict[str, str] = {}
        sheet.headings(say(f"annex_sheet.column.{name}", language) for name in COLUMNS)

    def cell(self, figure: Figure, column: int = VALUE) -> Cell:
        """What a sheet shows of a figure: a formula that points here, or words where it cannot be told."""
        if isinstance(figure, Missing):
            return None if figure.lacking in BLANK or column != VALUE else say("exports.cannot_tell", self.language)
        bound = {VALUE: figure.value, LOW: figure.low, HIGH: figure.high}[column]
        return Formula((self._at(figure, column),), bound, _look(figure))

    def _at(self, figure: Traced, column: int) -> Reference:
        if id(figure) not in self._rows:
            self._rows[id(figure)] = self._added(figure)
            self._kept.append(figure)
        return Reference(self.sheet.name, self._rows[id(figure)], column)

    def _added(self, figure: Traced) -> int:
        tokens = self._tokens(figure)
        row = len(self.sheet.rows)
        bounds = (figure.value, figure.low, figure.high)
        cells: list[Cell] = []
        for own, bound in zip(tokens, bounds, strict=True):
            written = own if own is not SAME else (Reference(self.sheet.name, row, VALUE),)
            cells.append(Formula(written, bound, _look(figure)) if written else _number(bound))
        language = self.language
        return self.sheet.line(
            self.named.get(id(figure), ""), figure_name(figure, language), self._subject(figure.subject), figure.formula or None,
            say(f"operation.{figure.operation}", language), *cells, measure_name(figure.measure, language),
            say("annex_sheet.estimated", language) if figure.estimated else "",
        )  # fmt: skip

    def _subject(self, subject: str) -> str:
        if subject not in self._subjects:
            self._subjects[subject] = subject_name(self.annex.assessment, subject, self.language)
        return self._subjects[subject]

    def _tokens(self, figure: Traced) -> tuple[Tokens, Tokens, Tokens]:
        """The formulas of value, low and high; empty for a number that was not put in anywhere."""
        inner = [part for part in figure.parts if isinstance(part, Traced)]
        if figure.operation in {"input", "measured"}:
            sources = [part for part in figure.parts if isinstance(part, InputUsed)]
            return (self._input(sources[0]), SAME, SAME) if sources else ((), SAME, SAME)
        if figure.operation in {"product", "quotient"}:
            return self._by_norm(figure, inner[0])
        if figure.operation == "ratio":
            return self._by_ratio(figure, inner[0])
        if figure.operation == "index":
            return self._index(*inner)
        if figure.operation == "beyond":
            return self._beyond(*inner)
        if figure.operation == "difference":
            return self._difference(inner)
        if any(part.measure is not figure.measure for part in inner):
            # No floor, so no land; with floor there is no rule here that gives land.
            here = self._at(inner[0], HIGH)
            return ("IF(", here, "=0", Sign.NEXT, "0", Sign.NEXT, "NA())"), SAME, SAME
        value, low, high = (self._sum(inner, column) for column in (VALUE, LOW, HIGH))
        return value, low, high

    def _input(self, used: InputUsed) -> Tokens:
        tokens = self._column(used, used.column)
        return (*tokens, "-", *self._column(used, used.less)) if used.less else tokens

    def _column(self, used: InputUsed, column: str) -> Tokens:
        return summed(self.inputs.ranges(used.table, column, used.rows.tolist()), self._helper)

    def _sum(self, figures: Sequence[Traced], column: int) -> Tokens:
        rows = [self._at(figure, column).row for figure in figures]
        return summed(ranges(self.sheet.name, column, rows), self._helper)

    def _helper(self, tokens: Tokens) -> Reference:
        """A row for a part of a sum that is too long for one formula."""
        parts = [token for token in tokens if isinstance(token, Reference)]
        answer = sum((self._worth(part) for part in parts), Fraction(0))
        cells: list[Cell] = [None] * len(COLUMNS)
        cells[1], cells[VALUE] = say("annex_sheet.part_of_sum", self.language), Formula(tokens, answer, Look.EXACT)
        return Reference(self.sheet.name, self.sheet.line(*cells), VALUE)

    def _worth(self, part: Reference) -> Fraction:
        rows = self._sheets[part.sheet].rows[part.row : max(part.row, part.last) + 1]
        values = (content_of(row[part.column]) for row in rows)
        return sum((Fraction(value) for value in values if isinstance(value, (int, Fraction))), Fraction(0))

    def _by_norm(self, figure: Traced, inner: Traced) -> tuple[Tokens, Tokens, Tokens]:
        governing = next(part for part in figure.parts if isinstance(part, Governing))
        assert governing.sizing
        norm, low, high = self.norms[governing.sizing.name]
        sign = "/" if figure.operation == "quotient" else "*"
        corners: list[Token] = list(  # type: ignore[assignment]  # tokens of several kinds
            chain.from_iterable((Sign.NEXT, self._at(inner, side), sign, bound) for side in (LOW, HIGH) for bound in (low, high))
        )[1:]
        return (self._at(inner, VALUE), sign, norm), ("MIN(", *corners, ")"), ("MAX(", *corners, ")")

    def _by_ratio(self, figure: Traced, inner: Traced) -> tuple[Tokens, Tokens, Tokens]:
        used = next(part for part in figure.parts if isinstance(part, InputUsed))
        above, below = self._column(used, used.column), self._column(used, used.per)
        value, low, high = ((self._at(inner, column), "*", *above, "/", *below) for column in (VALUE, LOW, HIGH))
        return value, low, high

    def _index(self, jobs: Traced, homes: Traced) -> tuple[Tokens, Tokens, Tokens]:
        value, low, high = (
            ("100*", self._at(jobs, column), "/(", self._at(jobs, column), "+", self._at(homes, VALUE), ")")
            for column in (VALUE, LOW, HIGH)
        )
        return value, low, high

    def _beyond(self, own: Traced, held: Traced) -> tuple[Tokens, Tokens, Tokens]:
        value, low, high = (
            ("MAX(0", Sign.NEXT, self._at(own, column), "-", self._at(held, other), ")")
            for column, other in ((VALUE, VALUE), (LOW, HIGH), (HIGH, LOW))
        )
        return value, low, high

    def _difference(self, figures: Sequence[Traced]) -> tuple[Tokens, Tokens, Tokens]:
        first, rest = figures[0], figures[1:]
        value, low, high = (
            (self._at(first, column), "-", *self._sum(rest, other)) if rest else (self._at(first, column),)
            for column, other in ((VALUE, VALUE), (LOW, HIGH), (HIGH, LOW))
        )
        return value, low, high


# Stands for: the same as the value beside it.
SAME: Tokens = ("same",)


def _look(figure: Traced) -> Look:
    return Look.EXACT if figure.measure in UNROUNDED else Look.WHOLE


def _number(bound: Fraction) -> Cell:
    return int(bound) if bound.denominator == 1 else bound
