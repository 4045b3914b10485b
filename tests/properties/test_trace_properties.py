"""Can every number be worked out again from the inputs and norms in its own tree?"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given

from barcode.assess import assess
from barcode.norms import Governing
from barcode.trace import InputUsed, Missing, Traced
from tests.builders import ON
from tests.properties.figures import figures_of
from tests.properties.made_up import libraries, programmes, tried

HUNDRED = 100
Bounds = tuple[Fraction, Fraction, Fraction]


def worked_out(figure, assessment):
    """Low, value and high of a figure, from its leaves, by the operation that it names."""
    parts = figure.parts
    if figure.operation == "input":
        return (_input(parts[0], assessment),) * 3 if parts else (figure.low, figure.value, figure.high)
    known = [worked_out(part, assessment) if isinstance(part, Traced) else _factor(part, assessment) for part in parts]
    return OPERATIONS[figure.operation](known)


def _input(used: InputUsed, assessment) -> Fraction:
    table = assessment.frame.counted if used.table == "work_taken" else getattr(assessment.programme, used.table)
    rows = table.iloc[used.rows]

    def summed(column):
        return sum((Fraction(int(value)) for value in rows[column] if value == value and value is not None), Fraction(0))

    if used.per:
        return summed(used.column) / summed(used.per)
    return summed(used.column) - (summed(used.less) if used.less else 0)


def _factor(part, assessment) -> Bounds:
    if isinstance(part, Governing):
        return part.sizing.low, part.sizing.value, part.sizing.high
    return (_input(part, assessment),) * 3


def _outer(first: Bounds, low: Fraction, value: Fraction, high: Fraction) -> Bounds:
    corners = [bound * factor for bound in (first[0], first[2]) for factor in (low, high)]
    return min(corners), first[1] * value, max(corners)


def _sum(parts):
    return tuple(sum((part[bound] for part in parts), Fraction(0)) for bound in range(3))


def _difference(parts):
    first, rest = parts[0], _sum(parts[1:])
    return first[0] - rest[2], first[1] - rest[1], first[2] - rest[0]


def _index(parts):
    jobs, homes = parts
    return tuple(HUNDRED * bound / (bound + homes[1]) for bound in jobs)


def _beyond(parts):
    own, held = parts
    return tuple(max(Fraction(0), bound) for bound in (own[0] - held[2], own[1] - held[1], own[2] - held[0]))


OPERATIONS = {
    "product": lambda parts: _outer(parts[0], *parts[1]),
    "ratio": lambda parts: _outer(parts[0], *parts[1]),
    "quotient": lambda parts: _outer(parts[0], *(1 / bound for bound in parts[1])),
    "sum": _sum,
    "difference": _difference,
    "index": _index,
    "beyond": _beyond,
}


@tried(10)
@given(programmes(), libraries())
def test_every_number_follows_from_its_own_tree(programme, library):
    assessment = assess(programme, library, ON)
    told = {address: figure for address, figure in figures_of(assessment).items() if isinstance(figure, Traced)}

    assert told
    for address, figure in told.items():
        assert worked_out(figure, assessment) == (figure.low, figure.value, figure.high), address
        assert figure.low <= figure.value <= figure.high, address


@tried(5)
@given(programmes(), libraries())
def test_what_cannot_be_told_says_what_is_lacking(programme, library):
    figures = figures_of(assess(programme, library, ON))

    assert [address for address, figure in figures.items() if isinstance(figure, Missing) and not figure.lacking] == []


@tried(5)
@given(programmes(), libraries())
def test_a_number_names_every_norm_of_its_tree_once(programme, library):
    def norms_below(figure):
        for part in figure.parts:
            if isinstance(part, Governing) and part.sizing:
                yield part.sizing.name
            elif isinstance(part, Traced):
                yield from norms_below(part)

    figures = [figure for figure in figures_of(assess(programme, library, ON)).values() if isinstance(figure, Traced)]
    for figure in figures:
        names = [norm.name for norm in figure.norms()]
        assert len(names) == len(set(names))
        assert set(names) == set(norms_below(figure))
