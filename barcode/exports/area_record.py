"""What does the document say of one municipality, province or region?"""

from __future__ import annotations

from typing import Any

from barcode.area import Area
from barcode.assess import Assessment
from barcode.balance import BalanceRow, Running
from barcode.demand import Asked, Roads
from barcode.explain.names import place_name, row_label
from barcode.exports.assumptions import is_stripe_assumed
from barcode.exports.breaking_plan import public_breaking_plan
from barcode.exports.numbers_told import NumbersTold
from barcode.exports.plain_text import plain_text
from barcode.groups import UNKNOWN, Period
from barcode.norms.governing import NormInForce
from barcode.programme import LocationType
from barcode.strip import Strip, per_10_000
from barcode.trace import Traced

AMOUNTS = {"jobs": "jobs", "fte": "fte", "floor_m2_gfa": "floor", "land_m2_net": "land"}
ROADS = {
    "floor_by_jobs_m2_gfa": "floor_by_jobs",
    "floor_direct_m2_gfa": "floor_direct",
    "land_by_jobs_m2_net": "land_by_jobs",
    "land_national_m2_net": "land_national",
    "jobs_by_inhabitants": "jobs_by_inhabitants",
}
BALANCE = ("existing", "available", "programmed", "taken", "asked", "balance", "with_existing")


def area_record(area: Area, told: NumbersTold, rows: tuple[int, int], used: dict[str, NormInForce]) -> dict[str, Any]:
    """Everything the document says of an area.

    Args:
        area: the municipality, province or region.
        told: writes its figures and keeps those that cannot be told.
        rows: its rows read and set aside.
        used: filled with the norms that sized a number of this area, by name.
    """
    assessment, asked = told.assessment, area.asked
    record: dict[str, Any] = {
        "name": plain_text(place_name(assessment, area.code, "nl")),
        "municipalities": sorted(area.municipalities),
        "rows_read": rows[0],
        "rows_set_aside": rows[1],
        "plans": len(area.plan_rows),
        **_dwellings(*area.dwellings),
        "jobs_asked": told.number("jobs_asked", asked.jobs),
        "asked": _asked(asked, told, "asked"),
        "ranges": _ranges(asked, told),
        "land_asked_m2_gross": told.number("land_asked_m2_gross", area.land_asked_gross),
        "roads": _roads(asked.roads, told),
        "balance": [_balance_row(row, told, "balance") for row in area.balance],
        "running": [_running(run, area, told) for run in area.running],
        "strip": strip_record(area.strip, assessment, told, "strip"),
        "function_mix": {
            name: told.number(f"function_mix/{name}", figure)
            for name, figure in zip(("before", "after"), area.function_mix, strict=True)
        },
        "periods": [_period(area, place, period, told) for place, period in enumerate(area.frame.groups.periods)],
    }
    if area.is_municipality:
        record["strip_per_10_000_dwellings"] = strip_record(per_10_000(assessment.chain(area.code)), assessment, told)
    sized = norms_of(area)
    used.update(sized)
    return {**record, "norms": sorted(sized), "missing": told.missing}


def norms_of(area: Area) -> dict[str, NormInForce]:
    """The norms that sized what is asked, the roads and the barcode of an area, by name."""
    if not area.is_municipality:
        return {name: norm for part in area.parts for name, norm in norms_of(part).items()}
    asked = area.asked
    figures = [asked.jobs, area.land_asked_gross, *(getattr(asked.roads, own) for own in ROADS.values())]
    figures += [getattr(kind, own) for kind in asked.by_type.values() for own in AMOUNTS.values()]
    figures += [figure for row in area.balance for figure in (row.existing, row.available, row.programmed, row.taken)]
    figures += [figure for stripe in area.strip.stripes for figure in (stripe.number, stripe.floor, stripe.land)]
    found = {norm.name: norm for figure in figures if isinstance(figure, Traced) for norm in figure.norms()}
    if asked.roads.governing and (road := asked.roads.governing.sizing):
        found[road.name] = road
    return found


def period_key(period: Period) -> str:
    """A period in the document: `2025`, `2025–2029`, or `unknown`."""
    return period.label or "unknown"


def _dwellings(new: int, demolished: int) -> dict[str, int]:
    return {"dwellings_new": new, "dwellings_demolished": demolished, "dwellings_net": new - demolished}


def _asked(asked: Asked, told: NumbersTold, at: str = "") -> dict[str, Any]:
    return {
        str(kind): {
            name: told.number(f"{at}/{kind}/{name}" if at else "", getattr(asked.by_type[kind], own))
            for name, own in AMOUNTS.items()
        }
        for kind in LocationType
    }  # fmt: skip


def _ranges(asked: Asked, told: NumbersTold) -> dict[str, Any]:
    return {
        str(kind): {name: told.band(getattr(asked.by_type[kind], own)) for name, own in AMOUNTS.items()} for kind in LocationType
    }


def _roads(roads: Roads, told: NumbersTold) -> dict[str, Any]:
    sizing = roads.governing.sizing if roads.governing else None
    return {
        "governing": sizing.choice if sizing else None,
        **{name: told.number(f"roads/{name}", getattr(roads, own)) for name, own in ROADS.items()},
        "ranges_apart": {name: pair.apart for name, pair in zip(("floor", "land", "jobs"), roads.pairs, strict=True)},
    }


def _balance_row(row: BalanceRow, told: NumbersTold, at: str = "") -> dict[str, Any]:
    path = f"{at}/{row.location_type}/{row.measure}" if at else ""
    figures = {name: told.number(f"{path}/{name}" if path else "", getattr(row, name)) for name in BALANCE}
    return {"location_type": str(row.location_type), "measure": str(row.measure), **figures}


def _running(run: Running, area: Area, told: NumbersTold) -> dict[str, Any]:
    broken_by = public_breaking_plan(area, run, told.assessment)
    return {
        "location_type": str(run.location_type),
        "measure": str(run.measure),
        "opening": told.number("", run.opening),
        "steps": [{"period": period_key(period), "balance": told.number("", figure)} for period, figure in run.steps],
        "falls_behind": None if run.falls_behind is None else period_key(run.falls_behind),
        "breaks_with": None if broken_by is None else {"plan_id": plain_text(broken_by[0]), "name": plain_text(broken_by[1])},
    }


def strip_record(strip: Strip, assessment: Assessment, told: NumbersTold | None = None, at: str = "") -> dict[str, Any]:
    """A barcode: its dwellings, its stripes, and their land counted once."""
    told = told or NumbersTold(assessment)
    stripes = []
    for stripe in strip.stripes:
        path = f"{at}/{stripe.function}" if at else ""
        sizing = stripe.governing.sizing if stripe.governing else None
        stripes.append(
            {
                "function": stripe.function,
                "label": {language: plain_text(row_label(assessment, stripe.function, language)) for language in ("nl", "en")},
                "number": told.number(f"{path}/number" if path else "", stripe.number),
                "floor_m2_gfa": told.number(f"{path}/floor_m2_gfa" if path else "", stripe.floor),
                "land_m2_net": told.number(f"{path}/land_m2_net" if path else "", stripe.land),
                "land_counted_m2_net": told.number("", stripe.land_counted),
                "inside_plan_area": stripe.inside_plan_area,
                "overlaps_with": list(stripe.overlaps_with),
                "norm": sizing.name if sizing else None,
                "assumption": is_stripe_assumed(stripe),
            }
        )
    return {
        "dwellings": told.number("", strip.dwellings),
        "stripes": stripes,
        "land_total_m2_net": told.number(f"{at}/land_total_m2_net" if at else "", strip.land_total),
        "overlap_m2_net": told.number("", strip.overlap),
    }


def _period(area: Area, place: int, period: Period, told: NumbersTold) -> dict[str, Any]:
    groups = area.frame.groups
    own = [at for at, group in enumerate(groups.groups) if group.municipality_code in area.municipalities]
    return {
        "period": period_key(period),
        "year_from": None if period == UNKNOWN else period.first,
        "year_to": None if period == UNKNOWN else period.last,
        **_dwellings(int(groups.new[own, place].sum()), int(groups.demolished[own, place].sum())),
        "asked": _asked(area.asked_in(period), told),
        "balance": [_balance_row(row, told) for row in area.balance_by_period[period]],
    }
