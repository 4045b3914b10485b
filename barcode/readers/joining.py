"""How do tables of several files become one programme? Numbers unique, nothing loose, polygons at the row they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from barcode.errors import Problem
from barcode.programme.frames import FRAMES, frame
from barcode.programme.outlines import with_outlines
from barcode.programme.tables import Programme
from barcode.readers.findings import Findings
from barcode.readers.polygons import polygons_of, united
from barcode.readers.rows import MORE_OF_PLANS, Rows

PLACE = ["source_file", "source_sheet", "source_row"]
PLANS_NAMED = 10
KEYS = {"plans": "plan_id", "parks": "park_id"}


@dataclass(slots=True)
class Polygons:
    """Polygons that came with a number only, per table: number → WKB in EPSG:28992."""

    by_table: dict[str, dict[str, list[bytes | None]]] = field(default_factory=lambda: {name: {} for name in KEYS})
    files: dict[str, str] = field(default_factory=dict)

    def add(self, rows: Rows) -> None:
        """The polygons of a map of plans or parks."""
        name = "plans" if rows.layout.name.endswith("plan_polygons") else "parks"
        bodies, bad = polygons_of(rows.table, rows.findings)
        rows.bad |= bad
        numbers = rows.texts(KEYS[name], required=True)
        for at in rows.finish():
            self.by_table[name].setdefault(numbers[at], []).append(bodies[at])
        self.files[name] = rows.table.file


def joined(
    tables: list[dict[str, pd.DataFrame]],
    polygons: Polygons,
    known: pd.DataFrame,
    outlines: dict[str, bytes],
    findings: Findings,
) -> Programme:
    """The programme of all tables together.

    Args:
        tables: frames by name, of each file.
        polygons: polygons to be put at plans and parks by number.
        known: every known municipality; those in use or with an outline join the programme's areas.
        outlines: of known municipalities by code.
        findings: what was seen; becomes the counts, problems and notes.
    """
    frames: dict[str, pd.DataFrame] = {}
    for name in FRAMES:
        parts = [part[name] for part in tables if name in part and len(part[name])]
        frames[name] = frame(name, pd.concat(parts, ignore_index=True)) if len(parts) > 1 else parts[0] if parts else frame(name)
    gone: set[tuple[object, ...]] = set()
    for name, key in KEYS.items():
        frames[name], repeated = _unique(frames[name], key, findings)
        gone |= repeated
        frames[name] = _with_polygons(frames[name], key, polygons.by_table[name], polygons.files.get(name, ""), findings)
    for name in MORE_OF_PLANS:
        frames[name] = _without(frames[name], gone)
        frames[name] = _of_known_plans(frames[name], set(frames["plans"]["plan_id"]), findings)
    frames["phases"] = _counted_once(frames["phases"], frames["plans"], findings)
    _note_without_dwellings(frames, findings)
    _note_half_read(frames["plans"], findings)
    frames["areas"] = _areas_in_use(frames, known, outlines)
    return Programme(
        **frames,
        rows_read=findings.rows_read,
        rows_set_aside=findings.rows_set_aside,
        problems=_in_order(findings.problems),
        notes=tuple(findings.notes),
        invented=findings.invented,
    )


def _note_without_dwellings(frames: dict[str, pd.DataFrame], findings: Findings) -> None:
    """Tells which files have plans that neither build nor demolish a dwelling: often a column that was not recognised."""
    plans, phases = frames["plans"], frames["phases"]
    counted = phases.loc[(phases["dwellings_new"] > 0) | (phases["dwellings_demolished"] > 0), "plan_id"]
    blank = plans[~plans["plan_id"].isin(counted)]
    for file, count in blank.groupby("source_file", sort=False).size().items():
        findings.note("plans_without_dwellings", str(file), count=int(count))


def _note_half_read(plans: pd.DataFrame, findings: Findings) -> None:
    """Tells which plans count without some of their dwellings or work, because a row of it was set aside."""
    half = plans[plans["plan_id"].isin(list(findings.half_read))]
    for file, group in half.groupby(half["plan_id"].map(findings.half_read), sort=False):
        # the numbers of plans that not everybody may see are counted and not named
        named = group.loc[(group["confidentiality"] == "public").to_numpy(dtype=bool), "plan_id"].tolist()
        listed = ", ".join(named[:PLANS_NAMED]) + (" …" if len(group) > len(named[:PLANS_NAMED]) else "")
        findings.note("plans_half_read", str(file), count=len(group), found=listed[:200])


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems by file, sheet and row, so that they can be followed from top to bottom."""
    files = {(problem.file, problem.sheet): None for problem in problems}
    places = {place: number for number, place in enumerate(files)}
    return tuple(sorted(problems, key=lambda problem: (places[problem.file, problem.sheet], problem.row or 0)))


def _problem(code: str, row: dict[Any, Any], column: str, found: str, **details: object) -> Problem:
    number = row["source_row"]
    place = None if pd.isna(number) else int(number)
    return Problem(code, str(row["source_file"]), str(row["source_sheet"]), place, column, found=found[:80], details=details)


def _unique(table: pd.DataFrame, key: str, findings: Findings) -> tuple[pd.DataFrame, set[tuple[object, ...]]]:
    """The rows with a number that did not occur before, and the places of the later ones, which are set aside."""
    repeated = table[key].duplicated()
    for row in table[repeated].to_dict("records"):
        whose = {"municipality": str(row["municipality_code"])} if key == "plan_id" else {}
        if row.get("confidentiality", "public") != "public":
            whose["plan_not_public"] = str(row[key])
        findings.set_aside(_problem("id_twice", row, key, str(row[key]), **whose))
    if not repeated.any():
        return table, set()
    return table[~repeated].reset_index(drop=True), set(table.loc[repeated, PLACE].itertuples(index=False, name=None))


def _without(table: pd.DataFrame, gone: set[tuple[object, ...]]) -> pd.DataFrame:
    """The rows that do not stand on a row that was set aside already."""
    if not gone or not len(table):
        return table
    here = [place not in gone for place in table[PLACE].itertuples(index=False, name=None)]
    return table if all(here) else table[here].reset_index(drop=True)


def _of_known_plans(table: pd.DataFrame, known: set[str], findings: Findings) -> pd.DataFrame:
    """The rows of plans that are in the programme; rows of others are set aside."""
    if not len(table):
        return table
    loose = ~table["plan_id"].map(known.__contains__)
    for row in table[loose].to_dict("records"):
        findings.set_aside(_problem("row_of_missing_plan", row, "plan_id", str(row["plan_id"])))
    return table[~loose].reset_index(drop=True) if loose.any() else table


def _counted_once(phases: pd.DataFrame, plans: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    """The phases without those of plans whose dwellings stand on the row of the plan itself as well."""
    if not len(phases):
        return phases
    origin = plans[["plan_id", *PLACE]].assign(own=True)
    here = phases[["plan_id", *PLACE]].merge(origin, how="left", on=["plan_id", *PLACE])["own"].notna()
    if here.all() or not here.any():
        return phases
    twice = ~here & phases["plan_id"].isin(phases.loc[here, "plan_id"])
    for row in phases[twice].to_dict("records"):
        findings.set_aside(_problem("dwellings_twice", row, "plan_id", str(row["plan_id"])))
    return phases[~twice].reset_index(drop=True) if twice.any() else phases


def _with_polygons(
    table: pd.DataFrame, key: str, polygons: dict[str, list[bytes | None]], file: str, findings: Findings
) -> pd.DataFrame:
    """The table with a polygon at each row that had none and for whose number there is one."""
    if not polygons:
        return table
    shapes = {number: united(bodies, file) for number, bodies in polygons.items()}
    several = sum(len(bodies) > 1 for bodies in polygons.values())
    if several:
        findings.note("polygons_joined", file, count=several)
    present = set(table[key])
    unknown = [number for number in shapes if number not in present]
    if unknown:
        findings.note("polygons_of_unknown", file, count=len(unknown), found=", ".join(unknown[:10])[:200])
    filled = [
        own if own is not None else shapes.get(number) for own, number in zip(table["geometry_wkb"], table[key], strict=True)
    ]
    return frame(table_name(key), table.assign(geometry_wkb=pd.Series(filled, dtype="object", index=table.index)))


def table_name(key: str) -> str:
    """The table of which `key` is the number."""
    return next(name for name, own in KEYS.items() if own == key)


def _areas_in_use(frames: dict[str, pd.DataFrame], known: pd.DataFrame, outlines: dict[str, bytes]) -> pd.DataFrame:
    """The areas the files brought, and of the known ones those in which plans or parks lie or that have an outline.

    A municipality with nothing but an outline stands on the map: without a plan or park it is part of no area that is assessed.
    """
    used = set(outlines) | set(frames["plans"]["municipality_code"]) | set(frames["parks"]["municipality_code"])
    brought = set(frames["areas"]["municipality_code"])
    more = known[known["municipality_code"].isin(used - brought)]
    parts = [part for part in (frames["areas"], more) if len(part)]
    areas = frame("areas", pd.concat(parts, ignore_index=True)) if len(more) else frames["areas"]
    return with_outlines(areas, outlines)
