"""How does Woon-werkbarcode do the jobs? With the norm library and the kernels that `assess` uses."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from barcode.groups import sums_per_cell
from barcode.norms import NormLibrary
from barcode.norms.everywhere import Everywhere, sizing_everywhere
from barcode.per_plan import asked_per_plan
from tests.bench.contestant import COLUMNS, Check, Contestant, check_of
from tests.bench.norm_books import NORM_IDS, municipality_code, norm_books, province_code
from tests.bench.synthetic import FIRST_YEAR, LAST_YEAR, SCALE, VERSION_YEARS, Areas, Case, Plans

GROUPS_PER_MUNICIPALITY = len(VERSION_YEARS)


class Detail(Contestant):
    """Low, mid and high of every function for every plan."""

    def __init__(self, case: Case) -> None:
        self.plans, self.areas = case.plans, case.areas
        self.books = norm_books(case.norms, case.areas)

    def calculate(self) -> NDArray[np.float64]:
        return self._detail(NormLibrary(self.books))

    def check(self, result: NDArray[np.float64]) -> Check:
        return check_of(result)

    def _detail(self, library: NormLibrary) -> NDArray[np.float64]:
        coefficients = _coefficients(resolved(library, self.areas))
        return asked_per_plan(self.plans.dwellings, group_of(self.plans), coefficients)


class AfterOneChange(Detail):
    """The detail after the national norm of the first function changed: a new book takes the place of the old one."""

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self.library = NormLibrary(self.books)
        self.changed = norm_books(with_one_change(case).norms, case.areas)[0]

    def calculate(self) -> NDArray[np.float64]:
        changed = [self.changed]
        return self._detail(self.library + changed)


class Totals(Detail):
    """Low, mid and high of every function for all plans together, exact."""

    def calculate(self) -> list[Fraction]:  # type: ignore[override]  # another job, another answer
        years = LAST_YEAR - FIRST_YEAR + 1
        cell = self.plans.municipality * years + (self.plans.year - FIRST_YEAR)
        by_year = sums_per_cell(cell, self.plans.dwellings, len(self.areas.province) * years).reshape(-1, years)
        by_version = np.add.reduceat(by_year, np.array(VERSION_YEARS) - FIRST_YEAR, axis=1)
        return exact_totals(resolved(NormLibrary(self.books), self.areas), by_version.T)

    def check(self, result: list[Fraction]) -> Check:  # type: ignore[override]
        return Check([float(total) for total in result], [])


def with_one_change(case: Case) -> Case:
    """The same case with the national norm of the first function, in its first version, ten per cent up."""
    norms = case.norms
    changed = (norms.level == 0) & (norms.function == 0) & (norms.from_year == VERSION_YEARS[0])
    low, mid, high = (np.where(changed, bound * 11 // 10, bound) for bound in (norms.low, norms.mid, norms.high))
    return case._replace(norms=norms._replace(low=low, mid=mid, high=high))


def resolved(library: NormLibrary, areas: Areas) -> Everywhere:
    """What governs, by function, version and municipality."""
    places = [library.place(municipality_code(i), province_code(province)) for i, province in enumerate(areas.province.tolist())]
    return sizing_everywhere(library, NORM_IDS, places, [date(year, 1, 1) for year in VERSION_YEARS])


def governing_ten_thousandths(case: Case) -> NDArray[np.int64]:
    """The governing norms of a case [groups, columns], in the whole ten-thousandths in which they were drawn."""
    coefficients = _coefficients(resolved(NormLibrary(norm_books(case.norms, case.areas)), case.areas))
    return np.rint(coefficients * SCALE).astype(np.int64)


def group_of(plans: Plans) -> NDArray[np.intp]:
    """The position of each plan's group [plans]: municipality by municipality, version by version."""
    version_of_year = np.searchsorted(VERSION_YEARS, np.arange(FIRST_YEAR, LAST_YEAR + 1), side="right") - 1
    return plans.municipality.astype(np.intp) * GROUPS_PER_MUNICIPALITY + version_of_year[plans.year - FIRST_YEAR]


def _coefficients(governing: Everywhere) -> NDArray[np.float64]:
    """What one dwelling asks [groups, columns]."""
    bounds = np.array([(float(norm.low), float(norm.value), float(norm.high)) for norm in governing.norms])
    return bounds[governing.position].transpose(2, 1, 0, 3).reshape(-1, COLUMNS)


def exact_totals(governing: Everywhere, dwellings: NDArray[np.int64]) -> list[Fraction]:
    """Low, mid and high of every function: whole dwellings first, per norm that governs them; then the norms, exact.

    Args:
        governing: what governs, by function, version and municipality.
        dwellings: net dwellings [versions, municipalities].
    """
    totals = []
    for position in governing.position:
        under = np.zeros(len(governing.norms), dtype=np.int64)
        np.add.at(under, position, dwellings)
        used = np.flatnonzero(under).tolist()
        counts = under[used].tolist()
        norms = [governing.norms[number] for number in used]
        for bounds in ([norm.low for norm in norms], [norm.value for norm in norms], [norm.high for norm in norms]):
            ratios = [bound.as_integer_ratio() for bound in bounds]
            denominator = lcm(*{bottom for _, bottom in ratios})
            whole = sum(top * (denominator // bottom) * count for (top, bottom), count in zip(ratios, counts, strict=True))
            totals.append(Fraction(whole, denominator))
    return totals
