"""Where output goes, and what it never overwrites."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

ON = ("--on", "2026-01-01")
REFUSED = "dit bestand is zelf invoer, of komt in een map die als invoer gelezen wordt"


@pytest.mark.parametrize("command", ["assess", "explain", "strip"])
def test_an_input_file_is_never_overwritten(barcode, plans, command):
    before = plans.read_bytes()
    options = ["--list"] if command == "explain" else []

    done = barcode(command, plans, *options, *ON, "--out", plans)

    assert done.exit_code == 1
    assert REFUSED in done.stderr
    assert plans.read_bytes() == before


def test_an_input_file_is_known_under_another_path(barcode, plans, tmp_path):
    (tmp_path / "map").mkdir()
    (tmp_path / "verwijzing.csv").symlink_to(plans)
    before = plans.read_bytes()

    for other in (tmp_path / "map" / ".." / plans.name, tmp_path / "verwijzing.csv"):
        assert REFUSED in barcode("assess", plans, *ON, "--out", other).stderr
    assert plans.read_bytes() == before


def test_work_locations_and_norm_books_are_input_as_well(barcode, plans, norms, tmp_path):
    parks = tmp_path / "werklocaties.csv"
    parks.write_text("rin;gemeentecode;bruto_ha;netto_ha\n1;GM0392;2;1,5\n", encoding="utf-8")
    book = norms / "haarlem.yaml"
    before = (parks.read_bytes(), book.read_bytes())

    assert REFUSED in barcode("assess", plans, "--parks", parks, *ON, "--out", parks).stderr
    assert REFUSED in barcode("assess", plans, "--norms", norms, *ON, "--out", book).stderr
    assert REFUSED in barcode("assess", plans, "--norms", book, *ON, "--out", book).stderr
    assert (parks.read_bytes(), book.read_bytes()) == before


@pytest.mark.parametrize("name", ["uit.json", "uit.xlsx", "uit.csv"])
def test_output_does_not_come_in_a_folder_that_is_read(barcode, plans, name):
    done = barcode("assess", plans.parent, *ON, "--out", plans.parent / name)

    assert done.exit_code == 1
    assert REFUSED in done.stderr
    assert not (plans.parent / name).exists()


def test_output_may_come_beside_the_input_and_in_the_folder_of_norms(barcode, plans, norms):
    for place in (plans.parent / "uit.json", norms / "uit.json", plans.parent / "uit.txt"):
        assert barcode("assess", plans, "--norms", norms, *ON, "--out", place).exit_code == 0
        assert place.exists()
    assert barcode("assess", plans.parent, *ON, "--out", plans.parent / "uit.txt").exit_code == 1  # uit.json is read now


def test_an_earlier_result_is_replaced_whole(barcode, plans, tmp_path):
    out = tmp_path / "uit.json"
    out.write_text("oud" * 100_000, encoding="utf-8")

    assert barcode("assess", plans, *ON, "--out", out).exit_code == 0
    assert json.loads(out.read_bytes())["on"] == "2026-01-01"


def test_a_link_to_an_earlier_result_stays_a_link(barcode, plans, tmp_path):
    (tmp_path / "map").mkdir()
    real, link = tmp_path / "map" / "echt.json", tmp_path / "uit.json"
    real.write_text("{}", encoding="utf-8")
    link.symlink_to(real)

    assert barcode("assess", plans, *ON, "--out", link).exit_code == 0
    assert link.is_symlink()
    assert json.loads(real.read_bytes())["on"] == "2026-01-01"


def test_a_pipe_is_written_to_and_stays_a_pipe(barcode, plans, tmp_path):
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()

    done = barcode("assess", plans, *ON, "--format", "json", "--out", pipe)
    reader.join(timeout=20)

    assert done.exit_code == 0
    assert json.loads(got[0])["programme"]["dwellings_net"] == 1050
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no /dev/fd on this system")
def test_a_pipe_without_a_path_of_its_own_is_written_to(barcode, plans):
    # What a shell makes of `--out >(command)`.
    reading, writing = os.pipe()
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(os.fdopen(reading, "rb").read()))
    reader.start()
    try:
        done = barcode("assess", plans, *ON, "--format", "json", "--out", f"/dev/fd/{writing}")
    finally:
        os.close(writing)
        reader.join()

    assert done.exit_code == 0
    assert got[0].startswith(b"{")


@pytest.mark.parametrize("place", ["", ".", "n" * 300 + ".json", "plannen.csv/uit.json"])
def test_a_place_that_cannot_be_written_gets_a_sentence(barcode, plans, tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)

    done = barcode("assess", plans, *ON, "--out", place)

    assert done.exit_code == 1
    assert "kan niet worden geschreven" in done.stderr


@pytest.mark.parametrize(("name", "form"), [("uit.xlsx", "json"), ("uit.json", "xlsx"), ("uit.json", "table")])
def test_a_name_that_says_another_format_is_wrong_use(barcode, plans, tmp_path, name, form):
    done = barcode("assess", plans, *ON, "--format", form, "--out", tmp_path / name)

    assert done.exit_code == 2
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("written", ["2026-02-30", "20260101", "01-01-2026", "", "vandaag", "2026-01-01T00:00", "٢٠٢٦-01-01"])
def test_a_date_that_is_none_says_how_to_write_one(barcode, plans, written):
    done = barcode("assess", plans, "--on", written)

    assert done.exit_code == 2
    assert "year-month-day" in done.stderr


@pytest.mark.parametrize(("written", "said"), [("2026-1-2", "2 januari 2026"), ("9999-12-31", "31 december 9999")])
def test_a_date_may_lack_noughts(barcode, plans, written, said):
    assert f"peildatum {said}" in barcode("assess", plans, "--on", written).stdout


def test_the_language_may_be_written_in_capitals(barcode, plans):
    assert "reference date" in barcode("assess", plans, *ON, "--language", "EN").stdout
    assert barcode("assess", plans, *ON, "--language", "de").exit_code == 2
