"""How does an annex stand in one long table that opens in a Dutch spreadsheet? A row per figure, norm, plan, finding and promise.

UTF-8 with its mark, `;` between fields, a decimal comma, every field in quotes. A text that a spreadsheet would take for a
formula has an apostrophe before it, which our own reader takes away again (`readers.delimited`).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from barcode.exports.annex import Annex
from barcode.exports.annex_leaves import FIGURES, NORMS
from barcode.exports.annex_names import Names
from barcode.exports.plain_text import plain_text
from barcode.language import Language, labels, say
from barcode.language.dates import format_date

COLUMNS = (
    "part",
    "number",
    "address",
    "label",
    "property",
    "value",
    "low",
    "high",
    "required",
    "shortfall",
    "unit",
    "outcome",
    "year",
    "status",
    "evidence",
    "first_day",
    "source",
    "place",
)
# A name that begins with an apostrophe of its own gets one more, so that the reader takes away ours and not its own.
FORMULA = re.compile(r"^'*[=+\-@\t\r＝]")
Row = dict[str, str]


def write_csv(annex: Annex, language: Language) -> bytes:
    """The annex as a CSV file; the same annex gives the same bytes."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([say(f"annex_csv.{name}", language) for name in COLUMNS])
    names = Names.of(annex.content)
    for row in _rows(annex, names, language):
        writer.writerow([row.get(name, "") for name in COLUMNS])
    return stream.getvalue().encode("utf-8-sig")


def texts_in(data: bytes) -> list[tuple[str, str]]:
    """Every field of a CSV file with its row and column.

    Raises:
        ValueError: it is no CSV file that can be read.
    """
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    except csv.Error as failed:
        raise ValueError("csv") from failed
    return [(f"row {number}, column {at}", cell) for number, row in enumerate(rows, 1) for at, cell in enumerate(row, 1)]


def guarded(text: object) -> str:
    """A text in a field: one line without controls, with an apostrophe where a spreadsheet would see a formula.

    >>> guarded("=1+1"), guarded("Plan A")
    ("'=1+1", 'Plan A')
    """
    plain = plain_text(text)
    return f"'{plain}" if FORMULA.match(plain) else plain


def _rows(annex: Annex, names: Names, language: Language) -> Iterator[Row]:
    content, parts = annex.content, labels("annex_part", language)
    terms = annex.terms
    facts = {
        "title": terms.title,
        "area": names.place(terms.area, language),
        "on": format_date(annex.assessment.on, language),
        "status": say(f"annex.status.{terms.status}", language),
        "readers": say(f"annex.readers.{terms.readers}", language),
        "parties": "; ".join(terms.parties),
        "program": annex.program,
        "fingerprint": annex.fingerprint,
    }
    if annex.invented:
        yield {"part": parts["terms"], "label": guarded(say("exports.invented", language))}
    for name, text in facts.items():
        yield {"part": parts["terms"], "address": name, "label": names.field("terms", name, language), "value": guarded(text)}
    for signatory in terms.signatories:
        text = ", ".join(one for one in (signatory.name, signatory.function, signatory.party) if one)
        yield {
            "part": parts["terms"],
            "address": "signatory",
            "label": names.field("terms", "signatories", language),
            "value": guarded(text),
        }
    for one in content["left_out"]:
        yield {
            "part": parts["left_out"],
            "address": one["area"],
            "label": guarded(names.thing("left_out", one["area"], one, language)),
            "value": str(one["plans_left_out"]),
            "property": names.field("left_out", "plans_left_out", language),
        }
        withheld = one["dwellings_net_with_all"] is None
        yield {
            "part": parts["left_out"],
            "address": one["area"],
            "label": guarded(names.thing("left_out", one["area"], one, language)),
            "value": say("annex.withheld", language) if withheld else str(one["dwellings_net_with_all"]),
            "property": names.field("left_out", "dwellings_net_with_all", language),
        }
    for norm in content["norms"]:
        yield _norm(norm, parts[NORMS], names, language)
    for address, figure in content["figures"].items():
        row = {"part": parts[FIGURES], "address": address, "label": guarded(names.thing(FIGURES, address, figure, language))}
        if figure["value"] is None:
            yield {**row, "value": say("exports.cannot_tell", language), "property": figure["lacking"]}
            continue
        yield {
            **row,
            **{name: _number(figure[name], language) for name in ("value", "low", "high")},
            "unit": figure["unit"],
            "property": say("explain.estimated", language) if figure["estimated"] else "",
        }
    for part in ("plans", "findings", "promises"):
        yield from _table(part, content[part], parts[part], names, language)


def _norm(norm: dict[str, Any], part: str, names: Names, language: Language) -> Row:
    flat = {f"label/{language}": norm["label"][language], f"authority_name/{language}": norm["authority_name"][language], **norm}
    exact, source = norm["exact"], norm["source"]
    title = f"{source['title']}, {source['publisher']}, {source['date']}" if source else say("annex.no_source", language)
    values = {name: _number(exact[name], language) for name in ("value", "low", "high")} if exact else {"value": norm["choice"]}
    return {
        "part": part,
        "address": norm["name"],
        "label": guarded(names.thing(NORMS, norm["name"], flat, language)),
        **values,
        "unit": norm["unit"],
        "status": say(f"status.{norm['status']}", language),
        "evidence": say(f"evidence.{norm['evidence']}", language),
        "first_day": norm["first_day"],
        "source": guarded(title),
        "place": guarded(norm["place"] or ""),
        "property": say("exports.assumption", language) if norm["assumption"] else "",
    }


def _table(part: str, table: dict[str, Any] | None, name: str, names: Names, language: Language) -> Iterator[Row]:
    """A row per property of a plan or promise; a finding on one row."""
    for number, cells in enumerate((table or {"rows": []})["rows"], start=1):
        assert table is not None
        told = dict(zip(table["columns"], cells, strict=True))
        if part == "findings":
            about = ", ".join(str(told[key]) for key in ("plan", "park", "area") if told[key])
            yield {
                "part": name,
                "number": str(number),
                "address": guarded(about),
                "label": say(f"check_name.{told['check']}", language),
                "property": guarded(told["norm"]),
                "value": _number(told["measured"], language),
                "required": _number(told["required"], language),
                "shortfall": _number(told["shortfall"], language),
                "unit": told["unit"],
                "outcome": say(f"outcome.{told['outcome']}", language),
                "year": "" if told["year"] is None else str(told["year"]),
            }
            continue
        address = told["plan"]
        for column, value in told.items():
            if column != "plan" and value not in (None, ""):
                yield {
                    "part": name,
                    "number": str(number),
                    "address": guarded(address),
                    "label": guarded(told.get("name") or address),
                    "property": names.field(part, column, language),
                    "value": str(value) if isinstance(value, int) else guarded(value),
                }


def _number(text: str | None, language: Language) -> str:
    """An exact number as a spreadsheet of this language reads it; a fraction that never ends is rounded to six decimals."""
    if text is None:
        return ""
    if "/" in text:
        from fractions import Fraction

        from barcode.language import round_half_away

        text = f"{round_half_away(Fraction(text), 6):f}"
    return text.replace(".", ",") if language == "nl" else text
