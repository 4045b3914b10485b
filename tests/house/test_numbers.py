"""Does every number that has a source stand in a norm book, and not in the code?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import yaml

from tests.house.sources import PACKAGE, REPOSITORY, at, in_the_heart, modules, tree

# Counting, the half that rounds, thousands and hectares: arithmetic, not norms.
ARITHMETIC = {0, Fraction(1, 2), 1, 2, 10, 100, 1_000, 10_000}
FORMULA_NUMBERS = range(1, 13)
TELLING_DIGITS = 3


def numbers(path: Path) -> Iterator[tuple[ast.Constant, Fraction]]:
    """Every number in the module at `path`, also those written as text for `Fraction` and `Decimal`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
            yield node, Fraction(str(node.value))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Fraction", "Decimal"}:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument, Fraction(argument.value)


def structural(path: Path) -> set[int]:
    """The numbers that point or bound instead of measure.

    These are places in a list, the formula that a figure follows, and whole numbers that the module gives a name in capitals.
    """
    found: set[int] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Subscript):
            found.update(id(inner) for inner in ast.walk(node.slice))
        elif isinstance(node, ast.Call):
            found.update(
                id(argument)
                for argument in [*node.args, *(keyword.value for keyword in node.keywords)]
                if isinstance(argument, ast.Constant) and type(argument.value) is int and argument.value in FORMULA_NUMBERS
            )
    for node in tree(path).body:
        if isinstance(node, ast.Assign) and all(isinstance(name, ast.Name) and name.id.isupper() for name in node.targets):
            found.update(
                id(inner) for inner in ast.walk(node.value) if isinstance(inner, ast.Constant) and type(inner.value) is int
            )
    return found


def telling_digits(number: str) -> int:
    """How many digits are left without sign, point and the noughts at both ends: 26.30 has three."""
    return len(number.replace(".", "").strip("-0"))


def norm_values() -> set[Fraction]:
    """Every value of the shipped norm books that nobody writes by chance: three telling digits or more."""
    found: set[Fraction] = set()

    def walk(node: object, counts: bool) -> None:
        if isinstance(node, dict):
            for key, inner in node.items():
                walk(inner, counts=key in {"value", "low", "high"})
        elif isinstance(node, list):
            for inner in node:
                walk(inner, counts)
        elif counts and isinstance(node, str) and re.fullmatch(r"-?\d+(\.\d+)?", node) and telling_digits(node) >= TELLING_DIGITS:
            found.add(Fraction(node))

    for book in (REPOSITORY / "norms").rglob("*.yaml"):
        walk(yaml.load(book.read_text(encoding="utf-8"), Loader=yaml.BaseLoader), counts=False)
    return found


def test_the_heart_holds_no_number_but_arithmetic():
    found = [
        f"{at(path, node)} {node.value}"
        for path in in_the_heart()
        for node, value in numbers(path)
        if value not in ARITHMETIC and id(node) not in structural(path)
    ]

    assert found == []


def test_the_norm_books_hold_values_to_compare_with():
    # 4,269,525 m² of business floor is Rotterdam's; without it the next test would pass on an empty list.
    assert Fraction(4_269_525) in norm_values()


def test_no_value_of_a_norm_book_is_written_in_the_code():
    norms = norm_values()
    found = [
        f"{at(path, node)} {node.value}"
        for path in modules()
        if path.is_relative_to(PACKAGE)
        for node, value in numbers(path)
        if value in norms
    ]

    assert found == []
