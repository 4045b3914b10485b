"""Which plans may the readers of an annex see, and which totals would give away a plan that they may not?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.area import Area
from barcode.assess import Assessment, assess
from barcode.programme import Confidentiality, Programme

# Each circle may see its own plans and those of every wider circle.
CIRCLES = (Confidentiality.PUBLIC, Confidentiality.PROVINCE, Confidentiality.MUNICIPALITY)
OF_PLANS = ("phases", "work_programmed", "work_taken", "compensations")
ONE_PLAN = 1


@dataclass(frozen=True, slots=True)
class TotalWithAll:
    """An area with plans that the readers may not see: how many, and its dwellings with them; None where that gives one away."""

    area: str
    plans_left_out: int
    dwellings_net_with_all: int | None

    def record(self) -> dict[str, Any]:
        """As it stands in the document."""
        return {
            "area": self.area,
            "plans_left_out": self.plans_left_out,
            "dwellings_net_with_all": self.dwellings_net_with_all,
        }


def total_told(record: Mapping[str, Any]) -> TotalWithAll:
    """What `TotalWithAll.record` wrote.

    Raises:
        TypeError: it holds something else.
        KeyError: it lacks something.
    """
    area, plans, dwellings = record["area"], record["plans_left_out"], record["dwellings_net_with_all"]
    if len(record) != len(TotalWithAll.__slots__) or type(area) is not str or type(plans) is not int:
        raise TypeError(record)
    if dwellings is not None and type(dwellings) is not int:
        raise TypeError(record)
    return TotalWithAll(area, plans, dwellings)


def seen_by(programme: Programme, readers: Confidentiality) -> NDArray[np.bool_]:
    """Which plans these readers may see [plans]."""
    allowed = CIRCLES[: CIRCLES.index(readers) + 1]
    return programme.plans["confidentiality"].isin(allowed).to_numpy(dtype=bool)


def shared(assessment: Assessment, readers: Confidentiality) -> Assessment:
    """The assessment of the plans that these readers may see; the same one when they may see all."""
    seen = seen_by(assessment.programme, readers)
    if seen.all():
        return assessment
    return assess(_only(assessment.programme, seen), assessment.library, assessment.on)


def totals_with_all(assessment: Assessment, readers: Confidentiality, areas: Iterable[Area]) -> tuple[TotalWithAll, ...]:
    """For each area with plans that are left out its dwellings with them, as far as no single plan follows from it.

    A total gives a plan away to whoever knows all others in it, and a narrower circle of readers knows more. So a municipality
    gives no total when from any circle, from these readers on, exactly one of its plans is hidden; a wider area gives none when
    that is so of what is left beside the municipalities that give theirs.

    Args:
        assessment: of all plans.
        readers: of the annex.
        areas: the municipalities of the annex, and the area that they make up.
    """
    hidden = [_hidden_from(assessment.programme, circle) for circle in CIRCLES[CIRCLES.index(readers) :]]
    found = []
    for area in areas:
        left_out = sum(hidden[0][code] for code in area.municipalities)
        if not left_out:
            continue
        own = sorted(area.municipalities)
        untold = own if area.is_municipality else [code for code in own if any(count[code] == ONE_PLAN for count in hidden)]
        gives_away = any(sum(count[code] for code in untold) == ONE_PLAN for count in hidden)
        new, demolished = area.dwellings
        found.append(TotalWithAll(area.code, left_out, None if gives_away else new - demolished))
    return tuple(found)


def _hidden_from(programme: Programme, circle: Confidentiality) -> Counter[str]:
    """How many plans of each municipality a circle may not see."""
    return Counter(programme.plans["municipality_code"][~seen_by(programme, circle)])


def _only(programme: Programme, seen: NDArray[np.bool_]) -> Programme:
    kept = set(programme.plans["plan_id"][seen])
    tables: dict[str, pd.DataFrame] = {"plans": programme.plans[seen].reset_index(drop=True)}
    for name in OF_PLANS:
        table = getattr(programme, name)
        tables[name] = table[table["plan_id"].isin(kept)].reset_index(drop=True)
    return programme.with_tables(**tables)
