"""How does a planner say where this number comes from? One paragraph, made from the number's own parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from barcode.assess import Assessment
from barcode.explain.names import (
    amount,
    band,
    cite_place,
    figure_name,
    input_sums,
    lacking,
    norm_value,
    place_name,
    plain_value,
    rows_used,
    subject_name,
)
from barcode.language import Language, format_integer, say
from barcode.norms import Governing
from barcode.norms.governing import NormInForce
from barcode.trace import Figure, InputUsed, Missing, Traced
from barcode.units import Measure, Unit

PARTS_NAMED = 4
FILES_NAMED = 3


def paragraph(figure: Figure, assessment: Assessment, language: Language = "nl") -> str:
    """What the number is, how it came about, from which inputs and norms, and what in it is assumed."""
    title = _title(figure, assessment, language)
    if isinstance(figure, Missing):
        return say("sentence.missing", language, title=title, reason=lacking(assessment, figure, language))
    sentences = [_value(figure, title, language)]
    if figure.value < 0 and figure.operation == "product":
        sentences.append(say("sentence.no_demand", language))
    base, steps = _chain(figure)
    if steps:
        words = _listed([_step(norm, divided, language) for norm, divided in steps], language)
        sentences.append(say("sentence.chain", language, base=amount(base, language), steps=words))
    sentences += _of_base(base, assessment, language)
    sentences += [_norm(norm, assessment, language) for norm, _ in steps if not norm.is_assumption]
    if assumed := list(dict.fromkeys(str(getattr(norm.norm.label, language)) for norm in figure.norms() if norm.is_assumption)):
        sentences.append(say("sentence.assumptions", language, labels=_listed(assumed, language)))
    if figure.estimated:
        sentences.append(say("sentence.estimated", language))
    if assessment.programme.invented or any(norm.book.invented for norm in figure.norms()):
        sentences.append(say("sentence.invented", language))
    return " ".join(sentences)


def _title(figure: Figure, assessment: Assessment, language: Language) -> str:
    name, subject = figure_name(figure, language), subject_name(assessment, figure.subject, language)
    title = f"{name} ({subject})" if subject else name
    return title[:1].upper() + title[1:]


def _value(figure: Traced, title: str, language: Language) -> str:
    if text := band(figure, language):
        return say("sentence.value_band", language, title=title, amount=amount(figure, language), band=text)
    return say("sentence.value", language, title=title, amount=amount(figure, language))


def _chain(figure: Traced) -> tuple[Traced, list[tuple[NormInForce, bool]]]:
    """The figure that a run of norms starts from, and those norms (and whether they divide) in order."""
    steps: list[tuple[NormInForce, bool]] = []
    while figure.operation in {"product", "quotient"}:
        start, norm = figure.parts[0], figure.parts[1]
        if not (isinstance(start, Traced) and isinstance(norm, Governing) and norm.sizing):
            break
        steps.append((norm.sizing, figure.operation == "quotient"))
        figure = start
    return figure, steps[::-1]


def _step(norm: NormInForce, divided: bool, language: Language) -> str:
    if divided:
        return say("sentence.divided", language, value=norm_value(norm, language))
    if norm.norm.unit == Unit(Measure.RATIO):
        return say(
            "sentence.times_ratio", language, value=plain_value(norm.value, language), label=getattr(norm.norm.label, language)
        )
    return say("sentence.times", language, value=norm_value(norm, language))


def _of_base(base: Traced, assessment: Assessment, language: Language) -> list[str]:
    if base.operation in {"input", "measured"}:
        return [_of_input(base, assessment, language)]
    inner = [part for part in base.parts if isinstance(part, Traced)]
    if base.operation == "sum" and inner:
        return [say("sentence.sum", language, parts=_parts(inner, base, assessment, language))]
    if base.operation == "difference" and len(inner) > 1:
        first = _part(inner[0], base, assessment, language)
        return [say("sentence.difference", language, first=first, rest=_parts(inner[1:], base, assessment, language))]
    if base.operation == "index":
        jobs, homes = inner
        return [say("sentence.index", language, jobs=amount(jobs, language), dwellings=amount(homes, language))]
    if base.operation == "ratio" and inner and (ratio := _ratio(base, assessment, language)):
        first = _part(inner[0], base, assessment, language)
        return [say("sentence.ratio", language, first=first, ratio=ratio)]
    return [say("sentence.beyond", language)] if base.operation == "beyond" else []


def _ratio(figure: Traced, assessment: Assessment, language: Language) -> str:
    """The ratio of two sums of inputs that a figure was multiplied by, as `1.291 : 1.000`; blank when there is none."""
    used = next((part for part in figure.parts if isinstance(part, InputUsed) and part.per), None)
    return " : ".join(input_sums(used, assessment, language)) if used else ""


def _of_input(base: Traced, assessment: Assessment, language: Language) -> str:
    source = next((part for part in base.parts if isinstance(part, InputUsed)), None)
    title = _title(base, assessment, language)
    if source is None or not len(source.rows):
        return say("sentence.typed", language, title=title)
    rows = rows_used(source, assessment)
    named = sorted({str(name) for name in rows["source_file"] if name})
    if not named:
        return say("sentence.typed", language, title=title)
    files = say("sentence.files", language, files=_listed(named, language, FILES_NAMED))
    if source.table == "phases" and source.less:
        counts: dict[str, Any] = {
            "net": base.value,
            "count": len(rows),
            "new": rows[source.column].sum(),
            "demolished": rows[source.less].sum(),
        }
        written = {name: format_integer(int(count), language) for name, count in counts.items()}
        return say("sentence.dwellings", language, files=files, **written)
    return say("sentence.rows", language, title=title, count=format_integer(len(rows), language), files=files)


def _part(figure: Traced, whole: Traced, assessment: Assessment, language: Language) -> str:
    """One part of a sum: its amount and what it is; of what is said only where it differs from the whole."""
    name = figure_name(figure, language)
    about = area_of(figure) if (figure.what, figure.subject) == (whole.what, whole.subject) else figure.subject
    if about != whole.subject and (subject := subject_name(assessment, about, language)):
        name = subject if figure.what == whole.what else f"{name}, {subject}"
    return say("sentence.part", language, amount=amount(figure, language), title=name)


def area_of(figure: Traced) -> str:
    """The area whose dwellings a figure starts from, blank when it starts from none; tells the parts of a region apart."""
    if figure.what == "dwellings_net":
        return figure.subject
    found = (area_of(part) for part in figure.parts if isinstance(part, Traced))
    return next((area for area in found if area), "")


def _parts(figures: Sequence[Traced], whole: Traced, assessment: Assessment, language: Language) -> str:
    return _listed([_part(figure, whole, assessment, language) for figure in figures], language, PARTS_NAMED)


def _listed(words: Sequence[str], language: Language, at_most: int | None = None) -> str:
    """`a, b en c`; past `at_most` the rest is counted."""
    shown = list(words)
    if at_most is not None and len(shown) > at_most:
        shown = [*shown[:at_most], say("sentence.others", language, count=len(words) - at_most)]
    if len(shown) < 2:
        return "".join(shown)
    return say("sentence.and", language, first=", ".join(shown[:-1]), last=shown[-1])


def _norm(norm: NormInForce, assessment: Assessment, language: Language) -> str:
    label, authority = getattr(norm.norm.label, language), place_name(assessment, norm.authority, language)
    source = norm.source
    if source is None or norm.cite is None:
        return say("sentence.norm_no_source", language, label=label, authority=authority)
    return say(
        "sentence.norm", language, label=label, authority=authority, status=say(f"status.{norm.status}", language),
        source=source.title, place=cite_place(norm.cite, language), date=norm.dated.first_day.strftime("%d-%m-%Y"),
    )  # fmt: skip
