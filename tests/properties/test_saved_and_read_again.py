"""Does a programme that is saved in the template's own tables come back with the same numbers?"""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import pandas as pd
from hypothesis import given

from barcode.assess import assess
from barcode.readers import NamedBytes, read_programme
from barcode.readers.template import FILE_NAMES, LISTS, SHEETS, template_headings
from barcode.readers.words import list_labels
from tests.builders import ON
from tests.properties.figures import numbers
from tests.properties.made_up import libraries, programmes, tried

SQUARE_METRES_PER_HECTARE = 10_000


def saved(programme):
    """The tables as the `;` files of the template, numbers written as a Dutch planner writes them."""
    files = []
    for name in SHEETS:
        headings = template_headings(name)
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=";")
        writer.writerow(headings.values())
        for row in getattr(programme, name).itertuples():
            writer.writerow([_written(field, heading, getattr(row, field)) for field, heading in headings.items()])
        if len(getattr(programme, name)):
            files.append(NamedBytes(f"{FILE_NAMES[name]}.csv", text.getvalue().encode("utf-8-sig")))
    return files


def _written(field, heading, value):
    if pd.isna(value):
        return ""
    if heading.endswith("_ha"):
        hectares = Fraction(int(value), SQUARE_METRES_PER_HECTARE)
        return f"{float(hectares):.4f}".replace(".", ",")
    if field == "planned":
        return "ja" if value else "nee"
    if field in LISTS and LISTS[field] not in {"planning_status", "category"}:
        return list_labels(LISTS[field], "nl")[str(value)]
    return str(value)


@tried(6)
@given(programmes(), libraries())
def test_a_programme_saved_and_read_again_gives_the_same_numbers(programme, library):
    again = read_programme(saved(programme))

    assert again.rows_set_aside == 0, [problem.text() for problem in again.problems]
    assert numbers(assess(again, library, ON)) == numbers(assess(programme, library, ON))


@tried(4)
@given(programmes(), libraries())
def test_hectares_in_the_file_are_square_metres_in_the_sum(programme, library):
    # What the file writes as 1,2345 ha the program holds as 12,345 m², to the last digit.
    parks = read_programme(saved(programme)).parks.set_index("park_id")

    for row in programme.parks.itertuples():
        assert parks.loc[row.park_id, "net_m2"] == row.net_m2
