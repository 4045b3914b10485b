"""Which rows of work that comes or goes belong to a place, a kind of location and a period, and what do they come to?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.groups import Period
from barcode.norms import Governing
from barcode.programme import LocationType
from barcode.trace import Figure, InputUsed, Missing, Traced, estimated, given, times, total
from barcode.units import Measure

Rows = NDArray[np.intp]
NO_ROWS: Rows = np.empty(0, dtype=np.intp)
MEASURES = {"floor_m2_gfa": Measure.FLOOR_GROSS, "land_m2_net": Measure.LAND_NET}


class WorkRows:
    """The table `work_programmed` or `work_taken`, read once into arrays: every area and period asks it again.

    Args:
        name: of the table in the programme.
        what: the ending of the names of its figures: `programmed` or `taken`.
        table: its rows; land measured from polygons is marked in the column `derived`, where there is one.
        places: the municipality of each row.
        periods: the period of each row.
    """

    def __init__(self, name: str, what: str, table: pd.DataFrame, places: pd.Series, periods: Sequence[Period]) -> None:
        self._name, self._what = name, what
        self._rows: dict[tuple[str, str, Period | None], Rows] = {}
        if not len(table):
            return
        self._amounts = {column: table[column].fillna(0).to_numpy(dtype=np.int64) for column in MEASURES}
        self._known = {column: table[column].notna().to_numpy(dtype=bool) for column in MEASURES}
        self._derived = table["derived"].to_numpy(dtype=bool) if "derived" in table else np.zeros(len(table), dtype=bool)
        found: dict[tuple[str, str, Period | None], list[int]] = defaultdict(list)
        for row, (place, kind, period) in enumerate(zip(places.tolist(), table["location_type"].tolist(), periods, strict=True)):
            found[place, kind, period].append(row)
            found[place, kind, None].append(row)
        self._rows = {key: np.array(rows, dtype=np.intp) for key, rows in found.items()}

    def of(self, municipality_code: str, kind: LocationType, period: Period | None = None) -> Rows:
        """Positions of the rows of one municipality and kind of location, in one period or in all."""
        return self._rows.get((municipality_code, kind, period), NO_ROWS)

    def amounts(self, rows: Rows, kind: LocationType, index: Governing) -> tuple[Figure, Figure]:
        """What the rows come to (formula 8); floor or land that a row does not state is estimated by the floor space index.

        Args:
            rows: positions of rows of one kind of location.
            kind: that kind.
            index: its governing floor space index.

        Returns:
            floor [m2_gfa] and land [m2_net]; neither can be told when a row states neither.
        """
        subject = str(kind)
        of_floor, of_land = f"floor_{self._what}", f"land_{self._what}"
        if not len(rows):
            return total(of_floor, [], 8, Measure.FLOOR_GROSS, subject), total(of_land, [], 8, Measure.LAND_NET, subject)
        floor_known, land_known, derived = (
            self._known["floor_m2_gfa"][rows],
            self._known["land_m2_net"][rows],
            self._derived[rows],
        )
        if (~floor_known & ~land_known).any():
            return Missing(of_floor, "floor_m2_gfa", subject=subject), Missing(of_land, "land_m2_net", subject=subject)
        floor: list[Figure] = [self._summed("floor_m2_gfa", rows[floor_known], subject)]
        stated, overlapped = rows[land_known & ~derived], rows[land_known & derived]
        land: list[Figure] = []
        if len(stated) or not len(overlapped):
            land.append(self._summed("land_m2_net", stated, subject))
        if len(overlapped):
            found = self._summed("land_m2_net", overlapped, subject)
            land.append(replace(found, what="land_overlapped", operation="measured", estimated=True))
        land_only, floor_only = rows[~floor_known & land_known], rows[floor_known & ~land_known]
        if len(land_only):
            floor.append(estimated(times(of_floor, self._summed("land_m2_net", land_only, subject), index, 6, subject)))
        if len(floor_only):
            by_floor = self._summed("floor_m2_gfa", floor_only, subject)
            land.append(estimated(times(of_land, by_floor, index, 6, subject, divide=True)))
        return (
            total(of_floor, floor, 8, Measure.FLOOR_GROSS, subject),
            total(of_land, land, 8, Measure.LAND_NET, subject),
        )

    def _summed(self, column: str, rows: Rows, subject: str) -> Traced:
        value, source = int(self._amounts[column][rows].sum()), InputUsed(self._name, column, rows)
        return given(f"{column.split('_')[0]}_{self._what}", MEASURES[column], value, source, 8, subject)
