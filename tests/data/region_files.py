"""What stands in the files of the invented example region, read without the program's own readers?"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import shapely
import yaml

from barcode.norms.model import NormBook, NormValue

REGION = Path(__file__).parents[2] / "data/voorbeeldregio"
TABLES = ("gebieden", "plannen", "fasering", "werk-geprogrammeerd", "werk-weg", "compensatie", "werklocaties")
MAPS = {"plannen": "plan_id", "werklocaties": "rin", "gemeenten": "gemeentecode"}

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    lines = (REGION / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader([line for line in lines if not line.startswith("#")], delimiter=";"))


def by(name: str, key: str) -> dict[str, Row]:
    return {row[key]: row for row in rows(name)}


def shapes(name: str) -> dict[str, shapely.Geometry]:
    features = json.loads((REGION / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    return {feature["properties"][MAPS[name]]: shapely.geometry.shape(feature["geometry"]) for feature in features}


def books() -> dict[str, NormBook]:
    found = {}
    for path in sorted((REGION / "normen").glob("*.yaml")):
        book = NormBook.model_validate(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
        found[book.authority] = book
    return found


def norm_values(authority: str, norm_id: str) -> list[NormValue]:
    return [value for norm in books()[authority].norms if norm.id == norm_id for value in norm.values]


def decimal(text: str) -> float:
    return float(text.replace(",", "."))


def taken_from(plan_id: str) -> set[str]:
    return {row["rin"] for row in rows("werk-weg") if row["plan_id"] == plan_id}


def overlap(plan_id: str, park_id: str) -> float:
    return float(shapes("plannen")[plan_id].intersection(shapes("werklocaties")[park_id]).area)
