"""How does a rules-as-code author do it in OpenFisca-Core? A tax-benefit system written as its documentation teaches.

One entity, a variable per function and bound, dated parameters in a tree per level, looked up per plan by fancy indexing
(documentation: "Computing a parameter that depends on a variable"). A level that is silent holds a value below zero.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import YEAR
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from tests.bench.contestant import COLUMNS, Check, Contestant, check_of
from tests.bench.synthetic import BOUNDS, FUNCTIONS, LEVELS, SCALE, VERSION_YEARS, Areas, Case, Norms

SILENT = -1.0
Plan = build_entity(key="plan", plural="plans", label="A housing plan", is_person=True)


def _input(name: str, kind: type) -> type[Variable]:
    return type(name, (Variable,), {"value_type": kind, "entity": Plan, "definition_period": YEAR, "label": name})


def _answer(function: int, bound: str) -> type[Variable]:
    """A variable with the land that one function asks of each plan."""

    def formula(plan: Any, period: Any, parameters: Any) -> NDArray[np.float32]:
        norms = parameters(period)[f"function_{function}"][bound]
        governing = norms.municipality[plan("municipality", period)]
        for level in ("region", "province", "national"):
            wider = norms[level][plan(level, period)]
            governing = np.where(governing >= 0, governing, wider)
        return plan("dwellings", period) * governing

    return type(
        f"function_{function}_{bound}", (Variable,),
        {"value_type": float, "entity": Plan, "definition_period": YEAR, "label": "Land asked", "formula": formula},
    )  # fmt: skip


def _parameters(norms: Norms, areas: Areas) -> ParameterNode:
    """The tree `function.bound.level.authority`, the same authorities below every function as fancy indexing asks."""
    silent: dict[str, Any] = {"values": {f"{VERSION_YEARS[0]}-01-01": {"value": SILENT}}}
    sizes = {name: size for name, (size, _) in LEVELS.items()}
    tree: dict[str, Any] = {
        f"function_{function}": {
            bound: {level: {f"a{number}": silent for number in range(size)} for level, size in sizes.items()} for bound in BOUNDS
        }
        for function in range(FUNCTIONS)
    }
    names = tuple(LEVELS)
    for level, authority, function, year, *values in zip(*(column.tolist() for column in norms), strict=True):
        for bound, value in zip(BOUNDS, values, strict=True):
            branch = tree[f"function_{function}"][bound][names[level]]
            if branch[f"a{authority}"] is silent:
                branch[f"a{authority}"] = {"values": {}}
            branch[f"a{authority}"]["values"][f"{year}-01-01"] = {"value": value / SCALE}
    return ParameterNode("", data=tree)


class Detail(Contestant):
    """Low, mid and high of every function for every plan."""

    def __init__(self, case: Case) -> None:
        self.system = TaxBenefitSystem([Plan])
        for level in LEVELS:
            self.system.add_variable(_input(level, str))
        self.system.add_variable(_input("dwellings", int))
        self.names = [f"function_{function}_{bound}" for function in range(FUNCTIONS) for bound in BOUNDS]
        for function in range(FUNCTIONS):
            for bound in BOUNDS:
                self.system.add_variable(_answer(function, bound))
        self.system.parameters = _parameters(case.norms, case.areas)
        self.count = len(case.plans.year)
        version = np.searchsorted(VERSION_YEARS, case.plans.year, side="right") - 1
        keys = {
            "municipality": case.plans.municipality,
            "region": case.areas.region[case.plans.municipality],
            "province": case.areas.province[case.plans.municipality],
            "national": np.zeros_like(case.plans.municipality),
        }
        named = {level: np.char.add("a", numbers.astype(str)) for level, numbers in keys.items()}
        self.parts = []
        for position, year in enumerate(VERSION_YEARS):
            rows = np.flatnonzero(version == position)
            inputs = {level: names[rows] for level, names in named.items()}
            self.parts.append((str(year), rows, {**inputs, "dwellings": case.plans.dwellings[rows]}))

    def calculate(self) -> NDArray[np.float64]:
        detail = np.empty((self.count, COLUMNS))
        for year, rows, inputs in self.parts:
            simulation = SimulationBuilder().build_default_simulation(self.system, len(rows))
            for name, values in inputs.items():
                simulation.set_input(name, year, values)
            for column, name in enumerate(self.names):
                detail[rows, column] = simulation.calculate(name, year)
        return detail

    def check(self, result: NDArray[np.float64]) -> Check:
        return check_of(result)
