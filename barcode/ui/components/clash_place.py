"""Where does a value stand that two people changed, in the words of a planner?"""

from __future__ import annotations

from barcode.language import Language, labels
from barcode.store.merging import Path

ROW = ("programme", "tables")


def clash_place(path: Path, language: Language) -> str:
    """`plan NP-01, naam` for a cell; what no word is known for stands as it is kept."""
    columns = labels("annex_sheet.column", language)
    if path[: len(ROW)] == ROW and len(path) > len(ROW) + 1:
        table, row, *rest = path[len(ROW) :]
        of = labels("project.place_row", language).get(table, table)
        column = next((columns.get(name, name) for name in reversed(rest) if not name.isdigit()), "")
        return ", ".join(part for part in (f"{of} {row}", column) if part)
    places = labels("project.place", language)
    named = [places.get(name, name) for name in path]
    return " ".join(named[1:] if path[0] == "choices" and len(path) > 1 else named)
