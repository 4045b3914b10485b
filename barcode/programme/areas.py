"""Which municipality is this, and in which province?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import pandas as pd

from barcode.errors import Problem
from barcode.programme.frames import frame
from barcode.shipped import shipped_folder

AREAS_FILE = "gemeenten.csv"
FIGURES_YEAR = 2024
FIGURES_SOURCE = "CBS, Kerncijfers wijken en buurten 2024 (85984NED)"

_CODE = re.compile(r"(?:GM)?\s*0*(\d{1,4})(?:\.0+)?", re.IGNORECASE)
_SUFFIX = re.compile(r"\s*\([^()]*\)\s*$")
_NOT_LETTERS = re.compile(r"[^a-z0-9]")
_ARTICLE = re.compile(r"(De|Den|Het|'s)[ -](.+)")

# How people write a province behind the name of a municipality.
_PROVINCE_SUFFIXES = {
    "PV20": ("Gr", "Gn", "Groningen"), "PV21": ("Fr", "Frl", "Fryslân", "Friesland"), "PV22": ("Dr", "Drenthe"),
    "PV23": ("O", "Ov", "Overijssel"), "PV24": ("Fl", "Flevoland"), "PV25": ("G", "Gld", "Gelderland"),
    "PV26": ("U", "Ut", "Utrecht"), "PV27": ("NH", "Noord-Holland"), "PV28": ("ZH", "Zuid-Holland"),
    "PV29": ("Z", "Zld", "Zeeland"), "PV30": ("NB", "Noord-Brabant", "Brabant"), "PV31": ("L", "Lb", "Limburg"),
}  # fmt: skip
# Names in use beside the official one.
_OTHER_NAMES = {
    "GM0518": ("Den Haag",), "GM0796": ("Den Bosch",), "GM0820": ("Nuenen", "Nuenen c.a."), "GM1940": ("De Friese Meren",),
    "GM0737": ("Tietjerksteradeel",), "GM1891": ("Dantumadeel",),
}  # fmt: skip


@cache
def _read_areas() -> pd.DataFrame:
    table = pd.read_csv(shipped_folder("data") / AREAS_FILE, sep=";", encoding="utf-8", keep_default_na=False)
    return frame(
        "areas",
        {
            "municipality_code": table["gemeentecode"],
            "name": table["gemeentenaam"],
            "province_code": table["provinciecode"],
            "dwellings": table[f"woningen_{FIGURES_YEAR}"],
            "inhabitants": table[f"inwoners_{FIGURES_YEAR}"],
            "figures_year": FIGURES_YEAR,
            "figures_source": FIGURES_SOURCE,
            "source_file": AREAS_FILE,
            "source_row": table.index + 2,
        },
    )


def shipped_areas() -> pd.DataFrame:
    """The municipalities of 1 January 2024 as frame `areas`, one row each; `jobs` is blank.

    Source: CBS, Kerncijfers wijken en buurten 2024 and Gebieden in Nederland 2024 (see `data/gemeenten.md`).
    """
    return _read_areas().copy()


@cache
def province_names() -> dict[str, str]:
    """Province code → name, of the twelve provinces."""
    table = pd.read_csv(shipped_folder("data") / AREAS_FILE, sep=";", encoding="utf-8", usecols=["provinciecode", "provincie"])
    return dict(sorted(set(zip(table["provinciecode"], table["provincie"], strict=True))))


class MunicipalityIndex:
    """Finds the code of a municipality by its code or its name, however written.

    Codes may stand as `GM0344`, `0344`, `344` or padded with blanks. Names may differ in case, accents, apostrophes, hyphens and
    blanks, may lack or carry a province (`Bergen (NH.)`), and may have lost their accented letters on the way.
    """

    def __init__(self, *tables: pd.DataFrame) -> None:
        """Index the municipalities of one or more frames `areas` (columns used: `municipality_code`, `name`, `province_code`)."""
        self.names: dict[str, str] = {}
        self._codes: dict[str, tuple[str, ...]] = {}
        for table in tables:
            for code, name, province in zip(table["municipality_code"], table["name"], table["province_code"], strict=True):
                self.names[code] = name
                for key in {_key(spelling) for spelling in _spellings(code, name, province)}:
                    known = self._codes.get(key, ())
                    self._codes[key] = known if code in known else (*known, code)

    def candidates(self, written: object) -> tuple[str, ...]:
        """Every municipality that may be meant: one code, none when unknown, two when the name is shared."""
        text = _text(written)
        if number := _CODE.fullmatch(text):
            code = f"GM{int(number[1]):04d}"
            return (code,) if code in self.names else ()
        return self._codes.get(_key(_mended(text)), ()) or self._codes.get(_key(text), ())

    def code(self, written: object) -> str:
        """The one municipality that is meant, or `` when there is none or more than one."""
        found = self.candidates(written)
        return found[0] if len(found) == 1 else ""

    def codes(self, written: Iterable[object]) -> pd.Series[str]:
        """The code for each value [n], `` where nothing is found; a Series keeps its index."""
        values = written if isinstance(written, pd.Series) else pd.Series(list(written), dtype="object")
        found = {value: self.code(value) for value in values.dropna().unique()}
        return values.map(found).fillna("").astype("str")

    def problem(
        self, written: object, *, file: str = "", sheet: str = "", row: int | None = None, column: str = ""
    ) -> Problem | None:
        """What is wrong with this name or code, or nothing when it is one municipality."""
        found = self.candidates(written)
        if len(found) == 1:
            return None
        text = _text(written)
        if not found:
            return Problem("municipality_unknown", file, sheet, row, column, found=text)
        choices = ", ".join(f"{self.names[code]} {code}" for code in found)
        return Problem("municipality_ambiguous", file, sheet, row, column, found=text, details={"choices": choices})


@cache
def shipped_municipalities() -> MunicipalityIndex:
    """The index of the municipalities of 1 January 2024."""
    return MunicipalityIndex(_read_areas())


def _text(written: object) -> str:
    return "" if written is None or written is pd.NA or written != written else str(written).strip()


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_LETTERS.sub("", plain).removeprefix("gemeente")


def _mended(text: str) -> str:
    """UTF-8 that was read as Windows-1252 (`SÃºdwest`) read anew; anything else unchanged."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _spellings(code: str, name: str, province: str) -> Iterable[str]:
    base = _SUFFIX.sub("", name)
    for each in (name, base, *_OTHER_NAMES.get(code, ())):
        yield each
        yield "".join(letter for letter in each if letter.isascii())  # broken characters fall out of the key as well
        if article := _ARTICLE.fullmatch(each):
            yield f"{article[2]} {article[1]}"  # `Bilt, De`
        yield from (f"{_SUFFIX.sub('', each)} {suffix}" for suffix in _PROVINCE_SUFFIXES.get(province, ()))
