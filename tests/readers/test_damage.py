"""Does a damaged or a large file ever give anything else than a programme or a sentence?"""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from barcode.errors import BarcodeError
from barcode.readers import NamedBytes, read_programme
from barcode.readers.findings import Findings
from barcode.readers.recognise import contents
from tests.readers.sample_files import EIB_HEADINGS, SQUARE, geojson_file, geopackage, polygon, workbook_file

pytestmark = pytest.mark.usefixtures("bounded_work")

REPOSITORY = Path(__file__).resolve().parents[2]
MUTANTS = 200


def good_files(folder):
    rows = [["plan_id", "naam", "gemeentecode", "nieuw"], *([f"P{number}", "a", "GM0392", number] for number in range(30))]
    features = [({"plan_id": f"P{number}", "gemeentecode": "GM0392", "nieuw": 1}, polygon(SQUARE)) for number in range(5)]
    return {
        "gpkg": geopackage(folder),
        "xlsx": workbook_file({"Plannen": rows}).data,
        "geojson": geojson_file(features).data,
        "csv": "\n".join(";".join(map(str, row)) for row in rows).encode(),
    }


def mutants(data: bytes, seed: int):
    """The file with one to eight bytes changed, or cut off somewhere."""
    dice = random.Random(seed)
    for _ in range(MUTANTS):
        changed = bytearray(data)
        if dice.random() < 0.1:
            del changed[dice.randrange(len(changed)) :]
        for _ in range(dice.randrange(1, 9)):
            if changed:
                changed[dice.randrange(len(changed))] = dice.randrange(256)
        yield bytes(changed)


@pytest.mark.parametrize("suffix", ["gpkg", "xlsx", "geojson", "csv"])
def test_a_damaged_file_gives_a_table_or_a_sentence(tmp_path, suffix):
    data = good_files(tmp_path)[suffix]
    outcomes = {"read": 0, "refused": 0}
    for changed in mutants(data, seed=20):
        try:
            contents(NamedBytes(f"plannen.{suffix}", changed), None, Findings())
            outcomes["read"] += 1
        except BarcodeError as refused:
            outcomes["refused"] += bool(refused.text("nl"))

    # Both must occur, or the damage is of no use as a test.
    assert outcomes["refused"] > 0
    assert outcomes["read"] > 0
    assert sum(outcomes.values()) == MUTANTS


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "csv"])
def test_what_is_read_from_a_damaged_file_is_checked_to_the_end(tmp_path, suffix):
    data = good_files(tmp_path)[suffix]
    for changed in list(mutants(data, seed=21))[:25]:
        try:
            programme = read_programme([NamedBytes(f"plannen.{suffix}", changed)])
        except BarcodeError:
            continue
        assert programme.rows_read >= len(programme.plans)


def test_only_what_a_file_needs_is_imported():
    heavy = ("shapely", "pyproj", "openpyxl", "pandera", "xlsxwriter")
    script = f"import sys, barcode.readers; print([name for name in {heavy} if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=REPOSITORY)

    assert done.stdout.strip() == "[]"


def test_fifty_thousand_rows_are_read_in_reasonable_time():
    lines = [
        f"{n};Noord-Holland;Haarlem;Plan {n};Verdichting;1A Onherroepelijk;{n % 90};-1;0;{n % 90};0;0;0" for n in range(50_000)
    ]
    file = NamedBytes("plannen.csv", "\n".join([EIB_HEADINGS, *lines]).encode())

    programme = read_programme([file])

    # 50.000 = 555 × 90 + 50; 0 + … + 89 = 4005 and 0 + … + 49 = 1225.
    assert programme.phases["dwellings_new"].sum() == 555 * 4005 + 1225
    assert len(programme.plans) == 50_000


def test_twenty_thousand_bad_rows_are_named_in_reasonable_time():
    # No column of confidentiality, two bad cells a row.
    lines = "".join(f"P{number};a;GM9999;veel\n" for number in range(20_000))

    programme = read_programme([NamedBytes("plannen.csv", f"plan_id;naam;gemeentecode;nieuw\n{lines}".encode())])

    assert (programme.rows_read, programme.rows_set_aside, len(programme.problems)) == (20_000, 20_000, 40_000)


def test_a_number_that_is_repeated_twenty_thousand_times_is_named_in_reasonable_time():
    lines = "P1;a;GM0392;1\n" * 20_000

    programme = read_programme([NamedBytes("plannen.csv", f"plan_id;naam;gemeentecode;nieuw\n{lines}".encode())])

    assert (len(programme.plans), programme.rows_set_aside) == (1, 19_999)


def test_twenty_thousand_polygons_of_unknown_plans_are_counted_in_reasonable_time():
    plans = "".join(f"P{number};GM0392;1\n" for number in range(20_000))
    features = [({"plan_id": f"Q{number}"}, polygon(SQUARE)) for number in range(20_000)]
    files = [NamedBytes("plannen.csv", f"plan_id;gemeentecode;nieuw\n{plans}".encode()), geojson_file(features)]

    programme = read_programme(files)

    assert [note.details["count"] for note in programme.notes if note.code == "polygons_of_unknown"] == [20_000]
