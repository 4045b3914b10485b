"""Small files for the command line: a plan list in Haarlem and Lisse, and a norm book of Haarlem in round figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from barcode.cli.commands import app

# Haarlem, 1,000 net dwellings: 1,000 jobs, of which 30 % on parks and 40 % in offices.
PLANS = """plan_id;naam;gemeentecode;nieuw;sloop;jaar
H-1;Spaarndam;GM0392;900;0;2027
H-2;=HYPERLINK("http://host/");Haarlem;200;100;
L-1;Bollenstreek;Lisse;50;0;2028
"""
BOOK = """format: 1
authority: GM0392
level: municipality
name: {nl: Haarlem, en: Haarlem}
sources:
  memo: {title: Rekenvoorbeeld, publisher: Haarlem, date: 2025-01-01}
norms:
"""
NORMS = {
    "jobs_per_dwelling": ("job/dwelling", "1"),
    "jobs_share": (
        "ratio",
        {
            "business_park": "0.3",
            "office": "0.4",
            "retail_and_services": "0.1",
            "public_facilities": "0.1",
            "at_home_or_no_fixed_place": "0.1",
        },
    ),
    "fte_per_job": ("fte/job", "1"),
    "land_per_fte": ("m2_net/fte", {"business_park": "250"}),
    "floor_per_fte": (
        "m2_gfa/fte",
        {"office": "20", "retail_and_services": "40", "public_facilities": "30", "at_home_or_no_fixed_place": "0"},
    ),
    "floor_space_index": (
        "m2_gfa/m2_net",
        {"business_park": "0.5", "office": "2", "retail_and_services": "1", "public_facilities": "1"},
    ),
}


def norm_text(norm_id: str, unit: str, value: str | dict[str, str]) -> str:
    """One norm of a book as YAML."""
    by = "    by: location_type\n" if isinstance(value, dict) else ""
    cells = ", ".join(f"{key}: {{value: {one}}}" for key, one in value.items()) if isinstance(value, dict) else ""
    said = f"cells: {{{cells}}}" if cells else f"value: {value}"
    return (
        f"  - id: {norm_id}\n    label: {{nl: {norm_id}, en: {norm_id}}}\n    unit: {unit}\n    comparison: parameter\n"
        f"    status: policy\n{by}    values:\n"
        f"      - {{from: 2020-01-01, {said}, cite: {{source: memo, place: bladzijde 1}}, evidence: quoted}}\n"
    )


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    file = tmp_path / "plannen.csv"
    file.write_text(PLANS, encoding="utf-8")
    return file


@pytest.fixture
def norms(tmp_path: Path) -> Path:
    folder = tmp_path / "normen"
    folder.mkdir()
    text = BOOK + "".join(norm_text(norm_id, unit, value) for norm_id, (unit, value) in NORMS.items())
    (folder / "haarlem.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def barcode(monkeypatch: pytest.MonkeyPatch):
    """Run `barcode` with these arguments, on 1 January 2026 unless a date is given."""
    monkeypatch.delenv("BARCODE_LANGUAGE", raising=False)

    def run(*arguments: object):
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return run
