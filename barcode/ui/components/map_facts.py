"""What is known of the plan or park that was chosen on the map?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from barcode.language import Language, format_date, format_decimal, format_integer, say
from barcode.programme import Programme
from barcode.ui.components.tables import show_table
from barcode.ui.map_deck import PLANS
from barcode.ui.map_rows import Row
from barcode.units import SQUARE_METRES_PER_HECTARE

# What stands with each: column of the programme → the words of its closed list, if it has one.
OF_A_PLAN = {
    "plan_type": "member.plan_type", "planning_status": "", "firmness": "member.firmness", "category_after": "",
}  # fmt: skip
OF_A_PARK = {
    "kind": "member.park_kind", "planned": "flag", "gross_m2": "hectares", "net_m2": "hectares", "available_now_m2": "hectares",
    "available_later_m2": "hectares", "category_low": "", "category_high": "",
    "water_bound": "member.yes_no", "designation_by": "", "designated_since": "date", "designation_lifted": "date",
    "fte": "whole",
}  # fmt: skip


def facts(row: Row, programme: Programme, language: Language) -> None:
    """The facts of one plan or park, as a table of two columns."""
    layer, _, identity = row.key.partition("/")
    table, key = (programme.plans, "plan_id") if layer == PLANS else (programme.parks, "park_id")
    record = table[table[key] == identity].iloc[0]
    found = [(say("map.fact_identity", language), identity), (say("map.column_municipality", language), row.municipality)]
    found += [(say(f"map.column_words_{layer}", language), row.words)]
    if layer == PLANS:
        found += _dwellings(programme, identity, language)
    found += _columns(record, OF_A_PLAN if layer == PLANS else OF_A_PARK, language)
    what, value = say("map.fact", language), say("map.fact_value", language)
    show_table([{what: label, value: text} for label, text in found], say("map.facts", language), "kaart-feiten")


def _columns(record: pd.Series, columns: dict[str, str], language: Language) -> Iterator[tuple[str, str]]:
    """The columns that are filled in, in words."""
    for column, kind in columns.items():
        value = record[column]
        if not (pd.isna(value) or value == ""):
            yield say(f"map.fact_{column}", language), _text(value, kind, language)


def _text(value: Any, kind: str, language: Language) -> str:
    if isinstance(value, date):
        return format_date(value, language)
    if kind == "flag":
        return say(f"member.yes_no.{'yes' if value else 'no'}", language)
    if kind == "hectares":
        return say("ui.hectares", language, number=format_decimal(int(value) / SQUARE_METRES_PER_HECTARE, 1, language))
    if kind == "whole":
        return format_integer(int(value), language)
    return say(f"{kind}.{value}", language) if kind else str(value)


def _dwellings(programme: Programme, identity: str, language: Language) -> Iterator[tuple[str, str]]:
    """New and demolished dwellings of a plan, over all its years."""
    phases = programme.phases[programme.phases["plan_id"] == identity]
    for column in ("dwellings_new", "dwellings_demolished"):
        yield say(f"map.fact_{column}", language), format_integer(int(phases[column].sum()), language)
