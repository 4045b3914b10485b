"""How does an assessment read on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import barcode
from barcode.area import Area
from barcode.assess import Assessment
from barcode.cli.amounts import day_in_words, demanded, hectares, printed, range_of
from barcode.cli.text_table import text_table
from barcode.explain.names import lacking, place_name
from barcode.exports.area_record import norms_of
from barcode.exports.area_sheets import AMOUNTS, asked_totals, period_name
from barcode.exports.assessment_document import is_invented
from barcode.exports.breaking_plan import public_breaking_plan
from barcode.exports.plain_text import plain_text
from barcode.exports.rounding import rounding_difference
from barcode.exports.withheld import notes_told_outside
from barcode.language import Language, format_decimal, format_integer, labels, say
from barcode.norms.governing import NormInForce
from barcode.norms.model import Level
from barcode.programme import LocationType
from barcode.trace import Figure, Missing, Traced, total
from barcode.units import Measure

PARK, OFFICE = LocationType.BUSINESS_PARK, LocationType.OFFICE


def assessment_lines(assessment: Assessment, language: Language) -> Iterator[str]:
    """The whole assessment as lines of text: what was read, each municipality, and all of them together."""
    used: dict[str, NormInForce] = {}
    municipalities = assessment.of_level(Level.MUNICIPALITY)
    for area in municipalities:
        used.update(norms_of(area))
    yield from opening(assessment, is_invented(assessment, used.values()), language)
    for area in municipalities:
        yield from _area(area, assessment, language)
    yield from _together(assessment, language)
    yield from _marks(used, assessment, language)


def opening(assessment: Assessment, invented: bool, language: Language) -> Iterator[str]:
    """Title, warning, reference date and counts."""
    programme = assessment.programme
    if invented:
        yield say("exports.invented", language)
    yield say("cli.title", language, version=barcode.__version__, day=day_in_words(assessment.on, language))
    numbers = {
        "read": programme.rows_read,
        "aside": programme.rows_set_aside,
        "plans": len(programme.plans),
        "parks": len(programme.parks),
    }
    yield say("cli.counts", language, **{name: format_integer(value, language) for name, value in numbers.items()})


def area_heading(area: Area, assessment: Assessment, language: Language) -> str:
    """`Haarlem (GM0392)`."""
    return f"{plain_text(place_name(assessment, area.code, language))} ({area.code})"


def _area(area: Area, assessment: Assessment, language: Language) -> Iterator[str]:
    new, demolished = area.dwellings
    yield ""
    yield area_heading(area, assessment, language)
    numbers = {"plans": len(area.plan_rows), "new": new, "demolished": demolished, "net": new - demolished}
    yield "  " + say("cli.dwellings", language, **{name: format_integer(value, language) for name, value in numbers.items()})
    if len(area.plan_rows):
        yield from _asked(area, language)
        yield from _roads(area, language)
    yield from _balance(area, assessment, language)
    before, after = area.function_mix
    if isinstance(before, Traced) and isinstance(after, Traced):
        values = {"before": format_decimal(before.value, 1, language), "after": format_decimal(after.value, 1, language)}
        yield "  " + say("cli.function_mix", language, **values)
    yield from _cannot_tell(area, assessment, language)


def _asked(area: Area, language: Language) -> Iterator[str]:
    names = ("location_type", "jobs", "fte", "floor", "range", "land", "range")
    rows = []
    for kind in LocationType:
        one = area.asked.by_type[kind]
        rows.append([say(f"location_type.{kind}", language), *_amounts(one.jobs, one.fte, one.floor, one.land, language)])
    totals = asked_totals(area.asked)
    rows.append([say("exports.total", language), *_amounts(totals[0], totals[1], totals[2], totals[3], language)])
    columns = [[getattr(area.asked.by_type[kind], name) for kind in LocationType] for name, _ in AMOUNTS]
    rows += rounding_row(list(zip(columns, totals, strict=True)), language, words=1, ranges=True)
    yield from text_table([say(f"exports.column.{name}", language) for name in names], rows)


def _amounts(jobs: Figure, fte: Figure, floor: Figure, land: Figure, language: Language) -> list[str]:
    return [
        demanded(jobs, language), demanded(fte, language),
        demanded(floor, language), range_of(floor, language),
        demanded(land, language), range_of(land, language),
    ]  # fmt: skip


def rounding_row(
    columns: Sequence[tuple[Sequence[Figure], Figure]], language: Language, words: int, ranges: bool = False
) -> list[list[str]]:
    """The row "afrondingsverschil" when a printed column does not add up to its printed total, else no row."""
    differences = [rounding_difference(rows, whole) for rows, whole in columns]
    if not any(differences):
        return []
    cells = [format_integer(difference, language) if difference else "" for difference in differences]
    if ranges:
        cells = [*cells[:2], cells[2], "", cells[3], ""]
    return [[say("exports.rounding_difference", language), *[""] * (words - 1), *cells]]


def _roads(area: Area, language: Language) -> Iterator[str]:
    roads = area.asked.roads
    for name, pair in zip(("floor", "land", "jobs"), roads.pairs, strict=True):
        if pair.apart is not None:
            apart = " " + say("cli.roads_apart", language) if pair.apart else ""
            yield (
                "  "
                + say(f"cli.road_{name}", language, own=printed(pair.by_jobs, language), other=printed(pair.other, language))
                + apart
            )
    if roads.takes_direct_road:
        yield "  " + say("cli.direct_road", language)


def _balance(area: Area, assessment: Assessment, language: Language) -> Iterator[str]:
    known = [row for row in area.balance if isinstance(row.balance, Traced)]
    told = [
        row
        for row in known
        if any(isinstance(part, Traced) and part.value for part in (row.asked, row.programmed, row.taken, row.available))
    ]
    if not told:
        return
    names = ("location_type", "measure", "available", "programmed", "taken", "asked", "balance")
    rows = [
        [
            say(f"location_type.{row.location_type}", language), say(f"measure_many.{row.measure}", language),
            *(printed(part, language) for part in (row.available, row.programmed, row.taken, row.asked, row.balance)),
        ]
        for row in told
    ]  # fmt: skip
    yield "  " + say("cli.balance", language)
    yield from text_table([say(f"exports.column.{name}", language) for name in names], rows, words=2)
    for run in area.running:
        if run.falls_behind is not None and (run.location_type, run.measure) in {
            (row.location_type, row.measure) for row in told
        }:
            values = {
                "kind": say(f"location_type.{run.location_type}", language),
                "measure": say(f"measure_many.{run.measure}", language),
            }
            values["period"] = period_name(run.falls_behind, language)
            named = public_breaking_plan(area, run, assessment)
            if named is None:
                yield "  " + say("cli.falls_behind", language, **values)
            else:
                plan = f"{plain_text(named[1])} ({plain_text(named[0])})" if named[1] else plain_text(named[0])
                yield "  " + say("cli.falls_behind_with", language, plan=plan, **values)


def _cannot_tell(area: Area, assessment: Assessment, language: Language) -> Iterator[str]:
    """Why a figure of the table is `?`, each reason once."""
    asked = area.asked.by_type.values() if len(area.plan_rows) else ()
    figures = [getattr(one, name) for one in asked for name, _ in AMOUNTS]
    figures += [row.available for row in area.balance]
    reasons = dict.fromkeys(lacking(assessment, figure, language) for figure in figures if isinstance(figure, Missing))
    for reason in reasons:
        yield "  " + say("cli.cannot_tell", language, reason=plain_text(reason))


def _together(assessment: Assessment, language: Language) -> Iterator[str]:
    """All municipalities in one table with their total, then provinces and regions."""
    municipalities = assessment.of_level(Level.MUNICIPALITY)
    if len(municipalities) < 2:
        return
    names = ("area", "dwellings_net", "jobs", "park_land", "park_hectares", "office_floor")
    figures = [_main(area) for area in municipalities]
    measures = (Measure.DWELLING, Measure.JOB, Measure.LAND_NET, Measure.FLOOR_GROSS)
    totals = [total("total", [row[at] for row in figures], 9, measure) for at, measure in enumerate(measures)]
    rows = [
        _main_row(area_heading(area, assessment, language), row, language)
        for area, row in zip(municipalities, figures, strict=True)
    ]
    rows.append(_main_row(say("exports.total", language), totals, language))
    columns = [([row[at] for row in figures], totals[at]) for at in range(len(measures))]
    for line in rounding_row(columns, language, words=1):
        rows.append([*line[:4], "", *line[4:]])
    for level in (Level.PROVINCE, Level.REGION):
        for area in assessment.of_level(level):
            heading = f"{say(f'level.{level}', language)} {area_heading(area, assessment, language)}"
            rows.append(_main_row(heading, _main(area), language))
    yield ""
    yield say("cli.together", language)
    yield from text_table([say(f"exports.column.{name}", language) for name in names], rows)


def _main(area: Area) -> list[Figure]:
    by_type = area.asked.by_type
    return [area.asked.dwellings, area.asked.jobs, by_type[PARK].land, by_type[OFFICE].floor]


def _main_row(name: str, figures: Sequence[Figure], language: Language) -> list[str]:
    dwellings, jobs, land, floor = figures
    return [
        name,
        printed(dwellings, language),
        *(demanded(jobs, language), demanded(land, language)),
        hectares(land, language),
        demanded(floor, language),
    ]


def _marks(used: dict[str, NormInForce], assessment: Assessment, language: Language) -> Iterator[str]:
    """What a reader must know: assumptions, space claimed twice, decisions of the reader."""
    yield ""
    if assumed := sorted({plain_text(getattr(norm.norm.label, language)) for norm in used.values() if norm.is_assumption}):
        yield say("cli.assumptions", language, labels=", ".join(assumed))
    kinds = labels("cli.claim", language)
    for claim in assessment.claims:
        values = {
            "park": plain_text(claim.park_id),
            "plot": plain_text(claim.plot),
            "land": format_integer(claim.land_m2_net, language),
        }
        yield kinds[claim.kind].format(**values)
    for note in notes_told_outside(assessment.programme):
        sentence = plain_text(say(f"notes.{note.code}", language, **note.details))
        yield say("cli.note", language, file=plain_text(note.file), sentence=sentence)
    yield say("cli.how", language)
