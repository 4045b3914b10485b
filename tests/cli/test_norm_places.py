"""Does a place for norm books that is not there say so, and does a row of the barcode cite the page its size is from?"""

from pathlib import Path

import pytest

from barcode.cli.sources import book_files
from barcode.errors import BarcodeError
from barcode.norms.reader import read_book
from barcode.shipped import shipped_folder


def test_a_folder_that_is_not_there_is_not_called_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(BarcodeError) as missing:
        book_files(tmp_path / "normen")
    with pytest.raises(BarcodeError) as empty:
        book_files(tmp_path)
    assert [problem.code for problem in missing.value.problems] == ["norm_no_folder"]
    assert [problem.code for problem in empty.value.problems] == ["norm_no_books"]


def test_the_land_of_a_power_station_cites_the_page_that_gives_its_size() -> None:
    """Up to 15 m² stands on the page about placing; the page about the place gives 200 dwellings per station only."""
    book = read_book(shipped_folder("norms") / "nederland.yaml")
    (norm,) = [norm for norm in book.norms if norm.id == "neighbourhood_stations"]
    cite = norm.values[0].cite
    assert cite is not None
    assert cite.source == "liander-plaatsing"
