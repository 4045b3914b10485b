"""Which programme do these files hold together? Plans, parks, areas and polygons of several files, joined by their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pandas as pd

from barcode.errors import Problem, RefusedFile
from barcode.programme.areas import MunicipalityIndex, shipped_areas, shipped_municipalities
from barcode.programme.frames import frame
from barcode.programme.tables import Programme
from barcode.readers import eib, ibis, own, planmonitor, planmonitor_tables
from barcode.readers.areas import areas_of, extended, jobs_of
from barcode.readers.capacity import framed
from barcode.readers.findings import Findings
from barcode.readers.inputs import NamedBytes, opened
from barcode.readers.joining import Polygons, joined
from barcode.readers.layouts import OF_MUNICIPALITIES, OUTLINES, layouts
from barcode.readers.numbers import Sign
from barcode.readers.outlines import outlines_of
from barcode.readers.recognise import Recognised, contents
from barcode.readers.rows import Rows

Source = Literal["own", "eib", "ibis", "planmonitor"]
Progress = Callable[[int, int, str], object]
SOURCES: dict[str, Callable[[Rows], dict[str, pd.DataFrame]]] = {
    "own": own.tables_of,
    "eib": eib.tables_of,
    "ibis": ibis.tables_of,
    "planmonitor": planmonitor_tables.tables_of,
}
PLAN_TABLES = ("plans", "phases", "work_programmed", "work_taken", "compensations")


def read_programme(
    files: Iterable[Path | NamedBytes],
    *,
    kind: Source | None = None,
    decimal: Sign | None = None,
    areas: pd.DataFrame | None = None,
    progress: Progress | None = None,
    shipped: bool = False,
) -> Programme:
    """The programme in one or more files, of different kinds together; a folder stands for the files in it.

    Args:
        files: paths, or uploads as `NamedBytes`.
        kind: only this source (`own`, `eib`, `ibis`, `planmonitor`); by default each table is recognised by its headings.
        decimal: the decimal sign, where the files do not show it.
        areas: the known municipalities as frame `areas`; by default those of 1 January 2024.
        progress: called with the files done, their number and the name of the next.
        shipped: whether the files came with the program; a test holds those against the door, which takes a second to load.

    Returns:
        The programme with its counts, a problem for each bad row or cell, and notes of what was decided.

    Raises:
        RefusedFile: one or more files are refused as a whole, or nothing is filled in; one problem a file.
    """
    findings = Findings()
    items = _different(opened(files), findings)
    found: list[Recognised] = []
    refused: list[Problem] = []
    for done, item in enumerate(items):
        if progress:
            progress(done, len(items), item.name)
        try:
            found.extend(contents(item, kind, findings))
        except RefusedFile as refusal:
            refused.extend(refusal.problems)
    if refused:
        raise RefusedFile(refused)
    programme = _read(found, decimal, areas, findings)
    if progress:
        progress(len(items), len(items), "")
    if not programme.rows_read:
        blank = all(part.plan_sheet is not None for part in found)
        raise RefusedFile([Problem("planmonitor_blank" if blank else "nothing_filled_in", file=item.name) for item in items])
    return programme if shipped else programme.checked()


def read_plans(files: Iterable[Path | NamedBytes], *, kind: Source | None = None, decimal: Sign | None = None) -> Programme:
    """The housing plans in files, without parks.

    Raises:
        RefusedFile: as `read_programme`, or the files hold no plans.
    """
    programme = read_programme(files, kind=kind, decimal=decimal)
    if not len(programme.plans) and not programme.rows_set_aside:
        raise RefusedFile(Problem("no_plans"))
    return programme.with_tables(parks=Programme().parks)


def read_parks(files: Iterable[Path | NamedBytes], *, kind: Source | None = None, decimal: Sign | None = None) -> Programme:
    """The work locations in files, without plans.

    Raises:
        RefusedFile: as `read_programme`, or the files hold no work locations.
    """
    programme = read_programme(files, kind=kind, decimal=decimal)
    if not len(programme.parks) and not programme.rows_set_aside:
        raise RefusedFile(Problem("no_parks"))
    blank = Programme()
    return programme.with_tables(**{name: getattr(blank, name) for name in PLAN_TABLES})


def _different(items: list[NamedBytes], findings: Findings) -> list[NamedBytes]:
    """The files without repeats; reading a file twice is reading it once."""
    seen: dict[bytes, NamedBytes] = {}
    for item in items:
        if item.data in seen:
            findings.note("file_twice", item.name)
        else:
            seen[item.data] = item
    if not seen:
        raise RefusedFile(Problem("no_files"))
    return list(seen.values())


def _read(found: list[Recognised], decimal: Sign | None, known: pd.DataFrame | None, findings: Findings) -> Programme:
    index = shipped_municipalities() if known is None else MunicipalityIndex(known)
    known = shipped_areas() if known is None else known
    brought = frame("areas")
    for name, reading in (("own.areas", areas_of), ("own.jobs", jobs_of)):
        for part in _named(found, name):
            brought = extended(brought, reading(_rows(part, index, decimal, findings), known))
            known = extended(known, brought)
            index = MunicipalityIndex(known)
    tables: list[dict[str, pd.DataFrame]] = [{"areas": brought}]
    polygons = Polygons()
    maps: list[Rows] = []
    for part in _polygons_apart(found):
        if part.layout is None or part.layout.name in OF_MUNICIPALITIES:
            continue
        rows = _rows(part, index, decimal, findings)
        if part.layout.name in OUTLINES:
            maps.append(rows)
        elif part.layout.name.endswith("_polygons"):
            polygons.add(rows)
        else:
            tables.append(SOURCES[part.layout.name.partition(".")[0]](rows))
    sheets = [planmonitor.plan_of(part.plan_sheet, index, findings) for part in found if part.plan_sheet is not None]
    tables.append(framed([plan for plan in sheets if plan is not None], findings))
    return joined(tables, polygons, known, outlines_of(maps, findings), findings)


def _rows(part: Recognised, index: MunicipalityIndex, decimal: Sign | None, findings: Findings) -> Rows:
    assert part.table is not None and part.layout is not None
    rows = Rows(part.table, part.layout, findings, index, decimal)
    rows.note_unknown_headings(planmonitor_tables.YEARS_HEADING if part.layout.name.startswith("planmonitor.") else None)
    findings.invented = findings.invented or part.table.invented
    return rows


def _named(found: list[Recognised], name: str) -> list[Recognised]:
    return [part for part in found if part.layout is not None and part.layout.name == name]


def _polygons_apart(found: list[Recognised]) -> list[Recognised]:
    """A map beside a table of the same plans or parks gives only polygons; alone it gives the rows as well."""
    result = []
    for part in found:
        for name in ("plans", "parks"):
            if part.layout is not None and part.layout.name == f"own.{name}" and part.table is not None:
                beside = [other for other in _named(found, f"own.{name}") if other.table and other.table.geometries is None]
                if part.table.geometries is not None and beside:
                    layout = next(layout for layout in layouts() if layout.name == f"own.{name[:-1]}_polygons")
                    part = replace(part, layout=layout)
        result.append(part)
    return result
