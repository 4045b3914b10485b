"""Which plans and parks stand on the map, in which order, and what is said of each? One list for map, table and choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from barcode.assess import Assessment
from barcode.checks.findings import HEAVIEST_FIRST, Severity
from barcode.geometry import Polygons
from barcode.language import Language, say
from barcode.ui.look import OUTCOME_LOOKS, OUTCOME_SIGNS
from barcode.ui.map_deck import PARKS, PLANS, Signs
from barcode.ui.map_shapes import Shapes
from barcode.ui.map_signs import (
    DESIGNATION_MARKS,
    HEAVINESS_LOOKS,
    NO_CATEGORY,
    Designation,
    Heaviness,
    designations,
    heaviness,
    lookup,
)


class Row(NamedTuple):
    """A plan or park: key (`plans/NP-01`), name, municipality, its sign on the map, the same in words, whether it is drawn."""

    key: str
    name: str
    municipality: str
    sign: str
    words: str
    drawn: bool


@dataclass(frozen=True)
class Rows:
    """The rows of plans and parks in the order of the programme, and how the map draws them."""

    plans: tuple[Row, ...]
    parks: tuple[Row, ...]
    plan_signs: Signs
    park_signs: Signs

    def by_key(self) -> Mapping[str, Row]:
        """Every row by its key, plans first."""
        return {row.key: row for row in (*self.plans, *self.parks)}


def rows_of(assessment: Assessment, shapes: Shapes, language: Language) -> Rows:
    """The rows of everything that was assessed."""
    programme, areas = assessment.programme, assessment.programme.areas
    places = dict(zip(areas["municipality_code"], areas["name"], strict=True))
    outcomes = heaviest_of_plans(assessment)
    in_words = {one: outcome_words(one, language) for one in OUTCOME_LOOKS}
    said_of_plans = [(OUTCOME_SIGNS[one], in_words[one]) for one in outcomes]
    digits = lookup(outcomes, [*OUTCOME_LOOKS])
    categories = programme.parks["category_high"].to_list()
    marks = designations(programme.parks, assessment.on)
    said_of_parks = [
        ((category or NO_CATEGORY) + DESIGNATION_MARKS[mark], park_words(category, mark, language))
        for category, mark in zip(categories, marks, strict=True)
    ]
    return Rows(
        _rows(PLANS, programme.plans, "plan_id", places, said_of_plans, shapes.plans.polygons),
        _rows(PARKS, programme.parks, "park_id", places, said_of_parks, shapes.parks.polygons),
        Signs(digits, [*OUTCOME_LOOKS.values()], digits, [OUTCOME_SIGNS[one] for one in OUTCOME_LOOKS], worded=False),
        Signs(
            lookup([heaviness(one) for one in categories], [*HEAVINESS_LOOKS]), [*HEAVINESS_LOOKS.values()],
            lookup(marks, [*DESIGNATION_MARKS]), [*DESIGNATION_MARKS.values()], worded=True,
        ),
    )  # fmt: skip


def heaviest_of_plans(assessment: Assessment) -> list[StrEnum]:
    """The heaviest finding about each plan [plans], a breach by what its norm weighs; not what is said of an area as a whole."""
    return [HEAVIEST_FIRST[weight] for weight in assessment.findings.weight_of_plans.tolist()]


def outcome_words(outcome: StrEnum, language: Language) -> str:
    """A heaviest outcome in words, as the page Checks says it."""
    return say(f"severity.{outcome}" if isinstance(outcome, Severity) else f"outcome.{outcome}", language)


def park_words(category: str, mark: Designation, language: Language) -> str:
    """What the sign of a park says."""
    said = say("map.category", language, category=category) if category else say(f"map.heaviness_{Heaviness.UNKNOWN}", language)
    return said if mark is Designation.NONE else f"{said}; {say(f'map.designation_{mark}', language)}"


def _rows(
    layer: str, table: pd.DataFrame, identity: str, places: Mapping[str, str], said: Sequence[tuple[str, str]], drawn: Polygons
) -> tuple[Row, ...]:
    columns = zip(table[identity], table["name"], table["municipality_code"], said, drawn, strict=True)
    return tuple(
        Row(f"{layer}/{key}", name or key, places.get(code, code), sign, words, shape is not None)
        for key, name, code, (sign, words), shape in columns
    )
