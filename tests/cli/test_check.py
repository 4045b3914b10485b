"""What `barcode check` answers, how it withholds, and how it refuses."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from barcode.checks.registry import CHECKS
from barcode.readers.geopackage import tables_of

ON = ("--on", "2026-01-01")


@pytest.fixture
def region(repository):
    folder = repository / "data" / "voorbeeldregio"
    return folder, "--norms", folder / "normen", *ON


def test_the_table_gives_each_public_plan_its_verdict_and_then_its_findings(barcode, region):
    done = barcode("check", *region)
    lines = done.stdout.splitlines()

    assert done.exit_code == 0, done.stderr
    assert lines[0].startswith("VERZONNEN")
    at = next(number for number, line in enumerate(lines) if line.startswith("Gouwzeekade (GZ-01), Gouwzeedijk"))
    # A sentence, the headings, a line under them, the findings.
    assert lines[at + 1].strip()
    assert lines[at + 2].split()[:2] == ["toets", "norm"]
    assert set(lines[at + 3]) == {" ", "-"}
    assert "aandachtspunt" in "\n".join(lines[at + 4 : at + 10])
    assert any(line.startswith("provincie VERZONNEN provincie Markerwaard") for line in lines)


def test_plans_with_a_breach_come_before_plans_without(barcode, plans):
    table, drawn = plans.parent / "werklocaties.csv", plans.parent / "kaart.geojson"
    plans.write_text("plan_id;naam;gemeentecode;nieuw;jaar\nA-1;Vrij;GM0392;10;2027\nB-1;Over;GM0392;10;2027\n", encoding="utf-8")
    table.write_text("rin;naam;gemeentecode;soort;jaar;bruto_m2\nT-1;Oost;GM0392;bedrijventerrein;2025;10000\n", encoding="utf-8")
    squares = [("plan_id", "A-1", 500), ("plan_id", "B-1", 50), ("rin", "T-1", 0)]
    for kind in ("plan_id", "rin"):
        features = [_square(key, name, x) for key, name, x in squares if key == kind]
        crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
        document = {"type": "FeatureCollection", "crs": crs, "features": features}
        drawn.with_name(f"{kind}.geojson").write_text(json.dumps(document), encoding="utf-8")
    files = [plans.parent / name for name in ("plannen.csv", "werklocaties.csv", "plan_id.geojson", "rin.geojson")]

    done = barcode("check", *files, *ON)

    assert done.exit_code == 0, done.stderr
    assert done.stdout.index("Over (B-1)") < done.stdout.index("Vrij (A-1)")


def _square(key: str, name: str, x: int) -> dict:
    west, south = 104_000 + x, 488_000
    ring = [[west, south], [west + 100, south], [west + 100, south + 100], [west, south + 100], [west, south]]
    return {"type": "Feature", "properties": {key: name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_the_json_has_every_check_and_every_public_plan(barcode, region):
    document = json.loads(barcode("check", *region, "--format", "json").stdout)

    assert {one["check"] for one in document["findings"]} == set(CHECKS)
    # Fifteen plans, of which NP-04, LS-03, NP-05 and GZ-03 are not public.
    assert len(document["verdicts"]) == 11
    assert document["withheld"]["plans"] == 4
    assert sum(document["outcomes"].values()) == len(document["findings"])


def test_the_example_region_has_the_overlaps_that_it_was_drawn_with(barcode, region):
    document = json.loads(barcode("check", *region, "--format", "json").stdout)
    overlaps = {(one["plan"], one["park"]): one for one in document["overlaps"]}

    # GZ-01 lies over MW-05 and says nothing of it; GZ-02 and MW-06 are neighbours.
    assert overlaps["GZ-01", "MW-05"]["neighbour"] is False
    assert overlaps["GZ-02", "MW-06"]["neighbour"] is True
    silent = [
        (one["plan"], one["park"], one["outcome"])
        for one in document["findings"]
        if one["check"] == "undeclared_transformation" and one["outcome"] == "breach"
    ]
    assert ("GZ-01", "MW-05", "breach") in silent


@pytest.mark.parametrize("form", ["table", "json", "gpkg"])
def test_plans_that_are_not_public_leave_in_no_format(barcode, region, tmp_path, form):
    out = tmp_path / f"uit.{form if form != 'table' else 'txt'}"
    done = barcode("check", *region, "--format", form, "--out", out)
    content = out.read_bytes()

    assert done.exit_code == 0, done.stderr
    assert [name for name in (b"NP-04", b"LS-03", b"NP-05", b"GZ-03", b"Binnenhaven", b"Grenspoort") if name in content] == []
    assert b"GZ-01" in content


def test_the_table_says_how_many_plans_it_does_not_show(barcode, region):
    assert "Niet getoond: 4 plannen die niet openbaar zijn" in barcode("check", *region).stdout


def test_the_same_input_gives_the_same_bytes(barcode, region, tmp_path):
    for name in ("one.json", "two.json", "one.gpkg", "two.gpkg"):
        assert barcode("check", *region, "--out", tmp_path / name).exit_code == 0

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert (tmp_path / "one.gpkg").read_bytes() == (tmp_path / "two.gpkg").read_bytes()


def test_the_map_opens_in_sqlite_and_in_our_own_reader(barcode, region, tmp_path):
    out = tmp_path / "bevindingen.gpkg"
    barcode("check", *region, "--out", out)

    with closing(sqlite3.connect(out)) as database:
        described = {text for (text,) in database.execute("SELECT description FROM gpkg_contents")}
        # 11 public plans of the example region.
        assert database.execute("SELECT count(*) FROM plans").fetchone() == (11,)
    assert all(text.startswith("VERZONNEN") for text in described)
    assert [table.sheet for table in tables_of(out.name, out.read_bytes())] == [
            "municipalities", "plans", "parks", "overlaps", "findings",
        ]  # fmt: skip


def test_a_map_needs_a_file(barcode, plans):
    done = barcode("check", plans, "--format", "gpkg")

    assert done.exit_code == 2
    assert "--out" in done.stderr


def test_a_name_that_says_something_else_than_the_format_is_wrong_use(barcode, plans, tmp_path):
    assert barcode("check", plans, "--format", "json", "--out", tmp_path / "uit.gpkg").exit_code == 2


def test_a_breach_ends_with_zero_and_with_three_when_asked(barcode, region):
    assert barcode("check", *region, "--format", "json").exit_code == 0
    assert barcode("check", *region, "--format", "json", "--fail-on-breach").exit_code == 3


def test_nothing_breached_ends_with_zero_also_when_asked(barcode, tmp_path):
    file = tmp_path / "plannen.csv"
    # More is demolished than built: nothing is asked, and nothing is taken.
    file.write_text("plan_id;naam;gemeentecode;nieuw;sloop;jaar\nA;Sloop;GM0392;0;10;2027\n", encoding="utf-8")

    assert barcode("check", file, *ON, "--fail-on-breach").exit_code == 0


def test_a_check_that_crashed_is_told_and_never_passes(barcode, tmp_path, monkeypatch):
    def crashed(case):
        raise ZeroDivisionError

    monkeypatch.setitem(CHECKS, "claimed_twice", crashed)
    file = tmp_path / "plannen.csv"
    file.write_text("plan_id;naam;gemeentecode;nieuw;sloop;jaar\nA;Sloop;GM0392;0;10;2027\n", encoding="utf-8")

    done = barcode("check", file, *ON, "--format", "json", "--fail-on-breach")

    assert done.exit_code == 3
    assert json.loads(done.stdout)["incomplete"] == ["claimed_twice"]
    assert "NIET COMPLEET" in done.stderr


@pytest.mark.parametrize(("name", "content"), [("weg.csv", None), ("kaart.geojson", b"<OGRVRTDataSource/>")])
def test_a_refused_file_gets_a_sentence_and_exit_code_one(barcode, tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    done = barcode("check", tmp_path / name)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_real_plans_and_parks_are_judged_and_what_has_no_polygon_is_said(barcode, real_input):
    folder = real_input / "subset"
    done = barcode(
        "check", folder / "plannen_subset_rd.gpkg", "--parks", folder / "ibis_2024_excerpt_subset.csv", *ON, "--format", "json"
    )  # fmt: skip
    document = json.loads(done.stdout)

    assert done.exit_code == 0, done.stderr
    assert document["programme"]["plans"] == len(document["verdicts"]) == 219
    # The table of work locations has no polygons, so that where plans lie over them cannot be told.
    assert (document["programme"]["parks"], document["programme"]["parks_with_polygon"]) == (105, 0)
    assert document["overlaps"] == []
    said = [one for one in document["findings"] if one["check"] == "undeclared_transformation"]
    assert {one["outcome"] for one in said if one["park"]} == {"cannot_tell"}
    assert [one for one in said if one["outcome"] in {"met", "breach"}] == []
    assert document["incomplete"] == []


def test_a_row_has_a_unit_where_it_has_a_number_and_a_choice_where_it_has_none(barcode, region):
    lines = barcode("check", *region).stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("Aalscholverkwartier (NP-01)"))
    rows = lines[at + 4 : at + 21]

    def of(check: str) -> str:
        return next(row for row in rows if row.strip().startswith(check))

    assert of("minimale milieucategorie").split()[-3:] == ["2", "3.1", "milieucategorie"]
    # The land goes in 2027 and the compensation is there: one year, no words of the duty beside it.
    assert of("compensatie op tijd").split()[-3:] == ["2027", "0", "jaar"]
    assert "komt elders terug" in of("compensatie afgesproken")
    # NP-01 comes first and keeps the plot: it claims nothing that is not there.
    assert of("dubbel geclaimde ruimte – De Aalscholver").split()[-1] == "aandachtspunt"
