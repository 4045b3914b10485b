"""Which layers does the map of findings have, and which columns?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.checks.findings import NOTHING, Outcome, outcomes_of
from barcode.explain.names import cite_place, place_name
from barcode.explain.verdict import verdict
from barcode.exports.findings_public import PublicFindings
from barcode.exports.findings_words import check_name, outcome_name, outcome_words, what_is_missing
from barcode.exports.plain_text import plain_text
from barcode.geometry import polygons
from barcode.language import Language, say

POLYGON = 3


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer: its name, what it is called and about, its columns, and its polygons [rows]; None for a plain table."""

    name: str
    title: str
    description: str
    table: pd.DataFrame
    geometry: NDArray[Any] | None


def findings_layers(public: PublicFindings, language: Language) -> list[Layer]:
    """The layers `plans`, `parks` and `overlaps`, and the table `findings`, of what may be told outside.

    Where outlines are known, the layer `municipalities` stands below them.

    Columns are named in English, in every language; codes (`outcome`, `check`) are those of the JSON document, and sentences
    beside them are in `language`. An amount ends in its unit, but in `findings`, where `unit` says it.
    """
    programme = public.assessment.programme
    plans, parks = polygons(programme.plans["geometry_wkb"]), polygons(programme.parks["geometry_wkb"])
    drawn = programme.areas[programme.areas["geometry_wkb"].notna()]
    tables: dict[str, tuple[pd.DataFrame, NDArray[Any] | None]] = {
        **({"municipalities": (_municipalities(drawn), polygons(drawn["geometry_wkb"]))} if len(drawn) else {}),
        "plans": (_plans(public, language), plans[public.plans]),
        "parks": (_parks(public, language), parks),
        "overlaps": _overlaps(public, plans, parks, language),
        "findings": (_findings(public, language), None),
    }
    invented = say("exports.invented", language) if programme.invented else ""
    return [
        Layer(name, say(f"findings_file.layer_{name}", language), invented, table, geometry)
        for name, (table, geometry) in tables.items()
    ]


def _plans(public: PublicFindings, language: Language) -> pd.DataFrame:
    assessment = public.assessment
    rows = np.flatnonzero(public.plans)
    plans = assessment.programme.plans.iloc[rows]
    return pd.DataFrame(
        {
            "plan": _texts(plans["plan_id"]),
            "name": _texts(plans["name"]),
            "municipality": _texts(plans["municipality_code"]),
            "dwellings_net": assessment.plans["dwellings_net"].to_numpy(np.int64)[rows],
            **_outcomes(public, "plan", len(public.plans), rows, language),
            "verdict": [plain_text(verdict(int(row), assessment, language)) for row in rows],
        }
    )


def _parks(public: PublicFindings, language: Language) -> pd.DataFrame:
    parks = public.assessment.programme.parks
    return pd.DataFrame(
        {
            "park": _texts(parks["park_id"]),
            "name": _texts(parks["name"]),
            "municipality": _texts(parks["municipality_code"]),
            "kind": _texts(parks["kind"]),
            "category_high": _texts(parks["category_high"]),
            "designation_by": _texts(parks["designation_by"]),
            "gross_m2": parks["gross_m2"],
            **_outcomes(public, "park", len(parks), np.arange(len(parks)), language),
        }
    )


def _municipalities(areas: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"municipality": _texts(areas["municipality_code"]), "name": _texts(areas["name"])})


def _overlaps(
    public: PublicFindings, plans: NDArray[Any], parks: NDArray[Any], language: Language
) -> tuple[pd.DataFrame, NDArray[Any]]:
    """What lies over each other; who only touches has no polygon to draw, and stands in the JSON document."""
    import shapely

    pairs = public.overlaps[(public.overlaps["overlap_m2_gross"] > 0).to_numpy(dtype=bool)]
    plan, park = pairs["plan"].to_numpy(np.intp), pairs["park"].to_numpy(np.intp)
    programme, count = public.assessment.programme, len(parks)
    about_plan, about_park = (public.findings[column].to_numpy() for column in ("plan", "park"))
    pair = pd.Index(plan * count + park).get_indexer(pd.Index(about_plan * count + about_park))
    pair[(about_plan == NOTHING) | (about_park == NOTHING)] = NOTHING
    outcome = outcomes_of(public.answers.heaviest(pair, len(plan)))
    table = pd.DataFrame(
        {
            "plan": _texts(programme.plans["plan_id"].iloc[plan]),
            "plan_name": _texts(programme.plans["name"].iloc[plan]),
            "park": _texts(programme.parks["park_id"].iloc[park]),
            "park_name": _texts(programme.parks["name"].iloc[park]),
            "overlap_m2_gross": pairs["overlap_m2_gross"].to_numpy(np.int64),
            "share_of_plan_ratio": pairs["share_of_plan_ratio"].to_numpy(float),
            "share_of_park_ratio": pairs["share_of_park_ratio"].to_numpy(float),
            "neighbour": pairs["neighbour"].to_numpy(bool),
            "outcome": _texts(outcome),
            "outcome_words": _texts(outcome_name(one, language) for one in outcome),
        }
    )
    return table, _areal(shapely.intersection(plans[plan], parks[park]))


def _areal(shapes: NDArray[Any]) -> NDArray[Any]:
    """The polygons of each shape [n], without the lines and points in which two polygons may also meet."""
    import shapely

    parts, owner = shapely.get_parts(shapes, return_index=True)
    flat = shapely.get_type_id(parts) == POLYGON
    return np.array(shapely.multipolygons(parts[flat], indices=owner[flat], out=np.full(len(shapes), None, dtype=object)))


def _findings(public: PublicFindings, language: Language) -> pd.DataFrame:
    assessment = public.assessment
    rows = assessment.findings.records(public.findings)
    norms = [row.norm for row in rows]
    return pd.DataFrame(
        {
            "check": _texts(row.check for row in rows),
            "check_words": _texts(check_name(row.check, language) for row in rows),
            "plan": _texts(row.plan_id for row in rows),
            "park": _texts(row.park_id for row in rows),
            "area": _texts(row.area_code for row in rows),
            "authority": _texts(norm.authority if norm else "" for norm in norms),
            "authority_name": _texts(place_name(assessment, norm.authority, language) if norm else "" for norm in norms),
            "outcome": _texts(row.outcome for row in rows),
            "severity": _texts(row.severity if row.outcome is Outcome.BREACH else "" for row in rows),
            "outcome_words": _texts(outcome_words(row, language) for row in rows),
            **{
                name: np.array([getattr(row, name) for row in rows], dtype=float)
                for name in ("measured", "required", "shortfall")
            },
            "unit": _texts(row.measure or "" for row in rows),
            "year": pd.array([row.year for row in rows], dtype="Int64"),
            "missing": _texts(row.missing for row in rows),
            "what_to_do": _texts(what_is_missing(row, language) for row in rows),
            "norm": _texts(norm.name if norm else "" for norm in norms),
            "article": _texts(cite_place(norm.cite, language) if norm and norm.cite else "" for norm in norms),
        }
    )


def _outcomes(public: PublicFindings, column: str, count: int, rows: NDArray[np.intp], language: Language) -> dict[str, Any]:
    """The heaviest outcome of each plan or park, and how many breaches and untold answers are about it."""
    table = public.findings
    position = table[column].to_numpy()
    whole = public.answers.worst_of_plans if column == "plan" else public.answers.worst_of_parks
    worst = [whole[row] for row in rows.tolist()]
    about = (position != NOTHING) & (table["area"] == "").to_numpy(dtype=bool)

    def counted(outcome: Outcome) -> NDArray[np.int_]:
        here = about & (table["outcome"] == outcome).to_numpy(dtype=bool)
        return np.asarray(np.bincount(position[here], minlength=count)[rows])

    return {
        "outcome": _texts(worst),
        "outcome_words": _texts(outcome_name(one, language) for one in worst),
        "breaches": counted(Outcome.BREACH),
        "cannot_tell": counted(Outcome.CANNOT_TELL),
    }


def _texts(values: Any) -> NDArray[Any]:
    texts = [plain_text(value) for value in values]
    return np.array([*texts, None], dtype=object)[:-1]
