"""Of which inputs, norms, sources and dates was this number made?"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from barcode.assess import Assessment
from barcode.explain.names import (
    amount,
    band,
    cite_place,
    figure_name,
    input_sums,
    lacking,
    measure_name,
    norm_label,
    norm_range,
    norm_value,
    place_name,
    rows_used,
    subject_name,
    written,
)
from barcode.language import Language, format_date, format_date_of_source, say
from barcode.norms import Governing
from barcode.norms.governing import Loser, NormInForce
from barcode.trace import Figure, InputUsed, Missing, Traced
from barcode.units import Measure

ROWS_SHOWN = 200
# Every ratio that is taken from inputs is one of parks, per m² of their net land.
RATIO_PER = Measure.LAND_NET


@dataclass(frozen=True, slots=True)
class Node:
    """A number, norm or input with what it was made of.

    `kind` is figure, norm, input, rows or missing; `details` are (label, text) pairs; `formula` is the number in the
    specification, 0 for a figure that was put in; `assumed` says that a norm is an assumption.
    """

    kind: str
    title: str
    value: str
    formula: int = 0
    details: tuple[tuple[str, str], ...] = ()
    children: tuple[Node, ...] = ()
    assumed: bool = False


def tree(figure: Figure, assessment: Assessment, language: Language = "nl") -> Node:
    """The tree below a number of an assessment."""
    if isinstance(figure, Missing):
        return Node("missing", _title(figure, assessment, language), lacking(assessment, figure, language))
    children = [_part(part, figure, assessment, language) for part in figure.parts]
    details = []
    if text := band(figure, language):
        details.append((say("explain.band", language), text))
    details.append((say("explain.how", language), say(f"operation.{figure.operation}", language)))
    if figure.estimated:
        details.append((say("explain.estimated", language), say("explain.estimated_text", language)))
    return Node(
        "figure", _title(figure, assessment, language), amount(figure, language), figure.formula, tuple(details), tuple(children)
    )


def _title(figure: Figure, assessment: Assessment, language: Language) -> str:
    name, subject = figure_name(figure, language), subject_name(assessment, figure.subject, language)
    return f"{name}: {subject}" if subject else name


def _part(part: Traced | InputUsed | Governing, figure: Traced, assessment: Assessment, language: Language) -> Node:
    if isinstance(part, Traced):
        return tree(part, assessment, language)
    if isinstance(part, Governing):
        return norm_node(part, assessment, language)
    return _input_node(part, figure.measure, assessment, language)


def norm_node(governing: Governing, assessment: Assessment, language: Language = "nl") -> Node:
    """The norm that governs, with its source, and the ones that do not and why."""
    norm = governing.sizing
    if norm is None:
        return Node("missing", norm_label(assessment, governing.norm_id, language), say("lacking.unnamed_norm", language))
    losers = tuple(_loser_node(loser, assessment, language) for loser in governing.losers)
    return Node(
        "norm",
        str(getattr(norm.norm.label, language)),
        norm_value(norm, language),
        0,
        norm_details(norm, assessment, language),
        losers,
        norm.is_assumption,
    )


def norm_details(norm: NormInForce, assessment: Assessment, language: Language) -> tuple[tuple[str, str], ...]:
    """Level, status, source, place, date, evidence and range of a norm, as (label, text) pairs."""
    source, cite = norm.source, norm.cite
    pairs = [
        ("authority", f"{place_name(assessment, norm.authority, language)} ({say(f'level.{norm.level}', language)})"),
        ("status", say(f"status.{norm.status}", language)),
        ("comparison", say(f"comparison.{norm.norm.comparison}", language)),
        ("key", subject_name(assessment, norm.key, language)),
        ("range", norm_range(norm, language)),
        ("source", f"{source.title}, {source.publisher}, {format_date_of_source(str(source.date), language)}" if source else ""),
        ("source_place", cite_place(cite, language) if cite else ""),
        ("address", str(source.url or "") if source else ""),
        ("since", format_date(norm.dated.first_day, language)),
        ("until", format_date(norm.dated.last_day, language) if norm.dated.last_day else ""),
        ("evidence", say(f"evidence.{norm.evidence}", language)),
        ("formula", norm.dated.formula or ""),
        ("note", str(getattr(norm.dated.note, language)) if norm.dated.note else ""),
        ("invented", say("explain.invented_text", language) if norm.book.invented else ""),
    ]
    return tuple((say(f"explain.{label}", language), text) for label, text in pairs if text)


def _loser_node(loser: Loser, assessment: Assessment, language: Language) -> Node:
    value = norm_value(loser.in_force, language) if loser.in_force else ""
    title = f"{place_name(assessment, loser.authority, language)}: {getattr(loser.norm.label, language)}"
    return Node("loser", title, value, 0, ((say("explain.why_not", language), say(f"reason.{loser.reason}", language)),))


def _input_node(used: InputUsed, measure: Measure, assessment: Assessment, language: Language) -> Node:
    rows = rows_used(used, assessment).iloc[:ROWS_SHOWN]
    children = tuple(_row_node(row, used, measure, assessment, language) for _, row in rows.iterrows())
    more = len(used.rows) - len(children)
    details = ((say("explain.more_rows", language), str(more)),) if more else ()
    if used.per:
        details = ((say("explain.ratio", language), " : ".join(input_sums(used, assessment, language))), *details)
    count = say("explain.row_count", language, count=len(used.rows))
    return Node("input", say(f"table.{used.table}", language), count, 0, details, children)


def _row_node(row: pd.Series, used: InputUsed, measure: Measure, assessment: Assessment, language: Language) -> Node:
    details = ((say("explain.where", language), where(row, language)),)
    return Node("row", _row_name(row, assessment), _row_value(row, used, measure, language), 0, details)


def _row_value(row: pd.Series, used: InputUsed, measure: Measure, language: Language) -> str:
    """What a row holds, with its unit: `100 woningen`, `100 − 40 woningen`; of a ratio both sides; blank when it is not known."""
    if pd.isna(row[used.column]):
        return ""
    own = int(row[used.column])
    value, one = written(own, measure, language), own == 1
    if used.less and not pd.isna(row[used.less]) and int(row[used.less]):
        value, one = f"{value} − {written(int(row[used.less]), measure, language)}", False
    value = f"{value} {measure_name(measure, language, one)}"
    if used.per and not pd.isna(row[used.per]):
        per = int(row[used.per])
        value += f" : {written(per, RATIO_PER, language)} {measure_name(RATIO_PER, language, per == 1)}"
    return value


def _row_name(row: pd.Series, assessment: Assessment) -> str:
    if "name" in row:
        return str(row["name"])
    plans = assessment.frame.plan_names
    return str(plans.get(str(row["plan_id"]), row["plan_id"])) if "plan_id" in row else ""


def where(row: pd.Series, language: Language) -> str:
    """File, sheet and row an input came from."""
    parts = [str(row["source_file"])] if row["source_file"] else []
    if row["source_sheet"]:
        parts.append(say("problem_place.sheet", language, value=row["source_sheet"]))
    if not pd.isna(row["source_row"]):
        parts.append(say("problem_place.row", language, value=int(row["source_row"])))
    return ", ".join(parts) or say("explain.typed_in", language)
